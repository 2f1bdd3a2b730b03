# The home screen, help, language, coming in.

home-greeting = Hello, { $name }. { $day }
home-urgent = ❗ { $what }
home-refusals =
    <b>{ $n ->
        [one] { $n } client's refusal awaits your decision
       *[other] { $n } clients' refusals await your decision
    }</b>
home-tickets =
    <b>{ $n ->
        [one] { $n } new quality ticket
       *[other] { $n } new quality tickets
    }</b>
home-tickets-mine =
    <b>{ $n ->
        [one] { $n } ticket is waiting for you
       *[other] { $n } tickets are waiting for you
    }</b>
home-tickets-new = new ones: { $n }
home-button-tickets = Tickets · { $n }
home-button-refusals = Clients' refusals · { $n }
home-button-ticket = Ticket Q-{ $number }
home-waiting =
    <b>{ $n ->
        [one] { $n } request awaits your decision
       *[other] { $n } requests await your decision
    }</b>
home-holding = In your hands: { $n } · sent by you: { $sent }
home-register = Not done in the register: { $n } · overdue: { $overdue }

home-today = Today: { $what }
home-today-calls =
    { $n ->
        [one] { $n } call
       *[other] { $n } calls
    }
home-today-meeting = meeting at { $time } ({ $client })
home-today-meeting-at = meeting at { $time } ({ $client }, { $place })
home-today-meetings =
    { $n ->
        [one] { $n } meeting
       *[other] { $n } meetings
    }, the first at { $time } ({ $client })
home-today-over = <b>say how the meeting went: { $client }</b>
home-norm = Questionnaires this week: { $done } of { $norm }
home-draft = draft: { $client }, question { $at } of { $of }
home-button-continue = Continue: { $client }
home-button-calls = Calls · { $n }
home-button-today = Today
home-button-week = My week
home-button-tasks = Tasks · { $n }
home-button-opportunities = Opportunities · { $n }
home-button-programme = VIP programme
home-button-new = New request
home-button-my = My requests · { $n }
home-button-register = Register · { $n }
home-button-find = Find a client
home-button-drafts =
    { $n ->
        [1] Continue the draft
       *[other] Drafts · { $n }
    }

help =
    What you can do here:
    /new — write a new request
    /my — my requests: waiting for a decision, in hand, sent
    /drafts — begun and put aside
    /register — what is not done, who has it, since when
    /board — coordinator's board: dates for clients · /queue — the section's queue
    /today — today's calls and meetings · /calls — whom to call
    /week — my week: norm, meetings, drafts
    /programme — the VIP programme for its head
    /tickets — quality tickets · /ticket — open one by its number
    /bottlenecks — bottlenecks and measures · /decisions — decisions of meetings
    /tasks — my tasks · /opportunities — my opportunities
    /letters — personal letters to clients · /leave — leave, and who stands in
    /find — find a client by a few letters, like /find rom
    /request — open a request by its number, like /request 214
    /language — language
    /notices — where news is sent
    /cancel — put aside what is being asked now

    Anything long can be dictated; photos and files can simply be sent. Reply to a message about a request, and your words go into it.
help-button = Home

language-choose = Which language shall we speak?
language-chosen = English from now on.

stranger = This is the work bot of { $company }. It answers employees only. If you are one, ask the administrator for an invitation.
stranger-tap = The bot of { $company } answers employees only. Ask the administrator for an invitation.

welcome = Hello, { $name }. Requests, handoffs and reminders will come here.

invited =
    The invitation for <b>{ $name }</b> is ready and valid until { $until }. Hand the link over in person: it works once.
    { $address }
    Any earlier access of this employee is closed.
invite-copy = Copy the link
home-button-staff = Leave and dismissals
home-button-invite = Invite an employee

staff-headline = Whom to invite? ✔ has access already.
staff-in = ✔ { $name }
staff-out = { $name }
invite-ask = Invite <b>{ $name }</b>? If he has access already, his earlier phone stops working at once.
invite-make = Make the invitation
invite-back = To the list

notices-by-telegram = News of requests comes here. It can come by email to { $address } instead, and be answered there.
notices-by-mail = News of requests comes by email to { $address }. Answer it in a word: “accept”, “decline: why”, “done: what”.
notices-no-address = News of requests comes here. To have it by email, ask an administrator to write down your address.
notices-button-mail = Send news by email
notices-button-telegram = Send news here
