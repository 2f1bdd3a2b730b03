# Письма, о которых решает человек, и письма, которые не дошли.

mail-question-sender = 📨 <b>Письмо: от кого оно?</b> Отправителя нет в базе.
mail-question-kind = 📨 <b>Письмо клиента: что с ним делать?</b>
mail-question-colleague = 📨 <b>Письмо коллеги.</b> Оно ни к чему не относится.
mail-question-belongs = 📨 <b>Это письмо к заявке { $number }?</b> Клиента ждут по ней, но письмо новое.
mail-question-stranger = 📨 <b>По заявке { $number } пишет кто-то другой.</b> Его адреса нет среди адресов клиента.
mail-question-forged =
    { $number ->
        [0] 📨 <b>Подлинность отправителя не подтверждена.</b> Почтовый сервер за него не ручается.
       *[other] 📨 <b>Заявка { $number }: подлинность отправителя не подтверждена.</b> Почтовый сервер за него не ручается.
    }
mail-from = { $name }, { $address } → { $box }, { $at }
mail-words = <i>«{ $words }»</i>
mail-files = 📎 Файлы ({ $n }): { $names }
mail-client = Клиент: <b>«{ $client }»</b>
mail-decided-request =
    { $number ->
        [0] Решение: заявка, { $kind }. { $name }, { $at }
       *[other] Решение: заявка { $number }, { $kind }. { $name }, { $at }
    }
mail-decided-belongs = Решение: относится к заявке { $number }. { $name }, { $at }
mail-decided-not-ours = Решение: не для нас. { $name }, { $at }
mail-decided-spam = Решение: спам, больше этого отправителя не слушаем. { $name }, { $at }
mail-button-belongs = Да, к заявке { $number }
mail-button-another = Нет, новая заявка
mail-button-find = Клиент из базы…
mail-button-new = Новый клиент…
mail-button-refuse = Не для нас
mail-button-spam = Спам
mail-which-client = Чьё это письмо? Нажмите на клиента или ответьте на это сообщение несколькими буквами названия, ИНН или телефона.
mail-no-such-client = Такого клиента не нашлось. Ответьте на это сообщение другими буквами или заведите нового.
mail-name-client = Как называется новый клиент? Ответьте на это сообщение его названием. Контактом станет { $name }.
mail-client-known = Записано: письмо от клиента «{ $client }». Оно станет заявкой, её номер появится в карточке письма.
mail-ask-headline = <b>Письмо клиенту по заявке { $number }</b> на { $address }. Спросим:
mail-ask-question = { $n }. { $words }
mail-ask-send = Отправить письмо
mail-asked = Клиенту отправлено письмо по заявке { $number }. Его ответ сам попадёт в заявку.
mail-quarantined = ⚠ <b>Письмо { $number } не удалось прочитать.</b> Оно отложено и никому не мешает. Посмотрите: <code>fieldpost mail quarantine show { $number }</code>
mailbox-silent = ⚠ <b>Почта { $box } не читается:</b> { $reason }. Письма не пропали, они ждут на почтовом сервере. Подробности: <code>fieldpost check</code>
mailbox-back = Почта { $box } снова читается. Письма, которые ждали, уже разбираются.
letters-stuck = ⚠ <b>Письма не уходят:</b> { $reason }. Они не пропали и уйдут сами, когда почтовый сервер их примет; пробуем ещё два дня. Подробности: <code>fieldpost check</code>
letters-stuck-refused = сервер исходящей почты отвечает { $answer }
letters-stuck-login = сервер исходящей почты не принимает пароль
letters-stuck-password = файл с паролем исходящей почты не читается
letters-stuck-away = сервер исходящей почты недоступен
letters-leave = Письма снова уходят. Те, что ждали, отправляются.
request-button-ask = Спросить клиента…
request-missing =
    { $n ->
        [1] Не хватает ответа: { $what }
       *[other] Не хватает ответов: { $what }
    }

letter-unknown = ⚠ <b>Неизвестно, ушло ли ваше письмо</b> ({ $name }, { $address }). Связь оборвалась на середине. Отправить ещё раз? Клиент может получить его дважды.
letter-failed =
    { $refused ->
        [yes] ⚠ <b>Ваше письмо не принято</b> ({ $name }, { $address }): ответ сервера { $answer }. Проверьте адрес.
       *[no] ⚠ <b>Ваше письмо не ушло</b> ({ $name }, { $address }): почтовый сервер не отвечал два дня. Скажите администратору.
    }
letter-given-up = Письмо больше не отправляется, так решено ({ $name }, { $address }).
letter-bounced = ⚠ <b>Ваше письмо вернулось</b> ({ $name }, { $address }). Проверьте адрес или позвоните.
letter-queued = Письмо отправляется ещё раз ({ $name }, { $address }).
letter-sending = Письмо отправляется ({ $name }, { $address }).
letter-sent = Письмо отправлено ({ $name }, { $address }).
letter-button-again = Отправить ещё раз
letter-button-let-be = Не отправлять
