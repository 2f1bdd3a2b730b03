# Письма клиентам и сотрудникам. Без восклицательных знаков: письмо от организации не кричит.

letter-greeting = Здравствуйте.
letter-greeting-name = Здравствуйте, { $name }.
letter-subject-request = Заявка № { $number }: { $title }
letter-signature-house = { $department }, { $company }
letter-asked = Ваш менеджер: { $who }
letter-asked-until = Ваш менеджер до { $day }: { $who }
letter-asked-service = { $manager }; по ремонту: { $who }
letter-fact-what = О чём
letter-fact-kind = Вид
letter-fact-due = Срок
letter-fact-when = Когда
letter-fact-place = Где
letter-fact-with = Встречается с вами

letter-receipt-headline = Заявка № { $number } принята
letter-receipt-text = Спасибо, ваше письмо получено и стало заявкой № { $number }. Если будете звонить, назовите этот номер: по нему её найдёт любой наш сотрудник.
letter-receipt-next = Когда всё будет сделано, мы напишем. Нужно что-то добавить: просто ответьте на это письмо.

letter-done-headline = Заявка № { $number } выполнена
letter-done-text = Вы просили: «{ $title }». Вот что сделано:
letter-done-text-plain = Вы просили: «{ $title }». Это сделано.
letter-done-next = Проверьте, пожалуйста, всё ли в порядке, и ответьте на это письмо, хватит одного слова. Если что-то не так, напишите, что именно: заявка вернётся в работу.

letter-question-text =
    { $n ->
        [1] Чтобы выполнить заявку № { $number }, нам нужно узнать у вас ещё одно:
       *[other] Чтобы выполнить заявку № { $number }, нам нужно узнать у вас ещё вот что:
    }
letter-question-next = Ответьте на это письмо, и мы продолжим.
letter-question-next-several = Ответьте на это письмо: каждый ответ с новой строки и со своим номером. Тогда мы продолжим.

letter-fact-new-date = Новый срок
letter-new-date-headline = Заявка № { $number }: будет готово { $day }
letter-new-date-sorry = Вы просили: «{ $title }». Мы обещали сделать это до { $before } и не успеваем. Простите нас. Ниже новый срок, мы его проверили.
letter-new-date-sooner = Вы просили: «{ $title }». Мы обещали сделать это до { $before }, но будем готовы раньше.
letter-new-date-first = Вы просили: «{ $title }». Пишем, к какому дню это будет сделано.
letter-new-date-ask = Вопросы о сроке: { $whom }.
letter-new-date-next = Если этот день вам не подходит, ответьте на это письмо, и мы найдём другой выход.

letter-notice-subject = Сообщение Fieldpost
letter-notice-answer = Ответьте на это письмо, начав с одного из слов:
letter-notice-word-accept = принял
letter-notice-accept = заявка переходит к вам
letter-notice-word-decline = отказываюсь: причина
letter-notice-decline = заявка остаётся у передавшего
letter-notice-word-done = сделано: что именно
letter-notice-done = заявка уходит автору на проверку

letter-act-accept = Заявка { $number } теперь у вас
letter-act-decline = Отказ от заявки { $number } записан
letter-act-done = Заявка { $number } отмечена как сделанная
letter-act-comment = Комментарий к заявке { $number } добавлен
letter-act-refused = Ответ не выполнен

letter-invitation-summary = Встреча: { $company }, { $rep }
letter-invitation-description = { $rep }, { $company }. Если время не подходит, ответьте на письмо с приглашением.
letter-invitation-subject = Приглашение на встречу: { $when }, { $company }
letter-invitation-text = Договорились о встрече. Примите её в вашем календаре одной кнопкой или ответьте на это письмо.
letter-invitation-next = Время не подходит? Предложите другое в календаре или напишите его в ответ на это письмо.
letter-invitation-moved-subject = Встреча перенесена: { $when }, { $company }
letter-invitation-moved-text = Встреча перенесена. В вашем календаре она изменится сама, когда вы её примете.
letter-invitation-moved-next = Время не подходит? Предложите другое в календаре или напишите его в ответ на это письмо.
letter-invitation-cancelled-subject = Встреча отменена: { $when }, { $company }
letter-invitation-cancelled-text = Встречу пришлось отменить. Мы позвоним вам, чтобы договориться о другом времени.
letter-invitation-cancelled-next = Если встреча вам нужна раньше, ответьте на это письмо.
letter-invitation-another-subject = Встреча { $when }: к вам едет { $rep }, { $company }
letter-invitation-another-text = Время и место встречи прежние, вести её будет { $rep }. Запись в вашем календаре обновится, когда вы её примете.
letter-invitation-another-next = Время больше не подходит? Предложите другое в календаре или напишите его в ответ на это письмо.
letter-copy-summary = Встреча: { $client }
letter-copy-subject = Ваша встреча: { $client }, { $when }
letter-copy-text = Файл в письме запишет встречу в ваш календарь.
letter-forget-subject = Встречи не будет: { $client }, { $when }
letter-forget-text = Встреча отменена или передана другому. Файл в письме уберёт её из вашего календаря.

