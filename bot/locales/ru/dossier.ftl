# Досье клиента: первый экран, его части, и кто смотрит досье.

client-connect = ☎ Соединить: <b>{ $name }</b>
client-connect-manager = менеджер клиента
client-connect-stand-in = пока { $instead } в отпуске
client-connect-in-place = ведёт клиента вместо: { $instead }
client-connect-vip-rep = встречается с клиентом
client-connect-on-duty = дежурит сегодня
client-connect-service = сервис
client-promise =
    { $n ->
        [one] Обещано
       *[other] Обещано { $n }, ближайшее
    } до { $day }: { $title } · { $owner }
client-promise-late =
    { $n ->
        [one] Обещано, <b>срок прошёл</b>
       *[other] Обещано { $n }, у первого <b>срок прошёл</b>
    } { $day }: { $title } · { $owner }

dossier-button-people =
    { $n ->
        [0] Люди
       *[other] Люди · { $n }
    }
dossier-button-matters =
    { $n ->
        [0] Открытое
       *[other] Открытое · { $n }
    }
dossier-button-steps =
    { $n ->
        [0] Впереди
       *[other] Впереди · { $n }
    }
dossier-button-talks = Разговоры
dossier-button-bought =
    { $n ->
        [0] Покупки
       *[other] Покупки · { $n }
    }
dossier-button-history = История
dossier-button-script = Что сказать
dossier-button-more = Ещё…
dossier-button-back = ◀ К досье
dossier-button-pdf = Досье, PDF
dossier-button-xlsx = Досье, таблица
dossier-more = Что ещё можно сделать по клиенту <b>«{ $client }»</b>:
dossier-script = Когда позвонили:
dossier-export-ordered = Готовим. Выгрузка записана в журнал.

dossier-people =
    <b>«{ $client }»</b> · { $n ->
        [0] людей ещё не записали
        [one] { $n } человек
        [few] { $n } человека
       *[other] { $n } человек
    }
dossier-gone = больше не работает
dossier-mail-dead = письма не доходят
dossier-mail-silent = просил не писать
dossier-matters =
    <b>«{ $client }»</b> · { $n ->
        [0] ничего не открыто
       *[other] не закрыто: { $n }
    }
dossier-ticket = Тикет К-{ $number } · { $state } · { $holder }
dossier-talks =
    <b>«{ $client }»</b> · { $n ->
        [0] разговоров ещё не записали
        [one] { $n } разговор
        [few] { $n } разговора
       *[other] { $n } разговоров
    }
talk-questionnaire = { $at } · встреча с анкетой
talk-relationship = { $at } · встреча
talk-call-appointment = { $at } · звонок, назначена встреча
talk-call-call-back = { $at } · звонок, просили перезвонить
talk-call-no-answer = { $at } · звонок, не ответили
talk-call-wrong-person = { $at } · звонок, назвали другого человека
talk-call-refused = { $at } · звонок, отказ
talk-call-not-now = { $at } · звонок, просили позже
talk-note = { $at } · заметка
talk-note-spoken = { $at } · 🎤 заметка голосом
talk-mail = { $at } · письмо клиента
talk-letter = { $at } · личное письмо
talk-words = — «{ $words }»
dossier-bought =
    <b>«{ $client }»</b> · { $n ->
        [0] заказов ещё нет
        [one] { $n } заказ
        [few] { $n } заказа
       *[other] { $n } заказов
    }
dossier-sums = Всего: { $sums }
dossier-amount =
    { NUMBER($amount, maximumFractionDigits: 0) } { $currency ->
        [RUB] ₽
        [USD] $
        [EUR] €
        [CNY] ¥
        [KZT] ₸
        [BYN] бел. руб.
       *[other] { $currency }
    }
dossier-steps =
    <b>«{ $client }»</b> · { $n ->
        [0] впереди нет встреч, задач и возможностей
       *[other] дальше: { $n }
    }
dossier-step-appointment = Встреча: { $title }
dossier-step-task = Задача: { $title }
dossier-step-opportunity = Возможность: { $title }
dossier-step-at = { $at }
dossier-purpose-questionnaire = анкета
dossier-purpose-resume = продолжение анкеты
dossier-purpose-relationship = без анкеты
dossier-purpose-site = выезд по заявке
dossier-history =
    <b>«{ $client }»</b> · история, { $n ->
        [0] пока пусто
        [one] { $n } событие
        [few] { $n } события
       *[other] { $n } событий
    }
event-request = { $at } · заявка { $number }: { $words }
event-request-closed = { $at } · закрыта заявка { $number }: { $words }
event-ticket = { $at } · тикет К-{ $number }
event-ticket-closed = { $at } · закрыт тикет К-{ $number }
event-appointment-cancelled = { $at } · встреча не состоялась
event-questionnaire = { $at } · сдана анкета { $number }
event-promise = { $at } · обещано: { $words }
event-promise-kept = { $at } · обещание сдержано: { $words }
event-opportunity = { $at } · возможность: { $words }
event-opportunity-won = { $at } · возможность, продано: { $words }
event-opportunity-lost = { $at } · возможность, упущено: { $words }
event-member = { $at } · новый в команде · { $part }
event-order = { $at } · заказ

watch-headline = Кто смотрит досье клиентов: сегодня и за 7 дней
watch-nobody = За 7 дней никто не смотрел.
watch-person = { $name }: { $today } · за неделю { $week }
watch-person-over = ❗ { $name }: <b>{ $today }</b> · за неделю { $week }
watch-exported = выгружено { $n }
watch-seen = <b>{ $name }</b>: сегодня { $today }, за неделю { $week }
watch-line = { $at } · { $client }
watch-way-inline = по ссылке
watch-way-mail = почтой
watch-way-shell = в командной строке
watch-way-export = выгрузка
watch-button-list = Кто смотрит досье
watch-button-person = Какие досье
watch-button-clients = Выгрузить клиентов
watch-button-orders = Выгрузить заказы
watch-button-sure = Выгрузить
watch-export-clients = Все клиенты с контактами уйдут из программы одной таблицей. Это запишется в журнал, директора получат сообщение. Выгрузить?
watch-export-orders = Все заказы уйдут из программы одной таблицей. Это запишется в журнал, директора получат сообщение. Выгрузить?
watch-alarm = ❗ { $name }: сегодня открыто досье: { $today }. Это больше, чем нужно для работы в этой роли.
watch-noted = Сегодня вы открыли досье: { $today }. Это больше обычного для вашей работы; просмотры записаны, руководитель об этом знает.
watch-taken-clients = ❗ { $name } выгружает список всех клиентов с контактами.
watch-taken-orders = ❗ { $name } выгружает список всех заказов.
