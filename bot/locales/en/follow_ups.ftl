# Tasks and opportunities: lists, cards, the short questions about them.

form-send-task = Save the task
form-send-opportunity = Save the opportunity
form-send-hand_opportunity = Hand the opportunity on
form-send-lost = Close as lost
form-send-next_step = Save the step

tasks-headline =
    { $n ->
        [one] <b>{ $n } task</b>
       *[other] <b>{ $n } tasks</b>
    }{ $late ->
        [0] {""}
       *[other] {" "}· { $late } late
    }
tasks-none = No tasks. A new one is written from a client's card.
tasks-line = { $mark } { $day } · { $promised ->
        [yes] promised:{" "}
       *[no] {""}
    }{ $title }{ $client ->
        [none] {""}
       *[other] {" "}· { $client }
    }
task-headline-open = <b>Task</b> · due { $day }
task-headline-today = ⏳ <b>Task for today</b>
task-headline-late = ❗ <b>Task is late</b> · was due { $day }
task-headline-done = ✔ <b>Task done</b> { $at }
promise-headline-open = <b>Promised to the client</b> · by { $day }
promise-headline-today = ⏳ <b>Promised to the client for today</b>
promise-headline-late = ❗ <b>Promised and late</b> · was due { $day }
promise-headline-done = ✔ <b>The promise is kept</b> { $at }
task-client = Client: { $client }
task-author = Written by { $name }
task-owner = With: { $name }
task-next-opportunity = The opportunity is still open: write down the next step, or close it.
task-button-done = Done
task-button-tomorrow = Tomorrow
task-button-week = In a week
task-button-client = Client
task-button-opportunity = Opportunity
task-button-all = All tasks
task-done-answer = Done.
task-moved-answer = Moved to { $day }.
client-button-questionnaires = Questionnaires
client-button-task = New task

opportunities-headline =
    { $n ->
        [one] <b>{ $n } opportunity</b>
       *[other] <b>{ $n } opportunities</b>
    }
opportunities-none = No open opportunities. Questionnaires bring them; a new one can be written from a client's card too.
opportunities-line = { $client } · { $title } · { $stage }{ $day ->
        [none] {""}
       *[other] {" "}· { $day }
    }
opportunity-headline = <b>Opportunity</b> · { $stage }
opportunity-headline-won = ✔ <b>Won</b> { $at }
opportunity-headline-lost = <b>Lost</b> { $at }
opportunity-client = Client: { $client }
opportunity-amount = Amount: { $amount } { $currency }
opportunity-next = Next: { $words }{ $day ->
        [none] {""}
       *[other] , { $day }
    }
opportunity-no-next = No next step is set.
opportunity-reason = Why: { $words }
opportunity-owner = With: { $name }
opportunity-from = From questionnaire { $number }
stage-found = found
stage-talks = in talks
stage-offer = offer sent
stage-won = won
stage-lost = lost
currency-RUB = ₽
currency-USD = $
currency-EUR = €
currency-CNY = ¥
currency-KZT = ₸
currency-BYN = Br
opportunity-button-next = Next step…
opportunity-button-talks = In talks
opportunity-button-offer = Offer sent
opportunity-button-give = Hand to a colleague…
opportunity-handed = ✔ <b>The opportunity is handed on.</b> { $to } looks after it from now on.
    { $client } · { $title }
opportunity-button-won = Won
opportunity-button-lost = Lost…
opportunity-button-again = Take up again
opportunity-button-all = All opportunities
opportunity-button-new = New opportunity
opportunity-stage-answer = Noted: { $stage }.

