# Заявка, её передача, история и новости.

request-new-mine = { $sign } <b>Заявка { $number }</b> ещё у вас
request-new-offered = { $sign } <b>Заявка { $number } ждёт вашего решения</b>
request-new-others = { $sign } <b>Заявка { $number }</b> ещё не принята, у кого: { $holder }
request-in-work-mine = { $sign } <b>Заявка { $number }</b> у вас { $since }
request-in-work-others = { $sign } <b>Заявка { $number }</b> в работе, у кого: { $holder }, { $since }
request-reported-mine = { $sign } <b>Заявка { $number }</b> сделана вами, ждёт решения: { $author }
request-reported-repair = { $sign } <b>Заявка { $number }</b> сделана вами, ждёт проверки сервиса и ответа клиента
request-reported-others = { $sign } <b>Заявка { $number }</b> сделана, исполнитель: { $holder }, { $since }
request-closed = ✔ <b>Заявка { $number }</b> закрыта { $at }
request-client-taken = ✔ <b>Клиент «{ $client }» теперь ваш</b> · заявка { $number } закрыта
request-cancelled = <b>Заявка { $number }</b> отменена { $at }
request-due = срок { $at }
request-overdue = <b>срок прошёл { $at }</b>
request-what = { $kind } · <b>«{ $client }»</b>{ $where }
request-words = { $words }
request-answer = { $label } <b>{ $words }</b>
request-complaint =
    <b>{ $severity }</b>{ $place ->
        [none] {""}
       *[other] {" "}· { $place }
    }
request-contact = { $name } { $phone }
request-author = Автор: { $name }, { $at }
request-offered = Предложена: { $to }, { $at }. Пока не приняли
request-offered-to-you = Передаёт: { $name }, { $at }
request-files =
    { $n ->
        [one] Приложен { $n } файл
        [few] Приложено { $n } файла
       *[other] Приложено { $n } файлов
    }
request-number-wanted = Напишите номер заявки после команды, например: /request 214

request-button-open = К заявке
request-button-more = Подробнее
request-button-confirm = Принять результат
request-button-return = Вернуть в работу…
request-button-done = Готово…
request-button-hand = Передать…
request-button-back = Вернуть передавшему…
request-button-comment = Комментарий
request-button-history = История
request-button-files = Файлы
request-button-copy = Копия, PDF
request-button-cancel = Отменить заявку…
handoff-button-accept-client = Принять клиента
handoff-button-accept = Принять в работу
handoff-button-decline = Отказаться…
handoff-button-withdraw = Отозвать передачу

accepted-answer = Заявка { $number } теперь у вас
accepted-answer-client = Клиент «{ $client }» теперь ваш
withdrawn-answer = Передача заявки { $number } отозвана
confirmed-answer = Заявка { $number } закрыта
copy-ordered = Копия придёт сюда отдельным файлом
journal-ordered = Готовлю журнал за последний месяц. Он придёт сюда отдельным файлом.
files-of = Файлы заявки { $number }

offer-headline = <b>Заявка { $number }</b> · { $kind } · срок { $at }
offer-client = <b>«{ $client }»</b>{ $where }
offer-giver = Передаёт: { $name }, { $at }
offer-note = «{ $words }»
offer-accepted = Заявка { $number } уже в работе: { $name }, { $at }.
offer-declined = Отказ от заявки { $number }: { $name }, { $at }.
offer-withdrawn = Передача заявки { $number } отозвана, { $at }.
offer-expired = Заявку { $number } никто не принял вовремя, { $at }. Она осталась у передавшего: { $name }.
offer-accepted-button = В работе: { $name }, { $at }
offer-declined-button = Отказ: { $name }, { $at }
offer-withdrawn-button = Отозвано { $at }
offer-expired-button = Срок вышел { $at }

history-headline = <b>Заявка { $number }</b> · «{ $client }» · вся история
history-hidden =
    { $n ->
        [one] … и раньше ещё { $n } шаг, он есть в копии
        [few] … и раньше ещё { $n } шага, они есть в копии
       *[other] … и раньше ещё { $n } шагов, они есть в копии
    }
