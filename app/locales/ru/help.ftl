# Справка командной строки. Переменных здесь нет: её показывают до загрузки всего остального.

help-fieldpost = Полевая почта: заявки, передачи и реестр в Telegram и по почте.
help-run = Запустить всё в одном процессе.
help-run-embedded = Со своим PostgreSQL в папке данных. Без этого нужна FIELDPOST_DATABASE_URL.
help-bot = Только бот: принимает сообщения Telegram.
help-worker = Только работник: сроки, напоминания, доставка.
help-web = Только веб: /healthz, /readyz, /metrics.
help-migrate = Привести базу к этой версии.
help-check = Проверить установку: настройки, права, политику, базу, Telegram.

help-demo = Показать всё в действии: страница с телефонами, ничего не нужно устанавливать.
help-demo-host = На каком адресе открыть страницу.
help-demo-port = На каком порту.
help-demo-data-dir = Папка, где данные останутся до следующего раза.
help-demo-no-sample = Без учебной компании.
help-demo-lang = Язык: ru или en.

help-import = Загрузить таблицу .xlsx или .csv. Повторная загрузка обновляет и не создаёт двойников.
help-import-file = Файл .xlsx или .csv.
help-import-dry-run = Только показать, что изменится.
help-import-partial = Загрузить строки без ошибок; без этого — все или ни одной.
help-import-staff = Сотрудники. Ключ: почта или ФИО.
    Нужны столбцы «ФИО» и «Роль»; бывают «Отдел», «Телефон», «E-mail», «Язык», «Часовой пояс», «Работа с клиентами» (МПК или привлекает, МРК или развивает), «Снова принят».
help-import-clients = Клиенты и контакты. Ключ: ИНН или код.
    Нужен столбец «Клиент»; бывают «ИНН», «Код», «Адрес», «Телефон», «E-mail», «Язык», «Страна», «Часовой пояс», «Менеджер», «Примечание», «Контактное лицо», «Должность», «Телефон контакта», «E-mail контакта», «Согласие» (дата). У клиента может быть несколько строк, по одной на контакт. Пустая ячейка ничего не стирает.
help-import-orders = Заказы. Ключ: номер заказа.
    Нужны столбцы «Номер заказа», «Дата», «Сумма», «Что заказано» и один из «ИНН», «Код клиента», «Клиент»; бывает «Валюта».

help-name = Имя сотрудника целиком или часть, которая есть только у него.
help-invite = Выдать ссылку, по которой сотрудник войдёт в бот. Прежний его вход перестанет работать.
help-staff = Сотрудники.
help-staff-list = Список сотрудников.
    Поля JSON: staff — id, name, role, department, phone, email, language, time_zone, active, dismissed_at, linked, invited.
help-staff-to = К кому переходят дела. Можно назвать нескольких: --to ИМЯ --to ИМЯ.
help-staff-split = Как разделить между несколькими: load — поровну по нагрузке, каждый клиент целиком одному.
help-staff-tell = Написать клиентам, кто теперь с ними работает.
help-staff-preview = Только показать, сколько чего к кому перейдёт.
help-staff-leave = Отпуск: на эти дни открытые дела переходят к другим, потом возвращаются.
help-staff-from = Первый день отпуска, 2026-12-01 или 01.12.2026.
help-staff-until = Последний день отпуска.
help-staff-back = Вышел на работу раньше: дела возвращаются сразу.
help-staff-undo = Отменить увольнение или начало отпуска, в течение суток.
help-staff-dismiss = Уволить: доступ закрывается сразу, заявки и клиенты переходят к другому.

help-json = Один документ JSON на стандартный вывод; ничего не меняет.
help-register = Реестр: что не сделано, у кого, с какого времени.
    Поля JSON: not_done — request, kind, department, client, title, state, holder, since, due, overdue, offered_to_person, offered_to_department, offered_at, route_step, contractor_until; lines — request, line, what (handed, moved, done, confirmed, returned, cancelled), kind, title, client, state, handed_over_by, handed_over_at, handed_over_evidence, accepted_by, accepted_at, accepted_evidence, moved_by_order_of, route_step. Время — ISO 8601, UTC.
help-register-open = Строки только тех заявок, что не сделаны.
help-register-verify = Пересчитать цепочки и печати; назвать первую нарушенную строку.
help-register-export = Записать лист журнала (.pdf) или таблицу (.xlsx).
help-register-export-file = Файл .pdf или .xlsx.
help-from = Первый день; если не задан — первое число этого месяца.
help-to = Последний день; если не задан — сегодня.

