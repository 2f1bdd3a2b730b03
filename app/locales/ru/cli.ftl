# Что говорит командная строка.

cli-database-address = Адрес базы в FIELDPOST_DATABASE_URL не разобрать. Нужен вид postgresql://пользователь:пароль@хост/база, а в пароле вместо @ пишется %40, вместо : %3A, вместо / %2F, вместо # %23, вместо % %25.
cli-database-word = В адресе базы в FIELDPOST_DATABASE_URL есть слово { $word }, которого здесь не понимают. Уберите его; корневой сертификат называет переменная PGSSLROOTCERT.
cli-database-no-host = Машина, названная в FIELDPOST_DATABASE_URL, не находится. Проверьте имя хоста в адресе и то, что его знает DNS.
cli-database-no-tls = PostgreSQL отвечает, но без TLS, а адрес в FIELDPOST_DATABASE_URL его требует. Включите TLS на сервере (ssl = on) или уберите sslmode из адреса, если сеть до сервера своя.
cli-database-tls = Соединение с PostgreSQL не защитить так, как велит FIELDPOST_DATABASE_URL: { $reason }. В sslmode пишется disable, prefer, require, verify-ca или verify-full; двум последним нужен корневой сертификат в ~/.postgresql/root.crt или в файле из PGSSLROOTCERT, а verify-full ещё и то имя хоста, которое стоит в сертификате.
cli-database-no-entry = PostgreSQL не пускает отсюда: в его pg_hba.conf нет подходящей строки. Добавьте её, а если строка есть, но требует TLS, поставьте в FIELDPOST_DATABASE_URL sslmode=require.
cli-database-away = База данных не отвечает. Проверьте, что PostgreSQL запущен, и адрес в FIELDPOST_DATABASE_URL.
cli-database-refuses = PostgreSQL не пускает: проверьте имя, пароль и название базы в FIELDPOST_DATABASE_URL. Знак % в пароле пишется %25.
cli-database-unfit = Эта база не подходит. Что с ней не так и как исправить, скажет: fieldpost check
cli-database-crossed = В это же время кто-то меняет те же записи, ничего не изменено. Повторите команду.
cli-not-migrated = База не той версии. Выполните: fieldpost migrate
cli-embedded-failed = Встроенный PostgreSQL не запустился: { $reason }
cli-embedded-stopped = PostgreSQL в папке { $folder } не запущен. Сначала запустите саму систему: fieldpost run --embedded
cli-file = { $file }: { $code ->
        [ENOENT] такого файла нет
        [EACCES] нет прав на чтение и запись
        [EISDIR] это папка
       *[other] { $reason }
    }. Проверьте путь и права.
cli-port-taken = Порт уже занят. Остановите то, что на нём работает, или выберите другой: ./demo --port 8091, а для fieldpost run — FIELDPOST_WEB_PORT.
cli-needs-administrator = Для этого в списке сотрудников нужен администратор: загрузите его командой fieldpost import staff.
cli-token-unknown = Telegram не знает такого токена. Возьмите токен у @BotFather и впишите в FIELDPOST_BOT_TOKEN.
cli-telegram-refuses = Telegram отвечает отказом: { $reason }
cli-telegram-away = { $address } не отвечает. Если Telegram закрыт, задайте FIELDPOST_PROXY_URL или свой сервер в FIELDPOST_BOT_API_URL.
cli-telegram-away-by-proxy = Через прокси из FIELDPOST_PROXY_URL { $address } не отвечает. Проверьте адрес прокси, имя и пароль к нему и запущен ли он.

cli-migrated = База приведена к версии { $revision }.
cli-migrated-already = База уже версии { $revision }.
cli-demo-ready = Откройте { $address } — остановить: Ctrl+C

cli-import-reading = { $file }: открываем
cli-import-checking = { $file }: проверяем
cli-import-writing = { $file }: записываем
cli-import-done = { $file } загружен. Строк: { $rows }.
cli-import-preview = { $file } проверен, ничего не записано. Строк: { $rows }.
cli-import-partly = { $file } загружен не весь: строки с ошибками пропущены. Строк: { $rows }.
cli-import-refused = { $file } не загружен: в нём ошибки. Строк: { $rows }. Исправьте их или загрузите остальное с --partial.
cli-import-staff = сотрудники
cli-import-clients = клиенты
cli-import-contacts = контакты
cli-import-orders = заказы
cli-import-ignored = Столбцы без назначения пропущены: { $columns }
cli-import-skipped = Листы без нужных столбцов пропущены: { $sheets }
cli-import-problems = { $n ->
    [one] { $n } ошибка
    [few] { $n } ошибки
   *[other] { $n } ошибок
}, строк с ошибками: { $rows }.
cli-import-more = И ещё { $n }. Исправьте эти и проверьте снова с --dry-run.

