# Письмо клиенту: всё ли теперь в порядке. От имени продавца, одному человеку, без восклицательных знаков.

client-letter-tag = К-{ $number }
client-letter-subject = [{ $tag }] { $about }: всё ли теперь в порядке?
client-letter-subject-several = [{ $tag }] Всё ли теперь в порядке?
client-letter-subject-thanks = [{ $tag }] Спасибо, что проверили
client-letter-subject-rejected = [{ $tag }] О вашем обращении
client-letter-subject-reply = [{ $tag }] Ваш вопрос
client-letter-greeting = Здравствуйте.
client-letter-greeting-name = Здравствуйте, { $name }.

client-letter-opening =
    { $n ->
        [1] { $day } вы рассказали нам о проблеме. Мы её исправили и проверили у себя, но последнее слово за вами.
       *[other] { $day } вы рассказали нам о проблемах. Мы их исправили и проверили у себя, но последнее слово за вами.
    }
client-letter-opening-again = Вы ответили, что в порядке ещё не всё: «{ $words }». Мы взялись за это снова и сделали, что написано ниже.
client-letter-opening-again-plain = Вы ответили, что в порядке ещё не всё. Мы взялись за это снова и сделали, что написано ниже.
client-letter-opening-voice = К письму приложено голосовое сообщение: послушайте, пожалуйста, там всё по порядку.
client-letter-quote = «{ $words }»
client-letter-done-label = Сделано
client-letter-told = то, о чём вы рассказали на встрече
client-letter-item = «{ $words }». Сделано: { $done }
client-letter-item-plain = «{ $words }»
client-letter-asking = Проверьте, пожалуйста, и ответьте на это письмо одним словом:
client-letter-yes-word = Да
client-letter-yes-meaning = теперь всё в порядке
client-letter-no-word = Нет
client-letter-no-meaning = ещё не всё; добавьте, что именно, и мы продолжим
client-letter-closing = Пока вы сами не подтвердите, мы не считаем работу сделанной.

client-letter-again-opening = { $day } мы спрашивали у вас, всё ли теперь в порядке, но ответа пока нет. Наверное, было не до этого, поэтому напоминаем.
client-letter-again-closing = Нет времени проверить сейчас? Напишите, когда сможете, и до того дня мы не побеспокоим.

client-letter-thanks-text = Спасибо за ответ. Записали с ваших слов, что теперь всё в порядке, и закрыли это дело.
client-letter-thanks-closing = Если проблема вернётся, просто ответьте на это письмо: мы сразу возьмёмся за неё снова.

client-letter-rejected-text = Мы разобрались с тем, о чём вы рассказали { $day }, и решили вот что:
client-letter-rejected-closing = Если вы не согласны, ответьте на это письмо: его прочитает человек.

client-letter-sales-task = { $client } просит: «{ $words }»
error-ticket-moved-on = Это письмо было для прошлого раза: тикет с тех пор изменился. Откройте его заново.
error-ticket-no-address = Письмо отправить некуда: у клиента нет адреса для проверки. Позвоните ему или выберите другого человека.
error-ticket-address-ours = { $address } — адрес нашего сотрудника или нашего ящика. Выберите адрес клиента.
error-ticket-address-dead = На адрес { $address } письма не доходят. Позвоните или выберите другой адрес.
error-ticket-wants-no-letters = { $address } просит не писать ему. Позвоните.
error-ticket-no-mailbox = У организации нет почтового ящика, с которого пишут клиентам. Позвоните.
error-ticket-not-asked-yet = Клиента об этом ещё не спрашивали.
error-ticket-contact-unknown = У этого клиента нет такого человека с адресом.
error-ticket-address-wrong = Это не похоже на адрес почты: { $address }.
error-answer-decided = На этот ответ уже есть решение.
error-answer-unknown = Такого ответа нет.
error-answer-needs-head = Слова клиента по телефону подписывает руководитель программы.
error-day-past = Этот день уже прошёл. Назовите другой.
