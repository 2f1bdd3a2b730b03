# Доска координатора и очередь отдела поддержки продаж.

home-button-board = Доска сроков
home-button-queue = Очередь отдела

board-headline = <b>Открыто: { $total }</b> · не успеваем { $broken }
board-nothing = Открытых заявок нет.
board-stage-new = не приняты { $n }
board-stage-in_work = в работе { $n }
board-stage-contractor = у подрядчика { $n }
board-stage-client = ждём клиента { $n }
board-stage-reported = сделаны { $n }
board-only-new = не приняты
board-only-in_work = в работе
board-only-contractor = у подрядчика
board-only-client = ждём клиента
board-only-reported = сделаны
board-button-stage = Этап ▾
board-button-stage-new = Не приняты · { $n }
board-button-stage-in_work = В работе · { $n }
board-button-stage-contractor = У подрядчика · { $n }
board-button-stage-client = Ждём клиента · { $n }
board-button-stage-reported = Сделаны · { $n }
board-choose-stage = Какой этап показать?

board-promised = обещали { $day }
board-promised-broken = обещали { $day }, <b>будет { $expected }</b>
board-due = срок { $due }
board-due-broken = срок { $due }, <b>будет { $expected }</b>
board-why = <i>{ $why }</i>
board-why-due = { $holder }, { $since }
board-why-unsigned = ждёт приёма: { $to }, { $since }
board-why-late =
    { $late ->
        [none] срок уже прошёл, { $holder }
       *[other] срок прошёл { $late } назад, { $holder }
    }
board-why-late-step =
    { $late ->
        [none] срок шага уже прошёл, { $holder }
       *[other] срок шага прошёл { $late } назад, { $holder }
    }
board-why-pace = такие заявки обычно делают дольше, { $holder }
board-why-route =
    впереди { $n ->
        [one] ещё { $n } шаг
        [few] ещё { $n } шага
       *[many] ещё { $n } шагов
    }, сейчас { $holder }
board-why-contractor = подрядчик «{ $contractor }» до { $day }
board-why-contractor-late = подрядчик «{ $contractor }» обещал { $day } и опаздывает
board-why-visit = выезд к клиенту { $at }, { $holder }
board-why-client = ждём ответа клиента { $asked }
board-why-reported = сделано, ждёт слова автора: { $owner }
board-why-reported-service = сделано, ждёт проверки сервиса
board-why-reported-client = исправлено, ждёт ответа клиента

board-request =
    <b>Заявка { $number } «{ $client }»</b>
    { $title }
board-told = Клиенту обещали: { $day }
board-told-nothing = Клиенту срок не называли. Срок заявки: { $due }
board-honest = Честный срок: { $day } ({ $why })
board-honest-broken = ❗ <b>Честный срок: { $day }</b> ({ $why })
board-where-new = Никто не принял, у кого сейчас: { $holder }, { $since }
board-where-in_work = В работе: { $holder }, { $since }
board-where-contractor = У подрядчика, следит { $holder }
board-where-client = Ждём клиента, следит { $holder }
board-where-reported = Сделано: { $holder }
board-known = Клиент этот срок знает. Если не успеем и к нему, заявка снова встанет на доске первой.
board-by-letter = Клиент узнает письмом на { $address }. В письме: о чём заявка, что обещали, новый срок и у кого спросить.
board-by-phone = Писать некуда. Позвоните: { $contact }, { $phone }, потом отметьте здесь.
board-by-nothing = Писать некуда, телефона нет. Узнайте, как связаться: { $contact }.
board-button-letter = Сообщить клиенту: { $day }
board-button-phone = Сказали по телефону: { $day }
board-button-other = Назвать другой день…
board-told-by-letter = Письмо клиенту ушло. Обещано: { $day }
board-told-by-phone = Записано. Обещано: { $day }
board-told-again = Клиент уже знает: { $day }

step-date-by-letter = Клиенту написали новый срок: { $day } ({ $name })
step-date-by-phone = Клиенту сказали по телефону новый срок: { $day } ({ $name })

queue-headline = <b>Очередь: { $section }</b> · свободных { $free } · просрочено { $overdue }
queue-nothing = <b>Очередь: { $section }</b>. Всё сделано, ждать нечего.
queue-hands =
    В отделе { $n ->
        [one] { $n } человек
        [few] { $n } человека
       *[many] { $n } человек
    }, свободны { $free }
queue-hand = { $name }: в работе { $n }
queue-hand-free = { $name }: без заявок
queue-hand-away = { $name }: в отпуске
queue-line = { $sign } <b>{ $number }</b> { $kind } «{ $client }»
queue-urgent = <b>срочно</b>
queue-has = { $name }
queue-offered = предложена: { $name }
queue-ready = готово { $at }
queue-button-next = Взять следующую: { $number }
queue-button-order = Что делать раньше…
queue-button-saved = Снято с продавцов
queue-button-choose = Другая очередь…
queue-button-back = К очереди
queue-order = Нажмите на номер: заявка встанет первой или подождёт. Кому обещали час, тот узнает, если он сдвинется.
queue-button-first = { $number }: сделать раньше
queue-button-later = { $number }: может ждать
queue-first-answer = Заявка { $number } теперь первая
queue-later-answer = Заявка { $number } может ждать
queue-choose = Какую очередь показать?
queue-saved =
    <b>Снято с продавцов за { $days } дн.: { $time }</b>
    Сделано заявок: { $n }
queue-saved-reps = У кого освободилось время:
queue-saved-line = { $name }: { $time }, заявок { $n }
queue-hours = { $hours ->
        [0] { $minutes } мин
       *[other] { $minutes ->
            [0] { $hours } ч
           *[other] { $hours } ч { $minutes } мин
        }
    }
queue-button-days = За { $days } дн.

step-hour-slipped = К обещанному часу не успевают. Теперь: { $hour }
step-hour-unknown = К обещанному часу не успевают. Новый час пока неизвестен
step-made-urgent = Поставлена первой в очереди: { $name }
step-made-ordinary = Может подождать в очереди: { $name }

slips-headline =
    Не успевают к обещанному часу: <b>{ $n ->
        [one] { $n } заявка
        [few] { $n } заявки
       *[many] { $n } заявок
    }</b>
slip-line = ❗ <b>{ $number }</b> «{ $client }» · { $holder } · теперь: { $hour }
slip-line-unknown = ❗ <b>{ $number }</b> «{ $client }» · { $holder } · нового часа не назвать, ждёт { $author }
slip-yours = у вас
own-slip-line = ❗ <b>{ $number }</b> «{ $client }» · теперь: { $hour }
own-slip-line-unknown = ❗ <b>{ $number }</b> «{ $client }» · новый час пока неизвестен
slips-decide = Где часа нет, решите, когда будет готово, и скажите тому, кто ждёт.
slips-ask = Где часа нет, спросите руководителя отдела, когда ждать.

form-copy-ready = Будет готово { $at }. Если час сдвинется, вы узнаете.
request-promised = Будет готово { $at }
by-hour = { $day } к { $time }
request-promised-client = Клиенту обещали: { $day }
form-send-client_date = Сообщить клиенту
form-send-client_date_said = Записать срок
request-button-date = Срок клиенту…
