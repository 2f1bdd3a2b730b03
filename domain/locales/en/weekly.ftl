# The weekly pack: agenda and sections; decisions, bottlenecks and measures.

error-decision-unknown = There is no such decision.
error-measure-unknown = There is no such measure.
error-bottleneck-unknown = There are no such complaints in these days.

digest-cause-equipment = equipment
digest-cause-line = line
digest-cause-settings = settings
digest-cause-software = software
digest-cause-people = people
digest-cause-supplier = supplier
digest-cause-documents = documents
digest-cause-client-side = on the client's side
digest-cause-other = something else

digest-week-subject = For the meeting, { $day }: { $what }
digest-week-headline = For the meeting: { $first } to { $last }
digest-week-most-red =
    { $n ->
        [one] { $n } key client with a ticket
       *[other] { $n } key clients with tickets
    }
digest-week-most-overdue = { $n } overdue
digest-week-most-confirmed = { $n } confirmed
digest-week-most-refused = { $n } said no
digest-week-most-quiet = a quiet week
digest-week-alarm-red =
    { $n ->
        [1] A key client with an open ticket: { $client }
       *[other] Key clients with open tickets: { $n }, including { $client }
    }
digest-week-alarm-overdue = Overdue: { $n }
digest-week-agenda = Agenda
digest-week-point-decisions = Decisions: { $kept } kept, { $broken } not kept, { $open } open
digest-week-point-red =
    { $n ->
        [1] A key client in trouble: { $client }
       *[other] Key clients in trouble: { $n }, including { $client }
    }
digest-week-point-open = Requests not done: { $n }, overdue: { $overdue }
digest-week-point-bottleneck = Bottleneck: { $name }, { $n } ({ $percent }% of complaints)
digest-week-point-pair = Slowest to sign: { $pair }, { $time }
digest-week-point-words = The client's word: { $n } confirmed, { $refused } said no, { $silent } silent too long
digest-week-point-norms = Questionnaires: { $done } of { $norm }, { $behind } behind
digest-week-point-money = Money: { $found } opportunities found, { $won } won, { $referrals } referrals
digest-week-point-new = New decisions

digest-week-title-decisions = Decisions: { $kept } kept, { $broken } not kept, { $open } open
digest-week-title-red = Key clients with tickets: { $n }
digest-week-title-open = Not done: { $n }, overdue: { $overdue }
digest-week-title-category = Bottlenecks in { $days } days
digest-week-title-root-cause = Root causes in { $days } days
digest-week-title-place = Places in { $days } days
digest-week-title-product = Goods and services in { $days } days
digest-week-title-measures = Measures: { $n }
digest-week-title-pairs = Between departments, from handoff to signature: { $n }
digest-week-title-words = The client's word
digest-week-title-visits = Questionnaires in the week: { $done } of { $norm }
digest-week-title-money = Money

digest-week-decision-open = { $words } · { $person }, by { $day }
digest-week-decision-done = { $words } · { $person } says it is done
digest-week-decision-late = { $words } · { $person }, was due { $day }
digest-week-decision-kept = Kept: { $words } · { $person }
digest-week-decision-broken = Not kept: { $words } · { $person }, was due { $day }
digest-week-line-red =
    { $overdue ->
        [0] { $client } · tickets: { $n } · { $severity } · { $since }
       *[other] { $client } · tickets: { $n }, overdue: { $overdue } · { $severity } · { $since }
    }
digest-week-age-day = under a day: { $n }
digest-week-age-three = under 3 days: { $n }
digest-week-age-week = under a week: { $n }
digest-week-age-month = under a month: { $n }
digest-week-age-older = over a month: { $n }
digest-week-line-open = { $what } { $client } · { $since } · with { $holder } { $held }
digest-week-line-bottleneck =
    { $repeats ->
        [0] { $name }: { $n } ({ $percent }%), before { $before }
       *[other] { $name }: { $n } ({ $percent }%), repeats { $repeats }, before { $before }
    }
digest-week-line-measure = { $name }: { $words } · { $person }
digest-week-measure-cost = costs { $sum }
digest-week-measure-due = by { $day }
digest-week-measure-late = was due { $day }
digest-week-measure-effect =
    { $days ->
        [0] done today
        [one] complaints in { $days } day before it { $before }, after { $after }
       *[other] complaints in { $days } days before it { $before }, after { $after }
    }
digest-week-measure-brought = brought { $sum }
digest-week-no-department = no department
digest-week-line-pair = { $pair }: usually { $time }, at the longest { $worst }, handoffs { $n }
digest-week-words-share = { $n } confirmed, { $refused } said no: { $percent }% confirmed
digest-week-words-rounds = At the first asking { $first }, at the second { $second }, later { $later }
digest-week-words-phone = By phone { $n }
digest-week-words-waiting = Waiting for a word: { $n }, silent too long: { $silent }
digest-week-words-longest = Q-{ $number } { $client } silent for { $days }
digest-week-money-found = found: { $n }
digest-week-money-won = won: { $n }
digest-week-money-lost = lost: { $n }
digest-week-money-open = open: { $n }
digest-week-money-referrals = Referrals: { $n }

digest-week-point-products = Output by section: { $what }
digest-week-title-products = Output by section, and the week before
digest-week-line-product = { $name }: { $made } (the week before { $before })
digest-product-of = { $section }, { $name }
digest-product-sales = income
digest-product-support = time taken off reps
digest-product-letters = income from letters
digest-product-corporate = contracts won
digest-product-quality = quality restored and confirmed
digest-product-hours =
    { $minutes ->
        [0] { $hours } h
       *[other] { $hours } h { $minutes } min
    }
digest-product-clients =
    { $n ->
        [one] { $n } client
       *[other] { $n } clients
    }
digest-product-contracts =
    { $n ->
        [one] { $n } contract
       *[other] { $n } contracts
    }
