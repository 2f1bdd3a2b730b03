# What the command line says.

cli-database-address = The database address in FIELDPOST_DATABASE_URL is malformed. It looks like postgresql://user:password@host/name, and in a password @ is written %40, : is %3A, / is %2F, # is %23 and % is %25.
cli-database-word = The database address in FIELDPOST_DATABASE_URL has the word { $word }, which is not understood here. Take it out; a root certificate is named by the variable PGSSLROOTCERT.
cli-database-no-host = The machine named in FIELDPOST_DATABASE_URL is not found. Check the host in the address, and that DNS knows it.
cli-database-no-tls = PostgreSQL answers, but without TLS, which the address in FIELDPOST_DATABASE_URL demands. Switch TLS on at the server (ssl = on), or take sslmode out of the address if the network in between is your own.
cli-database-tls = The connection to PostgreSQL cannot be protected as FIELDPOST_DATABASE_URL demands: { $reason }. For sslmode write disable, prefer, require, verify-ca or verify-full; the last two need a root certificate in ~/.postgresql/root.crt or in the file that PGSSLROOTCERT names, and verify-full also the host name that the certificate has.
cli-database-no-entry = PostgreSQL lets nobody in from here: its pg_hba.conf has no line that fits. Add one; if there is one but it demands TLS, put sslmode=require into FIELDPOST_DATABASE_URL.
cli-database-away = The database does not answer. Check that PostgreSQL runs, and the address in FIELDPOST_DATABASE_URL.
cli-database-refuses = PostgreSQL does not let us in: check user, password and database name in FIELDPOST_DATABASE_URL. In a password % is written %25.
cli-database-unfit = This database does not fit. What is wrong with it and how to mend it, says: fieldpost check
cli-database-crossed = Somebody changes the same records right now, nothing was changed. Repeat the command.
cli-not-migrated = The database is not at this release. Run: fieldpost migrate
cli-embedded-failed = The embedded PostgreSQL did not start: { $reason }
cli-embedded-stopped = The PostgreSQL in { $folder } does not run. Start the desk first: fieldpost run --embedded
cli-file = { $file }: { $code ->
        [ENOENT] there is no such file
        [EACCES] no right to read or write it
        [EISDIR] it is a folder
       *[other] { $reason }
    }. Check the path and the rights.
cli-port-taken = The port is taken. Stop what runs on it, or choose another: ./demo --port 8091, or FIELDPOST_WEB_PORT for fieldpost run.
cli-needs-administrator = This needs an administrator in the list of staff: bring one in with fieldpost import staff.
cli-token-unknown = Telegram does not know this token. Take the token from @BotFather and write it to FIELDPOST_BOT_TOKEN.
cli-telegram-refuses = Telegram refuses: { $reason }
cli-telegram-away = { $address } does not answer. If Telegram is blocked, set FIELDPOST_PROXY_URL, or a server of your own in FIELDPOST_BOT_API_URL.
cli-telegram-away-by-proxy = { $address } does not answer through the proxy of FIELDPOST_PROXY_URL. Check its address, name and password, and that it runs.

cli-migrated = The database is now at { $revision }.
cli-migrated-already = The database was already at { $revision }.
cli-demo-ready = Open { $address } — stop with Ctrl+C

cli-import-reading = { $file }: opening
cli-import-checking = { $file }: checking
cli-import-writing = { $file }: writing
cli-import-done = { $file } imported. Rows: { $rows }.
cli-import-preview = { $file } checked, nothing written. Rows: { $rows }.
cli-import-partly = { $file } imported in part: rows with problems were left out. Rows: { $rows }.
cli-import-refused = { $file } not imported: it has problems. Rows: { $rows }. Mend them, or import the rest with --partial.
cli-import-staff = employees
cli-import-clients = clients
cli-import-contacts = contacts
cli-import-orders = orders
cli-import-ignored = Columns that mean nothing to the desk were left out: { $columns }
cli-import-skipped = Sheets without the needed columns were left out: { $sheets }
cli-import-problems = { $n ->
    [one] { $n } problem
   *[other] { $n } problems
}, rows with problems: { $rows }.
cli-import-more = And { $n } more. Mend these and check again with --dry-run.

