# Digests: the daily one for heads, the morning for a rep. The first lines are read in ten seconds.

error-report-unknown = This digest is gone.
error-no-digest = Digests are for heads and reps. You get none.

report-ticket = Q-{ $number }
report-late = This digest comes late, with the facts of { $when }.
report-quiet = A quiet day: no new problem questionnaires, nothing overdue.
report-overdue-first =
    { $n ->
        [one] Overdue { $n }: { $what } “{ $client }”, { $holder }, { $late }
       *[other] Overdue { $n }: longest { $what } “{ $client }”, { $holder }, { $late }
    }
report-unsigned-first =
    { $n ->
        [one] Signed by nobody { $n }: { $what } “{ $client }”, { $since }
       *[other] Signed by nobody { $n }: longest { $what } “{ $client }”, { $since }
    }
report-waiting-first =
    { $n ->
        [one] Waiting for the client’s word: { $n } (“{ $client }”, { $days })
       *[other] Waiting for the client’s word: { $n } (longest “{ $client }”, { $days })
    }
report-waiting-first-today = Waiting for the client’s word: { $n }
report-count-opened = new problem questionnaires { $n }
report-count-done = repaired { $n }
report-count-confirmed = confirmed by clients { $n }
report-count-refused = “no” from clients { $n }
report-count-returned = letters returned { $n }
report-count-unsorted = mails waiting for a person { $n }
report-count-referrals = referrals { $n }
report-count-tasks = tasks overdue { $n }
report-visits = Questionnaires this week: { $done } of { $norm }
report-visits-behind = Questionnaires this week: { $done } of { $norm }, behind: { $n }
report-meetings-first =
    { $n ->
        [one] Meetings { $day }: { $n }, at { $time } (“{ $client }”)
       *[other] Meetings { $day }: { $n }, the first at { $time } (“{ $client }”)
    }

report-subject-daily = Digest, { $day }: { $what }
report-subject-overdue = overdue { $n }
report-subject-refused = “no” { $n }
report-subject-opened = new { $n }
report-subject-waiting = awaited { $n }
report-subject-quiet = a quiet day
report-subject-morning = Your day, { $day }

report-title-overdue = Overdue: { $n }
report-title-unsigned = Signed by nobody: { $n }
report-title-refused = Clients said “no”: { $n }
report-title-waiting = Waiting for the client’s word: { $n }
report-title-opened = New problem questionnaires: { $n }
report-title-returned = Letters returned: { $n }
report-title-unsorted = Mails waiting for a person: { $n }
report-title-done = Repaired: { $n }
report-title-confirmed = Confirmed by clients: { $n }
report-title-visits = Questionnaires this week: { $done } of { $norm }
report-title-meetings = Meetings { $day }: { $n }
report-title-referrals = Referrals: { $n }
report-title-tasks = Tasks overdue: { $n }
report-more = and { $n } more

report-severity-stopped = work stopped
report-severity-losses = works with losses
report-severity-nuisance = nuisance
report-line-overdue = { $what } “{ $client }” · { $holder }, { $since } · overdue by { $late }
report-line-unsigned = { $what } “{ $client }” · { $to } · { $since }
report-line-opened =
    { $n ->
        [one] Q-{ $number } “{ $client }” · { $severity } · “{ $words }” · { $rep }
       *[other] Q-{ $number } “{ $client }” · { $severity } · complaints: { $n } · “{ $words }” · { $rep }
    }
report-line-done = Q-{ $number } “{ $client }” · { $person }: “{ $words }”
report-line-waiting = Q-{ $number } “{ $client }” · repaired { $restored } · asked: { $asked }, { $since } · silent for { $days }
report-line-waiting-today = Q-{ $number } “{ $client }” · repaired { $restored } · asked: { $asked }, { $since }
report-line-not-asked = Q-{ $number } “{ $client }” · repaired { $since } · the client has not been asked: { $rep }
report-line-confirmed = Q-{ $number } “{ $client }” · { $person }: “{ $words }”
report-line-confirmed-phone = Q-{ $number } “{ $client }” · { $person }, by phone: “{ $words }”
report-line-refused = Q-{ $number } “{ $client }”: “{ $words }”
report-line-returned = { $to }
report-line-returned-author = { $to } · written by { $author }
report-line-unsorted = { $sender }: “{ $subject }” · { $since }
report-line-norm = { $rep }: { $done } of { $norm }
report-line-norm-behind = { $rep }: { $done } of { $norm }, behind
report-line-meeting = { $time } “{ $client }” · { $rep }
report-line-referral = “{ $client }”, named by “{ $by }”
report-line-task = { $title } · { $owner } · due { $day }
report-line-task-client = { $title } · “{ $client }” · { $owner } · due { $day }

report-bar-opened = new
report-bar-confirmed = confirmed

report-morning = Good morning, { $name }. { $day }
report-tickets-first =
    { $n ->
        [one] { $n } ticket waits for you
       *[other] { $n } tickets wait for you
    }
report-calls = Calls: { $n }
report-calls-agreed = Calls: { $n }, { $agreed } of them agreed
report-my-meetings =
    { $n ->
        [one] Meeting at { $time }: “{ $client }”
       *[other] Meetings: { $n }, the first at { $time } (“{ $client }”)
    }
report-my-tasks =
    { $late ->
        [0] Tasks of today: { $n }
       *[other] Tasks of today: { $n }, overdue { $late }
    }
report-my-norm =
    { $days ->
        [one] Questionnaires this week: { $done } of { $norm }, { $days } working day left
       *[other] Questionnaires this week: { $done } of { $norm }, { $days } working days left
    }
report-empty-day = Nothing is planned for today.
report-title-tickets = Tickets that wait for you: { $n }
report-title-my-meetings = Meetings: { $n }
report-title-my-tasks = Tasks: { $n }
report-line-need-ask = Q-{ $number } “{ $client }”: repaired { $since }, ask the client
report-line-need-answer = Q-{ $number } “{ $client }”: the client has answered, say what it means ({ $since })
report-line-need-address = Q-{ $number } “{ $client }”: the letter came back, another address is needed ({ $since })
report-line-need-call = Q-{ $number } “{ $client }”: the client is silent { $since }, call him
report-line-my-meeting = { $time } “{ $client }”
report-line-my-meeting-at = { $time } “{ $client }”, { $place }
report-line-my-task = { $what }
report-line-my-task-late = { $what } · was due { $day }
report-of-client = { $title } · “{ $client }”
