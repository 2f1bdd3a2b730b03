# The route of a request: departments in order, each with its limit.

route-step = Step { $number } of { $of }: <b>{ $title }</b>
route-step-due = step due { $at }
route-step-late = <b>the step was due { $at }</b>
route-in-list = step { $number } of { $of }

request-button-done-on = Done, next: { $to }…
request-button-step_back = Give back a step…
form-send-done-on = Step done, next: { $to }
route-done-before = Step { $number } done by { $name }, { $at }{ $words ->
        [none] {""}
       *[other] {" "}<i>“{ $words }”</i>
    }
route-sent-back = Given back to this step by { $name }, { $at }{ $words ->
        [none] {""}
       *[other] {" "}<i>“{ $words }”</i>
    }
form-done-step =
    <b>Request { $number } is offered to { $to }</b>
    Until somebody there accepts, it is yours.
form-done-step_back = { form-done-step }
form-send-step_back = Give back a step

step-step-done = Step { $number } done by { $name } · next: { $to }
step-step-back = Back to step { $number }: { $to } · given back by { $name }
step-step-overdue = Step { $number } is overdue
step-step-overdue-lead = Step { $number } is overdue, its holder was reminded
next-step-overdue = { $holder } has it now. The step was due { $at }.
next-step-overdue-you = You have it now. The step was due { $at }.
