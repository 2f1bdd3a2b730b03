# Personal letters to clients nobody works with: the writer's desk, a letter, the answer, figures.

form-send-letter_edit = Replace the text
form-send-letter_skip = Do not write
form-send-letter_opportunity = Save the opportunity
form-send-novelty = Add it

write-desk =
    { $n ->
        [one] <b>{ $n } letter for today</b>
       *[other] <b>{ $n } letters for today</b>
    }
write-desk-done = ✔ <b>Today's letters are written</b>
write-desk-none = <b>No letters for today.</b> New ones come every working morning.
write-desk-today = Sent today: { $sent }, skipped: { $skipped }
write-desk-postponed = Put off: { $n }
write-desk-answered = Answered recently: { $n }
write-button-begin = Write
write-button-postponed = Put off · { $n }
write-button-novelties = What is new
write-button-figures = Figures
write-button-desk = To the letters
write-dealt =
    { $n ->
        [one] <b>{ $n } letter for today</b>
       *[other] <b>{ $n } letters for today</b>
    }
write-dealt-left = Left over from earlier days: { $n }
write-dealt-how = Each is drafted from the client's own history: read it, change it, send it. The next one comes by itself.

write-headline = <b>Letter { $n } of { $of } · { $client }</b>{ $place ->
        [none] {""}
       *[other] , { $place }
    }
write-headline-later = <b>Letter to { $client }</b>{ $place ->
        [none] {""}
       *[other] , { $place }
    } · put off, { $day }
write-to = To: { $who }
write-known-orders =
    { $n ->
        [one] Order: { $title }, { $day }
       *[other] { $n } orders, the last { $day }: { $title }
    }
write-known-met = Meeting { $day }, { $rep }{ $words ->
        [none] {""}
       *[other] . For your eyes only: “{ $words }”
    }
write-known-nothing = There are no orders and no meetings in the base.
write-subject = Subject: <b>{ $subject }</b>
write-body = <blockquote>{ $words }</blockquote>
write-body-folded = <blockquote expandable>{ $words }</blockquote>
write-button-send = Send
write-button-edit = Change…
write-button-tomorrow = Tomorrow
write-button-week = In a week
write-button-skip = Do not write…
write-button-open = Open the letter
write-button-to = Write to { $name }
write-button-answer = The client's answer
write-copy-subject = Subject: { $subject }
write-copy = <pre>{ $words }</pre>

write-sent = ✔ <b>Sent to { $client }</b>: { $who }, { $at }
write-answered = ✔ <b>{ $client } answered</b> { $at }: { $who }
write-waits = <b>The letter to { $client }</b> waits: { $day }, { $writer } writes
write-skipped = <b>{ $client } is not written to this quarter:</b> { $reason }
write-withdrawn = <b>The letter to { $client } was taken back:</b> { $why ->
        [in_work] somebody works with the client already.
        [stopped] the client asked not to be written to.
        [no_address] no working address is left.
       *[other] it is not needed any more.
    }
write-returned = ❗ <b>The letter to { $client } did not arrive</b>: { $address }{ $status ->
        [none] {""}
       *[other] {" "}({ $status })
    }
write-back-next = The address is marked as dead. You can write to another person there.
write-back-nobody = The address is marked as dead, and the client has no other.
write-reason-in-work = somebody works with him already
write-reason-not-now = it is not the time
write-reason-closed = the company is closed
write-reason-wrong-person = wrong person or address
write-reason-no-letters = asked not to be written to, ever
write-sent-answer = Sent.
write-withdrawn-answer = The letter did not go: this client needs none now. The message says why.
write-readdressed-answer = The address is dead. The letter is now to another person: read it and send it.
write-postponed-answer = Put off: { $day }.
write-postponed =
    { $n ->
        [one] <b>{ $n } letter put off</b>
       *[other] <b>{ $n } letters put off</b>
    }
write-postponed-none = No letters are put off.
write-postponed-line = { $day } · { $client }

write-answer = <b>{ $client } answered a letter</b> ({ $writer })
write-answer-who = { $who } · { $at }
write-answer-unknown = The sender is not in the base, or the email does not prove who sent it: make sure before you promise anything.
write-answer-words = <blockquote>{ $words }</blockquote>
write-answer-files = Attachments, they are in the mailbox: { $names }
write-answer-letter = Our letter: <blockquote expandable>{ $words }</blockquote>
write-answer-goes-to = { $name } goes on with the client.
write-answer-yours = You answer the client: a task for { $day }.
write-answer-done = ✔ The task is done.
write-button-sold = + Opportunity
write-stopped = <b>{ $client } wants no more letters</b> ({ $who }). No personal letters go to this client any more.
write-file-waits = The file for { $client } has come and is being read. The new text will come as a message.
write-file-trouble = ❗ <b>The text of the letter to { $client } was not replaced.</b>

write-figures = <b>Letters, quarter { $quarter } of { $year }</b>
write-figures-coverage = Written to { $written } of { $base } dormant clients{ $percent ->
        [none] {""}
       *[other] {" "}({ $percent }%)
    }
write-figures-answered = Answered: { $n }{ $percent ->
        [none] {""}
       *[other] {" "}({ $percent }%)
    }
write-figures-opportunities = Opportunities from answers: { $n }, won: { $won }
write-figures-income = Income from letters: { $sums ->
        [none] none yet
       *[other] <b>{ $sums }</b>
    }
write-figures-rest = Waiting: { $waiting } · skipped: { $skipped } · came back: { $returned } · wanted no more: { $stopped }
write-button-quarter-before = ◀ The quarter before
write-button-quarter-after = The quarter after ▶

novelties =
    { $n ->
        [one] <b>{ $n } piece of news for letters</b>
       *[other] <b>{ $n } pieces of news for letters</b>
    }
novelties-none = <b>Nothing new.</b> Add what you have that you did not have before: each letter tells of one.
novelties-line = · { $words } <i>{ $day ->
        [none] Told: { $n }
       *[other] Until { $day }, told: { $n }
    }</i>
novelty-button-new = Add…
novelty-button-off = Take off: { $words }
novelty-off-answer = Taken off. Letters drafted already keep it.

home-button-letters = Letters · { $n }
home-button-letter-figures = Letters to clients
