# Подрядчик: кто, что делает, к какому дню.

contractor-until = Подрядчик <b>{ $name }</b>, к { $until }: { $what } { $reached }
contractor-late = <b>Подрядчик { $name } не успел к { $until }</b>: { $what } { $reached }
contractor-done = Подрядчик { $name }: сделано { $at }
contractor-in-list = у подрядчика до { $until }
contractor-in-list-late = <b>подрядчик не успел к { $until }</b>
request-button-contractor = Подрядчик…
contractor-button-report = { $name }: сделано или новый срок…

form-send-contractor = Записать
form-send-contractor_done = Записать
form-done-contractor = Заявка { $number }: подрядчик записан.
contractor-reminds =
    { $whose ->
        [mine] Напомню вам { $at } и ещё раз, если срок пройдёт.
       *[other] Напомню { $at } и ещё раз, если срок пройдёт. Кому: { $name }.
    }
contractor-reminds-late =
    { $whose ->
        [mine] До срока уже не напомню: он близко. Напомню вам, если срок пройдёт.
       *[other] До срока уже не напомню: он близко. Напомню, если срок пройдёт. Кому: { $name }.
    }
form-done-contractor_done = Заявка { $number }: записано в историю.

step-contractor-set = Подрядчик: { $contractor }, к { $day } · записал { $name }
step-contractor-later = У подрядчика новый срок: { $contractor }, { $day } · записал { $name }
step-contractor-done = Подрядчик закончил: { $contractor } · записал { $name }
step-contractor-due = Скоро срок подрядчика: { $contractor }, { $day }
step-contractor-late = Срок подрядчика прошёл: { $contractor }, { $day }
step-contractor-late-lead = Подрядчик не сделал к сроку: { $contractor }, { $day }. Исполнителю уже напомнили
next-contractor-due = Спросите, успевает ли он. Заявка у сотрудника: { $holder }, срок { $at }.
next-contractor-due-you = Спросите, успевает ли он. Заявка у вас, срок { $at }.
next-contractor-late = Спросите подрядчика и запишите новый срок. Срок заявки { $at }.
