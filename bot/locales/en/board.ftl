# The coordinator's board and the queue of sales support.

home-button-board = Board of dates
home-button-queue = The section's queue

board-headline = <b>Open: { $total }</b> · will be late: { $broken }
board-nothing = There are no open requests.
board-stage-new = not accepted: { $n }
board-stage-in_work = in progress: { $n }
board-stage-contractor = at a contractor: { $n }
board-stage-client = waiting for the client: { $n }
board-stage-reported = done: { $n }
board-only-new = not accepted
board-only-in_work = in progress
board-only-contractor = at a contractor
board-only-client = waiting for the client
board-only-reported = done
board-button-stage = Stage ▾
board-button-stage-new = Not accepted · { $n }
board-button-stage-in_work = In progress · { $n }
board-button-stage-contractor = At a contractor · { $n }
board-button-stage-client = Waiting for the client · { $n }
board-button-stage-reported = Done · { $n }
board-choose-stage = Which stage shall be shown?

board-promised = promised { $day }
board-promised-broken = promised { $day }, <b>expected { $expected }</b>
board-due = due { $due }
board-due-broken = due { $due }, <b>expected { $expected }</b>
board-why = <i>{ $why }</i>
board-why-due = { $holder }, { $since }
board-why-unsigned = not accepted yet: { $to }, { $since }
board-why-late =
    { $late ->
        [none] its time is up, { $holder }
       *[other] overdue by { $late }, { $holder }
    }
board-why-late-step =
    { $late ->
        [none] time of its step is up, { $holder }
       *[other] its step is overdue by { $late }, { $holder }
    }
board-why-pace = such requests usually take longer, { $holder }
board-why-route =
    { $n ->
        [one] { $n } more step ahead
       *[other] { $n } more steps ahead
    }, now { $holder }
board-why-contractor = contractor { $contractor } until { $day }
board-why-contractor-late = contractor { $contractor } promised { $day } and is late
board-why-visit = visit to the client { $at }, { $holder }
board-why-client = waiting for the client's answer { $asked }
board-why-reported = done, waiting for the author's decision: { $owner }
board-why-reported-service = done, waiting for service to check it
board-why-reported-client = repaired, waiting for the client's answer

board-request =
    <b>Request { $number }</b> · { $client }
    { $title }
board-told = Promised to the client: { $day }
board-told-nothing = The client was told no date. Due: { $due }
board-honest = Realistic date: { $day } ({ $why })
board-honest-broken = ❗ <b>Realistic date: { $day }</b> ({ $why })
board-where-new = Nobody has accepted it; it is with { $holder } { $since }
board-where-in_work = In progress: { $holder }, { $since }
board-where-contractor = At a contractor, watched by { $holder }
board-where-client = Waiting for the client, watched by { $holder }
board-where-reported = Done: { $holder }
board-known = The client knows this date. If this one cannot be kept either, the request comes to the top of the board again.
board-by-letter = The client will be told by letter to { $address }: what the request is about, what was promised, the new date and whom to ask.
board-by-phone = There is no address. Call { $contact }, { $phone }, then note it here.
board-by-nothing = There is neither address nor phone. Find out how to reach { $contact }.
board-button-letter = Tell the client: { $day }
board-button-phone = Told by phone: { $day }
board-button-other = Name another day…
board-told-by-letter = The letter is on its way. Promised: { $day }
board-told-by-phone = Noted. Promised: { $day }
board-told-again = The client knows already: { $day }

step-date-by-letter = The client was written a new date: { $day } ({ $name })
step-date-by-phone = The client was told a new date by phone: { $day } ({ $name })

queue-headline = <b>Queue: { $section }</b> · free: { $free } · overdue: { $overdue }
queue-nothing = <b>Queue: { $section }</b>. All is done, nothing is waiting.
queue-hands =
    { $n ->
        [one] { $n } person
       *[other] { $n } people
    } in the section, { $free } free
queue-hand = { $name }: { $n } in progress
queue-hand-free = { $name }: nothing in progress
queue-hand-away = { $name }: on leave
queue-line = { $sign } <b>{ $number }</b> { $kind } · { $client }
queue-urgent = <b>urgent</b>
queue-has = { $name }
queue-offered = offered to { $name }
queue-ready = ready { $at }
queue-button-next = Take the next: { $number }
queue-button-order = What comes first…
queue-button-saved = Taken off reps
queue-button-choose = Another queue…
queue-button-back = To the queue
queue-order = Tap a number: the request comes first, or waits. Whoever was told a time hears of it if it changes.
queue-button-first = { $number }: do it first
queue-button-later = { $number }: it may wait
queue-first-answer = Request { $number } comes first now
queue-later-answer = Request { $number } may wait
queue-choose = Which queue shall be shown?
queue-saved =
    <b>Taken off reps in { $days } days: { $time }</b>
    Requests done: { $n }
queue-saved-reps = Whose time it was:
queue-saved-line = { $name }: { $time }, requests { $n }
queue-hours = { $hours ->
        [0] { $minutes } min
       *[other] { $minutes ->
            [0] { $hours } h
           *[other] { $hours } h { $minutes } min
        }
    }
queue-button-days = In { $days } days

step-hour-slipped = It will not be ready at the promised time. New time: { $hour }
step-hour-unknown = It will not be ready at the promised time. There is no new time yet
step-made-urgent = Put first in the queue: { $name }
step-made-ordinary = It may wait in the queue: { $name }

slips-headline =
    Will not be ready at the promised time: <b>{ $n ->
        [one] { $n } request
       *[other] { $n } requests
    }</b>
slip-line = ❗ <b>{ $number }</b> { $client } · { $holder } · now: { $hour }
slip-line-unknown = ❗ <b>{ $number }</b> { $client } · { $holder } · no new time yet, { $author } is waiting
slip-yours = you have it
own-slip-line = ❗ <b>{ $number }</b> { $client } · now: { $hour }
own-slip-line-unknown = ❗ <b>{ $number }</b> { $client } · no new time yet
slips-decide = Where there is no new time, decide when it will be ready and tell whoever is waiting.
slips-ask = Where there is no new time, ask the section's lead when to expect it.

form-copy-ready = It will be ready { $at }. If that changes, you will hear of it.
request-promised = It will be ready { $at }
by-hour = { $day } by { $time }
request-promised-client = Promised to the client: { $day }
form-send-client_date = Tell the client
form-send-client_date_said = Note the date
request-button-date = Date for the client…