letter-new-manager-subject = { $company }: с вами работает { $manager }
letter-new-manager-text = { $former } больше не работает в нашей компании. Теперь с вами работает { $manager }.
letter-new-manager-again = Недавно мы написали вам, что с вами работает { $former }. Это изменилось: с вами по-прежнему работает { $manager }.
letter-new-manager-leave = До { $until } { $former } в отпуске. В это время с вами работает { $manager }.
letter-new-manager-all = Всё, о чём вы договорились, остаётся в силе: ваши заявки, встречи и обещания уже переданы, повторять ничего не нужно.
letter-new-manager-next = Если есть вопрос, просто ответьте на это письмо.

letter-digest-chart = За последние дни
letter-digest-choice = Куда присылать сводку, выбирают в боте командой /notices.

letter-unsubscribe = Не присылать такие письма
letter-way-out = Чтобы такие письма больше не приходили, ответьте на любое из них одним словом: отписаться. Эта страница сама ничего не меняет.

# Для fieldpost mail preview.
letter-sample-name = Ирина Викторовна Ким
letter-sample-asked = Ольга Смирнова
letter-sample-former = Ольга Смирнова
letter-sample-author = Антон Белов
letter-sample-day = 17 ноября
letter-sample-rejected = Скорость измерили при вас дважды, она не ниже договорной. Менять оборудование не будем.
letter-sample-title = нет связи на втором этаже
letter-sample-words =
    Заменили коммутатор в щитовой второго этажа и проверили все розетки.
    Скорость на каждой не ниже договорной.
letter-sample-question-floor = На каком этаже не работает?
letter-sample-question-meet = Кто встретит мастера, телефон?
letter-sample-notice = Вам передана заявка № { $number }
letter-sample-notice-who = Ольга Смирнова, Отдел продаж → вам
letter-sample-place = ул. Мира, 4, кабинет 12
letter-sample-client = Ромашка
letter-sample-new-date = Ждём коммутатор со склада, он приедет в среду.

# Выезд техника на объект клиента по заявке.
letter-site-summary = Выезд по заявке { $number }: { $company }, { $rep }
letter-site-description = { $rep }, { $company }, заявка { $number }. Если время не подходит, ответьте на письмо с приглашением.
letter-site-invitation-subject = Заявка { $number }: к вам приедет { $rep }, { $when }
letter-site-invitation-text = По заявке { $number } к вам приедет { $rep }. Примите запись в вашем календаре одной кнопкой или ответьте на это письмо.
letter-site-invitation-next = { letter-invitation-next }
letter-site-invitation-moved-subject = Заявка { $number }: выезд перенесён на { $when }
letter-site-invitation-moved-text = Выезд по заявке { $number } перенесён. В вашем календаре запись изменится сама, когда вы её примете.
letter-site-invitation-moved-next = { letter-invitation-next }
letter-site-invitation-cancelled-subject = Заявка { $number }: выезд { $when } отменён
letter-site-invitation-cancelled-text = Выезд по заявке { $number } отменён. О работах по заявке мы напишем или позвоним отдельно.
letter-site-invitation-cancelled-next = Если вы ждали нас, ответьте на это письмо.
letter-site-invitation-another-subject = Заявка { $number }: { $when } к вам приедет { $rep }
letter-site-invitation-another-text = Время и место выезда прежние, приедет { $rep }. Запись в вашем календаре обновится, когда вы её примете.
letter-site-invitation-another-next = { letter-invitation-another-next }
letter-site-copy-summary = Выезд по заявке { $number }: { $client }
letter-site-copy-subject = Ваш выезд по заявке { $number }: { $client }, { $when }
letter-site-copy-text = Файл в письме запишет выезд в ваш календарь.
letter-site-forget-subject = Выезда по заявке { $number } не будет: { $client }, { $when }
letter-site-forget-text = Выезд отменён или передан другому. Файл в письме уберёт его из вашего календаря.