help-request = Одна заявка со строками реестра и историей.
    Поля JSON: request, kind, state, title, client, author, written_by, missing, holder, since, due, created, closed, route (step, of, department, due), contractors (name, what, reached_at, until, given_by, done_at), visits (person, state, starts_at, place, contact, invited, client_reply), offer (to_person, to_department, offered_at, note), answers, attachments (kind, file_name, mime_type, size, seconds, caption, state, sha256), lines (как у register), history (what, at, by, words, to_person, to_department, reason).
help-request-number = Номер заявки.
help-client = Один клиент: контакты, заказы, заявки, анкеты, возможности, задачи, встречи.
    Поля JSON: id, name, tax_number, external_id, address, phone, email, language, time_zone, manager, note, standing (active, prospective), referred_by, introduction (in_person, by_name, no), contacts (name, position, phone, email, roles, consent_at, gone_at), orders (number, ordered_on, amount, currency, title), requests (number, kind, title, state, holder, since); questionnaires (id, number, state, rep, begun_at, paused_at, handed_in_at, counted_at, ticket), opportunities (id, title, amount, currency, stage, next_step, next_on, reason, owner, created_at, closed_at), tasks (id, title, due_on, owner, done_at), meetings (kind, rep, held_at, note, offered, questionnaire_id).
help-client-name = Название или его часть, ИНН или код.

help-outbox = Исходящее: что ждёт отправки и что не ушло.
    Поля JSON: outbox — id, kind, recipient, subject, state (queued, leased, sent, unknown, dead, dropped), attempts, created_at, next_attempt_at, last_error.
help-outbox-all = Вместе с отправленным и снятым.
help-outbox-list = То же, что outbox без слов после него.
help-outbox-show = Одна запись целиком: ещё и payload, key, worker, lease_until, finished_at, result.
help-outbox-retry = Отправить сейчас, со всеми попытками заново.
help-outbox-drop = Снять с отправки; запись остаётся.
help-outbox-id = Номер записи.

help-updates = Обновления Telegram, отложенные из-за ошибок.
help-updates-list = Список отложенных.
    Поля JSON: updates — bot_id, update_id, chat_id, received_at, state, attempts, error.
help-updates-retry = Дать боту попробовать ещё раз.
help-updates-drop = Больше не пробовать.
help-updates-id = Номер обновления.

help-mail = Почта: что пришло, что лежит в карантине, что это за письмо.
help-mail-explain = Что это за письмо и почему: робот или человек, ответ или новое, что сказано. База данных не нужна.
    Поля JSON: file, kind (bounce, auto_reply, bulk, reply, new), verdict (confirmed, not_fixed, unclear, question, opt_out, other; null у роботов и новых писем), text (собственные слова), thread (token, references, subject), sender_authenticated, charset, attachments, bounce (recipient, status, permanent), reasons. Код выхода 1, если файл не прочитан.
help-mail-explain-files = Файлы писем, .eml.
help-mail-explain-json = Для каждого письма одна строка JSON.
help-mail-explain-assume-reply = Читать письмо человека как ответ, даже если не видно, на что.
help-mail-explain-authserv-id = Имя вашего почтового сервера в заголовке Authentication-Results; для Microsoft 365 — outlook.com. Можно указать несколько раз.
help-mail-explain-exempt = Адрес формы на сайте или группы: через него пишут люди. Можно указать несколько раз.

help-mail-list = Пришедшие письма, сначала новые.
    Поля JSON: mails — id, mailbox, uid, state (stored, done, quarantined, dropped), outcome (request, added, acted, noted, copy, asked, refused, spam), question, received_at, stored_at, size, sender, subject, kind, verdict, request, attempts, next_attempt_at, last_error.
help-mail-mailbox = Код ящика из company.toml. Без него: все ящики.
help-mail-state = Состояние: stored, done, quarantined или dropped. Без него: все.
help-mail-limit = Не больше стольких.
help-mail-id = Номер письма.
help-mail-quarantine = Письма, которые не удалось разобрать.
help-mail-quarantine-list = Список писем в карантине.
    Поля JSON: mails, как в mail list.
help-mail-show = Одно письмо: что о нём известно, от кого оно и о чём; или целиком, как пришло.
    Поля JSON: как у одного письма в mail list, и ещё cut (что обрезано при чтении).
