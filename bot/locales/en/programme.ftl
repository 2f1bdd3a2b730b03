# The VIP programme: campaign, list, split, a rep's week.

programme-none = There are no campaigns yet. The administrator plans one: fieldpost campaign new
programme-planned = <b>Campaign “{ $name }”</b> is being planned · from { $first } to { $to }
programme-running = <b>Campaign “{ $name }”</b> is running · until { $to }
programme-ended = ✔ <b>Campaign “{ $name }”</b> is over
programme-covered = Worked through <b>{ $worked } of { $total }</b> ({ $n }%)
programme-states = Handed in: { $handed } · paused: { $paused } · refused: { $refused } · taken off: { $removed }
programme-norm = Questionnaires this week: <b>{ $done } of { $norm }</b>
programme-rep = { $name }: { $done } of { $norm } · { $left } left
programme-rep-done = ✔ { $name }: { $done } of { $norm } · { $left } left
programme-rep-left = { $name }: no longer in the campaign
programme-rep-away = { $name }: on leave all week · { $left } left
programme-days-off = { $n ->
    [one] on leave { $n } day
   *[other] on leave { $n } days
}
programme-forecast = Will finish { $finish } at { $pace } a week
programme-forecast-norms = Will finish { $finish } by the norms
programme-stands = No progress: nobody was worked through in recent weeks
programme-short =
    to be in time, { $n ->
        [one] { $n } person more is
       *[other] { $n } people more are
    } needed
programme-time-up = <b>time is up</b>
programme-untouched =
    Never called: { $n ->
        [one] { $n } client
       *[other] { $n } clients
    }
programme-found = Opportunities: { $opportunities } · referrals: { $referrals }
programme-button-refusals = Refusals to decide · { $n }
programme-button-alone = Split the list · { $n }
programme-button-start = Begin the campaign
programme-button-end = End the campaign
programme-button-rep = { $name } { $done }/{ $norm }
programme-button-untouched = Never called · { $n }
programme-button-all = Whole list · { $n }
programme-button-split = Split again
programme-button-found = What was found
programme-button-chart = Chart
programme-button-book = Spreadsheet
programme-button-due = Who is due
programme-button-staffing = People
programme-button-list = Campaigns
programme-button-back = ◀ To the campaign
programme-ordered = It is being made and comes as a message.
programme-campaigns = <b>Campaigns: { $n }</b>
programme-campaign-planned = “{ $name }” is being planned · { $total } clients
programme-campaign-running = ▶ “{ $name }” · { $worked } of { $total } · until { $to }
programme-campaign-ended = ✔ “{ $name }” · { $worked } of { $total }

due-nobody = Nobody is due: everybody's questionnaire is recent enough.
due-headline = <b>Due for a visit: { $n }</b> · never visited: { $never }
due-line = { $n }. { $client }
due-monthly = most valuable
due-key = key
due-last = visited { $at }
due-never = never visited

staffing-headline = <b>{ $clients } clients, { $visits } questionnaires a year</b>
staffing-most-valuable = Most valuable: { $clients }, { $visits } questionnaires a year
staffing-key = Key: { $clients }, { $visits } questionnaires a year
staffing-others = Others: { $clients }, { $visits } questionnaires a year
staffing-needed =
    { $visits } a week are needed. That takes { $full ->
        [one] { $full } person
       *[other] { $full } people
    } full time, or { $part } in parallel with sales
staffing-now = People in campaigns now: { $n }, their norm is { $visits } a week
staffing-short = ❗ Short of the need: { $n } questionnaires a week
staffing-enough = There are enough people
staffing-once =
    Everybody is visited once in { $n ->
        [one] { $n } week
       *[other] { $n } weeks
    }, by { $until }

found-opportunities = <b>Opportunities: { $n }</b>
found-stage-found = found: { $n }
found-stage-talks = in talks: { $n }
found-stage-offer = offered: { $n }
found-stage-won = won: { $n }
found-stage-lost = lost: { $n }
found-amount =
    { NUMBER($amount, maximumFractionDigits: 0) } { $currency ->
        [RUB] ₽
        [USD] $
        [EUR] €
        [CNY] ¥
        [KZT] ₸
       *[BYN] Br
    }
found-line = { $client }: { $title } · { $owner }
found-referrals = <b>Referrals: { $n }</b> · introduction promised: { $promised }
found-referral = { $client }, named by { $by }

