# Главный экран, помощь, язык, вход.

home-greeting = Добрый день, { $name }. { $day }
home-urgent = ❗ { $what }
home-refusals =
    <b>{ $n ->
        [one] { $n } отказ клиента ждёт вашего слова
        [few] { $n } отказа клиентов ждут вашего слова
       *[other] { $n } отказов клиентов ждут вашего слова
    }</b>
home-tickets =
    <b>{ $n ->
        [one] { $n } новый тикет качества
        [few] { $n } новых тикета качества
       *[other] { $n } новых тикетов качества
    }</b>
home-tickets-mine =
    <b>{ $n ->
        [one] { $n } тикет ждёт вас
        [few] { $n } тикета ждут вас
       *[other] { $n } тикетов ждут вас
    }</b>
home-tickets-new = новых { $n }
home-button-tickets = Тикеты · { $n }
home-button-refusals = Отказы клиентов · { $n }
home-button-ticket = Тикет К-{ $number }
home-waiting =
    <b>{ $n ->
        [one] { $n } заявка ждёт вашего решения
        [few] { $n } заявки ждут вашего решения
       *[other] { $n } заявок ждут вашего решения
    }</b>
home-holding = В работе у вас: { $n } · отправлено вами: { $sent }
home-register = В реестре не сделано: { $n } · просрочено: { $overdue }

home-today = Сегодня: { $what }
home-today-calls =
    { $n ->
        [one] { $n } звонок
        [few] { $n } звонка
       *[other] { $n } звонков
    }
home-today-meeting = встреча в { $time } («{ $client }»)
home-today-meeting-at = встреча в { $time } («{ $client }», { $place })
home-today-meetings =
    { $n ->
        [one] { $n } встреча
        [few] { $n } встречи
       *[other] { $n } встреч
    }, первая в { $time } («{ $client }»)
home-today-over = <b>расскажите, как прошла встреча: «{ $client }»</b>
home-norm = Анкеты за неделю: { $done } из { $norm }
home-draft = черновик «{ $client }», вопрос { $at } из { $of }
home-button-continue = Продолжить «{ $client }»
home-button-calls = Звонки · { $n }
home-button-today = Сегодня
home-button-week = Моя неделя
home-button-tasks = Задачи · { $n }
home-button-opportunities = Возможности · { $n }
home-button-programme = VIP-программа
home-button-new = Новая заявка
home-button-my = Мои заявки · { $n }
home-button-register = Реестр · { $n }
home-button-find = Найти клиента
home-button-drafts =
    { $n ->
        [1] Продолжить черновик
       *[other] Черновики · { $n }
    }

help =
    Что здесь можно:
    /new — написать новую заявку
    /my — мои заявки: ждут решения, в работе, отправленные
    /drafts — начатое и отложенное
    /register — что не сделано, у кого и с каких пор
    /board — доска координатора: сроки клиентам · /queue — очередь отдела
    /today — звонки и встречи на сегодня · /calls — кому звонить
    /week — моя неделя: норма, встречи, черновики
    /programme — VIP-программа для руководителя
    /tickets — тикеты качества · /ticket — открыть тикет по номеру
    /bottlenecks — узкие места и меры · /decisions — решения совещаний
    /tasks — мои задачи · /opportunities — мои возможности
    /letters — личные письма клиентам · /leave — отпуск и замена
    /find — найти клиента по нескольким буквам, например /find ром
    /request — открыть заявку по номеру, например /request 214
    /language — язык
    /notices — куда присылать новости
    /cancel — отложить то, о чём сейчас идёт вопрос

    Длинное можно наговорить голосом, фото и файлы — просто прислать. Ответьте на сообщение о заявке, и ваши слова попадут в неё.
help-button = На главный экран

language-choose = На каком языке с вами говорить?
language-chosen = Дальше по-русски.

stranger = Это рабочий бот компании «{ $company }». Он отвечает только сотрудникам. Если вы сотрудник, попросите у администратора приглашение.
stranger-tap = Бот компании «{ $company }» отвечает только сотрудникам. Попросите у администратора приглашение.

welcome = Здравствуйте, { $name }. Теперь заявки, передачи и напоминания будут приходить сюда.

invited =
    Приглашение для сотрудника <b>{ $name }</b> готово, действует до { $until }. Передайте ссылку лично: войти по ней можно один раз.
    { $address }
    Прежний вход этого сотрудника закрыт.
invite-copy = Скопировать ссылку
home-button-staff = Отпуска и увольнения
home-button-invite = Пригласить сотрудника

staff-headline = Кого пригласить? ✔ — уже с доступом.
staff-in = ✔ { $name }
staff-out = { $name }
invite-ask = Пригласить сотрудника <b>{ $name }</b>? Если у него уже есть доступ, прежний телефон перестанет работать сразу.
invite-make = Сделать приглашение
invite-back = К списку

notices-by-telegram = Новости о заявках приходят сюда. Можно получать их письмом на { $address } и отвечать на них прямо в почте.
notices-by-mail = Новости о заявках приходят письмом на { $address }. Отвечайте на них словами: «принял», «отказываюсь: причина», «сделано: что именно».
notices-no-address = Новости о заявках приходят сюда. Чтобы получать их письмом, попросите администратора записать ваш адрес.
notices-button-mail = Присылать письмом
notices-button-telegram = Присылать сюда