help-mail-quarantine-show = Одно письмо: что о нём известно, от кого оно и о чём.
    Поля JSON: как у одного письма в mail list, и ещё cut (что обрезано при чтении).
help-mail-quarantine-raw = Выдать письмо целиком, как оно пришло: fieldpost mail quarantine show 7 --raw > 7.eml
help-mail-quarantine-retry = Вернуть письма в разбор со всеми попытками.
help-mail-quarantine-drop = Снять письма с разбора. Они остаются в базе.
help-mail-backfill = Взять письма, которые пришли раньше. Повторный запуск ничего не удваивает.
help-mail-since = С какого дня, ГГГГ-ММ-ДД, по времени компании.

help-mail-letters = Письма, которые отправляет Fieldpost.
help-mail-letters-list = Письма, которые не ушли, вернулись или ждут отправки, сначала новые.
    Поля JSON: letters — id, kind, state (queued, sending, sent, unknown, failed, bounced), mailbox, address, subject, author, request, created_at, due_at, queued_at, sending_at, sent_at, attempts, resent, answer, bounced_at, bounce_status, message_id.
help-mail-letters-all = И те, что отправлены.
help-mail-letters-id = Номер письма.
help-mail-letters-show = Всё об одном письме, JSON.
    Поля JSON: как у одного письма в mail letters list.
help-mail-letters-retry = Отправить ещё раз письмо, которое не ушло или о котором неизвестно, ушло ли оно.
help-mail-letters-drop = Не отправлять письмо, которое ждёт или о котором неизвестно, ушло ли оно.
help-mail-preview = Показать письмо на примере: записать его как HTML и как текст. База и почтовый сервер не нужны.
help-mail-preview-kind = Вид письма; неизвестный вид покажет, какие есть.
help-mail-preview-lang = Язык письма: ru или en. Без него: первый язык компании.
help-mail-preview-out = Папка для файлов. Без неё: текущая.

help-form = Формы XLSForm: проверить, загрузить, посмотреть.
help-form-file = Файл .xlsx с листами survey, choices, settings.
help-form-check = Проверить форму и назвать все ошибки сразу: лист, строка, столбец, что исправить.
    Код возврата 1, если ошибка есть.
help-form-import = Загрузить новую версию формы. Начатые ответы и кампании остаются на прежней.
help-form-preview = Показать разговор формы здесь, в терминале. База не нужна.
    Ответы набирают или подают строками на стандартный ввод. Код возврата 1, если на обязательные вопросы ответов не хватило.
help-form-lang = На каком языке спрашивать: ru, en или другой из формы.

help-json-only = Один документ JSON на стандартный вывод.
help-campaign = Кампании VIP-программы. fieldpost campaign НАЗВАНИЕ показывает кампанию.
    Поля JSON у campaign НАЗВАНИЕ --json: id, campaign, head, state (planned, running, ended), from, to, started, ended, coverage (total, open, handed_in, paused, refused, removed, worked, percent, complete, untouched, refusals, alone), norm, done, forecast (pace, by_norms, finish, short), reps (rep, mode, norm, done, place, left, coverage), clients (id, client, client_id, place, segment, rep, state, reason, refusal_asked, worked, calls, last_call, next_call, assignments: from, to, reason, by, at).
help-campaign-name = Название кампании или его часть, которая есть только у неё.
help-campaign-show = То же, что campaign НАЗВАНИЕ: нормы, охват, прогноз.
help-campaign-list = Все кампании.
    Поля JSON: campaigns — id, campaign, head, state, from, to, started, ended, clients, open.
help-campaign-new = Подготовить кампанию. Начнётся она по campaign start, после деления списка.
    Кого обходить: --all-corporate, --segment, --not-visited-since и --client; --like берёт условие, продавцов и руководителя прошлой кампании. Условия --all-corporate и --segment складываются, --not-visited-since их сужает, названные по --client попадают в список всегда.
help-campaign-from = Первый день.
help-campaign-to = Последний день.
help-campaign-like = Кампания, по образцу которой делать новую.
help-campaign-corporate = Все корпоративные клиенты.
help-campaign-segment = Клиенты сегмента A, B или C, и частные тоже. Можно повторять.
help-campaign-since = Только те, у кого не были с этого дня.
help-campaign-client = Клиент по названию, ИНН или коду. Можно повторять.
help-campaign-rep = Продавец: Имя, Имя:parallel, Имя:full_time:12; после @ — город, где он работает. Можно повторять.
help-campaign-head = Руководитель кампании.
help-campaign-split = Показать деление списка между продавцами; с --apply — применить показанное.
    Поля JSON: campaign, fingerprint, clients, changes, nobody, reasons, shares (rep_id, rep, norm, place, now, will, gains, loses).
