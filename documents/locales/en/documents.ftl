# Papers: the register's page and book, the copy of a request.

document-printed = Printed by { $name }, { $at }
document-page = page
document-register-title = Register of requests handed over
document-register-days = { $first } to { $last }
document-register-empty = No request changed hands in these days.
document-register-sheet = Register

document-head-row = No.
document-head-request = Request
document-head-kind = Kind
document-head-client = Client, subject
document-head-gave = Handed over by
document-head-took = Accepted for execution by
document-head-name = Name
document-head-moment = Date, time
document-head-signature = Signature
document-head-what = What
document-head-mark = Note

document-line-handed = handed over
document-line-moved = moved
document-line-done = done
document-line-confirmed = result accepted
document-line-returned = returned
document-line-cancelled = cancelled
document-by-order = by order of { $name }

document-signed-telegram = Telegram, account { $account }, event { $event }
document-signed-mail = email from { $account }, { $event }
document-signed-shell = command line, { $account }, { $event }
document-signed-system = system, { $event }
document-signed-otherwise = { $account }, { $event }

document-book-request = Request
document-book-line = Line
document-book-kind = Kind
document-book-title = Subject
document-book-client = Client
document-book-what = What
document-book-giver = Handed over by
document-book-giver-at = Handed over: when
document-book-giver-signature = Handed over: signature
document-book-receiver = Accepted by
document-book-receiver-at = Accepted: when
document-book-receiver-signature = Accepted: signature
document-book-mark = Note
document-book-state = State of the request

document-state-new = not accepted
document-state-in-work = in progress
document-state-reported = done, to be confirmed
document-state-reported-client = done, waiting for the client's answer
document-state-reported-service = done, waiting for service to check it
document-state-closed = closed
document-state-cancelled = cancelled

document-request-title = Request { $number }
document-request-answers = What is needed
document-request-files = Attachments
document-request-said = What was said on the way
document-request-lines = Changes of hands
document-request-no-lines = Nobody has accepted this request yet.
document-fact-client = Client
document-fact-address = Address
document-fact-contact = Contact
document-fact-author = Author
document-fact-created = Sent
document-fact-due = Due
document-fact-holder = Held by
document-fact-closed = Finished
document-fact-words = Subject
document-held-since = { $name }, since { $at }

document-file-photo = photo
document-file-voice = voice message
document-file-audio = audio
document-file-document = document
document-file-video = video
document-file-request = request
document-file-register = register

document-blank-rep = Who made the visit:
document-blank-stops = ◆ such an answer stops the questionnaire: ask this section to its end, write down every complaint, thank them and say goodbye. Offer nothing.
document-file-blank = questionnaire-blank
document-file-questionnaire = questionnaire

document-questionnaire-title = { $title } { $number }
document-questionnaire-open = being filled
document-questionnaire-paused = paused until quality is repaired
document-questionnaire-restored = quality restored, waiting for a new meeting
document-questionnaire-handed-in = handed in
document-questionnaire-dropped = deleted
document-questionnaire-rep = Visit made by
document-questionnaire-begun = Begun
document-questionnaire-paused-at = Stopped
document-questionnaire-resumed-at = Resumed
document-questionnaire-handed-in-at = Handed in
document-questionnaire-ticket = Ticket
document-questionnaire-ticket-number = Q-{ $number }
document-questionnaire-copies = Copies
document-questionnaire-no-consent = No consent: phone and email are not kept
document-questionnaire-gone = No longer work there
document-questionnaire-made = What came of it
document-questionnaire-opportunities = Opportunities
document-questionnaire-tasks = Tasks
document-questionnaire-requests = Requests
document-questionnaire-referrals = Referrals
document-questionnaire-corrections = Corrections after handing in
document-questionnaire-was = was: { $words }
document-questionnaire-was-empty = had no answer
document-questionnaire-was-erased = what it was is not kept
