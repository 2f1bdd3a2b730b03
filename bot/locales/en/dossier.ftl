# A client's dossier: its first screen, its parts, and who looks at dossiers.

client-connect = ☎ Connect: <b>{ $name }</b>
client-connect-manager = the client's account manager
client-connect-stand-in = while { $instead } is away
client-connect-in-place = has the client in place of { $instead }
client-connect-vip-rep = meets the client
client-connect-on-duty = on duty today
client-connect-service = service
client-promise =
    { $n ->
        [one] Promised
       *[other] { $n } promises, the next
    } by { $day }: { $title } · { $owner }
client-promise-late =
    { $n ->
        [one] Promised, <b>the day has passed</b>,
       *[other] { $n } promises, <b>the day has passed</b> for the first,
    } { $day }: { $title } · { $owner }

dossier-button-people =
    { $n ->
        [0] People
       *[other] People · { $n }
    }
dossier-button-matters =
    { $n ->
        [0] Open matters
       *[other] Open matters · { $n }
    }
dossier-button-steps =
    { $n ->
        [0] Coming up
       *[other] Coming up · { $n }
    }
dossier-button-talks = Talks
dossier-button-bought =
    { $n ->
        [0] Purchases
       *[other] Purchases · { $n }
    }
dossier-button-history = History
dossier-button-script = What to say
dossier-button-more = More…
dossier-button-back = ◀ To the dossier
dossier-button-pdf = Dossier, PDF
dossier-button-xlsx = Dossier, XLSX
dossier-more = What else can be done about <b>{ $client }</b>:
dossier-script = When somebody calls:
dossier-export-ordered = On its way. The export is noted in the audit.

dossier-people =
    <b>{ $client }</b> · { $n ->
        [0] nobody is known yet
        [one] { $n } person
       *[other] { $n } people
    }
dossier-gone = no longer works there
dossier-mail-dead = letters do not arrive
dossier-mail-silent = asked for no letters
dossier-matters =
    <b>{ $client }</b> · { $n ->
        [0] nothing is open
       *[other] open: { $n }
    }
dossier-ticket = Ticket Q-{ $number } · { $state } · { $holder }
dossier-talks =
    <b>{ $client }</b> · { $n ->
        [0] no talks yet
        [one] { $n } talk
       *[other] { $n } talks
    }
talk-questionnaire = { $at } · meeting with a questionnaire
talk-relationship = { $at } · meeting
talk-call-appointment = { $at } · call, a meeting agreed
talk-call-call-back = { $at } · call, asked to call back
talk-call-no-answer = { $at } · call, no answer
talk-call-wrong-person = { $at } · call, another person was named
talk-call-refused = { $at } · call, refused
talk-call-not-now = { $at } · call, asked for later
talk-note = { $at } · note
talk-note-spoken = { $at } · 🎤 spoken note
talk-mail = { $at } · the client's email
talk-letter = { $at } · personal letter
talk-words = — “{ $words }”
dossier-bought =
    <b>{ $client }</b> · { $n ->
        [0] no orders yet
        [one] { $n } order
       *[other] { $n } orders
    }
dossier-sums = In all: { $sums }
dossier-amount =
    { NUMBER($amount, maximumFractionDigits: 0) } { $currency ->
        [RUB] ₽
        [USD] $
        [EUR] €
        [CNY] ¥
        [KZT] ₸
        [BYN] Br
       *[other] { $currency }
    }
dossier-steps =
    <b>{ $client }</b> · { $n ->
        [0] no meetings, tasks or opportunities ahead
       *[other] next: { $n }
    }
dossier-step-appointment = Meeting: { $title }
dossier-step-task = Task: { $title }
dossier-step-opportunity = Opportunity: { $title }
dossier-step-at = { $at }
dossier-purpose-questionnaire = questionnaire
dossier-purpose-resume = the questionnaire goes on
dossier-purpose-relationship = no questionnaire
dossier-purpose-site = visit for a request
dossier-history =
    <b>{ $client }</b> · history, { $n ->
        [0] nothing yet
        [one] { $n } event
       *[other] { $n } events
    }
event-request = { $at } · request { $number }: { $words }
event-request-closed = { $at } · request { $number } closed: { $words }
event-ticket = { $at } · ticket Q-{ $number }
event-ticket-closed = { $at } · ticket Q-{ $number } closed
event-appointment-cancelled = { $at } · the meeting did not take place
event-questionnaire = { $at } · questionnaire { $number } handed in
event-promise = { $at } · promised: { $words }
event-promise-kept = { $at } · promise kept: { $words }
event-opportunity = { $at } · opportunity: { $words }
event-opportunity-won = { $at } · opportunity won: { $words }
event-opportunity-lost = { $at } · opportunity lost: { $words }
event-member = { $at } · joined the team, { $part }
event-order = { $at } · order

watch-headline = Who looks at clients' dossiers: today and in 7 days
watch-nobody = Nobody looked in 7 days.
watch-person = { $name }: { $today } · { $week } in the week
watch-person-over = ❗ { $name }: <b>{ $today }</b> · { $week } in the week
watch-exported = { $n } exported
watch-seen = <b>{ $name }</b>: { $today } today, { $week } in the week
watch-line = { $at } · { $client }
watch-way-inline = by a link
watch-way-mail = by email
watch-way-shell = in the shell
watch-way-export = export
watch-button-list = Who looks at dossiers
watch-button-person = Which dossiers
watch-button-clients = Export clients
watch-button-orders = Export orders
watch-button-sure = Export
watch-export-clients = All clients with their contacts will leave the desk in one table. It is noted in the audit, and directors are told. Export?
watch-export-orders = All orders will leave the desk in one table. It is noted in the audit, and directors are told. Export?
watch-alarm = ❗ { $name } opened { $today } dossiers today. That is more than the work of this role takes.
watch-noted = You opened { $today } dossiers today. That is more than your work usually takes; views are noted, and your head knows.
watch-taken-clients = ❗ { $name } exports the list of all clients with their contacts.
watch-taken-orders = ❗ { $name } exports the list of all orders.