history-step = { $at } · { $said }
history-words = <i>«{ $words }»</i>
news-headline =
    <b>Заявка { $number }</b> · «{ $client }»
    { $said }

desk-itself = по расписанию
step-sent = Написана: { $name }
step-offered = Предложена: { $to } · передаёт { $name }
step-accepted = Принята в работу: { $name }
step-accepted-client = Клиента теперь ведёт { $name }
step-declined = Отказ: { $name }
step-withdrawn = Передача отозвана: { $name }
step-expired = Не принято вовремя: { $to }
step-reminded = Напоминание, ждёт приёма: { $to }
step-reminded-you = Напоминание: ждёт вашего приёма
step-escalated = До сих пор не принята: { $to }
step-reported = Сделано: { $name }
step-confirmed = Результат принят, заявка закрыта: { $name }
step-returned = Результат не принят, снова в работе: { $name }
step-cancelled = Отменена: { $name }
step-commented = Комментарий: { $name }
step-moved = Передана по распоряжению: { $name }
step-ping-pong = Заявку перекидывают, снова сменила руки: { $name }
step-overdue = Срок прошёл
step-overdue-lead = Просрочена, исполнителю уже напомнили
step-result-waits = Результат ждёт решения автора
step-result-waits-you = Результат ждёт вашего решения
step-result-waits-lead = Результат ждёт решения автора, ему уже напомнили

next-reminded = { $kind } · срок { $at }
next-reported = Проверьте результат: примите его или верните в работу.
next-declined = Заявка осталась у сотрудника: { $holder }.
next-declined-you = Заявка осталась у вас. Передайте её другому.
next-expired = Заявка осталась у передавшего, её нужно предложить снова.
next-expired-you = Заявка осталась у вас. Предложите её снова.
next-overdue = Сейчас она у сотрудника: { $holder }. Срок был { $at }.
next-overdue-you = Сейчас она у вас. Срок был { $at }.
next-moved = Пока её не приняли, за неё отвечает { $holder }.
next-moved-you = Пока её не приняли, за неё отвечаете вы.

request-button-order = Забрать по распоряжению
step-readdressed = Вместо получателя предложена другому: { $to } · распоряжение: { $name }
step-stood-in = Автора замещают, результат принимает тот, кто вместо него · распоряжение: { $name }
step-given-back = Результат снова принимает автор: { $name }
step-inherited = Автор больше не работает, результат теперь принимает его преемник · распоряжение: { $name }
next-readdressed = Пока не приняли, заявка там же, где была: { $holder }.
next-stood-in = Сейчас она у сотрудника: { $holder }. Срок { $at }.
next-stood-in-you = Сейчас она у вас. Срок { $at }.
next-inherited = Сейчас она у сотрудника: { $holder }. Срок { $at }.
next-inherited-you = Сейчас она у вас. Срок { $at }.

step-mailed = Пришла письмом: { $name }
step-client-wrote = Клиент написал: { $name }
step-robot-noted = Автоматический ответ: { $name }
step-letter-returned = Письмо клиенту не дошло
step-asked-client = Клиента письмом спросили, чего не хватает: { $name }
step-unmanned = Пришла письмом, предложить её в отделе некому
step-client-returned = Клиент говорит, что не исправлено, снова в работе: { $name }
step-ticket-fixed = Сделано, по слову отвечающего за ремонт: { $name }
step-ticket-ended = Тикет закончен, работа по заявке тоже: { $name }
next-letter-returned = Проверьте адрес или позвоните клиенту.
next-unmanned = Сейчас она у сотрудника: { $holder }. Срок { $at }.
next-unmanned-you = Сейчас она у вас. Срок { $at }.
request-writer-erased = Письмо клиента: { $name }, { $at }
request-writer = Письмо клиента: { $name }, { $address }, { $at }
file-dangerous = ⚠ { $name }: такой файл может навредить. Не открывайте, если не ждали его.
