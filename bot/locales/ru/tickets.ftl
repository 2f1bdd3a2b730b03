# Тикет качества: карточка, новости, слово клиента, список.

ticket-new-mine = { $sign } <b>Тикет К-{ $number } «{ $client }» ждёт вас</b>
ticket-new-others = { $sign } <b>Тикет К-{ $number } «{ $client }»</b> · { $name ->
        [none] некому принять
       *[other] не принят: { $name }
    }
ticket-accepted-mine = { $sign } <b>Тикет К-{ $number } «{ $client }»</b> у вас { $since } · решите, кто исправит и когда
ticket-accepted-others = { $sign } <b>Тикет К-{ $number } «{ $client }»</b> · принят: { $name }, { $since }
ticket-in-work-mine = { $sign } <b>Тикет К-{ $number } «{ $client }»</b> у вас { $since }
ticket-in-work-others = { $sign } <b>Тикет К-{ $number } «{ $client }»</b> · в работе: { $name }, { $since }
ticket-on-hold-others = { $sign } <b>Тикет К-{ $number } «{ $client }»</b> · отложен до { $day }
ticket-fixed-mine = { $sign } <b>Тикет К-{ $number } «{ $client }»</b> · исправлен, спросите клиента
ticket-fixed-others = { $sign } <b>Тикет К-{ $number } «{ $client }»</b> · исправлен { $since } · спросить клиента должен продавец: { $name }
ticket-awaiting-client-others = { $sign } <b>Тикет К-{ $number } «{ $client }»</b> · ждём слова клиента { $since }
ticket-confirmed-others = ✔ <b>Тикет К-{ $number } «{ $client }»</b> · подтверждено клиентом: { $name }, { $since }
ticket-rejected-others = <b>Тикет К-{ $number } «{ $client }»</b> · отклонён { $since }
ticket-duplicate-others = <b>Тикет К-{ $number } «{ $client }»</b> · дубль тикета К-{ $other }, { $since }
ticket-cancelled-others = <b>Тикет К-{ $number } «{ $client }»</b> · отменён { $since }
ticket-due = срок { $at }
ticket-late = <b>срок прошёл { $at }</b>
ticket-severity-stopped = <b>работа стоит</b>
ticket-severity-losses = работает с потерями
ticket-severity-nuisance = мешает

ticket-from = Анкета { $number }, { $name }, { $at }
ticket-follows = Сломалось снова после тикета К-{ $number }
ticket-round =
    { $words ->
        [none] Круг { $n }. Клиент сказал «нет» { $at }
       *[other] Круг { $n }. Клиент сказал «нет» { $at }: «{ $words }»
    }
ticket-problem =
    { $n ->
        [0] <b>{ $category }</b> · { $severity }
       *[other] { $n }. <b>{ $category }</b> · { $severity }
    }{ $place ->
        [none] {""}
       *[other] {" "}· { $place }
    }
ticket-words = «{ $words }»
ticket-quote = <i>«{ $words }»</i>
ticket-voice = Сказано голосом: запись в анкете.
ticket-repaired = Клиент поймёт, что исправлено: { $words }
ticket-done = Сделано: { $words } · причина: { $cause } · проверка: { $check }
ticket-more =
    { $n ->
        [one] И ещё { $n } жалоба: она в копии.
        [few] И ещё { $n } жалобы: они в копии.
       *[other] И ещё { $n } жалоб: они в копии.
    }
ticket-planned = Обещано исправить: { $day }
ticket-hold-reason = Почему отложен: { $words }
ticket-reported =
    { $words ->
        [none] Сделано, по словам исполнителя: { $name }
       *[other] Сделано, по словам исполнителя: { $name }: «{ $words }»
    }
ticket-check-mail = Проверить попросим письмом: { $who }
ticket-check-phone = Проверить попросим только по телефону{ $who ->
        [none] .
       *[other] : { $who }
    }
ticket-asked = Спросили: { $who }, { $at }
ticket-asked-phone = Спрашиваем по телефону: { $who }, { $at }
ticket-silent-remind = напомним письмом { $day }
ticket-silent-call =
    { $reader ->
        [mine] будет молчать, позвоните { $day }
       *[others] будет молчать, { $day } позвонит продавец
    }
