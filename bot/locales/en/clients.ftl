# Finding a client, and his card.

clients-found = Found for “{ $typed }”:
clients-recent = Clients you worked with last. For another one write /find and a few letters.
clients-more = There are more: write another letter or two.
clients-none = Nobody found for “{ $typed }”. Try other letters, part of the tax number, phone or mail.
clients-search = Search by letters
client-chosen = { $name }
client-headline = <b>{ $name }</b>
client-tax = Tax number { $number }
client-manager = Account manager: { $name }
client-paused = ❗ Questionnaire paused: ticket Q-{ $ticket }
client-ticket =
    { $paused ->
        [yes] ❗ Questionnaire paused: ticket Q-{ $ticket } · { $state }
       *[no] ❗ Ticket Q-{ $ticket } · { $state }
    }
client-ticket-new = not accepted yet
client-ticket-accepted = accepted by service
client-ticket-in-work = in work
client-ticket-on-hold = on hold
client-ticket-fixed = repaired, the client was not asked yet
client-ticket-awaiting-client = we wait for the client's word
client-button-ticket = Ticket Q-{ $number }
client-meeting = Meeting: { $at }
client-contact = <b>{ $name }</b>
client-open = Open:
client-nothing-open = No open requests.
client-request = { $number } { $title }
client-orders = Latest orders:
client-order = { $at } { $title }
client-button-new = New request
