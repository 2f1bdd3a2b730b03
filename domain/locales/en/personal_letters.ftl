# Personal letters to clients nobody works with. Variants of a part stand for one another: each must
# sound like the words of a living person, without exclamation marks.

personal-letter-quote = “{ $words }”
personal-letter-name = { $words }
personal-letter-quote-within = ‘{ $words }’
personal-letter-when =
    in { $month ->
        [1] January
        [2] February
        [3] March
        [4] April
        [5] May
        [6] June
        [7] July
        [8] August
        [9] September
        [10] October
        [11] November
       *[12] December
    }{ $year ->
        [this] {" "}this year
        [last] {" "}last year
       *[earlier] {" "}{ $number }
    }
personal-letter-span-few = a few months
personal-letter-span-half = about half a year
personal-letter-span-one = about a year
personal-letter-span-over-one = more than a year
personal-letter-span-one-half = about a year and a half
personal-letter-span-almost-two = almost two years
personal-letter-span-years = more than { $n } years

personal-letter-greeting-1 = Hello{ $name ->
        [none] ,
       *[other] {" "}{ $name },
    }
personal-letter-greeting-2 = Hello{ $name ->
        [none] .
       *[other] , { $name }.
    }
personal-letter-greeting-3 = Dear { $name ->
        [none] colleague,
       *[other] { $name },
    }

personal-letter-intro-1 = This is { $writer } from { $company }{ $role ->
        [none] .
       *[other] , { $role }.
    }
personal-letter-intro-2 = My name is { $writer }{ $role ->
        [none] , I am writing from { $company }.
       *[other] , { $role } at { $company }.
    }
personal-letter-intro-3 = I am { $writer }{ $role ->
        [none] {" "}of { $company }.
       *[other] , { $role } of { $company }.
    }
personal-letter-intro-4 = I am writing to you from { $company }: my name is { $writer }{ $role ->
        [none] .
       *[other] , { $role }.
    }
personal-letter-intro-5 = We have not met yet. I am { $writer }{ $role ->
        [none] {" "}from { $company }.
       *[other] , { $role } at { $company }.
    }
personal-letter-intro-6 = { $company }, { $writer } here{ $role ->
        [none] .
       *[other] , { $role }.
    }

personal-letter-order-1 = { $When } you ordered { $title } from us.
personal-letter-order-2 = I am looking at our work together: your last order was { $title }, { $when }.
personal-letter-order-3 = The last time you came to us with an order was { $when }: { $title }.
personal-letter-order-4 = I have your order before me: { $title }. You placed it { $when }; { $span } have gone by since.
personal-letter-order-5 = I am writing about your last order, { $title }: that was { $when }.
personal-letter-order-6 = It is { $span } since your last order, { $title }.
personal-letter-order-7 = { $When } you placed the order { $title }: it is the last in our records.
personal-letter-order-8 = You ordered { $title } from us — { $when }, by our records.

personal-letter-loyal-1 = { $orders ->
        [one] We have { $orders } order of yours on record since { $year }.
       *[other] In all we have { $orders } orders of yours on record since { $year }.
    }
personal-letter-loyal-2 = { $orders ->
        [one] You have been with us since { $year }, with { $orders } order so far: thank you for your trust.
       *[other] You have been with us since { $year }, with { $orders } orders so far: thank you for your trust.
    }
personal-letter-loyal-3 = We have worked together for a long time: your first order was back in { $year }.
personal-letter-loyal-4 = { $orders ->
        [one] You have placed { $orders } order since { $year }, so it matters to me that you are satisfied.
       *[other] You have placed { $orders } orders since { $year }, so it matters to me that you are satisfied.
    }

personal-letter-usual-1 = More often than anything else you took { $title }.
personal-letter-usual-2 = More than once you ordered { $title } as well.
personal-letter-usual-3 = I also see what you ordered repeatedly: { $title }.

personal-letter-pleased-1 = I would like to know whether you and your people are happy with it.
personal-letter-pleased-2 = Please tell me whether it turned out as you expected.
personal-letter-pleased-3 = Has everything worked as it should since then, or is there anything to put right?
personal-letter-pleased-4 = Your opinion matters to me: what was good, and what should we have done better?
personal-letter-pleased-5 = Were you happy, both with the order and with the way we worked with you?
personal-letter-pleased-6 = If anything was wrong, say so plainly: I will pass it to those who will put it right.
personal-letter-pleased-7 = Has it been as useful to you as you hoped?
personal-letter-pleased-8 = How do you see that order today, now that time has passed?

personal-letter-again-1 = It has been { $span }: perhaps it is time to order again.
personal-letter-again-2 = Perhaps the time has come to replace or to add something?
personal-letter-again-3 = If you need something like it again, we will gladly quote for it.
personal-letter-again-4 = New tasks may have come up since: tell us, and we will think how to help.
personal-letter-again-5 = Will you need anything similar in the months to come?
personal-letter-again-6 = Perhaps your plans for this year already call for something more.

personal-letter-met-1 = Our last meeting was { $when }; from our side it was { $rep }.
personal-letter-met-2 = We have not seen each other for a while: the last meeting was { $when }, with { $rep } from us.
personal-letter-met-3 = { $When } you had a meeting with our colleague ({ $rep }), and for the last months we have heard nothing from you.
personal-letter-met-4 = It is { $span } since the meeting { $when }; you may remember our colleague { $rep }.
personal-letter-met-5 = I know that we met { $when } ({ $rep } for us), and would like to know what has changed.