cli-invited = { $name }: ссылка действует до { $until }, один раз. Прежний вход, если был, закрыт.
cli-dismissal = { $name } — доступ закрыт.
cli-dismissal-handed = Дела перешли: { $to }. Всего: { $what }.
cli-dismissal-nothing = Дел, которые нужно передать, не было.
cli-dismissal-share = { $name }: { $n }
cli-clients-told = Письма клиентам: { $n }.
cli-handover-plan = { $name }, перейдёт: { $what }.
cli-handover-share = { $name }: { $what }
cli-handover-campaign = Строки кампаний ({ $n }) ждут нового распределения: его делает руководитель кампании.
cli-handover-fenced = Достанутся тому, кто отгораживал их от других: { $clients }.
cli-leave-planned = { $name }: отпуск с { $since } по { $until }, дела перейдут в первый день.
cli-leave-active = { $name } в отпуске по { $until }, дела переданы.
cli-leave-cancelled = Отпуска не будет.
cli-returned = { $name } снова на работе. Вернулось: { $what }.
cli-elsewhere = Не вернулось ({ $thing }): { $name }, сейчас у сотрудника { $holder }
cli-elsewhere-more = И ещё { $n }.
cli-groups-again = В группы отделов человека нужно добавить заново.
cli-written-to = О замене уже написали клиентам: { $n }. Им уйдёт письмо, что всё по-прежнему.
cli-to-call = Написали о замене, но письма больше не доходят: { $n }. Скажите этим клиентам, что всё по-прежнему.
cli-thing-client = клиентов
cli-thing-member = мест в командах
cli-thing-request = заявок в работе
cli-thing-offer = заявок ждёт приёма
cli-thing-authored = написанных заявок
cli-thing-ticket = тикетов
cli-thing-questionnaire = анкет
cli-thing-appointment = встреч
cli-thing-task = задач
cli-thing-opportunity = возможностей
cli-thing-letter = личных писем
cli-thing-draft = черновиков
cli-thing-campaign = строк кампаний
cli-thing-decision = решений
cli-thing-measure = мер
cli-active = работает
cli-dismissed = уволен(а)
cli-account-linked = вошёл(а)
cli-account-invited = приглашён(а)
cli-account-none = —
cli-role-rep = продавец
cli-role-technician = техник
cli-role-service-lead = ответственный от сервиса
cli-role-programme-head = руководитель программы
cli-role-coordinator = координатор
cli-role-letter-writer = автор писем
cli-role-director = директор
cli-role-admin = администратор

cli-not-done = Не сделано: { $n } · просрочено { $overdue }
cli-register-whole = Реестр цел. Строк: { $lines }, печатей: { $seals }.
cli-register-seal-broken = Нарушена печать за { $day }: строки до этого дня удалены или подменены.
cli-register-gap-broken = Заявка { $number }: перед строкой { $line } не хватает строки.
cli-register-link-broken = Заявка { $number }, строка { $line }: не сходится со строкой перед ней.
cli-register-content-broken = Заявка { $number }, строка { $line }: содержание изменено.
cli-export-xlsx = { $file }: список выгружается таблицей, назовите файл .xlsx.
cli-export-format = { $file }: нужен файл .pdf или .xlsx.
cli-exported = { $file }: { $n ->
    [one] { $n } строка
    [few] { $n } строки
   *[other] { $n } строк
}.

cli-outbox-empty = Ничего не ждёт и не пропало.
cli-outbox-unknown-row = Записи { $number } нет.
cli-outbox-row = Запись { $number }: { $state }
cli-outbox-retried = Запись { $number } уйдёт сейчас.
cli-outbox-given-up = Запись { $number } снята с отправки.
cli-outbox-not-possible = Запись { $number } не найдена, уже в работе или завершена.
cli-outbox-queued = ждёт
cli-outbox-leased = в работе
cli-outbox-sent = отправлено
cli-outbox-unknown = неизвестно
cli-outbox-dead = не ушло
cli-outbox-dropped = снято

