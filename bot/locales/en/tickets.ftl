# The quality ticket: its card, its news, the client's word, the list.

ticket-new-mine = { $sign } <b>Ticket Q-{ $number } · { $client } · waiting for you</b>
ticket-new-others = { $sign } <b>Ticket Q-{ $number } · { $client }</b> · { $name ->
        [none] nobody is there to accept it
       *[other] not accepted: { $name }
    }
ticket-accepted-mine = { $sign } <b>Ticket Q-{ $number } · { $client }</b> · yours { $since } · decide who repairs it and when
ticket-accepted-others = { $sign } <b>Ticket Q-{ $number } · { $client }</b> · accepted: { $name }, { $since }
ticket-in-work-mine = { $sign } <b>Ticket Q-{ $number } · { $client }</b> · yours { $since }
ticket-in-work-others = { $sign } <b>Ticket Q-{ $number } · { $client }</b> · in progress: { $name }, { $since }
ticket-on-hold-others = { $sign } <b>Ticket Q-{ $number } · { $client }</b> · on hold until { $day }
ticket-fixed-mine = { $sign } <b>Ticket Q-{ $number } · { $client }</b> · repaired, ask the client
ticket-fixed-others = { $sign } <b>Ticket Q-{ $number } · { $client }</b> · repaired { $since } · the client is to be asked by { $name }
ticket-awaiting-client-others = { $sign } <b>Ticket Q-{ $number } · { $client }</b> · waiting for the client's word { $since }
ticket-confirmed-others = ✔ <b>Ticket Q-{ $number } · { $client }</b> · confirmed by the client: { $name }, { $since }
ticket-rejected-others = <b>Ticket Q-{ $number } · { $client }</b> · rejected { $since }
ticket-duplicate-others = <b>Ticket Q-{ $number } · { $client }</b> · a duplicate of Q-{ $other }, { $since }
ticket-cancelled-others = <b>Ticket Q-{ $number } · { $client }</b> · cancelled { $since }
ticket-due = due { $at }
ticket-late = <b>was due { $at }</b>
ticket-severity-stopped = <b>work has stopped</b>
ticket-severity-losses = work is disrupted
ticket-severity-nuisance = a nuisance

ticket-from = Questionnaire { $number }, { $name }, { $at }
ticket-follows = Broken again after ticket Q-{ $number }
ticket-round =
    { $words ->
        [none] Round { $n }. The client said “no” { $at }
       *[other] Round { $n }. The client said “no” { $at }: “{ $words }”
    }
ticket-problem =
    { $n ->
        [0] <b>{ $category }</b> · { $severity }
       *[other] { $n }. <b>{ $category }</b> · { $severity }
    }{ $place ->
        [none] {""}
       *[other] {" "}· { $place }
    }
ticket-words = “{ $words }”
ticket-quote = <i>“{ $words }”</i>
ticket-voice = Said by voice: the recording is in the questionnaire.
ticket-repaired = How the client will know: { $words }
ticket-done = Done: { $words } · cause: { $cause } · check: { $check }
ticket-more =
    { $n ->
        [one] And { $n } more complaint: it is in the copy.
       *[other] And { $n } more complaints: they are in the copy.
    }
ticket-planned = Promised for { $day }
ticket-hold-reason = Why on hold: { $words }
ticket-reported =
    { $words ->
        [none] Done, says { $name }
       *[other] Done, says { $name }: “{ $words }”
    }
ticket-check-mail = To check, we will write to { $who }
ticket-check-phone = To check, by phone only{ $who ->
        [none] .
       *[other] : { $who }
    }
ticket-asked = Asked: { $who }, { $at }
ticket-asked-phone = Asked by phone: { $who }, { $at }
ticket-silent-remind = we remind by letter { $day }
ticket-silent-call =
    { $reader ->
        [mine] if still silent, call { $day }
       *[others] if still silent, the rep calls { $day }
    }