cli-invited = { $name }: the link works until { $until }, once. Any earlier way in is closed.
cli-dismissal = { $name } is locked out.
cli-dismissal-handed = Handed to { $to }: { $what }.
cli-dismissal-nothing = There was nothing to hand over.
cli-dismissal-share = { $name }: { $n }
cli-clients-told = Letters to clients: { $n }.
cli-handover-plan = { $name }, would go: { $what }.
cli-handover-share = { $name }: { $what }
cli-handover-campaign = The lines of campaigns ({ $n }) wait for the next split by the campaign's head.
cli-handover-fenced = Would go to somebody who fences them off from others: { $clients }.
cli-leave-planned = { $name }: leave from { $since } until { $until }, the work moves on the first day.
cli-leave-active = { $name } is on leave until { $until }, the work is handed over.
cli-leave-cancelled = There will be no leave.
cli-returned = { $name } is back at work. Came back: { $what }.
cli-elsewhere = Did not come back ({ $thing }): { $name }, now with { $holder }
cli-elsewhere-more = And { $n } more.
cli-groups-again = The person must be added to department groups again.
cli-written-to = Clients already told of the change: { $n }. A letter tells them that nothing has changed.
cli-to-call = Clients told of the change whom no letter reaches now: { $n }. Tell them that nothing has changed.
cli-thing-client = clients
cli-thing-member = places in teams
cli-thing-request = requests in progress
cli-thing-offer = requests to be accepted
cli-thing-authored = requests written
cli-thing-ticket = tickets
cli-thing-questionnaire = questionnaires
cli-thing-appointment = appointments
cli-thing-task = tasks
cli-thing-opportunity = opportunities
cli-thing-letter = personal letters
cli-thing-draft = drafts
cli-thing-campaign = campaign lines
cli-thing-decision = decisions
cli-thing-measure = measures
cli-active = at work
cli-dismissed = dismissed
cli-account-linked = came in
cli-account-invited = invited
cli-account-none = —
cli-role-rep = sales rep
cli-role-technician = technician
cli-role-service-lead = service lead
cli-role-programme-head = programme head
cli-role-coordinator = coordinator
cli-role-letter-writer = letter writer
cli-role-director = director
cli-role-admin = administrator

cli-not-done = Not done: { $n } · overdue { $overdue }
cli-register-whole = The register is whole. Lines: { $lines }, seals: { $seals }.
cli-register-seal-broken = The seal of { $day } is broken: lines up to that day were removed or replaced.
cli-register-gap-broken = Request { $number }: a line is missing before line { $line }.
cli-register-link-broken = Request { $number }, line { $line }: does not follow from the line before it.
cli-register-content-broken = Request { $number }, line { $line }: its content was changed.
cli-export-xlsx = { $file }: the list is written as a spreadsheet, name a file .xlsx.
cli-export-format = { $file }: a .pdf or .xlsx file is needed.
cli-exported = { $file }: { $n ->
    [one] { $n } line
   *[other] { $n } lines
}.

cli-outbox-empty = Nothing waits and nothing is lost.
cli-outbox-unknown-row = There is no row { $number }.
cli-outbox-row = Row { $number }: { $state }
cli-outbox-retried = Row { $number } goes out now.
cli-outbox-given-up = Row { $number } is given up.
cli-outbox-not-possible = Row { $number } is not there, in hand, or over.
cli-outbox-queued = waits
cli-outbox-leased = in hand
cli-outbox-sent = sent
cli-outbox-unknown = not known
cli-outbox-dead = failed
cli-outbox-dropped = given up

