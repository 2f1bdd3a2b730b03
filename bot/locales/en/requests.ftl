# A request, its handoff, its history and news.

request-new-mine = { $sign } <b>Request { $number }</b> is still with you
request-new-offered = { $sign } <b>Request { $number } awaits your decision</b>
request-new-others = { $sign } <b>Request { $number }</b> has not been accepted yet, held by { $holder }
request-in-work-mine = { $sign } <b>Request { $number }</b> has been with you { $since }
request-in-work-others = { $sign } <b>Request { $number }</b> in progress, held by { $holder } { $since }
request-reported-mine = { $sign } <b>Request { $number }</b> done by you, waiting for { $author }
request-reported-repair = { $sign } <b>Request { $number }</b> is done by you, waiting for service to check it and for the client
request-reported-others = { $sign } <b>Request { $number }</b> done by { $holder }, { $since }
request-closed = ✔ <b>Request { $number }</b> closed { $at }
request-client-taken = ✔ <b>{ $client } is your client now</b> · request { $number } is closed
request-cancelled = <b>Request { $number }</b> cancelled { $at }
request-due = due { $at }
request-overdue = <b>was due { $at }</b>
request-what = { $kind } · <b>{ $client }</b>{ $where }
request-words = { $words }
request-answer = { $label } <b>{ $words }</b>
request-complaint =
    <b>{ $severity }</b>{ $place ->
        [none] {""}
       *[other] {" "}· { $place }
    }
request-contact = { $name } { $phone }
request-author = Written by { $name }, { $at }
request-offered = Offered to { $to }, { $at }. Not accepted yet
request-offered-to-you = From { $name }, { $at }
request-files =
    { $n ->
        [one] { $n } file attached
       *[other] { $n } files attached
    }
request-number-wanted = Write the number of the request after the command, like: /request 214

request-button-open = To the request
request-button-more = More
request-button-confirm = Accept the result
request-button-return = Send back…
request-button-done = Done…
request-button-hand = Hand on…
request-button-back = Give back…
request-button-comment = Comment
request-button-history = History
request-button-files = Files
request-button-copy = Copy, PDF
request-button-cancel = Cancel the request…
handoff-button-accept-client = Accept the client
handoff-button-accept = Accept the work
handoff-button-decline = Decline…
handoff-button-withdraw = Withdraw the handoff

accepted-answer = Request { $number } is yours now
accepted-answer-client = { $client } is your client now
withdrawn-answer = The handoff of request { $number } is withdrawn
confirmed-answer = Request { $number } is closed
copy-ordered = The copy will come here as a file
journal-ordered = Preparing the journal of the last month. It will come here as a file.
files-of = Files of request { $number }

offer-headline = <b>Request { $number }</b> · { $kind } · due { $at }
offer-client = <b>{ $client }</b>{ $where }
offer-giver = From { $name }, { $at }
offer-note = “{ $words }”
offer-accepted = Request { $number } was accepted by { $name }, { $at }.
offer-declined = Request { $number } was declined by { $name }, { $at }.
offer-withdrawn = The handoff of request { $number } was withdrawn, { $at }.
offer-expired = Nobody accepted request { $number } in time, { $at }. It stays with { $name }.
offer-accepted-button = Accepted: { $name }, { $at }
offer-declined-button = Declined: { $name }, { $at }
offer-withdrawn-button = Withdrawn { $at }
offer-expired-button = Expired { $at }

history-headline = <b>Request { $number }</b> · { $client } · whole history
history-hidden =
    { $n ->
        [one] … and { $n } earlier step, it is in the copy
       *[other] … and { $n } earlier steps, they are in the copy
    }
history-step = { $at } · { $said }
history-words = <i>“{ $words }”</i>
news-headline =
    <b>Request { $number }</b> · { $client }
    { $said }

desk-itself = by schedule
step-sent = Written: { $name }
step-offered = Offered to { $to } by { $name }
step-accepted = Accepted: { $name }
step-accepted-client = The client is with { $name } now
step-declined = Declined: { $name }
step-withdrawn = Handoff withdrawn: { $name }
step-expired = Not accepted in time: { $to }
step-reminded = Reminder, not accepted yet: { $to }
step-reminded-you = Reminder: waiting for you to accept it
step-escalated = Still not accepted: { $to }
step-reported = Done: { $name }
step-confirmed = Result accepted, request closed: { $name }
step-returned = Result not accepted, in progress again: { $name }
step-cancelled = Cancelled: { $name }
step-commented = Comment: { $name }
step-moved = Moved by order of { $name }
step-ping-pong = Passed back and forth, changed hands again: { $name }
step-overdue = Overdue
step-overdue-lead = Overdue, the holder has been reminded
step-result-waits = The result is waiting for the author's decision
step-result-waits-lead = The result is waiting for the author's decision, the author has been reminded
step-result-waits-you = The result is waiting for your decision

next-reminded = { $kind } · due { $at }
next-reported = Check the result: accept it or send it back.
next-declined = The request stays with { $holder }.
next-declined-you = The request stays with you. Hand it to somebody else.
next-expired = It stays with whoever offered it, and must be offered again.
next-expired-you = The request stays with you. Offer it again.
next-overdue = It is with { $holder } now. It was due { $at }.
next-overdue-you = You have it now. It was due { $at }.
next-moved = Until it is accepted, { $holder } is responsible for it.
next-moved-you = Until it is accepted, you are responsible for it.

request-button-order = Take over by order
step-readdressed = Offered to another in the receiver's place: { $to } · by order of { $name }
step-stood-in = Somebody stands in for the author and accepts the result · by order of { $name }
step-given-back = The author accepts the result himself again: { $name }
step-inherited = The author has left, the result is now his successor's to accept · by order of { $name }
next-readdressed = Until it is accepted it stays where it was: { $holder }.
next-stood-in = It is with { $holder } now. Due { $at }.
next-stood-in-you = You have it now. Due { $at }.
next-inherited = It is with { $holder } now. Due { $at }.
next-inherited-you = You have it now. Due { $at }.

step-mailed = Came by email: { $name }
step-client-wrote = The client wrote: { $name }
step-robot-noted = An automatic answer: { $name }
step-letter-returned = A letter to the client came back
step-asked-client = The client was asked by email for what is missing: { $name }
step-unmanned = Came by email, there is nobody in the department to offer it to
step-client-returned = The client says it is not repaired, in progress again: { $name }
step-ticket-fixed = Done, by the word of whoever answers for the repair: { $name }
step-ticket-ended = The ticket is over, and so is work on the request: { $name }
next-letter-returned = Check the address or call the client.
next-unmanned = Now with { $holder }. Due { $at }.
next-unmanned-you = You have it now. Due { $at }.
request-writer-erased = The client's email: { $name }, { $at }
request-writer = The client's email: { $name }, { $address }, { $at }
file-dangerous = ⚠ { $name }: such a file may do harm. Do not open it unless you expected it.