cli-updates-none = Отложенных обновлений нет.
cli-update-aside = отложено
cli-update-failed = ждёт новой попытки
cli-update-retried = Бот попробует обновление { $number } ещё раз.
cli-update-dropped = Обновление { $number } снято.
cli-update-unknown = Обновления { $number } среди отложенных нет.

cli-mail-what = Что это
cli-mail-kind-bounce = недоставленное письмо
cli-mail-kind-auto-reply = автоответ
cli-mail-kind-bulk = рассылка
cli-mail-kind-reply = ответ
cli-mail-kind-new = новое письмо
cli-mail-verdict = Ответ на «всё ли в порядке»
cli-mail-verdict-confirmed = подтверждает
cli-mail-verdict-not-fixed = не исправлено
cli-mail-verdict-unclear = неясно
cli-mail-verdict-question = вопрос
cli-mail-verdict-opt-out = просит не писать
cli-mail-verdict-other = о другом
cli-mail-verdict-none = не читается
cli-mail-thread = К чему относится
cli-mail-thread-token = найдено по метке в адресе или Message-ID
cli-mail-thread-references = найдено по In-Reply-To и References
cli-mail-thread-subject = судя по теме
cli-mail-thread-none = ни к чему
cli-mail-sender = Отправитель
cli-mail-sender-yes = подтверждён почтовым сервером
cli-mail-sender-no = не подтверждён
cli-mail-sender-none = не проверялся: задайте --authserv-id
cli-mail-bounced = Не доставлено
cli-mail-charset = Кодировка
cli-mail-attachments = Вложений
cli-mail-reasons = Почему
cli-mail-words = Слова

cli-head-what = Что
cli-head-new = новых
cli-head-changed = изменённых
cli-head-unchanged = без изменений
cli-head-sheet = Лист
cli-head-row = Строка
cli-head-column = Столбец
cli-head-value = Значение
cli-head-wrong = Что не так
cli-head-mend = Что сделать
cli-head-name = ФИО
cli-head-role = Роль
cli-head-department = Отдел
cli-head-account = Вход
cli-head-active = Состояние
cli-head-request = Заявка
cli-head-kind = Вид
cli-head-client = Клиент
cli-head-holder = У кого
cli-head-since = С какого времени
cli-head-due = Срок
cli-head-offered = Предложена
cli-head-state = Состояние
cli-head-title = Содержание
cli-head-author = Автор
cli-head-line = Строка
cli-head-gave = Передал
cli-head-took = Принял
cli-head-moment = Когда
cli-head-tax-number = ИНН
cli-head-code = Код
cli-head-address = Адрес
cli-head-phone = Телефон
cli-head-email = Почта
cli-head-manager = Менеджер
cli-head-note = Примечание
cli-head-contacts = Контакты
cli-head-orders = Заказов
cli-head-number = Номер
cli-head-recipient = Кому
cli-head-attempts = Попыток
cli-head-error = Ошибка
cli-head-chat = Чат

check-settings = Настройки прочитаны.
check-env-private = { $file }: чужие его не прочтут.
check-env-open = { $file } могут прочесть другие пользователи этой машины. Выполните: chmod 600 { $file }
check-data-dir-none = Папки данных { $folder } ещё нет: она появится, когда понадобится.
check-data-dir-closed = В папку данных { $folder } нельзя писать. Отдайте её пользователю, под которым работает программа.
check-data-dir-open = В папку данных { $folder } может писать кто угодно. Выполните: chmod o-w { $folder }
check-data-dir = Папка данных { $folder } в порядке.
check-policy = Политика { $file } в порядке: отделов { $departments }, видов заявок { $kinds }.
check-forms = Формы видов заявок читаются: { $count }.
check-leads = Руководители отделов найдены среди сотрудников.
check-leads-missing = Таких действующих сотрудников нет, а в company.toml они руководители отделов: { $names }. Исправьте имена или загрузите сотрудников: fieldpost import staff.
check-database-none = База не задана. Впишите FIELDPOST_DATABASE_URL или запускайте fieldpost run --embedded.
check-server = PostgreSQL { $version } отвечает.
check-server-old = PostgreSQL { $version } слишком стар, нужен { $oldest } или новее.
check-encoding = Кодировка базы UTF8.
check-encoding-wrong = Кодировка базы { $encoding }, а нужна UTF8. Создайте базу заново: createdb --encoding=UTF8 --locale=C.UTF-8 --template=template0
check-cyrillic = База различает русские буквы.
check-cyrillic-wrong = База не знает русских букв: поиск не сработает. Создайте её заново: createdb --encoding=UTF8 --locale=C.UTF-8 --template=template0
check-extensions = Расширения pg_trgm и unaccent доступны.
check-extensions-missing = На сервере нет расширений: { $missing }. Установите пакет postgresql-contrib.
check-schema = Схема базы этой версии: { $revision }.
check-token-none = Токен бота не задан. Возьмите его у @BotFather и впишите в FIELDPOST_BOT_TOKEN.
check-telegram = Бот @{ $username } отвечает через { $address }.