cli-updates-none = No update is put aside.
cli-update-aside = put aside
cli-update-failed = to be tried again
cli-update-retried = The bot will try update { $number } again.
cli-update-dropped = Update { $number } is given up.
cli-update-unknown = There is no update { $number } among those put aside.

cli-mail-what = What it is
cli-mail-kind-bounce = a letter that came back
cli-mail-kind-auto-reply = an automatic reply
cli-mail-kind-bulk = mail to many
cli-mail-kind-reply = a reply
cli-mail-kind-new = a new mail
cli-mail-verdict = Answer to “is everything all right”
cli-mail-verdict-confirmed = confirms
cli-mail-verdict-not-fixed = not fixed
cli-mail-verdict-unclear = unclear
cli-mail-verdict-question = a question
cli-mail-verdict-opt-out = asks not to be written to
cli-mail-verdict-other = about something else
cli-mail-verdict-none = not read
cli-mail-thread = Belongs to
cli-mail-thread-token = found by the token in an address or Message-ID
cli-mail-thread-references = found by In-Reply-To and References
cli-mail-thread-subject = judging by the subject
cli-mail-thread-none = nothing
cli-mail-sender = Sender
cli-mail-sender-yes = vouched for by the mail server
cli-mail-sender-no = nobody vouches for him
cli-mail-sender-none = not looked at: give --authserv-id
cli-mail-bounced = Not delivered
cli-mail-charset = Charset
cli-mail-attachments = Attachments
cli-mail-reasons = Why
cli-mail-words = Words

cli-head-what = What
cli-head-new = new
cli-head-changed = changed
cli-head-unchanged = unchanged
cli-head-sheet = Sheet
cli-head-row = Row
cli-head-column = Column
cli-head-value = Value
cli-head-wrong = What is wrong
cli-head-mend = What to do
cli-head-name = Name
cli-head-role = Role
cli-head-department = Department
cli-head-account = Way in
cli-head-active = State
cli-head-request = Request
cli-head-kind = Kind
cli-head-client = Client
cli-head-holder = Held by
cli-head-since = Since
cli-head-due = Due
cli-head-offered = Offered to
cli-head-state = State
cli-head-title = Subject
cli-head-author = Author
cli-head-line = Line
cli-head-gave = Handed over by
cli-head-took = Accepted by
cli-head-moment = When
cli-head-tax-number = Tax number
cli-head-code = Code
cli-head-address = Address
cli-head-phone = Phone
cli-head-email = Mail
cli-head-manager = Manager
cli-head-note = Note
cli-head-contacts = Contacts
cli-head-orders = Orders
cli-head-number = Number
cli-head-recipient = To
cli-head-attempts = Attempts
cli-head-error = Error
cli-head-chat = Chat

check-settings = Settings are read.
check-env-private = { $file }: nobody else can read it.
check-env-open = { $file } can be read by other users of this machine. Run: chmod 600 { $file }
check-data-dir-none = There is no data folder { $folder } yet: it is made when it is needed.
check-data-dir-closed = The data folder { $folder } cannot be written. Give it to the user the desk runs as.
check-data-dir-open = Anybody can write to the data folder { $folder }. Run: chmod o-w { $folder }
check-data-dir = The data folder { $folder } is in order.
check-policy = The policy { $file } is in order: { $departments } departments, { $kinds } kinds of requests.
check-forms = Forms of the kinds of requests can be read: { $count }.
check-leads = The leads of the departments are among the employees.
check-leads-missing = No active employees of these names, but company.toml has them as leads: { $names }. Mend the names or import the staff: fieldpost import staff.
check-database-none = No database is named. Set FIELDPOST_DATABASE_URL, or start with fieldpost run --embedded.
check-server = PostgreSQL { $version } answers.
check-server-old = PostgreSQL { $version } is too old; { $oldest } or newer is needed.
check-encoding = The database is in UTF8.
check-encoding-wrong = The database is in { $encoding }, UTF8 is needed. Make it anew: createdb --encoding=UTF8 --locale=C.UTF-8 --template=template0
check-cyrillic = The database knows Russian letters.
check-cyrillic-wrong = The database does not know Russian letters: search will fail. Make it anew: createdb --encoding=UTF8 --locale=C.UTF-8 --template=template0
check-extensions = The extensions pg_trgm and unaccent are there.
check-extensions-missing = The server lacks extensions: { $missing }. Install the package postgresql-contrib.
check-schema = The schema is of this release: { $revision }.
check-token-none = No bot token is set. Take it from @BotFather and write it to FIELDPOST_BOT_TOKEN.
check-telegram = The bot @{ $username } answers at { $address }.