ticket-silent-head =
    { $reader ->
        [mine] будет молчать, { $day } скажем вам
       *[others] будет молчать, { $day } скажем руководителю VIP-программы
    }
ticket-letter-returned = <b>Письмо вернулось</b> { $at }: { $who }. Нужен другой адрес или звонок.
ticket-answer-asked = <b>Ответ ждёт решения продавца:</b> { $name }, { $at }: «{ $words }»
ticket-answer-later = Ответили: { $name }, { $at }: «{ $words }». Спросим ещё раз { $day }
ticket-answer-countersign = <b>Ждёт подписи руководителя VIP-программы:</b> по телефону { $name }, { $at }: «{ $words }»
ticket-confirmed-by-mail = Ответ пришёл письмом.
ticket-confirmed-by-rep = Ответ пришёл письмом, прочитал его продавец.
ticket-confirmed-by-phone = Сказано по телефону.
ticket-sender-unproved = Почтовый сервер не подтверждает отправителя: поверили адресу и номеру письма.
ticket-next-resume = Договоритесь о новой встрече: анкета продолжится с того места, где остановилась.
ticket-next-refused = Тикет снова в работе, круг { $n }.
ticket-letter-to = Письмо клиенту на { $address }:
ticket-letter = <blockquote>{ $words }</blockquote>

ticket-button-accept = Принять в работу
ticket-button-fixed = Исправлено…
ticket-button-plan = Обещать день…
ticket-button-hold = Отложить…
ticket-button-unhold = Вернуть в работу
ticket-button-unfix = Не исправлено, вернуть…
ticket-button-ask = Отправить письмо
ticket-button-again = Спросить ещё раз
ticket-button-phone = Позвоню сам
ticket-button-heard = Клиент ответил по телефону…
ticket-button-later = Пока нет
ticket-button-letter = Изменить текст…
ticket-button-another = Другой человек…
ticket-button-ask-named = Спросить { $address }
ticket-button-answer = Решить по ответу клиента
ticket-button-reject = Отклонить…
ticket-button-duplicate = Дубль…
ticket-button-cancel = Отменить…
ticket-button-history = История
ticket-button-more = Ещё…
ticket-button-back = ◀ К тикету
ticket-button-open = К тикету
ticket-button-copy = Копия анкеты, PDF
ticket-button-request = Заявка { $number }
ticket-number-wanted = Напишите номер тикета после команды, например: /ticket 17
ticket-more-headline = <b>Тикет К-{ $number } «{ $client }»</b>. Что ещё можно сделать:

severity-stopped = работа стоит
severity-losses = с потерями
severity-nuisance = мешает
root-cause-equipment = оборудование
root-cause-line = линия
root-cause-settings = настройка
root-cause-software = программа
root-cause-people = люди
root-cause-supplier = поставщик
root-cause-documents = документы
root-cause-client-side = на стороне клиента
root-cause-other = другое

ticket-accepted-answer = Тикет теперь у вас
ticket-unheld-answer = Тикет снова в работе
ticket-asked-answer = Письмо отправляется
ticket-later-answer = Хорошо, напомню { $at }
ticket-yes-answer = Записано: клиент подтвердил
ticket-no-answer = Записано: тикет снова в работе
ticket-wait-answer = Хорошо, вернусь к этому { $day }

ticket-news = <b>Тикет К-{ $number } «{ $client }»</b>
ticket-step-opened = Анкета на паузе, открыт тикет: { $name }
ticket-step-complained = Клиент назвал ещё одну проблему, дописано в анкету: { $name }
ticket-step-accepted = Принят в работу: { $name }
ticket-step-signed = Принята своя часть: { $name }
ticket-step-handed = Сменил руки, теперь у сотрудника: { $name }
ticket-step-started = Работа началась: { $name }
ticket-step-planned =
    { $day ->
        [none] Обещан день: { $name }
       *[other] Обещано исправить { $day }: { $name }
    }
ticket-step-reported = Сделано, по словам исполнителя: { $name }
ticket-step-problem-fixed = Исправлена часть жалоб: { $name }
ticket-step-fixed = Исправлено и проверено: { $name }
ticket-step-unfixed = Исправление отозвано: { $name }
ticket-step-held =
    { $day ->
        [none] Отложен: { $name }
       *[other] Отложен до { $day }: { $name }
    }