cli-demo-failed = Программа не запустилась: { $reason }. Конец её журнала:
    { $log }

cli-mails-none = Таких писем нет.
cli-mail-stored = ждёт разбора
cli-mail-done = разобрано
cli-mail-quarantined = в карантине
cli-mail-dropped = снято
cli-head-mailbox = Ящик
cli-head-received = Пришло
cli-head-sender = От кого
cli-head-subject = Тема
cli-head-outcome = Чем стало
cli-mails-retried = Писем вернётся в разбор: { $n }.
cli-mails-dropped = Писем снято: { $n }. Они останутся в базе.
cli-mail-unknown-mailbox = Ящика { $code } нет. Есть: { $known }
cli-mail-no-file = Не задана FIELDPOST_MAIL_FILE: неизвестно, где лежит почта. Возьмите за образец deploy/mail.toml.example.
cli-backfilled = { $code }: взято писем: { $n }.
cli-backfill-failed = { $code }: { $reason }

check-mail-none = Почта выключена: FIELDPOST_MAIL_FILE не задана.
check-mail-off = В company.toml есть почтовые ящики, а FIELDPOST_MAIL_FILE не задана: почту никто не читает. Возьмите за образец deploy/mail.toml.example или уберите из company.toml таблицы [mailboxes.…].
check-mail-file = { $file } в порядке: ящиков { $mailboxes }.
check-mail-private = { $file }: чужие его не прочтут.
check-mail-open = { $file } могут прочесть другие пользователи этой машины, а там секрет. Выполните: chmod 600 { $file }
check-mailbox = Ящик { $code }: { $host } отвечает, папка { $folder } открывается.
check-mailbox-failed = Ящик { $code } ({ $host }): { $reason }
check-smtp = Письма уйдут через { $host }.
check-smtp-failed = Отправлять письма через { $host } не получается ({ $reason }). Проверьте в [smtp] адрес, логин, пароль и сертификат.

cli-mail-no-kind = Письма { $value } нет. Есть: { $known }
cli-mail-no-lang = Языка { $value } нет. Есть: { $known }
cli-head-letter-to = Кому
cli-letters-none = Все письма ушли, ни одно не вернулось.
cli-letter-queued = ждёт отправки
cli-letter-sending = отправляется
cli-letter-sent = отправлено
cli-letter-unknown = неизвестно, ушло ли
cli-letter-failed = не ушло
cli-letter-bounced = вернулось
cli-letter-retried = Письмо { $number } уйдёт ещё раз.
cli-letter-dropped = Письмо { $number } снято с отправки, оно останется в базе.

## Формы

cli-form-good =
    { $file }: { $questions ->
        [one] { $questions } вопрос
        [few] { $questions } вопроса
       *[many] { $questions } вопросов
    }, { $sections ->
        [one] { $sections } раздел
        [few] { $sections } раздела
       *[many] { $sections } разделов
    }, останавливают анкету: { $gates }, языки: { $languages }. Ошибок нет.
cli-form-first =
    Форма «{ $name }» загружена, версия { $version }: { $questions ->
        [one] { $questions } вопрос
        [few] { $questions } вопроса
       *[many] { $questions } вопросов
    }, { $sections ->
        [one] { $sections } раздел
        [few] { $sections } раздела
       *[many] { $sections } разделов
    }, останавливают анкету: { $gates }, языки: { $languages }.
cli-form-same = Форма «{ $name }» уже загружена: версия { $version } та же, ничего не изменилось.
cli-form-new = Форма «{ $name }»: новая версия { $version } вместо { $before }. Начатые ответы остаются на прежней.
cli-form-added = Добавлено: { $names }
cli-form-removed = Убрано: { $names }
cli-form-changed = Изменено: { $names }
cli-form-moved = Изменился порядок вопросов.
cli-form-wording = Изменились слова заголовка или разделов.

