# The letter to a client: is everything all right now? In the rep's name, to one person.

client-letter-tag = Q-{ $number }
client-letter-subject = [{ $tag }] { $about }: is everything all right now?
client-letter-subject-several = [{ $tag }] Is everything all right now?
client-letter-subject-thanks = [{ $tag }] Thank you for checking
client-letter-subject-rejected = [{ $tag }] What you told us about
client-letter-subject-reply = [{ $tag }] Your question
client-letter-greeting = Hello,
client-letter-greeting-name = Hello { $name },

client-letter-opening =
    { $n ->
        [1] On { $day } you told us about a problem. We have fixed it and checked it on our side, but the last word is yours.
       *[other] On { $day } you told us about some problems. We have fixed them and checked on our side, but the last word is yours.
    }
client-letter-opening-again = You answered that not everything was right yet: “{ $words }”. We took it up again and did what you read below.
client-letter-opening-again-plain = You answered that not everything was right yet. We took it up again and did what you read below.
client-letter-opening-voice = There is a voice message in this email: please listen to it, it tells you everything.
client-letter-quote = “{ $words }”
client-letter-done-label = Done
client-letter-told = what you told us when we met
client-letter-item = “{ $words }”. Done: { $done }
client-letter-item-plain = “{ $words }”
client-letter-asking = Please check, and reply to this email with one word:
client-letter-yes-word = Yes
client-letter-yes-meaning = everything is all right now
client-letter-no-word = No
client-letter-no-meaning = not everything yet; tell us what is left, and we will go on
client-letter-closing = Until you say so yourself, we do not count the work as done.

client-letter-again-opening = On { $day } we asked you whether everything is all right now, and have not heard from you yet. You have probably been busy, so here it is again.
client-letter-again-closing = No time to check just now? Write when you will have it, and we will not trouble you before that day.

client-letter-thanks-text = Thank you for your answer. We have noted, in your own words, that everything is all right now, and closed this matter.
client-letter-thanks-closing = Should the problem come back, just reply to this email: we will take it up again at once.

client-letter-rejected-text = We looked into what you told us on { $day }, and this is what we decided:
client-letter-rejected-closing = If you do not agree, reply to this email: a person will read it.

client-letter-sales-task = { $client } asks: “{ $words }”
error-ticket-moved-on = This letter was for an earlier time: the ticket has changed since. Open it again.
error-ticket-no-address = There is nowhere to send the letter: the client has no address for the check. Call, or choose another person.
error-ticket-address-ours = { $address } belongs to one of our people or mailboxes. Choose an address of the client's.
error-ticket-address-dead = Letters do not arrive at { $address }. Call, or choose another address.
error-ticket-wants-no-letters = { $address } wants no letters. Call.
error-ticket-no-mailbox = The company has no mailbox to write to clients from. Call.
error-ticket-not-asked-yet = The client was not asked about this yet.
error-ticket-contact-unknown = This client has no such person with an address.
error-ticket-address-wrong = This does not look like an email address: { $address }.
error-answer-decided = This answer has been decided upon already.
error-answer-unknown = There is no such answer.
error-answer-needs-head = What a client says by phone is signed by the programme head.
error-day-past = That day has passed. Name another one.
