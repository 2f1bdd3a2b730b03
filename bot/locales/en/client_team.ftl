# Notes, promises, the team of a client; handing a client from who won him to who develops him.

form-send-note = Save the note
form-send-promise = Save the promise
form-send-team_member = Appoint
form-send-pass_client = Pass the client on
form-done-pass_client = The client is being passed on: request { $number }. Until the colleague accepts, he is yours.

note-button-new = Note…
note-button-list = Notes
note-button-listen = Listen
note-button-listen-at = Listen { $at }
note-button-files = Files
note-button-files-at = Files { $at }
note-button-drop = Withdraw this note
notes-headline =
    <b>{ $client }</b> · { $n ->
        [0] no notes yet
        [one] { $n } note
       *[other] { $n } notes
    }
note-line = <b>{ $at }</b> · { $author }
note-spoken = 🎤 { $length }
note-files =
    { $n ->
        [one] { $n } file
       *[other] { $n } files
    }
note-headline = <b>{ $client }</b> · a note, { $author }, { $at }
note-written = ✔ Noted about <b>{ $client }</b>. Everybody who works with the client sees it.
note-dropped = The note was withdrawn.
note-files-sent = Spoken and attached:

promise-button-new = Promise…
promise-button-list = Promises
promise-button-listen = 🎤
promises-headline =
    <b>{ $client }</b> · { $n ->
        [0] all that was promised is done
        [one] { $n } promise to keep
       *[other] { $n } promises to keep
    }
promises-none = { $client }: no promises yet.
promise-line = { $mark } { $day } · { $title } · { $owner }
promise-line-kept = ✔ { $at } · { $title } · { $owner }

team-button = Team
team-headline = Team of <b>{ $client }</b>
team-part-manager = Account manager
team-part-vip-rep = VIP meetings
team-part-service = Service
team-part-coordinator = Coordinator
team-part-letters = Letters
team-member = { $part }: <b>{ $name }</b>
team-since = since { $day }
team-in-fact = by the work
team-stand-in = stood in for until { $day } by { $name }
team-button-change = Change…
team-button-history = History
team-button-back = Team
team-button-name = { $part }: appoint…
team-button-instead = { $part }: instead of { $name }…
team-button-clear = Remove
team-change = Whom to change in the team of <b>{ $client }</b>? The new colleague and the one before are told.
team-cleared-answer = Removed.
team-history-headline = <b>{ $client }</b> · how the team changed
team-history-line = { $part }: { $name }, { $since } – { $until }
team-history-line-now = { $part }: <b>{ $name }</b>, since { $since }
team-history-none = Nobody was ever appointed.
team-news-mine = You are now in the team of <b>{ $client }</b>. Your part: { $part }.
team-news-named = The team of <b>{ $client }</b> has changed. { $part }: { $name }.
team-news-cleared = The team of <b>{ $client }</b> has changed. { $part }: nobody for now.
team-news-before = Before: { $name }.
team-news-by = Appointed by: { $name }.

pass-button = Pass the client on…
pass-headline =
    Pass <b>{ $client }</b> to somebody who develops clients? Managed by { $manager }, { $n ->
        [0] no orders yet
        [one] { $n } order
       *[other] { $n } orders
    }.
pass-developer =
    { $name } · { $n ->
        [one] { $n } client
       *[other] { $n } clients
    }{ $waiting ->
        [0] {""}
       *[other] {", "}waiting to be accepted: { $waiting }
    }
pass-next = Passing on is signed: until the colleague accepts, the client's manager remains responsible.
pass-nobody = Nobody who develops clients is free. Choose a colleague by name.
pass-button-to = Pass to { $name }
pass-button-other = To another…
pass-on-his-way = { $client } is being passed on already, request { $number }.
pass-offered = ✔ <b>{ $client }</b> was offered to { $name }, request { $number }. You will hear as soon as the client is accepted.

connect = Connect with: { $who } · { $why }
connect-why-manager = the client's account manager
connect-why-stand-in = stands in until { $day } for { $name }
connect-why-vip-rep = visits the client, who has no account manager
connect-why-on-duty = on duty today, the client has no account manager
connect-why-service = responsible for service, there is nobody else
connect-no-phone = no phone is known
connect-else = No answer: { $people }
connect-nobody = There is nobody to connect with: neither an account manager nor anybody on duty. Write down a promise to call back.
connect-script = <blockquote>{ $words }</blockquote>
