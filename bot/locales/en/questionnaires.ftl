# VIP questionnaires: handed in, paused, restored; the ticket.

form-send-questionnaire = Hand the questionnaire in
form-send-correct_answer = Correct it

questionnaire-open = <b>Questionnaire { $number } · { $client }</b> · being filled
questionnaire-paused =
    <b>The questionnaire is paused. { $n ->
        [one] { $n } complaint is written down.
       *[other] { $n } complaints are written down.
    }</b>
questionnaire-restored = ✔ <b>{ $client }: quality is restored</b>
questionnaire-handed-in = ✔ <b>Questionnaire { $number } · { $client } is handed in</b>
questionnaire-dropped = Questionnaire { $number } · { $client } was deleted.
questionnaire-say-goodbye = Now: thank them, promise to see to it yourself, and say goodbye. New goods can wait for another time.
questionnaire-copies = Copies went to { $names }.
questionnaire-copy-service = { $name } (service)
questionnaire-copy-programme = { $name } (VIP programme)
questionnaire-wait = You will get a message when everything is repaired.
questionnaire-ticket = Ticket Q-{ $number }
questionnaire-may-go-on = <b>{ $client }: the questionnaire may go on</b>, the programme’s head closed the ticket
questionnaire-restored-by-client = The client himself confirmed that all is repaired.
questionnaire-restored-next = Arrange a new meeting: the questionnaire goes on where it stopped.
questionnaire-rep-for = Filled by { $name }, { $client }
questionnaire-rep = Filled by { $name }
questionnaire-counted = Counted { $at }.
questionnaire-made-opportunities = Opportunities: { $n }
questionnaire-made-tasks = Tasks: { $n }
questionnaire-made-requests =
    { $n ->
        [1] Request
       *[other] Requests
    } { $numbers }
questionnaire-made-referrals = Referrals: { $names }
questionnaire-no-consent = Phone and email are not stored, no consent: { $names }.
questionnaire-corrected =
    { $n ->
        [one] { $n } answer was corrected.
       *[other] { $n } answers were corrected.
    }
questionnaire-button-copy = My copy, PDF
questionnaire-button-resume = Continue the questionnaire
questionnaire-button-arrange = Arrange a meeting
questionnaire-button-correct = Correct an answer…
questionnaire-button-blank = Blank form, PDF
questionnaire-button-client = Client
questionnaire-button-tasks = My tasks
questionnaire-button-opportunities = My opportunities
questionnaire-button-open = Questionnaire { $number }
questionnaire-copy-ordered = The copy will come here.
questionnaire-blank-ordered = The blank form will come here.

questionnaires-of = <b>Questionnaires of { $client }</b>
questionnaires-none = There are no questionnaires yet.
questionnaires-line = { $number } · { $state } · { $name } · { $day }
questionnaire-state-open = being filled
questionnaire-state-paused = paused
questionnaire-state-restored = quality restored
questionnaire-state-handed-in = handed in
questionnaires-button-begin = Fill a questionnaire

correct-which = <b>Questionnaire { $number } · { $client }</b>. Which answer is to be corrected? The earlier one stays on record.
