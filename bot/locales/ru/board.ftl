# Доска координатора и очередь отдела поддержки продаж.

home-button-board = Доска координатора
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
board-choose-stage = Какой этап показать?

board-promised = обещали { $day }
board-promised-broken = обещали { $day }, <b>будет { $expected }</b>
board-due = срок { $due }
board-due-broken = срок { $due }, <b>будет { $expected }</b>
board-why = <i>{ $why }</i>
board-why-due = { $holder }, { $since }
board-why-unsigned = никто не принял ({ $to }), { $since }
board-why-late =
    { $late ->
        [none] срок уже прошёл, { $holder }
       *[other] срок прошёл { $late } назад, { $holder }
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