campaign-rep = <b>{ $name }</b>: { $done } of { $norm } this week
campaign-part-all = Whole list: { $n }
campaign-part-open = Still to be worked through: { $n }
campaign-part-untouched = Never called: { $n }
campaign-part-refusals = Refusals waiting for your decision: { $n }
campaign-part-alone = Without a rep: { $n }
campaign-part-handed-in = Questionnaire handed in: { $n }
campaign-part-paused = Paused until repaired: { $n }
campaign-part-refused = Refused: { $n }
campaign-part-removed = Taken off the list: { $n }
campaign-button-open = Still open · { $n }
campaign-button-untouched = Never called · { $n }
campaign-button-handed-in = Handed in · { $n }
campaign-button-paused = Paused · { $n }
campaign-button-bulk = Move them all ({ $n })…
campaign-line = { $n }. { $client }
campaign-state-handed-in = ✔ handed in { $at }
campaign-state-paused = ⏳ paused { $at }
campaign-state-refused = refused, { $at }
campaign-state-removed = taken off the list { $at }
campaign-state-asked = <b>refused, waiting for the head's decision</b>
campaign-state-untouched = never called
campaign-state-called = { $n ->
        [one] { $n } call
       *[other] { $n } calls
    }, the last { $at }
campaign-client = <b>{ $client }</b>
campaign-segment = segment { $segment }
campaign-whose = With: { $name }
campaign-nobodys = No rep yet
campaign-nobody = no rep
campaign-mark-gets-on = { $name }: gets on with the client
campaign-mark-fences-off = { $name }: fences the client off from others
campaign-fenced = ❗ Move the client to somebody else: { $name } fences others off.
campaign-mark-does-not = { $name }: does not get on with the client
campaign-move = { $at }: { $giver } → { $taker }
campaign-own-words = “{ $words }”
campaign-reason-begun = work has begun
campaign-reason-gets-on = they get on
campaign-reason-stays = stays
campaign-reason-manager = own manager
campaign-reason-place = by place
campaign-reason-load = the last one had too many
campaign-reason-fenced-off = the last one fenced him off
campaign-reason-does-not = no luck with the last one
campaign-reason-left = the last one is not in the campaign
campaign-reason-leave = while the other is on leave
campaign-reason-back = back from leave
campaign-reason-split = by norm
campaign-reason-nobody = nobody may take him
campaign-reason-by-hand = by hand
campaign-reason-closed = The company is closed
campaign-reason-not-client = No longer our client
campaign-reason-twice = Listed twice
campaign-reason-not-now = Not this time
campaign-button-move = Move to another rep…
campaign-button-gets-on = They get on
campaign-button-fences-off = Fences off
campaign-button-unmark = Remove the mark
campaign-button-dossier = Client's card
campaign-button-remove = Take off the list…
campaign-button-keep = ◀ Leave as it is
campaign-button-taker = { $name } · { $n }
campaign-move-whom = Who takes { $client }? The number is what is still open there.
campaign-bulk-whom =
    { $n ->
        [one] Who takes { $n } client?
       *[other] Who takes { $n } clients?
    } The number is what is still open there.
campaign-remove-why = Why is { $client } taken off the list?
campaign-moved = Moved: { $n }

split-nothing = Nothing to split: every client is where he should be.
split-headline = <b>Split of “{ $name }”, { $n } clients</b>. Nothing is changed yet.
split-share = { $name }: <b>{ $n }</b> (norm { $norm })
split-gains = { $n } new
split-loses = loses { $n }
split-more = and more reps: { $n }
split-why = Why so:
split-reason = { $reason }: { $n }
split-nobody = ❗ Nobody may take: { $n }. All reps of the campaign fence them off.
split-button-apply = Apply · hand out { $n }
split-done = ✔ Split. Clients handed out: { $n }. The reason is recorded with each.

week-norm = <b>My week: { $done } of { $norm }</b>
week-without-norm = <b>My week.</b> Questionnaires this week: { $n }
week-done = ✔ The norm is done
week-left = { $n } to go, working days left: { $days }
week-counted = ✔ { $client }, { $at }
week-counted-paused = ⏳ { $client }, { $at }: paused, it counts for the norm
week-meetings = Meetings until the end of the week: { $n }
week-meeting = { $at } · { $client }
week-list = On your list: { $n }, never called: { $untouched }
week-paused = Waiting until quality is restored: { $n }
week-button-calls = Calls
week-button-today = Today
week-button-week = My week
week-behind =
    ❗ <b>Questionnaires this week: { $done } of { $norm }.</b> { $left } more make the norm.

campaign-begun = ▶ The campaign <b>“{ $name }”</b> has begun, until { $to }. Head: { $head }. Clients on your list: { $n }.
campaign-list-changed = Your list in the campaign “{ $name }” has changed. Still open on it: { $n }.

refusal-headline = <b>Refusal: { $client }</b>
refusal-rep = From: { $name }
refusal-ask = Do you agree? Without your agreement the client stays on the list.
refusal-approved = ✔ The refusal is accepted, the client is worked through.
refusal-returned = Sent back to the rep for one more try.
refusal-resume-headline = <b>Will not go on with the questionnaire: { $client }</b>
refusal-resume-ask = Do you agree? Then we ask once more in a month. Send it back, and the rep calls today.
refusal-resume-decided = ✔ Decided. The next call: { $at }
refusal-button-approve = Accept the refusal
refusal-button-return = Send back to the rep
refusal-button-others = Other refusals
refusal-try-again = The head asks for one more try: <b>{ $client }</b>. The client is among your calls for today.
