# Выезд к клиенту по заявке.

site-whom = Заявка { $number }. Кого предупредить о выезде?
site-arranged = ✔ Выезд по заявке { $number }, «{ $name }»: <b>{ $at }</b>
site-evening = Скоро выезд по заявке { $number }, «{ $name }»: <b>{ $at }</b>
site-hour = ⏳ Скоро выезжать: заявка { $number }, «{ $name }», <b>{ $at }</b>
site-now = ▶ <b>Идёт выезд по заявке { $number }, «{ $name }»</b>, { $at }
site-taken-over = Выезд по заявке { $number } теперь ваш, «{ $name }»: <b>{ $at }</b>
site-passed-on = По заявке { $number } к клиенту «{ $name }», { $at }, едет { $person }. Из вашего календаря выезд уберёт присланный файл.
site-what = { $words }
site-how = <b>Был ли выезд по заявке { $number }, «{ $name }»?</b> { $at }
site-held = ✔ Выезд по заявке { $number }, «{ $name }», состоялся, { $at }.
site-missed = Выезд по заявке { $number }, «{ $name }», не состоялся, { $at }. Назначьте новое время.
site-cancelled = Выезд по заявке { $number }, «{ $name }», отменён, был назначен на { $at }.
site-line = Выезд: <b>{ $at }</b>, едет { $person } · { $reply ->
        [accepted] клиент ждёт
        [declined] клиент отказался
        [tentative] клиент не уверен
        [another_time] клиент просит другое время
        [uninvited] клиента предупредить по телефону
       *[none] клиент пока не ответил
    }
site-called-off = Выезд { $at } отменён. Письмо клиенту не ушло: предупредите его по телефону.
site-called-off-mailed = Выезд { $at } отменён. Клиенту ушло письмо об этом.
form-calls-off = ❗ Впереди выезд { $at }: он будет отменён. Письмо клиенту не уйдёт, предупредите его сами.
form-calls-off-mailed = ❗ Впереди выезд { $at }: он будет отменён, клиент получит письмо.
site-line-held = Выезд был { $at }: { $person }
site-button-request = Заявка { $number }
site-button-open = Выезд { $at }
request-button-visit = Выезд…
site-cancel = Отменить выезд по заявке { $number } к клиенту «{ $name }», { $at }?
site-button-move = Перенести…
site-button-cancel = Отменить выезд…
site-button-sure = Отменить выезд
site-button-missed = Не состоялся
site-button-held = Состоялся
site-answer-words = «{ $name }» пишет о выезде { $at }, заявка { $number }
site-answer-moved = Выезд перенесён на { $at }.
site-moved-answer = Выезд перенесён
site-cancelled-answer = Выезд отменён
site-missed-answer = Записано: выезд не состоялся
site-held-answer = Записано: выезд состоялся
today-site = { $at } выезд, заявка { $number }, «{ $name }» { $place }
today-site-now = ▶ <b>{ $at } выезд идёт, заявка { $number }, «{ $name }»</b> { $place }
today-site-over = ❗ { $at } выезд, заявка { $number }, «{ $name }»: скажите, как прошёл
form-send-site_visit = Назначить выезд

step-visit-set = Назначен выезд { $hour }: { $name }
step-visit-moved = Выезд перенесён на { $hour }: { $name }
step-visit-cancelled = Выезд { $hour } отменён: { $name }
step-visit-held = Выезд был { $hour }: { $name }
step-visit-missed = Выезд { $hour } не состоялся: { $name }
step-visit-answered = { $reply ->
        [accepted] Клиент принял приглашение на выезд { $hour }
        [declined] Клиент отказался от выезда { $hour }
        [tentative] Клиент не уверен, что будет на месте { $hour }
       *[another_time] Клиент просит приехать не { $hour }, а { $proposed }
    }: { $name }
