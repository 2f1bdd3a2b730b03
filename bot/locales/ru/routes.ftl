# Маршрут заявки: отделы по порядку, у каждого свой срок.

route-step = Шаг { $number } из { $of }: <b>{ $title }</b>
route-step-due = срок шага { $at }
route-step-late = <b>срок шага прошёл { $at }</b>
route-in-list = шаг { $number } из { $of }

request-button-done-on = Готово, дальше: { $to }…
request-button-step_back = Вернуть на шаг назад…
form-send-done-on = Шаг сделан, дальше: { $to }
route-done-before = Шаг { $number } сделан: { $name }, { $at }{ $words ->
        [none] {""}
       *[other] {" "}<i>«{ $words }»</i>
    }
route-sent-back = Вернули на этот шаг: { $name }, { $at }{ $words ->
        [none] {""}
       *[other] {" "}<i>«{ $words }»</i>
    }
form-done-step =
    <b>Заявка { $number } предложена: { $to }</b>
    Пока там не приняли, она у вас.
form-done-step_back = { form-done-step }
form-send-step_back = Вернуть на шаг назад

step-step-done = Шаг { $number } сделан: { $name } · дальше: { $to }
step-step-back = Возвращают на шаг { $number }: { $to } · возвращает { $name }
step-step-overdue = Срок шага { $number } прошёл
step-step-overdue-lead = Срок шага { $number } прошёл, исполнителю уже напомнили
next-step-overdue = Сейчас она у сотрудника: { $holder }. Срок шага был { $at }.
next-step-overdue-you = Сейчас она у вас. Срок шага был { $at }.
