# The route of a request and contractors, on paper.

document-route-step = step { $number } of { $of }: { $title }
document-fact-route = Route