preview-help = Enter — пропустить или согласиться с тем, что известно; { $back } — назад. Файлы и справочники: любые слова.
preview-known = Известно: { $answer }. Enter — верно.
preview-repeat = { $more } — добавить, { $none } — больше нет.
preview-gate = Анкета остановлена ответом на вопрос «{ $question }».
preview-missing = Нет обязательных ответов: { $names }

cli-blank-format = Бланк записывается в файл .pdf, а не { $file }.

cli-ticket = Тикет К-{ $number }, { $client }
cli-ticket-state = { $state }, круг { $round }
cli-ticket-asked = Клиента спросили письмом: { $address }, круг { $round }, { $at }
cli-ticket-asked-by-phone = Клиента спросили по телефону, круг { $round }, { $at }
cli-ticket-state-new = Не принят
cli-ticket-state-accepted = Принят
cli-ticket-state-in-work = В работе
cli-ticket-state-on-hold = Отложен
cli-ticket-state-fixed = Исправлен, клиента ещё не спросили
cli-ticket-state-awaiting-client = Ждём слова клиента
cli-ticket-state-confirmed = Подтверждён клиентом
cli-ticket-state-rejected = Отклонён
cli-ticket-state-duplicate = Дубль другого тикета
cli-ticket-state-cancelled = Отменён
cli-severity-stopped = работа стоит
cli-severity-losses = работает с потерями
cli-severity-nuisance = мешает
cli-problem-state-open = не исправлено
cli-problem-state-fixed = исправлено
cli-problem-state-confirmed = подтверждено
cli-problem-state-dropped = снято
cli-ticket-head-category = О чём
cli-ticket-head-severity = Насколько плохо
cli-ticket-head-place = Где
cli-ticket-head-complaint = Слова клиента
cli-ticket-head-state = Состояние
cli-ticket-head-moment = Когда
cli-ticket-head-what = Что
cli-ticket-head-who = Кто
cli-ticket-head-words = Слова
cli-ticket-step-opened = открыт
cli-ticket-step-complained = дописана ещё одна проблема
cli-ticket-step-accepted = принят
cli-ticket-step-signed = принята часть работы
cli-ticket-step-handed = сменил руки
cli-ticket-step-started = работа началась
cli-ticket-step-planned = обещан день
cli-ticket-step-reported = работа сделана
cli-ticket-step-problem-fixed = исправлена часть
cli-ticket-step-fixed = исправлен
cli-ticket-step-unfixed = исправление отозвано
cli-ticket-step-held = отложен
cli-ticket-step-unheld = снова в работе
cli-ticket-step-asked = клиента спросили
cli-ticket-step-asked-again = клиенту напомнили
cli-ticket-step-answer-asked = клиент ответил, решает продавец
cli-ticket-step-refused = клиент: не исправлено
cli-ticket-step-reopened = клиент: сломалось снова
cli-ticket-step-confirmed = клиент подтвердил
cli-ticket-step-followed = открыт следующий тикет
cli-ticket-step-rejected = отклонён
cli-ticket-step-duplicate = признан повтором
cli-ticket-step-cancelled = отменён
cli-ticket-step-overdue-accept = не принят вовремя
cli-ticket-step-overdue-plan = срок решения прошёл
cli-ticket-step-overdue-fix = не исправлен вовремя
cli-ticket-step-overdue-accept-head = не принят, сказано руководителю
cli-ticket-step-overdue-plan-head = не решён, сказано руководителю
cli-ticket-step-overdue-fix-head = не исправлен, сказано руководителю

cli-person-exported = { $name }: данные собраны в { $file }. Других людей закрыто: { $masked }. { $n ->
    [0] Передайте файл только этому человеку.
   *[other] Прочитайте в нём записи других ({ $n }), они в файле «прочитать до выдачи»: выньте его и передайте остальное только этому человеку.
 }
cli-person-preview = { $name }. Будет удалено или изменено:
cli-person-preview-of = { $name }, «{ $client }». Будет удалено или изменено:
cli-person-confirm = Отменить удаление нельзя. Чтобы удалить, напишите имя: { $name }
cli-person-erased = { $name }: данные удалены. Строка об этом есть в аудите.
cli-head-erased = сколько
cli-list-exported = Записано: { $file }. Выгрузка есть в журнале.