cli-demo-failed = The desk did not start: { $reason }. The end of its log:
    { $log }

cli-mails-none = There are no such mails.
cli-mail-stored = waits to be read
cli-mail-done = read
cli-mail-quarantined = in quarantine
cli-mail-dropped = given up
cli-head-mailbox = Mailbox
cli-head-received = Received
cli-head-sender = From
cli-head-subject = Subject
cli-head-outcome = Became
cli-mails-retried = Mails to be read again: { $n }.
cli-mails-dropped = Mails given up: { $n }. They stay on record.
cli-mail-unknown-mailbox = There is no mailbox { $code }. There are: { $known }
cli-mail-no-file = FIELDPOST_MAIL_FILE is not set: nobody knows where the mail is. Take deploy/mail.toml.example as a pattern.
cli-backfilled = { $code }: mails taken: { $n }.
cli-backfill-failed = { $code }: { $reason }

check-mail-none = Mail is off: FIELDPOST_MAIL_FILE is not set.
check-mail-off = company.toml has mailboxes, but FIELDPOST_MAIL_FILE is not set: nobody reads the mail. Take deploy/mail.toml.example as a pattern, or take the tables [mailboxes.…] out of company.toml.
check-mail-file = { $file } is in order: mailboxes { $mailboxes }.
check-mail-private = { $file }: others cannot read it.
check-mail-open = { $file } can be read by other users of this machine, and holds a secret. Run: chmod 600 { $file }
check-mailbox = Mailbox { $code }: { $host } answers, the folder { $folder } opens.
check-mailbox-failed = Mailbox { $code } ({ $host }): { $reason }
check-smtp = Letters leave through { $host }.
check-smtp-failed = Letters cannot leave through { $host } ({ $reason }). Check address, login, password and certificate in [smtp].

cli-mail-no-kind = There is no letter { $value }. There are: { $known }
cli-mail-no-lang = There is no language { $value }. There are: { $known }
cli-head-letter-to = To
cli-letters-none = All letters have left, and none came back.
cli-letter-queued = waits to be sent
cli-letter-sending = being sent
cli-letter-sent = sent
cli-letter-unknown = nobody knows whether it left
cli-letter-failed = did not leave
cli-letter-bounced = came back
cli-letter-retried = Letter { $number } is sent again.
cli-letter-dropped = Letter { $number } is given up; it stays in the database.

## Forms

cli-form-good =
    { $file }: { $questions ->
        [one] { $questions } question
       *[other] { $questions } questions
    }, { $sections ->
        [one] { $sections } section
       *[other] { $sections } sections
    }, gates: { $gates }, languages: { $languages }. No errors.
cli-form-first =
    Form “{ $name }” is imported, version { $version }: { $questions ->
        [one] { $questions } question
       *[other] { $questions } questions
    }, { $sections ->
        [one] { $sections } section
       *[other] { $sections } sections
    }, gates: { $gates }, languages: { $languages }.
cli-form-same = Form “{ $name }” is imported already: version { $version } is the same, nothing changed.
cli-form-new = Form “{ $name }”: new version { $version } instead of { $before }. Responses that were begun keep theirs.
cli-form-added = Added: { $names }
cli-form-removed = Removed: { $names }
cli-form-changed = Changed: { $names }
cli-form-moved = The questions stand in another order.
cli-form-wording = The title or sections are worded anew.

