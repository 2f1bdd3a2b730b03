# Everything asked step by step: questions, the summary before sending, drafts.

form-subject = request { $number }, { $client }
form-client = { $client }
form-place = { $position } of { $total }
form-hint = <i>{ $words }</i>
form-error = ❗ { $words }
form-now = Now: { $words }
form-answer = { $label } <b>{ $words }</b>
form-quoted = <i>“{ $words }”</i>
form-search-clients = <i>Tap a button or type a few letters of the name.</i>
form-search-receivers = <i>A person or a department. A few letters will do.</i>
form-search-staff = <i>A few letters of the name will do.</i>
form-search-meeting = <i>A few letters of the name will do.</i>
form-search-team = <i>First those whose work it is. A few letters of the name will do.</i>
form-option-away = { $name } · away until { $until }
form-nothing-found = <i>Nothing found for “{ $typed }”. Type other letters.</i>
form-files =
    { $n ->
        [one] { $n } file attached
       *[other] { $n } files attached
    }
form-missing =
    { $n ->
        [one] { $n } question is still open
       *[other] { $n } questions are still open
    }
form-known = Last time: <b>{ $words }</b>
form-suggested = Suggested: <b>{ $words }</b>
form-shown = <b>{ $words }</b>
form-shown-empty = <i>Nothing here yet.</i>
form-only-shown = This is only shown, it needs no answer. Go on with the button or the word “next”.
form-step = { $step } — { $words }
form-search-choices = <i>A few letters or the number in order will do.</i>
form-unanswered = { $label } —
form-item = { $at }. { $line }
form-row-line = <b>{ $title }</b> { $words }
form-row = Entry { $at }
form-rows-none = Nothing recorded yet.
form-rows = Recorded: { $n } — { $names }. Another one?
form-row-sure = <b>Remove “{ $title }”? What is written here will be gone.</b>
form-row-lost = Removed: { $title }.
form-no-such-row = This entry is not there any more
form-how-much = Answered: { $n } of { $total }
form-no-place = No place on the map is asked for here. If it is needed, open a question with its button and send it again.
form-part-unknown = Nothing is being asked now. Choose a section with its button or type its number.
form-sure = <b>Delete the draft? What you wrote will be gone.</b>
form-what-to-change = <b>What would you like to change?</b>

form-file-photo = Photo
form-file-voice = Voice message
form-file-audio = Audio
form-file-video = Video
form-file-document = File

form-button-done = Done
form-button-search = Search by letters
form-button-before = ◀ Before
form-button-more = More ▶
form-button-keep = Leave as it is
form-button-skip = Skip
form-button-clear = Clear the answer
form-button-back = ◀ Back
form-button-later = Put aside
form-button-same = All correct
form-button-next = Go on ▶
form-button-all = Answers
form-button-summary = ◀ To all sections
form-button-part = { $label } · { $answered } of { $total }
form-button-part-full = ✔ { $label } · { $total }
form-button-add-row = Add
form-button-gone-one = ✕ { $what }
form-button-row-same = All correct
form-button-row-changed = Changed…
form-button-person-gone = Does not work there any more
form-button-row-gone = Not there any more
form-button-row-again = Changed, or not there any more…
form-button-row-keep = Keep it
form-button-lose = Remove…
form-button-lost = Yes, remove it
form-button-open = Continue
form-button-drop = Delete
form-button-sure = Yes, delete
form-button-change = Change…
form-button-change-one = ✎ { $what }
form-button-change-this = ✎ Change
form-button-add = + { $what }
form-short-client = Client
form-short-kind = Kind
form-short-due = Due:
form-short-receiver = To:

form-send-request = Send the request
form-send-done = Report it done
form-send-return = Send it back
form-send-cancel = Cancel the request
form-send-decline = Decline
form-send-hand = Hand it on
form-send-back = Give back
form-send-comment = Send the comment

form-copy = <b>Request { $number } is sent</b>
form-copy-next = Until somebody accepts it, it is with you. I will write when it is accepted. Below is your copy.
form-sent = Request { $number } is sent
form-done-done = Request { $number }: done. The author has your words and decides whether to accept the result.
form-done-done-mailed = Request { $number }: done. The client gets your words by email; the lead of the department he wrote to accepts the result.
form-done-repair = Request { $number }: done. Service has your words: it checks the repair and asks the client.
form-done-return = Request { $number } is in progress again. Its holder has your words.
form-done-cancel = Request { $number } is cancelled.
form-done-decline = You declined request { $number }. Whoever offered it has the reason.
form-done-hand = Request { $number } is offered. Until it is accepted, it is with you.
form-done-back = Request { $number } is offered to whoever handed it to you. Until it is accepted, it is with you.
form-done-instead = The receiver is on leave; { $name } stands in and was asked to accept it.
form-done-comment = Your comment on request { $number } has been added.

form-button-useless = This button does nothing any more. Open the request or the list again.
form-moved-on = That question is behind us, here is the present one
form-attached =
    { $kind ->
        [photo] Photo attached.
        [voice] Voice message attached.
        [audio] Audio attached.
        [video] Video attached.
       *[other] File attached.
    }
form-added = Your words are added.
form-joined = The long text is put together as one answer: { $length } characters.
form-corrected = The answer is changed.
form-corrected-aside = The answer in the draft is changed.
form-edit-useless = There is nowhere to put this edit: no answer came from this message alone. Please write a new one.
form-edit-late = This is recorded already, and editing the message does not change it. To have it otherwise, record it anew.
form-edit-dropped = This draft was deleted, so there is nowhere to put the edit. Please write a new message.
form-edit-questionnaire-submitted = The questionnaire is handed in, and editing the message does not change it. Open it: answers are corrected there, and the earlier one stays in the history.
form-edit-questionnaire-paused = The questionnaire is paused, and editing the message does not change it. The answer can be corrected once it goes on.
form-button-questionnaire = Open the questionnaire
form-sent-already = This is sent already and cannot be rewritten. The new words can be added as a comment.
form-cannot-take = Such a message cannot be kept. Send words, a voice message, a photo, a video or a file.
form-empty-message = An empty message came. Write some words or send a file.
form-unknown-command = There is no such command. What can be done here: /help
form-aside = Put aside. Nothing is lost: go on here or by /drafts.
form-nothing-asked = Nothing is being asked now. What you began is in /drafts; a request is cancelled by its own button.
form-dropped = The draft is deleted.

drafts-none = There are no drafts.
drafts-headline =
    <b>{ $n ->
        [one] { $n } draft
       *[other] { $n } drafts
    }</b>
drafts-line = { $at }. { $title } · { $when }
drafts-button-open = Continue { $at }
drafts-button-drop = Delete { $at }

loose-title = <b>Words without a request</b>
loose-question = <b>Which request is this for?</b>
loose-button-to = { $number } { $client }
loose-button-new = A new request with these words

# Words that mean the same as buttons. Separated by commas, upper or lower case.
form-said-back = back
form-said-skip = skip
form-said-next = next, continue, go on
form-said-later = later, put aside, pause
form-said-keep = keep, leave as it is
form-said-done = done, that is all
form-said-send = send, hand in
form-said-same = all correct, correct, no change, no changes, as before, same
form-said-yes = yes, yep, yeah, ok
form-said-no = no, nope, no more, nobody else, nothing else
form-said-add = add, add one, one more
form-said-changed = changed, has changed, wrong
form-said-gone = gone, has left, left, not there any more
form-said-all = answers, all answers, summary
form-said-lose = remove, delete
form-for-client = The client gets these words by email.
