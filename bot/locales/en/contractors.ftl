# A contractor: who, what he does, by which day.

contractor-until = Contractor <b>{ $name }</b>, by { $until }: { $what } { $reached }
contractor-late = <b>Contractor { $name } was due { $until }</b>: { $what } { $reached }
contractor-done = Contractor { $name }: done { $at }
contractor-in-list = at a contractor until { $until }
contractor-in-list-late = <b>a contractor was due { $until }</b>
request-button-contractor = Contractor…
contractor-button-report = { $name }: done, or a new day…

form-send-contractor = Write down
form-send-contractor_done = Write down
form-done-contractor = Request { $number }: the contractor is written down.
contractor-reminds =
    { $whose ->
        [mine] You will be reminded { $at }, and again if the day passes.
       *[other] { $name } will be reminded { $at }, and again if the day passes.
    }
contractor-reminds-late =
    { $whose ->
        [mine] The day is too close for a reminder before it. You will be reminded if it passes.
       *[other] The day is too close for a reminder before it. { $name } will be reminded if it passes.
    }
form-done-contractor_done = Request { $number }: written into the history.

step-contractor-set = Contractor: { $contractor }, by { $day } · written down by { $name }
step-contractor-later = The contractor has a new day: { $contractor }, { $day } · written down by { $name }
step-contractor-done = The contractor is done: { $contractor } · written down by { $name }
step-contractor-due = The contractor is due soon: { $contractor }, { $day }
step-contractor-late = The contractor is overdue: { $contractor }, { $day }
step-contractor-late-lead = The contractor is overdue: { $contractor }, { $day }. The holder was reminded
next-contractor-due = Ask whether he will make it. { $holder } has the request, due { $at }.
next-contractor-due-you = Ask whether he will make it. You have the request, due { $at }.
next-contractor-late = Ask the contractor and write down the new day. The request is due { $at }.