ticket-step-unheld = Снова в работе: { $name }
ticket-step-rejected = Отклонён: { $name }
ticket-step-duplicate = Признан дублем: { $name }
ticket-step-cancelled = Отменён: { $name }
ticket-step-refused = Клиент сказал «нет, не исправлено»
ticket-step-reopened = Клиент говорит: сломалось снова
ticket-step-confirmed = Клиент подтвердил: всё исправлено
ticket-step-overdue-accept = Не принят вовремя
ticket-step-overdue-plan = Вовремя не решено, кто исправит и когда
ticket-step-overdue-fix = Не исправлен вовремя
ticket-step-overdue-accept-head = До сих пор не принят, ответственным уже напоминали
ticket-step-overdue-plan-head = До сих пор не решено, кто исправит и когда; ответственным уже напоминали
ticket-step-overdue-fix-head = До сих пор не исправлен, ответственным уже напоминали
ticket-step-asked = Клиента спросили письмом: { $name }
ticket-step-asked-again = Клиенту напомнили письмом: { $name }
ticket-step-ask-later = С вопросом клиенту решено подождать: { $name }
ticket-step-answer-asked = Клиент ответил, решает продавец
ticket-step-client-wrote = Клиент написал
ticket-step-noted = Отметка: { $name }
ticket-step-followed = Открыт новый тикет: снова сломалось
ticket-step-answer-later = Решено подождать с ответом клиента: { $name }
ticket-step-client-said = Клиент сказал по телефону: { $name }
ticket-step-heard = Клиент подтвердил по телефону, ждёт подписи: { $name }
ticket-step-not-asked = Исправлено, а клиента ещё не спросили
ticket-step-replied = Клиенту ответили: { $name }
ticket-step-robot-noted = Автоматический ответ
ticket-step-letter-returned = Письмо клиенту не дошло
ticket-step-away = Клиент в отъезде
ticket-step-left = Адресат больше не работает у клиента
ticket-step-opted-out = Клиент просит не писать ему
ticket-step-silent-call = Клиент молчит: позвоните ему
ticket-step-silent-head = Клиент молчит уже долго, продавцу напоминали
ticket-step-call-client = Письмо клиенту не ушло: позвоните и скажите, почему жалоба отклонена
ticket-step-other = Отметка: { $name }
ticket-history-headline = <b>Тикет К-{ $number } «{ $client }»</b> · вся история
ticket-history-hidden =
    { $n ->
        [one] … и раньше ещё { $n } шаг
        [few] … и раньше ещё { $n } шага
       *[other] … и раньше ещё { $n } шагов
    }
ticket-history-round = <b>Круг { $n }</b>

ticket-question = <b>Тикет К-{ $number } «{ $client }»</b>: отвечает { $name }, { $at }
ticket-question-wordless = Слов в письме нет.
ticket-question-ended = Тикет уже закончен. «Нет» откроет новый, «Да» оставит всё как есть.
ticket-question-sure = Это подтверждение?
ticket-question-working = Тикет сейчас в работе. Считать ответ подтверждением?
ticket-question-countersign = Клиент сказал это по телефону, записал сотрудник: { $name }. Подписать?
ticket-doubt-colleague = Спрашивали другого человека.
ticket-doubt-stranger = Этого адреса у клиента нет.
ticket-doubt-forged = Почтовый сервер не подтверждает, что письмо от этого отправителя.
ticket-doubt-no-token = Письмо узнали только по теме: клиент писал заново, а не отвечал.
ticket-doubt-old-round = Это ответ на прежнее письмо: с тех пор тикет возвращали в работу.
ticket-doubt-contradiction = Раньше в этом же круге клиент говорил другое: «{ $words }»
ticket-doubt-ended = Тикет уже закончен без слова клиента.
ticket-decided-counted = Засчитано само, { $at }.
ticket-decided-yes = ✔ Засчитано как «да»: { $name }, { $at }
ticket-decided-no = Засчитано как «нет», тикет снова в работе: { $name }, { $at }
ticket-decided-later = Спросим ещё раз { $day }: { $name }, { $at }
ticket-decided-replied = Клиенту ответили: { $name }, { $at }
ticket-decided-noted = Принято к сведению, { $at }.
ticket-button-yes = Да, закрыть
ticket-button-no = Нет, вернуть в работу
ticket-button-stay = Нет, оставить в работе
ticket-button-sign = Подписать
ticket-button-unsigned = Вернуть
ticket-button-wait-weekday =
    { $day ->
        [1] Спросить ещё раз в понедельник
        [2] Спросить ещё раз во вторник
        [3] Спросить ещё раз в среду
        [4] Спросить ещё раз в четверг
        [5] Спросить ещё раз в пятницу
        [6] Спросить ещё раз в субботу
       *[7] Спросить ещё раз в воскресенье
    }
