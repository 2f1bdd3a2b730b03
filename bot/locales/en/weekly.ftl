# The weekly meeting: decisions, bottlenecks, measures.

form-send-decision = Record the decision
form-send-measure = Record the measure
form-send-measure_brought = Record the result

decisions-button = Decisions
digest-button-decisions = Decisions · { $n }
digest-button-pdf = PDF
digest-button-xlsx = XLSX
digest-paper-ordered = It is being made and comes in a moment.

decisions-headline =
    { $open ->
        [0] <b>No open decisions</b>
        [one] <b>{ $open } open decision</b>
       *[other] <b>{ $open } open decisions</b>
    }{ $late ->
        [0] {""}
       *[other] {" "}· overdue: { $late }
    }
decisions-headline-closed = <b>Past decisions: { $n }</b>
decisions-none-open = Record them right at the meeting: what, who and by which day.
decisions-none-closed = No decision has been closed yet.
decision-line-open = { $n }. { $words } · { $person }, by { $day }
decision-line-done = { $n }. { $words } · { $person } says it is done
decision-line-late = ❗ { $n }. { $words } · { $person }, was due { $day }
decision-line-kept = ✔ { $n }. { $words } · { $person }
decision-line-broken = ✘ { $n }. { $words } · { $person }, was due { $day }
decision-recorded = ✔ <b>The decision is recorded</b>
decision-who = { $person }, by { $day }. It is among the tasks already.
decision-button-new = Record a decision
decision-button-another = Record another
decision-button-all = All decisions
decision-button-kept = { $n } · kept
decision-button-broken = { $n } · not kept
decision-button-again = { $n } · open again
decision-button-open = Open decisions
decision-button-closed = Past · { $n }
decision-kept-answer = Recorded: kept.
decision-broken-answer = Recorded: not kept. It can be opened again from the past ones.
decision-again-answer = The decision is open again.

bottlenecks-button = Bottlenecks
bottlenecks-headline-category = <b>Bottlenecks: complaints</b> · { $days } days
bottlenecks-headline-root-cause = <b>Bottlenecks: root causes</b> · { $days } days
bottlenecks-headline-place = <b>Bottlenecks: places</b> · { $days } days
bottlenecks-headline-product = <b>Bottlenecks: goods and services</b> · { $days } days
bottlenecks-all =
    { $n ->
        [one] { $n } complaint, repeats: { $repeats }, before: { $before }
       *[other] { $n } complaints, repeats: { $repeats }, before: { $before }
    }
bottlenecks-none = Nothing of the kind in these days.
bottleneck-line = { $n }. { $name }: <b>{ $count }</b>, { $percent }%
bottleneck-repeats = repeats { $n }
bottleneck-same = as before
bottleneck-more = ▲ was { $n }
bottleneck-less = ▼ was { $n }
bottleneck-measures =
    { $n ->
        [one] { $n } measure
       *[other] { $n } measures
    }
bottlenecks-button-category = By complaints
bottlenecks-button-root-cause = By root causes
bottlenecks-button-place = By places
bottlenecks-button-product = By goods
bottlenecks-button-days =
    { $days ->
        [365] One year
       *[other] { $days } days
    }
measures-button = Measures · { $n }

bottleneck-by-category = complaints
bottleneck-by-root-cause = root cause
bottleneck-by-place = place
bottleneck-by-product = goods or service
bottleneck-headline = <b>Bottleneck: { $name }</b> · { $by }
bottleneck-count = In { $days } days: { $n } of { $total }, { $percent }%
bottleneck-repeats-of = Repeats of the same clients: { $n }
bottleneck-client = { $client } { $n }
bottleneck-clients =
    { $n ->
        [1] Client: { $names }
       *[other] Clients { $n }, most often: { $names }
    }
bottleneck-against = What is done:
bottleneck-no-measures = No measures yet.
bottleneck-button-plan = Record a measure…
bottleneck-button-back = All bottlenecks

measure-line-planned = ▶ { $n }. { $what } · { $person }, by { $day }
measure-line-done = ✔ { $n }. { $what } · complaints before { $before }, after { $after }{ $sum ->
        [none] {""}
       *[other] {" "}· brought { $sum }
    }
measure-line-dropped = · { $n }. { $what } · not done
measure-of = { $name }
measures-headline = <b>Measures</b> · planned { $planned }, in all { $total }
measures-none = No measures yet. Open a bottleneck and record what is to be done about it.
measure-headline-planned = ▶ <b>Measure</b> · by { $day }
measure-headline-late = ❗ <b>The measure is overdue</b> · was due { $day }
measure-headline-done = ✔ <b>The measure is done</b>
measure-headline-dropped = <b>The measure is dropped</b>
measure-against = Against: { $name } ({ $by })
measure-owner = Owner: { $person }
measure-cost = Costs: { $sum }
measure-owner-done = Its owner marked it as done { $at }
measure-before = Complaints in the last { $days } days: { $n }
measure-effect = Complaints in { $days } days before it: { $before }, after: { $after }
measure-brought = Brought: { $sum }
measure-brought-words = “{ $words }”
measure-tell-later = Once it is clear, record what it brought.
measure-button-open = Measure { $n }
measure-button-done = Done
measure-button-brought = What it brought…
measure-button-drop = Not doing it
measure-button-again = Plan it again
measure-button-bottleneck = Bottleneck
measure-button-all = All measures
measure-done-answer = Done. From now on the complaints after it are counted.
measure-drop-answer = The measure is dropped.
measure-again-answer = The measure is planned again.
