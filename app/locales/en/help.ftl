# Help of the command line. No variables here: it is shown before anything else is loaded.

help-fieldpost = Fieldpost: requests, handoffs and the register, in Telegram and by mail.
help-run = Run everything in one process.
help-run-embedded = On a PostgreSQL of its own in the data folder. Otherwise FIELDPOST_DATABASE_URL is needed.
help-bot = The bot alone: takes what Telegram brings.
help-worker = The worker alone: limits, reminders, delivery.
help-web = The web alone: /healthz, /readyz, /metrics.
help-migrate = Bring the database to this release.
help-check = Check the installation: settings, rights, policy, database, Telegram.

help-demo = See it all at work: a page with phones; nothing needs to be installed.
help-demo-host = Address to open the page at.
help-demo-port = Port.
help-demo-data-dir = Folder that keeps the data until the next time.
help-demo-no-sample = Without the sample company.
help-demo-lang = Language: ru or en.

help-import = Import a table, .xlsx or .csv. Importing again updates and never duplicates.
help-import-file = A file, .xlsx or .csv.
help-import-dry-run = Only show what would change.
help-import-partial = Import the rows without a problem; otherwise all or none.
help-import-staff = Employees. Key: mail or name.
    Needed columns: Name, Role; possible: Department, Phone, E-mail, Language, Time zone, Works with clients (wins, develops), Rehired.
help-import-clients = Clients and contacts. Key: tax number or code.
    Needed column: Client; possible: Tax number, Code, Address, Phone, E-mail, Language, Country, Time zone, Manager, Note, Contact, Position, Contact phone, Contact email, Consent (a date). A client may have several rows, one for each contact. An empty cell wipes out nothing.
help-import-orders = Orders. Key: order number.
    Needed columns: Order number, Date, Amount, Title and one of Tax number, Client code, Client; possible: Currency.

help-name = The employee's whole name, or a part that nobody else has.
help-invite = Make a link by which an employee comes in to the bot. The earlier way in stops working.
help-staff = Employees.
help-staff-list = The list of employees.
    JSON fields: staff — id, name, role, department, phone, email, language, time_zone, active, dismissed_at, linked, invited.
help-staff-to = Who takes over. Several may be named: --to NAME --to NAME.
help-staff-split = How it is shared among several: load, evenly, each client whole to one person.
help-staff-tell = Write to the clients who is there for them now.
help-staff-preview = Only show how much of what would go to whom.
help-staff-leave = Leave: for these days open work goes to others, then it comes back.
help-staff-from = The first day of the leave, 2026-12-01 or 01.12.2026.
help-staff-until = The last day of the leave.
help-staff-back = Back at work before the end: the work comes back at once.
help-staff-undo = Undo a dismissal, or the beginning of a leave, within a day.
help-staff-dismiss = Dismiss: access ends at once, requests and clients go to another.

help-json = One JSON document on standard output; changes nothing.
help-register = The register: what is not done, who has it, since when.
    JSON fields: not_done — request, kind, department, client, title, state, holder, since, due, overdue, offered_to_person, offered_to_department, offered_at, route_step, contractor_until; lines — request, line, what (handed, moved, done, confirmed, returned, cancelled), kind, title, client, state, handed_over_by, handed_over_at, handed_over_evidence, accepted_by, accepted_at, accepted_evidence, moved_by_order_of, route_step. Moments are ISO 8601, UTC.
help-register-open = Lines of requests that are not done, alone.
help-register-verify = Recompute chains and seals; name the first broken line.
help-register-export = Write the page of the journal (.pdf) or a spreadsheet (.xlsx).
help-register-export-file = A file, .pdf or .xlsx.
help-from = First day; the first of this month unless given.
help-to = Last day; today unless given.