ticket-button-wait-day = Спросить ещё раз { $day }
ticket-button-reply = Ответить…

ticket-trouble-letter-returned = ❗ <b>Тикет К-{ $number } «{ $client }»: письмо не дошло</b>, { $at }. Кому: { $who }
ticket-trouble-away = <b>Тикет К-{ $number } «{ $client }»: клиент в отъезде</b>, { $at }. Кому писали: { $who }
ticket-trouble-left = ❗ <b>Тикет К-{ $number } «{ $client }»: адресат больше не работает</b>, { $at }. Кому писали: { $who }
ticket-trouble-opted-out = ❗ <b>Тикет К-{ $number } «{ $client }»: клиент просит не писать ему</b>, { $at }. Кому: { $who }
ticket-trouble-until = Вернётся после { $day }: до тех пор не напоминаем.
ticket-trouble-next = Слова клиента всё ещё нет. Спросите другого человека или позвоните.
ticket-trouble-over = С этим уже разобрались.

tickets-headline = <b>Тикеты.</b> Ждут вас: { $mine } · просрочено: { $overdue } · ждём клиента: { $client } · открыто: { $open }
tickets-part-mine =
    { $n ->
        [0] Вас ничто не ждёт.
       *[other] Ждут вас:
    }
tickets-part-overdue =
    { $n ->
        [0] Просроченных нет.
       *[other] Просрочены:
    }
tickets-part-client =
    { $n ->
        [0] Ни от кого слова не ждём.
       *[other] Ждём слова клиента:
    }
tickets-part-open =
    { $n ->
        [0] Открытых тикетов нет.
       *[other] Все открытые:
    }
tickets-part-closed =
    { $n ->
        [0] Законченных тикетов нет.
       *[other] Законченные, всего { $n }:
    }
tickets-line = { $sign } <b>{ $number }</b> «{ $client }»
tickets-line-new =
    { $name ->
        [none] не принят { $since }
       *[other] не принят: { $name }, { $since }
    }
tickets-line-accepted =
    { $name ->
        [none] принят { $since }
       *[other] принят: { $name }, { $since }
    }
tickets-line-in-work =
    { $name ->
        [none] в работе { $since }
       *[other] в работе: { $name }, { $since }
    }
tickets-line-on-hold = отложен
tickets-line-fixed = исправлен { $at }, спросит { $name }
tickets-line-awaiting-client =
    { $name ->
        [none] ждём слова клиента { $since }
       *[other] ждём слова: { $name }, { $since }
    }
tickets-line-confirmed = подтверждён { $at }
tickets-line-rejected = отклонён { $at }
tickets-line-duplicate = дубль, { $at }
tickets-line-cancelled = отменён { $at }
tickets-line-round = круг { $n }
tickets-line-stopped = работа стоит
tickets-line-losses = с потерями
tickets-line-nuisance = мешает
tickets-button-number = К-{ $number }
tickets-button-mine = Ждут вас
tickets-button-overdue = Просроченные
tickets-button-client = Ждём клиента
tickets-button-open = Все открытые
tickets-button-closed = Законченные
tickets-button-pdf = Сводный реестр, PDF
tickets-button-xlsx = Сводный реестр, XLSX
ticket-register-ordered = Готовлю сводный реестр проблемных анкет. Он придёт сюда отдельным файлом.

form-send-ticket_plan = Назвать день
form-send-ticket_fix = Исправлено
form-send-ticket_unfix = Вернуть в работу
form-send-ticket_hold = Отложить
form-send-ticket_reject = Отклонить жалобу
form-send-ticket_duplicate = Отметить дублем
form-send-ticket_cancel = Отменить тикет
form-send-ticket_letter = Отправить письмо
form-send-ticket_another = Спросить по этому адресу
form-send-ticket_phone = Записать
form-send-ticket_reply = Ответить
