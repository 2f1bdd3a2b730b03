# The route of a request and contractors, on paper.

document-route-step = step { $number } of { $of }: { $title }
document-fact-route = Route
document-fact-contractor = Contractor
document-contractor-until = { $what }, by { $until }
document-contractor-done = done { $at }
document-fact-visit = Visit
document-visit-planned = arranged
document-visit-held = took place
document-visit-missed = did not take place
document-visit-cancelled = cancelled
document-site-summary = Visit for request { $number }: { $name }
document-file-site = visit