ticket-silent-head =
    { $reader ->
        [mine] if still silent, we tell you { $day }
       *[others] if still silent, we tell the programme head { $day }
    }
ticket-letter-returned = <b>The letter came back</b> { $at }: { $who }. Another address is needed, or a call.
ticket-answer-asked = <b>An answer for the rep to decide on:</b> { $name }, { $at }: “{ $words }”
ticket-answer-later = Answered: { $name }, { $at }: “{ $words }”. We ask again { $day }
ticket-answer-countersign = <b>Waiting for the programme head's signature:</b> by phone { $name }, { $at }: “{ $words }”
ticket-confirmed-by-mail = The answer came by email.
ticket-confirmed-by-rep = The answer came by email, the rep read it.
ticket-confirmed-by-phone = Said by phone.
ticket-sender-unproved = The mail server does not vouch for the sender: the address and the number of the letter were believed.
ticket-next-resume = Arrange a new meeting: the questionnaire goes on where it stopped.
ticket-next-refused = The ticket is in progress again, round { $n }.
ticket-letter-to = Letter to the client at { $address }:
ticket-letter = <blockquote>{ $words }</blockquote>

ticket-button-accept = Accept
ticket-button-fixed = Repaired…
ticket-button-plan = Promise a day…
ticket-button-hold = Put on hold…
ticket-button-unhold = Resume the repair
ticket-button-unfix = Not repaired after all…
ticket-button-ask = Send the letter
ticket-button-again = Ask again
ticket-button-phone = I will call
ticket-button-heard = The client answered by phone…
ticket-button-later = Not yet
ticket-button-letter = Change the text…
ticket-button-another = Another person…
ticket-button-ask-named = Ask { $address }
ticket-button-answer = Decide on the client's answer
ticket-button-reject = Reject…
ticket-button-duplicate = Duplicate…
ticket-button-cancel = Cancel…
ticket-button-history = History
ticket-button-more = More…
ticket-button-back = ◀ Ticket
ticket-button-open = Ticket
ticket-button-copy = Copy of the questionnaire, PDF
ticket-button-request = Request { $number }
ticket-number-wanted = Write the ticket's number after the command, for example: /ticket 17
ticket-more-headline = <b>Ticket Q-{ $number } · { $client }</b>. What else can be done:

severity-stopped = work has stopped
severity-losses = work is disrupted
severity-nuisance = a nuisance
root-cause-equipment = equipment
root-cause-line = the line
root-cause-settings = settings
root-cause-software = software
root-cause-people = people
root-cause-supplier = a supplier
root-cause-documents = documents
root-cause-client-side = on the client's side
root-cause-other = other

ticket-accepted-answer = The ticket is yours now
ticket-unheld-answer = The ticket is in progress again
ticket-asked-answer = The letter is being sent
ticket-later-answer = All right, I will remind you { $at }
ticket-yes-answer = Noted: the client confirmed
ticket-no-answer = Noted: the ticket is in progress again
ticket-wait-answer = All right, I will come back to it { $day }

ticket-news = <b>Ticket Q-{ $number } · { $client }</b>
ticket-step-opened = Questionnaire paused, ticket opened: { $name }
ticket-step-complained = The client named another problem, added to the questionnaire: { $name }
ticket-step-accepted = Accepted: { $name }
ticket-step-signed = Own part accepted: { $name }
ticket-step-handed = Changed hands, it is with { $name } now
ticket-step-started = Work has begun: { $name }
ticket-step-planned =
    { $day ->
        [none] A day is promised: { $name }
       *[other] Promised for { $day }: { $name }
    }
ticket-step-reported = Done, says { $name }
ticket-step-problem-fixed = Some of the complaints are repaired: { $name }
ticket-step-fixed = Repaired and checked: { $name }
ticket-step-unfixed = “Repaired” is taken back: { $name }
ticket-step-held =
    { $day ->
        [none] On hold: { $name }
       *[other] On hold until { $day }: { $name }
    }
