# Digests: the daily one for heads, the morning for a rep. The first lines are read in ten seconds.

error-report-unknown = This digest is gone.
error-no-digest = Digests are for heads and reps. You get none.

digest-ticket = Q-{ $number }
digest-late = This digest comes late, with the facts of { $when }.
digest-quiet = A quiet day: no new problem questionnaires, nothing overdue.
digest-overdue-first =
    { $n ->
        [1] Overdue: { $n }, { $what } { $client }, { $holder }
       *[other] Overdue: { $n }, longest { $what } { $client }, { $holder }
    }, { $late ->
        [none] past due
       *[other] { $late }
    }
digest-unsigned-first =
    { $n ->
        [1] Not signed for: { $n }, { $what } { $client }, { $since }
       *[other] Not signed for: { $n }, longest { $what } { $client }, { $since }
    }
digest-waiting-first =
    { $n ->
        [1] Waiting for the client’s word: { $n } ({ $client }, { $days })
       *[other] Waiting for the client’s word: { $n } (longest { $client }, { $days })
    }
digest-waiting-first-today = Waiting for the client’s word: { $n }
digest-count-opened = new problem questionnaires: { $n }
digest-count-done = repaired: { $n }
digest-count-confirmed = confirmed by clients: { $n }
digest-count-refused = “no” from clients: { $n }
digest-count-returned = letters returned: { $n }
digest-count-unsorted = emails waiting for a person: { $n }
digest-count-referrals = referrals: { $n }
digest-count-tasks = tasks overdue: { $n }
digest-count-promises = promises to clients overdue: { $n }
digest-visits = Questionnaires this week: { $done } of { $norm }
digest-visits-behind = Questionnaires this week: { $done } of { $norm }, behind: { $n }
digest-meetings-first =
    { $n ->
        [1] Meetings { $day }: { $n }, at { $time } ({ $client })
       *[other] Meetings { $day }: { $n }, the first at { $time } ({ $client })
    }

digest-subject-daily = Digest, { $day }: { $what }
digest-subject-overdue = overdue: { $n }
digest-subject-refused = “no”: { $n }
digest-subject-opened = new: { $n }
digest-subject-waiting = waiting for clients: { $n }
digest-subject-quiet = a quiet day
digest-subject-morning = Your day, { $day }

digest-title-overdue = Overdue: { $n }
digest-title-unsigned = Not signed for: { $n }
digest-title-refused = Clients said “no”: { $n }
digest-title-waiting = Waiting for the client’s word: { $n }
digest-title-opened = New problem questionnaires: { $n }
digest-title-returned = Letters returned: { $n }
digest-title-unsorted = Emails waiting for a person: { $n }
digest-title-done = Repaired: { $n }
digest-title-confirmed = Confirmed by clients: { $n }
digest-title-visits = Questionnaires this week: { $done } of { $norm }
digest-title-meetings = Meetings { $day }: { $n }
digest-title-referrals = Referrals: { $n }
digest-title-tasks = Tasks overdue: { $n }
digest-title-promises = Promised to clients and overdue: { $n }
digest-more = and { $n } more

digest-severity-stopped = work has stopped
digest-severity-losses = work is disrupted
digest-severity-nuisance = a nuisance
digest-line-overdue =
    { $what } { $client } · { $holder }, { $since } · { $late ->
        [none] past due
       *[other] overdue by { $late }
    }
digest-line-unsigned = { $what } { $client } · { $to } · { $since }
digest-line-opened =
    { $n ->
        [1] Q-{ $number } { $client } · { $severity } · “{ $words }” · { $rep }
       *[other] Q-{ $number } { $client } · { $severity } · complaints: { $n } · “{ $words }” · { $rep }
    }
digest-line-done =
    Q-{ $number } { $client }{ $n ->
        [1] {""}
       *[other] {" "}· { $n } complaints
    } · { $person }: “{ $words }”
digest-line-waiting = Q-{ $number } { $client } · repaired { $restored } · asked: { $asked }, { $since } · silent for { $days }
digest-line-waiting-today = Q-{ $number } { $client } · repaired { $restored } · asked: { $asked }, { $since }
digest-line-not-asked = Q-{ $number } { $client } · repaired { $since } · the client has not been asked: { $rep }
digest-line-confirmed = Q-{ $number } { $client } · { $person }: “{ $words }”
digest-line-confirmed-phone = Q-{ $number } { $client } · { $person }, by phone: “{ $words }”
digest-line-refused = Q-{ $number } { $client }: “{ $words }”
digest-line-returned = { $to }
digest-line-returned-author = { $to } · written by { $author }
digest-line-unsorted = { $sender }: “{ $subject }” · { $since }
digest-line-norm = { $rep }: { $done } of { $norm }
digest-line-norm-behind = { $rep }: { $done } of { $norm }, behind
digest-line-norm-away = { $rep }: on leave all week
digest-line-meeting = { $time } { $client } · { $rep }
digest-line-referral = { $client }, named by { $by }
digest-line-task = { $title } · { $owner } · due { $day }
digest-line-task-client = { $title } · { $client } · { $owner } · due { $day }

digest-bar-opened = new
digest-bar-confirmed = confirmed

digest-morning = Good morning, { $name }. { $day }
digest-tickets-first =
    { $n ->
        [one] { $n } ticket is waiting for you
       *[other] { $n } tickets are waiting for you
    }
digest-calls = Calls: { $n }
digest-calls-agreed = Calls: { $n }, { $agreed } of them agreed
digest-my-meetings =
    { $n ->
        [1] Meeting at { $time }: { $client }
       *[other] Meetings: { $n }, the first at { $time } ({ $client })
    }
digest-my-tasks =
    { $late ->
        [0] Tasks for today: { $n }
       *[other] Tasks for today: { $n }, overdue: { $late }
    }
digest-my-norm =
    { $days ->
        [one] Questionnaires this week: { $done } of { $norm }, { $days } working day left
       *[other] Questionnaires this week: { $done } of { $norm }, { $days } working days left
    }
digest-empty-day = Nothing is planned for today.
digest-title-tickets = Tickets waiting for you: { $n }
digest-title-my-meetings = Meetings: { $n }
digest-title-my-tasks = Tasks: { $n }
digest-line-need-ask = Q-{ $number } { $client }: repaired { $since }, ask the client
digest-line-need-answer = Q-{ $number } { $client }: the client has answered, say what it means ({ $since })
digest-line-need-address = Q-{ $number } { $client }: the letter came back, another address is needed ({ $since })
digest-line-need-call = Q-{ $number } { $client }: the client is silent { $since }, call him
digest-line-my-meeting = { $time } { $client }
digest-line-my-meeting-at = { $time } { $client }, { $place }
digest-line-my-task = { $what }
digest-promised = promised: { $what }
digest-line-my-task-late = { $what } · was due { $day }
digest-of-client = { $title } · { $client }
