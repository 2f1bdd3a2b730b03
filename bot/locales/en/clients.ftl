# Finding a client, and his card.

clients-found = Found for “{ $typed }”:
clients-recent = Clients you worked with last. For another one write /find and a few letters.
clients-type = Which client are you looking for? Write /find and a few letters: name, tax number, phone, email, address or a person.
clients-more = There are more: write another letter or two.
clients-none = Nobody found for “{ $typed }”. Try part of the name, tax number, phone, email or address, or a person.
clients-found-person = { $name } · { $person }
clients-search = Search by letters
client-chosen =
    { $name }
    { $link }
client-headline-active = <b>{ $name }</b>
client-headline-prospective = <b>{ $name }</b> · prospective client
client-tax = Tax number { $number }
client-member = { $part }: { $name }
client-member-away = { $part }: { $other } while { $name } is away
client-no-manager = No account manager
client-button-manager = Appoint an account manager…
client-paused = ❗ Questionnaire paused: ticket Q-{ $ticket }
client-ticket =
    { $paused ->
        [yes] ❗ Questionnaire paused: ticket Q-{ $ticket } · { $state }
       *[no] ❗ Ticket Q-{ $ticket } · { $state }
    }
client-ticket-new = not accepted yet
client-ticket-accepted = accepted by service
client-ticket-in-work = in progress
client-ticket-on-hold = on hold
client-ticket-fixed = repaired, the client was not asked yet
client-ticket-awaiting-client = waiting for the client's word
client-button-ticket = Ticket Q-{ $number }
client-meeting = Meeting: { $at }
client-contact = <b>{ $name }</b>
client-open = Open: { $n }
client-nothing-open = No open requests.
client-request = { $number } { $title } · { $holder }, by { $due }
client-request-late = { $number } { $title } · { $holder }, <b>overdue</b>, was due { $due }
client-order = Order { $at }: { $title }
client-button-new = New request
