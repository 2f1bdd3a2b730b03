# Leave, dismissal and handing over.
handover-staff = <b>Who goes on leave, or leaves the company?</b>
handover-staff-away = { $name } is on leave until { $until }
handover-person = { $name }
handover-person-away = { $name } · on leave
handover-button-undo-of = Undo the dismissal: { $name }
handover-person-headline = <b>{ $name }</b>
handover-in-hands = In hands now: { $what }
handover-nothing = nothing
handover-button-his-leave = Leave
handover-button-leave = Send on leave…
handover-button-dismiss = Dismiss…
handover-button-all = All staff
handover-button-back = ◀ Back

handover-thing-client = { $n ->
    [one] { $n } client
   *[other] { $n } clients
}
handover-thing-member = { $n ->
    [one] { $n } place in a client's team
   *[other] { $n } places in clients' teams
}
handover-thing-request = { $n ->
    [one] { $n } request in progress
   *[other] { $n } requests in progress
}
handover-thing-offer = { $n ->
    [one] { $n } request to be accepted
   *[other] { $n } requests to be accepted
}
handover-thing-authored = { $n ->
    [one] { $n } request of his own
   *[other] { $n } requests of his own
}
handover-thing-ticket = { $n ->
    [one] { $n } ticket
   *[other] { $n } tickets
}
handover-thing-questionnaire = { $n ->
    [one] { $n } questionnaire
   *[other] { $n } questionnaires
}
handover-thing-appointment = { $n ->
    [one] { $n } appointment
   *[other] { $n } appointments
}
handover-thing-task = { $n ->
    [one] { $n } task
   *[other] { $n } tasks
}
handover-thing-opportunity = { $n ->
    [one] { $n } opportunity
   *[other] { $n } opportunities
}
handover-thing-letter = { $n ->
    [one] { $n } personal letter
   *[other] { $n } personal letters
}
handover-thing-draft = { $n ->
    [one] { $n } draft
   *[other] { $n } drafts
}
handover-thing-campaign = { $n ->
    [one] { $n } campaign client
   *[other] { $n } campaign clients
}
handover-thing-decision = { $n ->
    [one] { $n } decision
   *[other] { $n } decisions
}
handover-thing-measure = { $n ->
    [one] { $n } measure
   *[other] { $n } measures
}

handover-one-request = request { $name }
handover-one-ticket = ticket Q-{ $name }
handover-one-client = { $name }
handover-one-questionnaire = questionnaire of { $name }
handover-one-appointment = appointment with { $name }
handover-one-task = task “{ $name }”
handover-one-opportunity = opportunity “{ $name }”

handover-dismiss-headline = <b>Dismissal: { $name }.</b> Who takes over?
handover-choose = Choose one or several: whoever is less busy gets more, each client goes whole to one person.
handover-taker = { $name } · load { $load }
handover-taker-chosen = ✔ { $name } · load { $load }
handover-totals = In all: { $what }
leave-totals = Handed over for these days: { $what }
leave-waits = Waiting for the return: { $what }
handover-share = <b>{ $name }</b>: { $what }
handover-campaign-waits = { $n ->
    [one] { $n } campaign client waits
   *[other] { $n } campaign clients wait
} for the next split by the head of the campaign.
handover-fenced = ❗ Would go to somebody who fences them off from others: { $clients }. Add one more person.
handover-button-check = Next: check
handover-confirm-headline = <b>{ $name } does not work here any more?</b>
handover-confirm-access = Access ends at once: the bot, invitations, department groups.
handover-confirm-told = Clients get a letter with the name of their new manager.
handover-confirm-untold = Clients get no letter.
handover-confirm-undo = It can be undone within a day.
handover-button-tell = Tell the clients by letter
handover-button-untell = Do not write to clients
handover-button-do = Dismiss and hand over
handover-dismissed = <b>{ $name }: access closed, work handed over.</b>
handover-dismissed-share = { $name }: { $n ->
    [one] { $n } thing
   *[other] { $n } things
}
handover-dismissed-letters = { $n ->
    [one] { $n } client gets a letter.
   *[other] { $n } clients get a letter.
}
handover-dismissed-undo = It can be undone until { $until }.
handover-button-undo = Undo the dismissal
handover-undone = <b>{ $name } works here again.</b> Access is open.
handover-back = <b>{ $name } is back at work.</b>
handover-returned = Came back: { $what }
handover-elsewhere = Did not come back: { $what }, now with { $holder }
handover-elsewhere-more = { $n ->
    [one] and { $n } more
   *[other] and { $n } more
}
handover-written-to = { $n ->
    [one] { $n } client was written to already: a letter tells him that nothing has changed.
   *[other] { $n } clients were written to already: a letter tells them that nothing has changed.
}
handover-to-call = { $n ->
    [one] { $n } client was written to, and no letter reaches him now: tell him that nothing has changed.
   *[other] { $n } clients were written to, and no letter reaches them now: tell them that nothing has changed.
}
handover-groups-again = The person must be added to department groups again.
handover-removal-failed = ❗ <b>{ $name } is still in the group of “{ $department }”</b>: the bot may not remove members. Remove the person by hand, and make the bot an administrator of the group with that right.