help-request = One request with its register lines and history.
    JSON fields: request, kind, state, title, client, author, written_by, missing, holder, since, due, created, closed, route (step, of, department, due), contractors (name, what, reached_at, until, given_by, done_at), visits (person, state, starts_at, place, contact, invited, client_reply), offer (to_person, to_department, offered_at, note), answers, attachments (kind, file_name, mime_type, size, seconds, caption, state, sha256), lines (as of register), history (what, at, by, words, to_person, to_department, reason).
help-request-number = Number of the request.
help-client = One client: contacts, orders, requests, questionnaires, opportunities, tasks, meetings.
    JSON fields: id, name, tax_number, external_id, address, phone, email, language, time_zone, manager, note, standing (active, prospective), referred_by, introduction (in_person, by_name, no), contacts (name, position, phone, email, roles, consent_at, gone_at), orders (number, ordered_on, amount, currency, title), requests (number, kind, title, state, holder, since); questionnaires (id, number, state, rep, begun_at, paused_at, handed_in_at, counted_at, ticket), opportunities (id, title, amount, currency, stage, next_step, next_on, reason, owner, created_at, closed_at), tasks (id, title, due_on, owner, done_at), meetings (kind, rep, held_at, note, offered, questionnaire_id).
help-client-name = The name or a part of it, the tax number or the code.

help-outbox = The outbox: what waits to be sent, and what was not.
    JSON fields: outbox — id, kind, recipient, subject, state (queued, leased, sent, unknown, dead, dropped), attempts, created_at, next_attempt_at, last_error.
help-outbox-all = With what was sent or given up.
help-outbox-list = The same as outbox with no word after it.
help-outbox-show = One row with all there is: payload, key, worker, lease_until, finished_at, result too.
help-outbox-retry = Send it now, with all attempts again.
help-outbox-drop = Give it up; it stays on record.
help-outbox-id = Number of the row.

help-updates = Telegram's updates put aside because they always fail.
help-updates-list = Those put aside.
    JSON fields: updates — bot_id, update_id, chat_id, received_at, state, attempts, error.
help-updates-retry = Let the bot try once more.
help-updates-drop = Try no more.
help-updates-id = Number of the update.

help-mail = Mail: what came in, what lies in quarantine, what a mail is.
help-mail-explain = What a mail is and why: a robot or a person, a reply or new, what it says. Needs no database.
    JSON fields: file, kind (bounce, auto_reply, bulk, reply, new), verdict (confirmed, not_fixed, unclear, question, opt_out, other; null for robots and new mail), text (own words), thread (token, references, subject), sender_authenticated, charset, attachments, bounce (recipient, status, permanent), reasons. Exit code 1 when a file cannot be read.
help-mail-explain-files = Files of mails, .eml.
help-mail-explain-json = One line of JSON for each mail.
help-mail-explain-assume-reply = Read a person's mail as a reply even when nothing shows to what.
help-mail-explain-authserv-id = The name of your mail server in the header Authentication-Results; for Microsoft 365, outlook.com. May be given several times.
help-mail-explain-exempt = Address of a form on a site or of a group, through which people write. May be given several times.

help-mail-list = Mails that came in, the newest first.
    JSON fields: mails — id, mailbox, uid, state (stored, done, quarantined, dropped), outcome (request, added, acted, noted, copy, asked, refused, spam), question, received_at, stored_at, size, sender, subject, kind, verdict, request, attempts, next_attempt_at, last_error.
help-mail-mailbox = Code of a mailbox of company.toml; all of them unless given.
help-mail-state = State: stored, done, quarantined or dropped; all of them unless given.
help-mail-limit = No more than so many.
help-mail-id = Number of the mail.
help-mail-quarantine = Mails that could not be read.
help-mail-quarantine-list = The mails in quarantine.
    JSON fields: mails, as of mail list.
help-mail-show = One mail: what is known of it, from whom it is and what about; or the whole of it as it came.
    JSON fields: as of one mail of mail list, and cut (what reading cut off).
help-mail-quarantine-show = One mail: what is known of it, from whom it is and what about.
    JSON fields: as of one mail of mail list, and cut (what reading cut off).