help-campaign-apply = Код показанного деления. Если список с тех пор изменился, ничего не произойдёт.
help-campaign-assign = Передать клиентов вручную: названных, всех открытых клиентов другого продавца или тех, кто без продавца.
help-campaign-assign-to = Кому.
help-campaign-assign-client = Клиент. Можно повторять.
help-campaign-assign-from = Всех открытых клиентов этого продавца. Без --client и --from: тех, кто без продавца.
help-campaign-assign-place = Из них только клиентов этого места.
help-campaign-assign-reason = Причина своими словами.
help-campaign-mark = Отметить, как продавец и клиент ладят. Учтёт следующее деление.
help-campaign-verdict = gets_on (ладят), fences_off (отгораживает от других), does_not (не ладят) или none (снять отметку).
help-campaign-remove = Снять клиента со списка с причиной.
help-campaign-remove-reason = Причина: closed, not_client, twice, not_now или своими словами.
help-campaign-add = Добавить клиента в список или вернуть снятого.
help-campaign-join = Добавить в кампанию продавца.
help-campaign-leave = Вывести продавца из кампании; его открытые клиенты ждут деления.
help-campaign-start = Начать кампанию: у каждого клиента есть продавец.
help-campaign-end = Закончить кампанию: каждый клиент отработан.

help-programme = VIP-программа в целом.
help-programme-segments = Разделить клиентов на сегменты A, B и C по заказам за год. Само это делается каждую ночь.
    Поля JSON: segments (code, clients, revenue_percent), changed, without_rate.
help-programme-staffing = Сколько нужно людей и за какой срок они обойдут всех.
    Поля JSON: groups (name, clients, visits_a_year), clients, visits_a_year, weeks_worked, visits_a_week, full_time_needed, parallel_needed, reps, reps_a_week, short_a_week, once_weeks, once_until.
help-programme-due = Кого пора посетить по ритму его сегмента.
    Поля JSON: total, never_visited, page, pages, clients (client_id, client, segment, monthly, manager, last_at).
help-programme-page = Страница, с 1.
help-programme-monthly = Отметить клиента среди самых ценных.
help-programme-monthly-off = Снять отметку.

help-form-blank = Напечатать пустой бланк формы, PDF формата A4. База данных не нужна.
help-form-blank-out = Куда записать, файл .pdf.
help-questionnaire = Одна анкета: ответы, жалобы, исправления и что из неё получилось.
    Поля JSON: id, number, state (open, paused, restored, handed_in, dropped), client, rep, form, form_version, begun_at, paused_at, resumed_at, handed_in_at, counted_at, ticket, answers (по имени вопроса; в повторах people[2].phone), attachments (по имени вопроса: kind, file_name, seconds), complaints (instance, category, severity, place, words, repaired_when), without_consent, opportunities, tasks, requests, referrals, corrections (question, was, erased, by, at).
help-questionnaire-id = Поле id анкеты; его показывает client --json.
help-ticket = Один тикет качества: жалобы, кого спросили, история.
    Поля JSON: number, state (new, accepted, in_work, on_hold, fixed, awaiting_client, confirmed, rejected, duplicate, cancelled), round, client, problems (category, severity, place, words, state), asked (address, round, sent_at; null — ещё не спрашивали), questionnaire (id, state), history (at, who, what, words).
help-ticket-number = Номер тикета: К-17 или 17.

help-person = Данные одного человека: копия для него и удаление по его просьбе.
help-person-name = Имя контакта, частного клиента или бывшего сотрудника.
help-person-client = Чей это контакт: название клиента, ИНН или код.
help-person-export = Собрать всё об этом человеке в один .zip: PDF для чтения, data.json, его письма.
help-person-file = Файл .zip; если не задан — в этой папке.
help-person-erase = Удалить данные человека: сначала показать, что будет затронуто, потом спросить имя.
    Строки реестра, номера и суммы остаются, имя в них заменено. Отменить удаление нельзя.
help-person-dry-run = Только показать, что будет затронуто.
help-person-confirm = Имя человека целиком, чтобы не спрашивать.
help-export = Выгрузить таблицу .xlsx. Каждая выгрузка записывается.
help-export-file = Файл .xlsx, который будет записан.
help-export-clients = Все клиенты с контактами.
help-export-orders = Все заказы.