ticket-step-unheld = In progress again: { $name }
ticket-step-rejected = Rejected: { $name }
ticket-step-duplicate = Found to be a duplicate: { $name }
ticket-step-cancelled = Cancelled: { $name }
ticket-step-refused = The client said “no, it is not repaired”
ticket-step-reopened = The client says: broken again
ticket-step-confirmed = The client confirmed: all is repaired
ticket-step-overdue-accept = Not accepted in time
ticket-step-overdue-plan = Not decided in time who repairs it and when
ticket-step-overdue-fix = Not repaired in time
ticket-step-overdue-accept-head = Still not accepted, those responsible have been reminded
ticket-step-overdue-plan-head = Still not decided who repairs it and when; those responsible have been reminded
ticket-step-overdue-fix-head = Still not repaired, those responsible have been reminded
ticket-step-asked = The client was asked by letter: { $name }
ticket-step-asked-again = The client was reminded by letter: { $name }
ticket-step-ask-later = Asking the client is put off: { $name }
ticket-step-answer-asked = The client answered, the rep decides
ticket-step-client-wrote = The client wrote
ticket-step-noted = Noted: { $name }
ticket-step-followed = A new ticket is open: broken again
ticket-step-answer-later = The client's answer is put off: { $name }
ticket-step-client-said = The client said by phone: { $name }
ticket-step-heard = The client confirmed by phone, waiting for a signature: { $name }
ticket-step-not-asked = Repaired, and the client has not been asked yet
ticket-step-replied = The client was answered: { $name }
ticket-step-robot-noted = An automatic answer
ticket-step-letter-returned = The letter to the client did not arrive
ticket-step-away = The client is away
ticket-step-left = The person asked no longer works there
ticket-step-opted-out = The client wants no letters
ticket-step-silent-call = The client is silent: call him
ticket-step-silent-head = The client has been silent for long, the rep has been reminded
ticket-step-call-client = No letter went to the client: call and say why the complaint was rejected
ticket-step-other = Noted: { $name }
ticket-history-headline = <b>Ticket Q-{ $number } · { $client }</b> · the whole history
ticket-history-hidden =
    { $n ->
        [one] … and { $n } earlier step
       *[other] … and { $n } earlier steps
    }
ticket-history-round = <b>Round { $n }</b>

ticket-question = <b>Ticket Q-{ $number } · { $client }</b>: { $name } answers, { $at }
ticket-question-wordless = The email has no words.
ticket-question-ended = The ticket has ended. “No” opens a new one, “Yes” leaves it as it is.
ticket-question-sure = Is that a confirmation?
ticket-question-working = The ticket is in progress. Does this count as a confirmation?
ticket-question-countersign = The client said so by phone, written down by { $name }. Sign?
ticket-doubt-colleague = Another person was asked.
ticket-doubt-stranger = The client has no such address.
ticket-doubt-forged = The mail server does not vouch that it comes from this sender.
ticket-doubt-no-token = The email was recognised by its subject only: the client wrote anew instead of replying.
ticket-doubt-old-round = It answers an earlier letter: the ticket has been in progress again since then.
ticket-doubt-contradiction = Earlier in this round the client said otherwise: “{ $words }”
ticket-doubt-ended = The ticket has ended already without the client's word.
ticket-decided-counted = Counted by itself, { $at }.
ticket-decided-yes = ✔ Counts as “yes”: { $name }, { $at }
ticket-decided-no = Counts as “no”, the ticket is in progress again: { $name }, { $at }
ticket-decided-later = We ask again { $day }: { $name }, { $at }
ticket-decided-replied = The client was answered: { $name }, { $at }
ticket-decided-noted = Noted, { $at }.
ticket-button-yes = Yes, close it
ticket-button-no = No, not repaired yet
ticket-button-stay = No, keep it in progress
ticket-button-sign = Sign
ticket-button-unsigned = Send back
ticket-button-wait-weekday =
    { $day ->
        [1] Ask again on Monday
        [2] Ask again on Tuesday
        [3] Ask again on Wednesday
        [4] Ask again on Thursday
        [5] Ask again on Friday
        [6] Ask again on Saturday
       *[7] Ask again on Sunday
    }
