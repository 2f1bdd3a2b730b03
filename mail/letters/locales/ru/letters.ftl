# Письма клиентам и сотрудникам.

letter-greeting = Здравствуйте!
letter-greeting-name = Здравствуйте, { $name }!
letter-subject-request = Заявка № { $number }: { $title }
letter-signature-house = { $department }, { $company }
letter-fact-what = О чём
letter-fact-kind = Вид
letter-fact-due = Срок

letter-receipt-headline = Заявка № { $number } принята
letter-receipt-text = Ваше письмо получено и стало заявкой № { $number }. По этому номеру её найдёт любой наш сотрудник.
letter-receipt-next = Если нужно что-то добавить, просто ответьте на это письмо.

letter-done-headline = Заявка № { $number } выполнена
letter-done-text = Мы выполнили вашу заявку «{ $title }». Что сделано:
letter-done-next = Проверьте, пожалуйста, всё ли в порядке, и ответьте одним словом. Если что-то не так, напишите что: заявка вернётся в работу.

letter-question-text =
    { $n ->
        [one] Чтобы выполнить заявку № { $number }, нам нужно знать ещё одно:
       *[other] Чтобы выполнить заявку № { $number }, нам нужно знать ещё вот что:
    }
letter-question-next = Ответьте на это письмо, и работа продолжится.
letter-question-next-several = Ответьте на это письмо, каждый ответ с новой строки и со своим номером, и работа продолжится.

letter-notice-subject = Сообщение Fieldpost
letter-notice-answer = Ответьте на это письмо, начав с одного из слов:
letter-notice-accept = принял — заявка переходит к вам
letter-notice-decline = отказываюсь: и причина — заявка остаётся у передавшего
letter-notice-done = сделано: и что именно — заявка уходит автору на проверку

letter-act-accept = Заявка { $number } теперь у вас
letter-act-decline = Отказ от заявки { $number } записан
letter-act-done = Заявка { $number } отмечена как сделанная
letter-act-comment = Комментарий к заявке { $number } добавлен
letter-act-refused = Ответ не выполнен

letter-unsubscribe = Не присылать такие письма
