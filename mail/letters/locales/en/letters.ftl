# Letters to clients and staff.

letter-greeting = Hello,
letter-greeting-name = Hello { $name },
letter-subject-request = Request no. { $number }: { $title }
letter-signature-house = { $department }, { $company }
letter-fact-what = About
letter-fact-kind = Kind
letter-fact-due = Due

letter-receipt-headline = Request no. { $number } received
letter-receipt-text = Your mail has arrived and is now request no. { $number }. Any of our people will find it by this number.
letter-receipt-next = To add something, just answer this mail.

letter-done-headline = Request no. { $number } is done
letter-done-text = We have done what you asked for: “{ $title }”. This was done:
letter-done-next = Please check that all is well and answer in a word. If something is wrong, write what: we will take it up again.

letter-question-text =
    { $n ->
        [one] To go on with request no. { $number } we need to know one more thing:
       *[other] To go on with request no. { $number } we still need to know:
    }
letter-question-next = Answer this mail, and we will go on.
letter-question-next-several = Answer this mail, each answer on a line of its own with its number, and we will go on.

letter-notice-subject = Message from Fieldpost
letter-notice-answer = Answer this mail, beginning with one of these words:
letter-notice-accept = accept: the request becomes yours
letter-notice-decline = decline: and why; the request stays with its giver
letter-notice-done = done: and what; the request goes to its author to be checked

letter-act-accept = Request { $number } is yours now
letter-act-decline = Request { $number } was declined
letter-act-done = Request { $number } was reported done
letter-act-comment = The comment on request { $number } was added
letter-act-refused = Your answer could not be carried out

letter-unsubscribe = No more letters of this kind