help-mail-quarantine-raw = Put out the whole mail as it came: fieldpost mail quarantine show 7 --raw > 7.eml
help-mail-quarantine-retry = Have mails read again, with all tries again.
help-mail-quarantine-drop = Give mails up; they stay on record.
help-mail-backfill = Take mails that came before. Doing it again doubles nothing.
help-mail-since = From which day on, YYYY-MM-DD, by the company's time.

help-mail-letters = Letters that Fieldpost sends.
help-mail-letters-list = Letters that did not leave, came back or wait to be sent, the newest first.
    JSON fields: letters — id, kind, state (queued, sending, sent, unknown, failed, bounced), mailbox, address, subject, author, request, created_at, due_at, queued_at, sending_at, sent_at, attempts, resent, answer, bounced_at, bounce_status, message_id.
help-mail-letters-all = Those that were sent, too.
help-mail-letters-id = Number of the letter.
help-mail-letters-show = All about one letter, JSON.
    JSON fields: those of one letter in mail letters list.
help-mail-letters-retry = Send a letter again that did not leave, or of which nobody knows whether it left.
help-mail-letters-drop = Do not send a letter that waits, or of which nobody knows whether it left.
help-mail-preview = Show a letter by example: write it as HTML and as text. Needs no database and no mail server.
help-mail-preview-kind = Kind of letter; an unknown one tells which there are.
help-mail-preview-lang = Language of the letter: ru or en. Without it: the company's first language.
help-mail-preview-out = Folder for the files. Without it: the current one.

help-form = XLSForm forms: check, import, look at.
help-form-file = An .xlsx file with the sheets survey, choices, settings.
help-form-check = Check a form and tell all errors at once: sheet, row, column, what to mend.
    Exit code 1 if there is an error.
help-form-import = Import a new version of a form. Responses that were begun, and campaigns, keep theirs.
help-form-preview = Show the conversation of a form here, in the terminal. Needs no database.
    Answers are typed, or come line by line on standard input. Exit code 1 if they did not answer all that is required.
help-form-lang = In which language to ask: ru, en or another one of the form.

help-json-only = One JSON document on standard output.
help-campaign = Campaigns of the VIP programme. fieldpost campaign NAME shows a campaign.
    Fields of JSON of campaign NAME --json: id, campaign, head, state (planned, running, ended), from, to, started, ended, coverage (total, open, handed_in, paused, refused, removed, worked, percent, complete, untouched, refusals, alone), norm, done, forecast (pace, by_norms, finish, short), reps (rep, mode, norm, done, place, left, coverage), clients (id, client, client_id, place, segment, rep, state, reason, refusal_asked, worked, calls, last_call, next_call, assignments: from, to, reason, by, at).
help-campaign-name = Name of the campaign, or a part that only one has.
help-campaign-show = The same as campaign NAME: norms, coverage, forecast.
help-campaign-list = All campaigns.
    Fields of JSON: campaigns — id, campaign, head, state, from, to, started, ended, clients, open.
help-campaign-new = Plan a campaign. It begins with campaign start, after its list was split.
    Whom to visit: --all-corporate, --segment, --not-visited-since and --client; --like takes the conditions, reps and head of an earlier campaign. --all-corporate and --segment add up, --not-visited-since narrows them, those named by --client are always on the list.
help-campaign-from = First day.
help-campaign-to = Last day.
help-campaign-like = The campaign to make a new one from.
help-campaign-corporate = All corporate clients.
help-campaign-segment = Clients of segment A, B or C, private ones too. May be repeated.
help-campaign-since = Only those not visited since this day.
help-campaign-client = A client by name, tax number or code. May be repeated.
help-campaign-rep = A rep: Name, Name:parallel, Name:full_time:12; after @ the town he works in. May be repeated.
help-campaign-head = Head of the campaign.
help-campaign-split = Show how the list would be split among the reps; with --apply, do what was shown.
    Fields of JSON: campaign, fingerprint, clients, changes, nobody, reasons, shares (rep_id, rep, norm, place, now, will, gains, loses).