leave-headline-draft = <b>Leave: { $name }</b>, from { $since } until { $until }. Who stands in?
leave-headline-asked = <b>{ $name } asks for leave</b> from { $since } until { $until }. A lead is to decide.
leave-headline-yours-asked = <b>{ $name } asks for leave</b> from { $since } until { $until }. It is yours to decide.
leave-headline-planned = <b>{ $name }: leave from { $since } until { $until }.</b> The work moves by itself on the first day.
leave-headline-active = <b>{ $name } is on leave until { $until }.</b>
leave-headline-own-planned = <b>Your leave from { $since } until { $until }.</b> The work moves by itself on the first day.
leave-headline-own-active = <b>You are on leave until { $until }.</b>
leave-headline-ended = { $name }: the leave is over, the work has come back.
leave-headline-cancelled = { $name }: no leave from { $since } until { $until }.
leave-headline-undone = { $name }: the beginning of the leave was undone, the work has come back.
leave-stand-in = Standing in: { $names }
leave-told = Clients will be told by letter.
leave-told-already = Clients were told by letter.
leave-ordered-by = Ordered by { $name }
leave-none = There is no leave now, and none is planned.
leave-over = <b>Welcome back.</b> The leave is over, the work is yours again.
leave-undone = <b>You are at work again.</b> The beginning of your leave was undone, the work is yours again.
dismissal-undone = <b>You work here again.</b> The dismissal was undone, you are let in, the work is yours again.
leave-asked-answer = Your lead has been asked.
leave-button-new = Ask for leave…
leave-button-ask = Ask for leave
leave-button-order = Order the leave
leave-button-cancel = Cancel the leave
leave-button-back = Back at work already
leave-button-undo = Undo the start of the leave

left = <b>{ $name } does not work here any more.</b> The work went to:
left-undone = { $name }: the dismissal was undone, the work has come back.
left-by = Ordered by { $name }
handed-over-dismissal = <b>{ $name } does not work here any more.</b> Yours from now on:
handed-over-leave = <b>Until { $until } you stand in for { $name }.</b> Yours for now:
handed-over-over = { $name }: the work has gone back, you need not stand in any more.
handed-over-clients = Clients: { $names }
handed-over-sign = Requests await your signature: accept each; until then they are with the lead.
handed-over-button-requests = My requests
handed-over-button-today = My day
handed-over-button-find = Find a client
handed-over-button-drafts = Drafts
handed-over-button-tasks = My tasks
handed-over-button-opportunities = My opportunities
handed-over-button-tickets = Tickets
handed-back = { $name } is back at work. Gone back from you: { $n ->
    [one] { $n } thing
   *[other] { $n } things
}.
handed-back-undone = The handover was undone ({ $name }). Gone back from you: { $n ->
    [one] { $n } thing
   *[other] { $n } things
}.
form-send-leave = Choose who takes over
