# Заметки, обещания, команда клиента; передача клиента от того, кто привлёк, тому, кто развивает.

form-send-note = Записать заметку
form-send-promise = Записать обещание
form-send-team_member = Назначить
form-send-pass_client = Передать клиента
form-done-pass_client = Клиент передаётся: заявка { $number }. Пока коллега не принял, клиент за вами.

note-button-new = Заметка…
note-button-list = Заметки
note-button-listen = Прослушать
note-button-listen-at = Прослушать { $at }
note-button-files = Файлы
note-button-files-at = Файлы { $at }
note-button-drop = Убрать эту заметку
notes-headline =
    <b>«{ $client }»</b> · { $n ->
        [0] заметок ещё нет
        [one] { $n } заметка
        [few] { $n } заметки
       *[other] { $n } заметок
    }
note-line = <b>{ $at }</b> · { $author }
note-spoken = 🎤 { $length }
note-files =
    { $n ->
        [one] { $n } файл
        [few] { $n } файла
       *[other] { $n } файлов
    }
note-headline = <b>«{ $client }»</b> · заметка, { $author }, { $at }
note-written = ✔ Записано о клиенте <b>«{ $client }»</b>. Заметку видят все, кто работает с клиентом.
note-dropped = Заметка убрана.
note-files-sent = Записано голосом и файлами:

promise-button-new = Обещание…
promise-button-list = Обещания
promise-button-listen = 🎤
promises-headline =
    <b>«{ $client }»</b> · { $n ->
        [0] всё обещанное сделано
        [one] { $n } обещание ждёт
        [few] { $n } обещания ждут
       *[other] { $n } обещаний ждут
    }
promises-none = «{ $client }»: обещаний ещё не записано.
promise-line = { $mark } { $day } · { $title } · { $owner }
promise-line-kept = ✔ { $at } · { $title } · { $owner }

team-button = Команда
team-headline = Команда клиента <b>«{ $client }»</b>
team-part-manager = Менеджер
team-part-vip-rep = VIP-встречи
team-part-service = Сервис
team-part-coordinator = Координатор
team-part-letters = Письма
team-member = { $part }: <b>{ $name }</b>
team-since = с { $day }
team-in-fact = по работе
team-stand-in = до { $day } замещает { $name }
team-button-change = Изменить…
team-button-history = История
team-button-back = Команда
team-button-name = { $part }: назначить…
team-button-instead = { $part }: вместо { $name }…
team-button-clear = Снять
team-change = Кого сменить в команде клиента <b>«{ $client }»</b>? Новый и прежний коллеги получат сообщение.
team-cleared-answer = Снято.
team-history-headline = <b>«{ $client }»</b> · как менялась команда
team-history-line = { $part }: { $name }, с { $since } по { $until }
team-history-line-now = { $part }: <b>{ $name }</b>, с { $since }
team-history-none = Никого ещё не назначали.
team-news-mine = Вы теперь в команде клиента <b>«{ $client }»</b>. Ваша роль: { $part }.
team-news-named = В команде клиента <b>«{ $client }»</b> перемена. { $part }: { $name }.
team-news-cleared = В команде клиента <b>«{ $client }»</b> перемена. { $part }: пока никто.
team-news-before = До этого: { $name }.
team-news-by = Назначает: { $name }.

pass-button = Передать клиента…
pass-headline =
    Передать <b>«{ $client }»</b> тому, кто развивает клиентов? Ведёт: { $manager }, { $n ->
        [0] заказов ещё не было
        [one] { $n } заказ
        [few] { $n } заказа
       *[other] { $n } заказов
    }.
pass-developer =
    { $name } · { $n ->
        [one] { $n } клиент
        [few] { $n } клиента
       *[other] { $n } клиентов
    }{ $waiting ->
        [0] {""}
       *[other] {", "}ждут приёма: { $waiting }
    }
pass-next = Передача — это подпись: пока коллега не примет клиента, за него отвечает прежний менеджер.
pass-nobody = Некому предложить: свободных менеджеров по развитию нет. Выберите коллегу по имени.
pass-button-to = Передать: { $name }
pass-button-other = Другому…
pass-on-his-way = «{ $client }» уже передаётся, заявка { $number }.
pass-offered = ✔ <b>«{ $client }»</b> предложен: { $name }, заявка { $number }. Как только клиента примут, вы получите сообщение.

connect = Соединить: { $who } · { $why }
connect-why-manager = менеджер клиента
connect-why-stand-in = до { $day } вместо коллеги в отпуске: { $name }
connect-why-vip-rep = ведёт встречи, менеджера нет
connect-why-on-duty = дежурит сегодня, менеджера у клиента нет
connect-why-service = отвечает за сервис, больше никого нет
connect-no-phone = телефон не записан
connect-else = Не отвечает: { $people }
connect-nobody = Соединять не с кем: у клиента нет ни менеджера, ни дежурного. Запишите обещание перезвонить.
connect-script = <blockquote>{ $words }</blockquote>
