# Личные письма клиентам, с которыми никто активно не работает: стол автора, письмо, ответ, показатели.

form-send-letter_edit = Заменить текст
form-send-letter_skip = Не писать
form-send-letter_opportunity = Записать возможность
form-send-novelty = Добавить новинку

write-desk =
    { $n ->
        [one] <b>Письма на сегодня: { $n }</b>
       *[other] <b>Письма на сегодня: { $n }</b>
    }
write-desk-done = ✔ <b>Письма на сегодня написаны</b>
write-desk-none = <b>Писем на сегодня нет.</b> Новые приходят утром каждого рабочего дня.
write-desk-today = Сегодня отправлено { $sent }, пропущено { $skipped }
write-desk-postponed = Отложено: { $n }
write-desk-answered = Ответили на письма за последние месяцы: { $n }
write-button-begin = Писать
write-button-postponed = Отложенные · { $n }
write-button-novelties = Новинки
write-button-figures = Показатели
write-button-desk = К письмам
write-dealt =
    { $n ->
        [one] <b>На сегодня { $n } письмо</b>
        [few] <b>На сегодня { $n } письма</b>
       *[other] <b>На сегодня { $n } писем</b>
    }
write-dealt-left = Из них с прошлых дней: { $n }
write-dealt-how = Каждое уже набросано по истории клиента: прочитайте, поправьте и отправьте. Следующее придёт само.

write-headline = <b>Письмо { $n } из { $of } · «{ $client }»</b>{ $place ->
        [none] {""}
       *[other] , { $place }
    }
write-headline-later = <b>Письмо «{ $client }»</b>{ $place ->
        [none] {""}
       *[other] , { $place }
    } · отложено, { $day }
write-to = Кому: { $who }
write-known-orders =
    { $n ->
        [one] Заказ: { $title }, { $day }
        [few] { $n } заказа, последний { $day }: { $title }
       *[other] { $n } заказов, последний { $day }: { $title }
    }
write-known-met = Встреча { $day }, { $rep }{ $words ->
        [none] {""}
       *[other] . Только для вас: «{ $words }»
    }
write-known-nothing = Заказов и встреч в базе нет.
write-subject = Тема: <b>{ $subject }</b>
write-body = <blockquote>{ $words }</blockquote>
write-body-folded = <blockquote expandable>{ $words }</blockquote>
write-button-send = Отправить
write-button-edit = Изменить…
write-button-tomorrow = Завтра
write-button-week = Через неделю
write-button-skip = Не писать…
write-button-open = Открыть письмо
write-button-to = Написать: { $name }
write-button-answer = Ответ клиента
write-copy-subject = Тема: { $subject }
write-copy = <pre>{ $words }</pre>

write-sent = ✔ <b>Отправлено «{ $client }»</b>: { $who }, { $at }
write-answered = ✔ <b>«{ $client }» ответил</b> { $at }: { $who }
write-waits = <b>Письмо «{ $client }»</b> ждёт: { $day }, пишет { $writer }
write-skipped = <b>«{ $client }» — не пишем в этом квартале:</b> { $reason }
write-withdrawn = <b>Письмо «{ $client }» снято:</b> { $why ->
        [in_work] с клиентом уже работают.
        [stopped] клиент просил больше не писать.
        [no_address] живого адреса не осталось.
       *[other] оно больше не нужно.
    }
write-returned = ❗ <b>Письмо «{ $client }» не дошло</b>: { $address }{ $status ->
        [none] {""}
       *[other] {" "}({ $status })
    }
write-back-next = Адрес отмечен как недействующий. Можно написать другому человеку в этой компании.
write-back-nobody = Адрес отмечен как недействующий, других адресов у клиента нет.
write-reason-in-work = с ним уже работают
write-reason-not-now = сейчас не время
write-reason-closed = компания закрылась
write-reason-wrong-person = не тот человек или адрес
write-reason-no-letters = просил не писать никогда
write-sent-answer = Отправлено.
write-withdrawn-answer = Письмо не ушло: клиенту уже писать не нужно. Почему, сказано в сообщении.
write-readdressed-answer = Прежний адрес больше не действует. Письмо теперь другому человеку: прочитайте и отправьте.
write-postponed-answer = Отложено: { $day }.
write-postponed =
    { $n ->
        [one] <b>Отложено { $n } письмо</b>
        [few] <b>Отложено { $n } письма</b>
       *[other] <b>Отложено { $n } писем</b>
    }
write-postponed-none = Отложенных писем нет.
write-postponed-line = { $day } · «{ $client }»

write-answer = <b>Клиент «{ $client }» ответил на письмо</b> ({ $writer })
write-answer-who = { $who } · { $at }
write-answer-unknown = Отправителя в базе нет, или почта не подтвердила, что это он: проверьте, прежде чем обещать.
write-answer-words = <blockquote>{ $words }</blockquote>
write-answer-files = Вложения, они в почтовом ящике: { $names }
write-answer-letter = Наше письмо: <blockquote expandable>{ $words }</blockquote>
write-answer-goes-to = Дальше с клиентом работает { $name }.
write-answer-yours = Клиенту ответите вы: задача на { $day }.
write-answer-done = ✔ Задача сделана.
write-button-sold = + Возможность
write-stopped = <b>«{ $client }» просит больше не писать</b> ({ $who }). Личных писем этому клиенту больше не будет.
write-file-waits = Файл с письмом «{ $client }» получен, читаем. Новый текст придёт сообщением.
write-file-trouble = ❗ <b>Текст письма «{ $client }» не заменён.</b>

write-figures = <b>Письма, { $quarter } квартал { $year }</b>
write-figures-coverage = Написано { $written } из { $base } спящих клиентов{ $percent ->
        [none] {""}
       *[other] {" "}({ $percent } %)
    }
write-figures-answered = Ответили: { $n }{ $percent ->
        [none] {""}
       *[other] {" "}({ $percent } %)
    }
write-figures-opportunities = Сделок из ответов: { $n }, продано { $won }
write-figures-income = Доход по письмам: { $sums ->
        [none] пока нет
       *[other] <b>{ $sums }</b>
    }
write-figures-rest = Ждут { $waiting } · пропущено { $skipped } · не дошло { $returned } · просили не писать { $stopped }
write-button-quarter-before = ◀ Квартал раньше
write-button-quarter-after = Квартал позже ▶

novelties =
    { $n ->
        [one] <b>{ $n } новинка для писем</b>
        [few] <b>{ $n } новинки для писем</b>
       *[other] <b>{ $n } новинок для писем</b>
    }
novelties-none = <b>Новинок нет.</b> Добавьте, что у вас появилось: каждое письмо расскажет об одной.
novelties-line = · { $words } <i>{ $day ->
        [none] Рассказали: { $n }
       *[other] До { $day }, рассказали: { $n }
    }</i>
novelty-button-new = Добавить…
novelty-button-off = Снять: { $words }
novelty-off-answer = Снято. В уже набросанных письмах она останется.

home-button-letters = Письма · { $n }
home-button-letter-figures = Письма клиентам
