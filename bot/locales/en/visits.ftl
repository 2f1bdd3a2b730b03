# Calls, meetings, a rep's day.

calls-nothing = No calls for today.
calls-headline =
    <b>{ $n ->
        [one] { $n } call today
       *[other] { $n } calls today
    }</b> · at an agreed time: { $agreed }
calls-later = Put off to other days: { $n }
calls-line-at = ☎ { $at } · { $name }
calls-line-resumes = Continue · { $name }
calls-line-new = { $name }
calls-line-tried = { $name } · called { $at }
calls-button-today = Today
calls-button-all = List of calls

call-no-phone = No phone number: look in the contract or on the client's site.
call-last = Last call { $at }, { $name }: { $said } { $words }
call-last-appointment = a meeting was agreed.
call-last-call-back = asked to be called back.
call-last-no-answer = no answer.
call-last-wrong-person = named another person.
call-last-refused = refused.
call-last-not-now = asked for later.
call-planned = A meeting is already agreed: <b>{ $at }</b>
call-refusal-waits = The refusal is waiting for the programme head.
call-script = <blockquote>{ $words }</blockquote>
call-button-slot = Meeting { $at }
call-button-planned = Open the appointment
call-button-other-time = Another time…
call-button-back = Call back…
call-button-no-answer = No answer
call-button-later = Not now…
call-button-wrong = Another person…
call-button-person = I speak to: { $name }
call-button-refused = Refused…
call-button-return = Back to the call
call-button-other-back = Another time…
call-button-other-day = Another day…
call-button-week = In a week, { $at }
call-button-month = In a month, { $at }
call-button-quarter = In three months, { $at }
call-ask-back = { $name }: when should we call back?
call-ask-later = { $name }: until which day shall we not call?

called-appointment = ✔ { $name }: the meeting is agreed.
called-call-back = ✔ { $name }: we call back { $at }.
called-no-answer = ✔ { $name }: no answer. Back on the list { $at }.
called-wrong-person = ✔ { $name }: the new person is recorded.
called-refused = ✔ { $name }: the refusal is recorded. For a client of the campaign's list the programme head decides.
called-refused-resume = ✔ { $name }: the refusal is recorded. We ask once more { $at }.
called-not-now = ✔ { $name }: no calls until { $at }.
called-left = Left for today: { $n }
called-none-left = That was all for today.
called-button-next = Next: { $name }
called-button-next-at = Next at { $at }: { $name }
called-button-client = Client

dossier-never-met = No meetings held yet.
dossier-met-questionnaire = Last meeting { $at }, with a questionnaire. { $note }
dossier-met-relationship = Last meeting { $at }. { $note }
dossier-open = Not done: { $requests }
dossier-offers =
    ❗ { $n ->
        [one] The last { $n } meeting
       *[other] The last { $n } meetings
    } carried an offer. Leave it out this time.

met = ✔ The meeting with { $name } is noted.
met-offers =
    ❗ { $n ->
        [one] The last { $n } meeting
       *[other] The last { $n } meetings
    } carried an offer. Leave it out next time.
met-button-task = Set yourself a task

appointment-whom = Who are you meeting at { $name }?
appointment-arranged = ✔ Meeting with { $name }: <b>{ $at }</b>
appointment-evening = Coming up with { $name }: <b>{ $at }</b>
appointment-hour = ⏳ Time to leave soon: { $name }, <b>{ $at }</b>
appointment-now = ▶ <b>Meeting with { $name } is on</b>, { $at }
appointment-taken-over = The meeting with { $name } is yours now: <b>{ $at }</b>
appointment-passed-on = The meeting with { $name }, { $at }, is held by { $rep } now: the head of the programme moved the client. The file sent to you takes it out of your calendar.
appointment-place = Where: { $place }
appointment-invited = The invitation went to { $address }, no answer yet.
appointment-not-invited = No invitation: there is no email address. The file for your calendar is below.
appointment-reply-accepted = The client accepted the invitation.
appointment-reply-declined = ❗ The client declined the invitation.
appointment-reply-tentative = The client answered “maybe”.
appointment-reply-another-time = ❗ The client proposes another time: { $at }
appointment-clash = ❗ At the same time you meet { $name }.
appointment-how = <b>How was the meeting with { $name }?</b> { $at }
appointment-held = ✔ The meeting with { $name } took place, { $at }.
appointment-missed = The meeting with { $name } did not take place, { $at }. Call to agree on another.
appointment-cancelled = The meeting with { $name } is cancelled, it was planned for { $at }.
appointment-cancel = Cancel the meeting with { $name }, { $at }?
appointment-cancel-told = The client's calendar will be told.
appointment-cancel-untold = There is no address of the client: tell him by phone.
visit-button-move = Move…
visit-button-move-to = Move to { $at }
visit-button-cancel = Cancel the meeting…
visit-button-sure = Cancel the meeting
visit-button-keep = Leave it as it is
visit-button-missed = Did not take place
visit-button-note = Note it, no questionnaire…
visit-button-questionnaire = Fill in the questionnaire
visit-button-resume = Continue the questionnaire
visit-button-client = Client
visit-button-call = Call
visit-button-open = Open the appointment
visit-missed-answer = Noted: did not take place
visit-moved-answer = The meeting was moved
visit-cancelled-answer = The meeting was cancelled

answer-accepted = ✔ { $name }: the invitation for { $at } is accepted.
answer-declined = ❗ { $name }: the invitation for { $at } is declined.
answer-tentative = { $name }: “maybe” to the invitation for { $at }.
answer-another-time = ❗ { $name } proposes <b>{ $proposed }</b> in place of { $at }
answer-words = { $name } writes about the meeting { $at }
answer-moved = The meeting was moved to { $at }.
answer-from = { $name }, { $at }
answer-doubt-sender = ❗ The answer came from another address ({ $address }) and does not count. Ask by phone.
answer-doubt-forged = ❗ Nobody vouches for the sender, the answer does not count. Ask by phone.

today-headline = <b>Today, { $day }</b>
today-meeting = { $at } <b>{ $name }</b> { $place }
today-meeting-over = ❗ { $at } <b>{ $name }</b>: say how it went
today-meeting-now = ▶ <b>{ $at } { $name }: under way</b> { $place }
today-no-meetings = No meetings today.
today-calls = Calls: { $n }{ $agreed ->
        [0] {""}
       *[other] , at an agreed time: { $agreed }
    }
today-no-calls = No calls for today.
today-button-meeting = { $at } · { $name }
today-button-calls = Calls · { $n }

client-button-call = Call
client-button-arrange = Meeting…
client-button-questionnaire = Questionnaire
client-button-note = Note a meeting…


form-send-call_back = Record
form-send-not_now = Record
form-send-refused = Record the refusal
form-send-wrong_person = Record
form-send-appointment = Arrange the meeting
form-send-move_appointment = Move the meeting
form-send-meeting = Note the meeting