help-campaign-apply = Code of the split that was shown. If the list has changed since, nothing happens.
help-campaign-assign = Move clients by hand: those named, all open clients of another rep, or those without a rep.
help-campaign-assign-to = To whom.
help-campaign-assign-client = A client. May be repeated.
help-campaign-assign-from = All open clients of this rep. Without --client and --from: those without a rep.
help-campaign-assign-place = Of them only clients of this place.
help-campaign-assign-reason = The reason in your own words.
help-campaign-mark = Note how a rep and a client get on. The next split respects it.
help-campaign-verdict = gets_on, fences_off (from others), does_not (get on), or none (take the mark away).
help-campaign-remove = Take a client off the list, with a reason.
help-campaign-remove-reason = The reason: closed, not_client, twice, not_now, or your own words.
help-campaign-add = Put a client on the list, or back on it.
help-campaign-join = Put a rep into the campaign.
help-campaign-leave = Take a rep out of the campaign; his open clients wait for the split.
help-campaign-start = Begin the campaign: every client has a rep.
help-campaign-end = End the campaign: every client was worked through.

help-programme = The VIP programme as a whole.
help-programme-segments = Put clients into segments A, B and C by the orders of a year. It is done every night by itself.
    Fields of JSON: segments (code, clients, revenue_percent), changed, without_rate.
help-programme-staffing = How many people are needed, and how long they take to visit everybody.
    Fields of JSON: groups (name, clients, visits_a_year), clients, visits_a_year, weeks_worked, visits_a_week, full_time_needed, parallel_needed, reps, reps_a_week, short_a_week, once_weeks, once_until.
help-programme-due = Who is due for a visit by the rhythm of his segment.
    Fields of JSON: total, never_visited, page, pages, clients (client_id, client, segment, monthly, manager, last_at).
help-programme-page = Page, from 1.
help-programme-monthly = Mark a client as one of the most valuable.
help-programme-monthly-off = Take the mark away.

help-form-blank = Print the empty blank of a form, PDF of A4. No database is needed.
help-form-blank-out = Where to, a .pdf file.
help-questionnaire = One questionnaire: answers, complaints, corrections and what came of it.
    JSON fields: id, number, state (open, paused, restored, handed_in, dropped), client, rep, form, form_version, begun_at, paused_at, resumed_at, handed_in_at, counted_at, ticket, answers (by the question's name; in repeats people[2].phone), attachments (by the question's name: kind, file_name, seconds), complaints (instance, category, severity, place, words, repaired_when), without_consent, opportunities, tasks, requests, referrals, corrections (question, was, erased, by, at).
help-questionnaire-id = The questionnaire's field id; client --json shows it.
help-ticket = One quality ticket: complaints, who was asked, history.
    JSON fields: number, state (new, accepted, in_work, on_hold, fixed, awaiting_client, confirmed, rejected, duplicate, cancelled), round, client, problems (category, severity, place, words, state), asked (address, round, sent_at; null when nobody was asked yet), questionnaire (id, state), history (at, who, what, words).
help-ticket-number = The ticket's number: Q-17 or 17.

help-person = One person’s data: a copy for them, and erasure at their wish.
help-person-name = Name of a contact, a private client or a former employee.
help-person-client = Whose contact this is: the client’s name, tax number or code.
help-person-export = Put everything about this person into one .zip: a PDF to read, data.json, their mails.
help-person-file = A .zip file; without it, in this folder.
help-person-erase = Erase a person’s data: show first what it touches, then ask for the name.
    Register lines, numbers and sums stay, with the name replaced. An erasure cannot be undone.
help-person-dry-run = Only show what it touches.
help-person-confirm = The person’s whole name, so as not to be asked.
help-export = Export a table as .xlsx. Each export is noted.
help-export-file = The .xlsx file to write.
help-export-clients = All clients with their contacts.
help-export-orders = All orders.
