# Mail that a person decides about, and letters that did not arrive.

mail-question-sender = 📨 <b>An email: who is it from?</b> The sender is not in the base.
mail-question-kind = 📨 <b>A client's email: what is it?</b>
mail-question-colleague = 📨 <b>A colleague's email.</b> It belongs to nothing.
mail-question-belongs = 📨 <b>Does this email belong to request { $number }?</b> The request is waiting for the client, but this email is a new one, not a reply.
mail-question-stranger = 📨 <b>Somebody else writes about request { $number }.</b> His address is none of the client's.
mail-question-forged =
    { $number ->
        [0] 📨 <b>Nobody vouches for this sender.</b> The mail server does not confirm who he is.
       *[other] 📨 <b>Request { $number }: nobody vouches for this sender.</b> The mail server does not confirm who he is.
    }
mail-from = { $name }, { $address } → { $box }, { $at }
mail-words = <i>“{ $words }”</i>
mail-files = 📎 Files ({ $n }): { $names }
mail-client = Client: <b>{ $client }</b>
mail-decided-request =
    { $number ->
        [0] Decided: a request, { $kind }. { $name }, { $at }
       *[other] Decided: request { $number }, { $kind }. { $name }, { $at }
    }
mail-decided-belongs = Decided: belongs to request { $number }. { $name }, { $at }
mail-decided-not-ours = Decided: not for us. { $name }, { $at }
mail-decided-spam = Decided: spam, this sender is blocked. { $name }, { $at }
mail-button-belongs = Yes, to request { $number }
mail-button-another = No, a new request
mail-button-find = A known client…
mail-button-new = A new client…
mail-button-refuse = Not for us
mail-button-spam = Spam
mail-which-client = Whose email is it? Tap the client, or answer this message with a few letters of the name, tax number or phone.
mail-no-such-client = No such client. Answer this message with other letters, or make a new one.
mail-name-client = What is the new client called? Answer this message with the name. { $name } becomes the contact.
mail-client-known = Noted: the email is from { $client }. It becomes a request; its number will stand on the email's card.
mail-ask-headline = <b>Letter to the client about request { $number }</b>, to { $address }. It asks:
mail-ask-question = { $n }. { $words }
mail-ask-send = Send the letter
mail-asked = A letter about request { $number } is on its way to the client. The answer comes into the request by itself.
mail-quarantined = ⚠ <b>Email { $number } could not be read.</b> It is set aside and holds nothing up. Look at it: <code>fieldpost mail quarantine show { $number }</code>
mailbox-silent = ⚠ <b>Mail to { $box } cannot be read:</b> { $reason }. No mail is lost, it waits on the mail server. More: <code>fieldpost check</code>
mailbox-back = Mail to { $box } can be read again. What waited is being taken in.
letters-stuck = ⚠ <b>Letters do not leave:</b> { $reason }. None is lost: they leave by themselves when the mail server takes them; it is tried for two days. More: <code>fieldpost check</code>
letters-stuck-refused = the server for outgoing mail answers { $answer }
letters-stuck-login = the server for outgoing mail refuses the password
letters-stuck-password = the file with the password for outgoing mail cannot be read
letters-stuck-away = the server for outgoing mail cannot be reached
letters-leave = Letters leave again. Those that waited are on their way.
request-button-ask = Ask the client…
request-missing =
    { $n ->
        [1] An answer is missing: { $what }
       *[other] Answers are missing: { $what }
    }

letter-unknown = ⚠ <b>Nobody knows whether your letter has left</b> ({ $name }, { $address }). The connection broke in the middle. Send it again? The client may get it twice.
letter-failed =
    { $refused ->
        [yes] ⚠ <b>Your letter was refused</b> ({ $name }, { $address }): the server said { $answer }. Check the address.
       *[no] ⚠ <b>Your letter did not leave</b> ({ $name }, { $address }): the mail server did not answer for two days. Tell the administrator.
    }
letter-given-up = The letter is not sent any more, so it was decided ({ $name }, { $address }).
letter-bounced = ⚠ <b>Your letter came back</b> ({ $name }, { $address }). Check the address or call.
letter-queued = The letter is sent again ({ $name }, { $address }).
letter-sending = The letter is on its way ({ $name }, { $address }).
letter-sent = The letter was sent ({ $name }, { $address }).
letter-button-again = Send again
letter-button-let-be = Do not send
