# A visit to the client's site for a request.

site-whom = Request { $number }. Who should know of the visit?
site-arranged = ✔ Visit for request { $number }, { $name }: <b>{ $at }</b>
site-evening = Soon: the visit for request { $number }, { $name }: <b>{ $at }</b>
site-hour = ⏳ Time to leave: request { $number }, { $name }, <b>{ $at }</b>
site-now = ▶ <b>Visit for request { $number }, { $name }, is on</b>, { $at }
site-taken-over = The visit for request { $number } is yours now, { $name }: <b>{ $at }</b>
site-passed-on = For request { $number } { $person } goes to { $name } now, { $at }. The file sent to you takes the visit out of your calendar.
site-what = { $words }
site-how = <b>Did the visit for request { $number }, { $name }, take place?</b> { $at }
site-held = ✔ The visit for request { $number }, { $name }, took place { $at }.
site-missed = The visit for request { $number }, { $name }, did not take place { $at }. Arrange a new time.
site-cancelled = The visit for request { $number }, { $name }, is cancelled; it was planned for { $at }.
site-line = Visit: <b>{ $at }</b>, { $person } goes · { $reply ->
        [accepted] the client expects him
        [declined] the client refused
        [tentative] the client is not sure
        [another_time] the client asks for another time
        [uninvited] the client is to be told by phone
       *[none] no answer from the client yet
    }
site-called-off = The visit { $at } is cancelled. No letter went to the client: tell him by phone.
site-called-off-mailed = The visit { $at } is cancelled. The client is told by letter.
form-calls-off = ❗ A visit is ahead, { $at }: it will be cancelled. No letter will go to the client: tell him yourself.
form-calls-off-mailed = ❗ A visit is ahead, { $at }: it will be cancelled, the client gets a letter.
site-line-held = Visited { $at }: { $person }
site-button-request = Request { $number }
site-button-open = Visit { $at }
request-button-visit = Visit…
site-cancel = Cancel the visit for request { $number } to { $name }, { $at }?
site-button-move = Move…
site-button-cancel = Cancel the visit…
site-button-sure = Cancel the visit
site-button-missed = Did not take place
site-button-held = Took place
site-answer-words = { $name } writes about the visit { $at }, request { $number }
site-answer-moved = The visit was moved to { $at }.
site-moved-answer = The visit is moved
site-cancelled-answer = The visit is cancelled
site-missed-answer = Written down: the visit did not take place
site-held-answer = Written down: the visit took place
today-site = { $at } visit, request { $number }, <b>{ $name }</b> { $place }
today-site-now = ▶ <b>{ $at } visit under way, request { $number }, { $name }</b> { $place }
today-site-over = ❗ { $at } visit, request { $number }, <b>{ $name }</b>: say how it went
form-send-site_visit = Arrange the visit

step-visit-set = Visit arranged for { $hour }: { $name }
step-visit-moved = Visit moved to { $hour }: { $name }
step-visit-cancelled = Visit { $hour } cancelled: { $name }
step-visit-held = Visited { $hour }: { $name }
step-visit-missed = Visit { $hour } did not take place: { $name }
step-visit-answered = { $reply ->
        [accepted] The client accepted the visit { $hour }
        [declined] The client declined the visit { $hour }
        [tentative] The client is not sure to be there { $hour }
       *[another_time] The client asks to come { $proposed }, not { $hour }
    }: { $name }
