# Letters to clients and staff.

letter-greeting = Hello,
letter-greeting-name = Hello { $name },
letter-subject-request = Request no. { $number }: { $title }
letter-signature-house = { $department }, { $company }
letter-asked = Your account manager: { $who }
letter-asked-until = Your account manager until { $day }: { $who }
letter-asked-service = { $manager }; about the repair: { $who }
letter-fact-what = About
letter-fact-kind = Kind
letter-fact-due = Due
letter-fact-when = When
letter-fact-place = Where
letter-fact-with = You will meet

letter-receipt-headline = Request no. { $number } received
letter-receipt-text = Thank you, your email has arrived and is now request no. { $number }. If you call, say this number: any of our people will find it.
letter-receipt-next = We will write when it is done. To add something, just reply to this email.

letter-done-headline = Request no. { $number } is done
letter-done-text = You asked for: “{ $title }”. This was done:
letter-done-text-plain = You asked for: “{ $title }”. It is done.
letter-done-next = Please check that all is well and reply to this email, one word will do. If something is wrong, write what: we will take it up again.

letter-question-text =
    { $n ->
        [1] To go on with request no. { $number } we need to know one more thing from you:
       *[other] To go on with request no. { $number } we need to know a little more from you:
    }
letter-question-next = Reply to this email, and we will go on.
letter-question-next-several = Reply to this email, each answer on a line of its own with its number. Then we will go on.

letter-fact-new-date = New date
letter-new-date-headline = Request no. { $number }: it will be ready on { $day }
letter-new-date-sorry = You asked us: “{ $title }”. We promised to do it by { $before }, and we will not make it. We are sorry. Below is the new date; we have checked it.
letter-new-date-sooner = You asked us: “{ $title }”. We promised to do it by { $before }, but it will be ready sooner.
letter-new-date-first = You asked us: “{ $title }”. This is to say by which day it will be done.
letter-new-date-ask = Questions about the date: { $whom }.
letter-new-date-next = If that day does not suit you, reply to this email and we will find another way.

letter-notice-subject = Message from Fieldpost
letter-notice-answer = Reply to this email, beginning with one of these words:
letter-notice-word-accept = accept
letter-notice-accept = the request becomes yours
letter-notice-word-decline = decline: why
letter-notice-decline = the request stays with whoever offered it
letter-notice-word-done = done: what
letter-notice-done = the request goes to its author to be checked

letter-act-accept = Request { $number } is yours now
letter-act-decline = You declined request { $number }
letter-act-done = Request { $number } was reported done
letter-act-comment = Your comment on request { $number } was added
letter-act-refused = Your answer could not be carried out

letter-invitation-summary = Meeting: { $company }, { $rep }
letter-invitation-description = { $rep }, { $company }. If the time does not suit you, reply to the email with the invitation.
letter-invitation-subject = Invitation to a meeting: { $when }, { $company }
letter-invitation-text = We agreed on a meeting. Accept it in your calendar with one button, or reply to this email.
letter-invitation-next = The time does not suit you? Propose another in your calendar, or say so in a reply to this email.
letter-invitation-moved-subject = Meeting moved: { $when }, { $company }
letter-invitation-moved-text = The meeting was moved. Your calendar follows when you accept it.
letter-invitation-moved-next = The time does not suit you? Propose another in your calendar, or say so in a reply to this email.
letter-invitation-cancelled-subject = Meeting cancelled: { $when }, { $company }
letter-invitation-cancelled-text = We had to cancel the meeting. We will call you to agree on another time.
letter-invitation-cancelled-next = If you need the meeting sooner, reply to this email.
letter-invitation-another-subject = Meeting { $when }: { $rep } comes to see you, { $company }
letter-invitation-another-text = The time and the place stay as they are; { $rep } will hold the meeting. Your calendar follows when you accept it.
letter-invitation-another-next = The time does not suit you any more? Propose another in your calendar, or say so in a reply to this email.
letter-copy-summary = Meeting: { $client }
letter-copy-subject = Your meeting: { $client }, { $when }
letter-copy-text = The file in this email puts the meeting into your calendar.
letter-forget-subject = No meeting: { $client }, { $when }
letter-forget-text = The meeting was cancelled or given to somebody else. The file in this email takes it out of your calendar.

letter-new-manager-subject = { $company }: { $manager } looks after you now
letter-new-manager-text = { $former } no longer works for our company. { $manager } looks after you now.
letter-new-manager-again = We wrote to you recently that { $former } looks after you. That has changed: { $manager } looks after you as before.
letter-new-manager-leave = { $former } is on leave until { $until }. Meanwhile { $manager } looks after you.
letter-new-manager-all = Everything we agreed still holds: your requests, appointments and our promises have been handed over, and you need not explain anything again.
letter-new-manager-next = If you have a question, simply reply to this email.

letter-digest-chart = The last days
letter-digest-choice = Choose where the digest is sent with /notices in the bot.

letter-unsubscribe = No more letters of this kind
letter-way-out = To get no more letters of this kind, answer any of them with one word: unsubscribe. This page changes nothing by itself.

# For fieldpost mail preview.
letter-sample-name = Irene Kim
letter-sample-asked = Olga Smirnova
letter-sample-former = Olga Smirnova
letter-sample-author = Anthony White
letter-sample-day = 17 November
letter-sample-rejected = We measured the speed twice with you there, and it is that of the contract. We will not replace anything.
letter-sample-title = no connection on the second floor
letter-sample-words =
    We replaced the switch on the second floor and checked every socket.
    Each has at least the speed of the contract.
letter-sample-question-floor = Which floor is it?
letter-sample-question-meet = Who will meet the technician, and at what number?
letter-sample-notice = Request no. { $number } was handed to you
letter-sample-notice-who = Olga Smith, Sales → you
letter-sample-place = 4 Mill Street, room 12
letter-sample-client = Daisy
letter-sample-new-date = We are waiting for a switch from the warehouse; it will be here on Wednesday.

# A technician's visit to the client's site, for a request.
letter-site-summary = Visit for request { $number }: { $company }, { $rep }
letter-site-description = { $rep }, { $company }, request { $number }. If the time does not suit you, reply to the email with the invitation.
letter-site-invitation-subject = Request { $number }: { $rep } will come to you, { $when }
letter-site-invitation-text = For request { $number } { $rep } will come to you. Accept the visit in your calendar with one button, or reply to this email.
letter-site-invitation-next = { letter-invitation-next }
letter-site-invitation-moved-subject = Request { $number }: the visit is moved to { $when }
letter-site-invitation-moved-text = The visit for request { $number } is moved. Your calendar changes it by itself when you accept.
letter-site-invitation-moved-next = { letter-invitation-next }
letter-site-invitation-cancelled-subject = Request { $number }: the visit { $when } is cancelled
letter-site-invitation-cancelled-text = The visit for request { $number } is cancelled. We will write or call about the work itself.
letter-site-invitation-cancelled-next = If you were expecting us, reply to this email.
letter-site-invitation-another-subject = Request { $number }: { $rep } will come to you, { $when }
letter-site-invitation-another-text = Time and place of the visit stay, { $rep } will come. Your calendar is updated when you accept.
letter-site-invitation-another-next = { letter-invitation-another-next }
letter-site-copy-summary = Visit for request { $number }: { $client }
letter-site-copy-subject = Your visit for request { $number }: { $client }, { $when }
letter-site-copy-text = The file in this letter puts the visit into your calendar.
letter-site-forget-subject = No visit for request { $number }: { $client }, { $when }
letter-site-forget-text = The visit is cancelled, or somebody else goes. The file in this letter takes it out of your calendar.