preview-help = Enter skips, or agrees with what is known; { $back } goes back. Files and directories: any words.
preview-known = Known: { $answer }. Enter if it is right.
preview-repeat = { $more } adds one, { $none } for no more.
preview-gate = The questionnaire is stopped by the answer to “{ $question }”.
preview-missing = Required answers are missing: { $names }

cli-blank-format = A blank is written to a .pdf file, not to { $file }.

cli-ticket = Ticket Q-{ $number }, { $client }
cli-ticket-state = { $state }, round { $round }
cli-ticket-asked = The client was asked by mail: { $address }, round { $round }, { $at }
cli-ticket-asked-by-phone = The client was asked by phone, round { $round }, { $at }
cli-ticket-state-new = Nobody has signed
cli-ticket-state-accepted = Signed for
cli-ticket-state-in-work = In progress
cli-ticket-state-on-hold = On hold
cli-ticket-state-fixed = Repaired, the client is not asked yet
cli-ticket-state-awaiting-client = Waiting for the client's word
cli-ticket-state-confirmed = Confirmed by the client
cli-ticket-state-rejected = Rejected
cli-ticket-state-duplicate = A duplicate of another ticket
cli-ticket-state-cancelled = Cancelled
cli-severity-stopped = work has stopped
cli-severity-losses = work is disrupted
cli-severity-nuisance = a nuisance
cli-problem-state-open = not repaired
cli-problem-state-fixed = repaired
cli-problem-state-confirmed = confirmed
cli-problem-state-dropped = dropped
cli-ticket-head-category = About
cli-ticket-head-severity = How bad
cli-ticket-head-place = Where
cli-ticket-head-complaint = The client's words
cli-ticket-head-state = State
cli-ticket-head-moment = When
cli-ticket-head-what = What
cli-ticket-head-who = Who
cli-ticket-head-words = Words
cli-ticket-step-opened = opened
cli-ticket-step-complained = another problem was added
cli-ticket-step-accepted = signed for
cli-ticket-step-signed = a part signed for
cli-ticket-step-handed = changed hands
cli-ticket-step-started = work began
cli-ticket-step-planned = a day promised
cli-ticket-step-reported = work done
cli-ticket-step-problem-fixed = a part repaired
cli-ticket-step-fixed = repaired
cli-ticket-step-unfixed = not repaired after all
cli-ticket-step-held = on hold
cli-ticket-step-unheld = in progress again
cli-ticket-step-asked = the client was asked
cli-ticket-step-asked-again = the client was reminded
cli-ticket-step-answer-asked = the client answered, the rep decides
cli-ticket-step-refused = the client: not repaired
cli-ticket-step-reopened = the client: broken again
cli-ticket-step-confirmed = the client confirmed
cli-ticket-step-followed = the next ticket was opened
cli-ticket-step-rejected = rejected
cli-ticket-step-duplicate = found to be a duplicate
cli-ticket-step-cancelled = cancelled
cli-ticket-step-overdue-accept = not signed for in time
cli-ticket-step-overdue-plan = not planned in time
cli-ticket-step-overdue-fix = not repaired in time
cli-ticket-step-overdue-accept-head = not signed for, the head was told
cli-ticket-step-overdue-plan-head = not planned, the head was told
cli-ticket-step-overdue-fix-head = not repaired, the head was told

cli-person-exported = { $name }: the data are in { $file }. Mentions of others masked: { $masked }. { $n ->
    [0] Hand the file to this person only.
   *[other] Read what others wrote ({ $n }), it is in “read before handing out”: take that file out and hand the rest to this person only.
 }
cli-person-preview = { $name }. To be erased or changed:
cli-person-preview-of = { $name }, { $client }. To be erased or changed:
cli-person-confirm = An erasure cannot be undone. To erase, write the name: { $name }
cli-person-erased = { $name }: the data are erased. The audit has a line about it.
cli-head-erased = how many
cli-list-exported = Written: { $file }. The export is in the audit.