personal-letter-repaired-1 = { $When } we put right what you had told us of: { $words }. Does it hold to this day?
personal-letter-repaired-2 = You told us: { $words }; { $when } you confirmed that it was put right. Has it come back?
personal-letter-repaired-3 = We have a remark of yours on record: { $words }. It is { $span } since it was put right: is all well?
personal-letter-repaired-4 = I want to be sure that an old trouble has not come back. It is your remark { $words }, put right { $when }.
personal-letter-repaired-5 = I have a question about your remark { $words }. { $When } we closed it with your consent; how is it now?

personal-letter-asked-1 = { $When } you wrote to us: { $words }. Did we help you then?
personal-letter-asked-2 = You wrote to us about { $words }, { $when }. Did you get what you wanted?
personal-letter-asked-3 = Did what we did about your letter { $words } help you? You sent it { $when }.
personal-letter-asked-4 = The last thing in our correspondence is your letter { $words }, { $when }. Are any questions left?
personal-letter-asked-5 = I see your letter { $words }: we dealt with it { $when }. Was everything to your satisfaction?

personal-letter-unknown-1 = Your company, { $client }, is among our clients, but we have not heard from you for a while.
personal-letter-unknown-2 = We have not been in touch for a while, and I would like to know how { $client } is doing.
personal-letter-unknown-3 = { $client } is in our base, with hardly any details. Please tell me what you are busy with now.
personal-letter-unknown-4 = I am writing for no special reason: we have not been in touch with { $client } for a while, and that is our fault.
personal-letter-unknown-5 = Lately nobody from us has been in touch with { $client }. I would like to put that right.
personal-letter-unknown-6 = I would like to introduce myself: { $client } is in our base, and we have not talked for a while.

personal-letter-news-1 = And one piece of news from us. { $news }
personal-letter-news-2 = I would also like to tell you of something new. { $news }
personal-letter-news-3 = Something new has come up here since. { $news }
personal-letter-news-4 = { $news } If that is of interest, I will gladly tell you more.
personal-letter-news-5 = In short, what we did not have before. { $news }
personal-letter-news-6 = Perhaps this will be useful to you too. { $news }

personal-letter-closing-1 = Please write what we can do for you now.
personal-letter-closing-2 = If you need anything, reply with a single line: we will see to the rest.
personal-letter-closing-3 = A real person will read your answer.
personal-letter-closing-4 = Reply in a word or two when you have a minute, even if you need nothing now.
personal-letter-closing-5 = I look forward to your answer: I would like to know how you are doing.
personal-letter-closing-6 = Simply reply to this email or call, the number is below.
personal-letter-closing-7 = Tell me what is new with you and where we could help.
personal-letter-closing-8 = If somebody else takes care of this now, please tell me whom to write to.

personal-letter-goodbye-1 = Kind regards,
personal-letter-goodbye-2 = All the best,
personal-letter-goodbye-3 = Thank you for reading. Kind regards,

personal-letter-subject-order-1 = About your order { $when }
personal-letter-subject-order-2 = Are you happy with your order?
personal-letter-subject-order-3 = A question about the order { $title }
personal-letter-subject-order-4 = { $client }: how is your order serving you?
personal-letter-subject-order-5 = It has been { $span }: a question about your order
personal-letter-subject-met-1 = After our meeting { $when }
personal-letter-subject-met-2 = { $client }: shall we go on talking?
personal-letter-subject-met-3 = Long time no see
personal-letter-subject-repaired-1 = Is all well since it was put right?
personal-letter-subject-repaired-2 = { $client }: has the trouble come back?
personal-letter-subject-repaired-3 = About what we put right for you { $when }
personal-letter-subject-asked-1 = About your letter { $when }
personal-letter-subject-asked-2 = Did we help you then?
personal-letter-subject-asked-3 = { $client }: a question about your letter
personal-letter-subject-unknown-1 = { $client }: how are you doing?
personal-letter-subject-unknown-2 = It has been a while
personal-letter-subject-unknown-3 = A question for you
personal-letter-subject-unknown-4 = { $client }: how can we help?
personal-letter-subject-unknown-5 = Introducing myself

personal-letter-task = An answer to a letter: { $words }

error-letter-unknown = There is no such letter.
error-letter-over = This letter is sent or taken back already.
error-letter-changed = The letter has changed since. Read it once more and send it.
error-letter-no-mailbox = There is nowhere to write from: company.toml names no mailbox. Tell the administrator.
error-letter-address-dead = { $address } must not be written to any more. Open the letter again.
error-letter-short = That is too short for a letter. Send the whole text.
error-letter-long = The letter is too long: { $length } characters of { $limit }. Shorten it.
error-letter-gap = A gap is left to be filled: { $words }. Fill it and send the text again.
error-letter-same = Nearly the same letter was written to { $client }. Personal letters are not repeated: say it in other words.
error-letter-file-lost = The file could not be fetched. Send it again, or paste the text as a message.
error-letter-file-no-text = The file holds no plain text. Save the letter as .txt, or paste it as a message.
error-novelty-long = Shorter, please: at most { $limit } characters.
error-novelty-unknown = There is no such thing new.
error-letter-person-gone = This person or his address is gone. Open the letter again.
