# The coordinator's board and the queue of sales support.

home-button-board = Coordinator's board
home-button-queue = The section's queue

board-headline = <b>Open: { $total }</b> · will not be kept { $broken }
board-nothing = There are no open requests.
board-stage-new = not accepted { $n }
board-stage-in_work = in work { $n }
board-stage-contractor = at a contractor { $n }
board-stage-client = waiting for the client { $n }
board-stage-reported = done { $n }
board-only-new = not accepted
board-only-in_work = in work
board-only-contractor = at a contractor
board-only-client = waiting for the client
board-only-reported = done
board-button-stage = Stage ▾
board-choose-stage = Which stage shall be shown?

board-promised = promised { $day }
board-promised-broken = promised { $day }, <b>will be { $expected }</b>
board-due = due { $due }
board-due-broken = due { $due }, <b>will be { $expected }</b>
board-why = <i>{ $why }</i>
board-why-due = { $holder }, { $since }
board-why-unsigned = nobody has accepted it ({ $to }), { $since }
board-why-late =
    { $late ->
        [none] its time is up, { $holder }
       *[other] overdue by { $late }, { $holder }
    }
board-why-pace = such requests usually take longer, { $holder }
board-why-route =
    { $n ->
        [one] { $n } more step ahead
       *[other] { $n } more steps ahead
    }, now { $holder }
board-why-contractor = contractor “{ $contractor }” until { $day }
board-why-contractor-late = contractor “{ $contractor }” promised { $day } and is late
board-why-visit = visit to the client { $at }, { $holder }
board-why-client = waiting for the client's answer { $asked }
board-why-reported = done, waits for its author's word: { $owner }

board-request =
    <b>Request { $number } “{ $client }”</b>
    { $title }
board-told = Promised to the client: { $day }
board-told-nothing = The client was told no date. Due: { $due }
board-honest = Honest date: { $day } ({ $why })
board-honest-broken = ❗ <b>Honest date: { $day }</b> ({ $why })
board-where-new = Nobody has accepted it; who has it now: { $holder }, { $since }
board-where-in_work = In work: { $holder }, { $since }
board-where-contractor = At a contractor, watched by { $holder }
board-where-client = Waiting for the client, watched by { $holder }
board-where-reported = Done: { $holder }
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
