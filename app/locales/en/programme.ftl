# The VIP programme at the shell.

cli-campaign-rep-wrong = “{ $value }” cannot be read. A rep is written so: Name, or Name:parallel, or Name:full_time:12, and @Town may follow.
cli-campaign-made = Campaign “{ $name }”: { $clients } clients. In another campaign already: { $left }.
cli-campaign-head = { $name } · { $state } · from { $first } to { $last } · head: { $head }
cli-campaign-covered = Worked through { $worked } of { $total } ({ $percent } %) · never called: { $untouched } · refusals to decide: { $refusals }
cli-campaign-forecast = A week: { $pace } · finished: { $finish } · people missing: { $short }
cli-campaign-planned = planned
cli-campaign-running = running
cli-campaign-ended = ended
cli-campaign-mode-full-time = full time
cli-campaign-mode-parallel = in parallel
cli-campaign-started = The campaign “{ $name }” has begun, the reps are told.
cli-campaign-finished = The campaign “{ $name }” is over.
cli-campaign-moved = { $n ->
        [one] { $n } client is
       *[other] { $n } clients are
    } with { $name } now.
cli-campaign-marked = The mark is noted. The next split respects it.
cli-campaign-removed = The client is off the list.
cli-campaign-added = The client is on the list. He gets a rep at the split, or by hand.
cli-campaign-joined = The rep is in the campaign. Clients come at the split.
cli-campaign-left = { $name } has left the campaign. Clients waiting for the split: { $n }.

cli-split-done = Split, changed hands: { $n }.
cli-split-apply = Nothing is changed yet. To apply: fieldpost campaign split "{ $name }" --apply { $code }
cli-split-begun = { $n } — work with them has begun
cli-split-gets-on = { $n } — get on with their rep
cli-split-stays = { $n } — stay where they were
cli-split-manager = { $n } — with their manager
cli-split-place = { $n } — by place
cli-split-load = { $n } — theirs had too many
cli-split-fenced-off = { $n } — theirs fences them off
cli-split-does-not = { $n } — do not get on with theirs
cli-split-left = { $n } — theirs is not in the campaign
cli-split-split = { $n } — by norm
cli-split-nobody = { $n } — nobody may take them: every rep fences them off

cli-segments-nothing = There is no order within a year: nothing to go by.
cli-segments-line = { $segment }: { $clients } clients, { $percent } % of the income
cli-segments-changed = Segment changed: { $n }
cli-segments-without-rate = Orders in a currency without a rate, left out: { $n }. Write the rate into programme.segments.rates.
cli-staffing-most-valuable = Most valuable: { $clients } clients, { $visits } questionnaires a year
cli-staffing-key = Key (segment A): { $clients } clients, { $visits } questionnaires a year
cli-staffing-others = Others: { $clients } clients, { $visits } questionnaires a year
cli-staffing-needed = Questionnaires needed a week: { $visits }. That takes { $full } people full time, or { $parallel } in parallel with sales.
cli-staffing-now = People in campaigns now: { $reps }, their norm a week: { $visits }. Missing a week: { $short }.
cli-staffing-once = They visit everybody once in { $weeks ->
        [one] { $weeks } week
       *[other] { $weeks } weeks
    }, by { $until }.
cli-due = Due for a visit: { $n } · never visited: { $never }
cli-monthly-on = { $name }: among the most valuable.
cli-monthly-off = { $name }: no more among the most valuable.

cli-head-campaign = Campaign
cli-head-from = From
cli-head-to = To
cli-head-clients = Clients
cli-head-left = Left
cli-head-rep = Rep
cli-head-mode = Works
cli-head-week = This week
cli-head-norm = Norm
cli-head-worked = Worked through
cli-head-place = Place
cli-head-now = Now
cli-head-will = Will have
cli-head-gains = Gains
cli-head-loses = Loses
cli-head-segment = Segment
cli-head-visited = Last questionnaire
