# One person's data: consent, a copy, erasure; and the audit.

person-headline = <b>{ $name }</b> · { $client }
person-no-facts = Neither phone nor email is kept.
person-gone = No longer works there, since { $at }.
person-consent = Consent to keep these data: { $day }.
person-no-consent = There is no consent to keep these data. Say that phone and email are kept, and mark the answer.
person-button-client = To the client
person-button-consent = Consent was given
person-button-withdraw = Withdraw consent
person-button-show = This person’s data…
person-consent-kept = The consent has been noted.
person-consent-withdrawn = The consent is withdrawn. Phone and email are gone from the card.

people-ask = Whose data? Write, for example: /person Kim
people-none = Nobody is called “{ $typed }” among contacts, private clients and former employees.
people-found = Who is meant by “{ $typed }”?
people-contact = { $name }, { $client }
people-client = { $name }, private client
people-employee = { $name }, former employee
people-working = { $names }: { $n ->
    [one] works here. The data of an employee are not erased: a dismissal comes first.
   *[other] work here. The data of an employee are not erased: a dismissal comes first.
}
people-button-working = { $name }, employee

person-data-contact = Data of <b>{ $name }</b>, contact of { $client }. An erasure touches:
person-data-client = Data of <b>{ $name }</b>, private client. An erasure touches:
person-data-employee = Data of <b>{ $name }</b>, former employee. An erasure touches:
person-data-line = { $what }: { $n }
person-button-copy = Make a copy for the person
person-button-erase = Erase the data…
person-copy-ordered = The copy is being made, the file comes here. Other people whom the base knows are masked in it. Read the file “read before handing out”, take it out, and hand the copy to this person only.
person-erase-ask = Erase the data of <b>{ $name }</b>? Records that change: { $n }. An erasure cannot be undone. Next, the whole name is typed.
person-button-sure = Yes, type the name next
person-button-leave = Do not erase
person-erased = ✔ The data are erased. The name here is now: { $name }. The audit has a line about it: /audit

audit-headline = <b>Audit</b> · { $part }
audit-nothing = Nothing here yet.
audit-part-all = all
audit-part-exports = exports
audit-part-people = people
audit-part-imports = imports
audit-button-all = All
audit-button-exports = Exports
audit-button-people = People
audit-button-imports = Imports
audit-line = { $at } · { $who }: { $what }
audit-by-shell = command line
audit-by-desk = the desk
audit-about-employee = { $name }
audit-about-client = { $name }
audit-about-contact = { $name }
audit-about-request = request { $name }
audit-about-ticket = ticket Q-{ $name }
audit-about-questionnaire = { $name }
audit-about-opportunity = { $name }
audit-about-campaign = { $name }
audit-file = file { $file }
audit-rows = rows: { $n }
audit-button = Audit

audit-act-backfill = old email taken from a mailbox
audit-act-client-added = new client from an email
audit-act-come-in = came in by an invitation
audit-act-consent = consent to keep data
audit-act-consent-withdrawn = consent withdrawn
audit-act-dismiss = dismissal
audit-act-drop-letter = letter given up
audit-act-drop-mail = email in quarantine given up
audit-act-erase-person = a person’s data erased
audit-act-export = export of the whole base
audit-act-export-dossier = export of a dossier
audit-act-export-campaign = export of a campaign
audit-act-export-person = copy of a person’s data
audit-act-export-questionnaire = copy of a questionnaire
audit-act-export-register = export of the register
audit-act-export-request = copy of a request
audit-act-export-ticket-register = export of the register of tickets
audit-act-hand-opportunity = opportunity handed over
audit-act-import = import
audit-act-invite = invitation
audit-act-opportunity-stage = stage of an opportunity
audit-act-read-mail = an email read whole
audit-act-resend-letter = letter sent again
audit-act-retry-mail = email in quarantine tried again
audit-act-sender-blocked = sender blocked as spam
audit-act-handover-undone = handover undone
audit-act-leave-ended = leave ended
audit-act-leave-ordered = leave ordered
audit-act-letters-stopped = no more letters to a client
audit-act-novelty-added = something new for letters
audit-act-novelty-withdrawn = something new withdrawn from letters
audit-act-team = team of a client changed

form-send-erase_contact = Erase the data
form-send-erase_client = Erase the data
form-send-erase_employee = Erase the data