ticket-button-wait-day = Ask again { $day }
ticket-button-reply = Reply…

ticket-trouble-letter-returned = ❗ <b>Ticket Q-{ $number } · { $client }: the letter did not arrive</b>, { $at }. To { $who }
ticket-trouble-away = <b>Ticket Q-{ $number } · { $client }: the client is away</b>, { $at }. Written to { $who }
ticket-trouble-left = ❗ <b>Ticket Q-{ $number } · { $client }: the person asked no longer works there</b>, { $at }. Written to { $who }
ticket-trouble-opted-out = ❗ <b>Ticket Q-{ $number } · { $client }: the client wants no letters</b>, { $at }. To { $who }
ticket-trouble-until = Away until { $day }: no reminders till then.
ticket-trouble-next = There is still no word from the client. Ask another person, or call.
ticket-trouble-over = That is settled already.

tickets-headline = <b>Tickets.</b> Waiting for you: { $mine } · overdue: { $overdue } · waiting for the client: { $client } · open: { $open }
tickets-part-mine =
    { $n ->
        [0] Nothing is waiting for you.
       *[other] Waiting for you:
    }
tickets-part-overdue =
    { $n ->
        [0] Nothing is overdue.
       *[other] Overdue:
    }
tickets-part-client =
    { $n ->
        [0] No client's answer is awaited.
       *[other] Waiting for the client's word:
    }
tickets-part-open =
    { $n ->
        [0] No ticket is open.
       *[other] All open ones:
    }
tickets-part-closed =
    { $n ->
        [0] No ticket has ended.
       *[other] Ended, { $n } in all:
    }
tickets-line = { $sign } <b>{ $number }</b> { $client }
tickets-line-new =
    { $name ->
        [none] not accepted { $since }
       *[other] not accepted: { $name }, { $since }
    }
tickets-line-accepted =
    { $name ->
        [none] accepted { $since }
       *[other] accepted: { $name }, { $since }
    }
tickets-line-in-work =
    { $name ->
        [none] in progress { $since }
       *[other] in progress: { $name }, { $since }
    }
tickets-line-on-hold = on hold
tickets-line-fixed = repaired { $at }, { $name } will ask
tickets-line-awaiting-client =
    { $name ->
        [none] waiting for the client { $since }
       *[other] waiting for { $name }, { $since }
    }
tickets-line-confirmed = confirmed { $at }
tickets-line-rejected = rejected { $at }
tickets-line-duplicate = a duplicate, { $at }
tickets-line-cancelled = cancelled { $at }
tickets-line-round = round { $n }
tickets-line-stopped = work has stopped
tickets-line-losses = work is disrupted
tickets-line-nuisance = a nuisance
tickets-button-number = Q-{ $number }
tickets-button-mine = Waiting for you
tickets-button-overdue = Overdue
tickets-button-client = Waiting for the client
tickets-button-open = All open
tickets-button-closed = Ended
tickets-button-pdf = Consolidated register, PDF
tickets-button-xlsx = Consolidated register, XLSX
ticket-register-ordered = Preparing the consolidated register of problem questionnaires. It comes here as a file of its own.

form-send-ticket_plan = Promise the day
form-send-ticket_fix = Repaired
form-send-ticket_unfix = Resume the repair
form-send-ticket_hold = Put on hold
form-send-ticket_reject = Reject the complaint
form-send-ticket_duplicate = Mark as a duplicate
form-send-ticket_cancel = Cancel the ticket
form-send-ticket_letter = Send the letter
form-send-ticket_another = Ask at this address
form-send-ticket_phone = Record
form-send-ticket_reply = Reply
