# Звонки, встречи, день продавца.

calls-nothing = На сегодня звонков нет.
calls-headline =
    <b>{ $n ->
        [one] Сегодня { $n } звонок
        [few] Сегодня { $n } звонка
       *[other] Сегодня { $n } звонков
    }</b> · договорились на сегодня: { $agreed }
calls-later = На другие дни отложено: { $n }
calls-line-at = ☎ { $at } · { $name }
calls-line-resumes = Продолжить анкету · { $name }
calls-line-new = { $name }
calls-line-tried = { $name } · звонили { $at }
calls-button-today = Сегодня
calls-button-all = Список звонков

call-no-phone = Телефона нет: найдите его в договоре или на сайте клиента.
call-last = Прошлый звонок { $at }, { $name }: { $said } { $words }
call-last-appointment = назначена встреча.
call-last-call-back = просили перезвонить.
call-last-no-answer = не ответили.
call-last-wrong-person = назвали другого человека.
call-last-refused = отказ.
call-last-not-now = просили позже.
call-planned = Встреча уже назначена: <b>{ $at }</b>
call-refusal-waits = Отказ ждёт решения руководителя программы.
call-script = <blockquote>{ $words }</blockquote>
call-button-slot = Встреча { $at }
call-button-planned = Открыть встречу
call-button-other-time = Другое время…
call-button-back = Перезвонить…
call-button-no-answer = Не ответили
call-button-later = Не сейчас…
call-button-wrong = Другой человек…
call-button-person = Говорю с: { $name }
call-button-refused = Отказ…
call-button-return = Назад к звонку
call-button-other-back = Другое время…
call-button-other-day = Другой день…
call-button-week = Через неделю, { $at }
call-button-month = Через месяц, { $at }
call-button-quarter = Через три месяца, { $at }
call-ask-back = «{ $name }»: когда перезвонить?
call-ask-later = «{ $name }»: до какого дня не звонить?

called-appointment = ✔ «{ $name }»: встреча назначена.
called-call-back = ✔ «{ $name }»: перезвоним { $at }.
called-no-answer = ✔ «{ $name }»: не ответили. Снова в списке { $at }.
called-wrong-person = ✔ «{ $name }»: новый человек записан.
called-refused = ✔ «{ $name }»: отказ записан. По клиенту из списка кампании решит руководитель программы.
called-refused-resume = ✔ «{ $name }»: отказ записан. Спросим ещё раз { $at }.
called-not-now = ✔ «{ $name }»: не звоним до { $at }.
called-left = Осталось на сегодня: { $n }
called-none-left = На сегодня это все.
called-button-next = Следующий: { $name }
called-button-next-at = Следующий в { $at }: { $name }
called-button-client = Клиент

dossier-never-met = Встреч ещё не было.
dossier-met-questionnaire = Прошлая встреча { $at }, с анкетой. { $note }
dossier-met-relationship = Прошлая встреча { $at }. { $note }
dossier-open = Не закрыто: { $requests }
dossier-offers =
    ❗ { $n ->
        [one] Последняя { $n } встреча была
        [few] Последние { $n } встречи были
       *[other] Последние { $n } встреч были
    } с предложением. Эту проведите без него.

met = ✔ Встреча с клиентом «{ $name }» записана.
met-offers =
    ❗ { $n ->
        [one] Последняя { $n } встреча была
        [few] Последние { $n } встречи были
       *[other] Последние { $n } встреч были
    } с предложением. Следующую проведите без него.
met-button-task = Поставить себе задачу

appointment-whom = С кем встреча у клиента «{ $name }»?
appointment-arranged = ✔ Встреча с клиентом «{ $name }»: <b>{ $at }</b>
appointment-evening = Скоро встреча с клиентом «{ $name }»: <b>{ $at }</b>
appointment-hour = ⏳ Скоро выезжать: «{ $name }», <b>{ $at }</b>
appointment-now = ▶ <b>Идёт встреча с клиентом «{ $name }»</b>, { $at }
appointment-taken-over = Встреча с клиентом «{ $name }» теперь ваша: <b>{ $at }</b>
appointment-passed-on = Встречу с клиентом «{ $name }», { $at }, теперь ведёт { $rep }: руководитель передал клиента. Из вашего календаря её уберёт присланный файл.
appointment-place = Где: { $place }
appointment-invited = Приглашение ушло на { $address }, ответа пока нет.
appointment-not-invited = Приглашение не ушло: адреса почты нет. Файл для вашего календаря ниже.
appointment-reply-accepted = Клиент принял приглашение.
appointment-reply-declined = ❗ Клиент отклонил приглашение.
appointment-reply-tentative = Клиент ответил «возможно».
appointment-reply-another-time = ❗ Клиент предлагает другое время: { $at }
appointment-clash = ❗ В это же время у вас «{ $name }».
appointment-how = <b>Как прошла встреча с клиентом «{ $name }»?</b> { $at }
appointment-held = ✔ Встреча с клиентом «{ $name }» состоялась, { $at }.
appointment-missed = Встреча с клиентом «{ $name }» не состоялась, { $at }. Позвоните, чтобы договориться снова.
appointment-cancelled = Встреча с клиентом «{ $name }» отменена, была назначена на { $at }.
appointment-cancel = Отменить встречу с клиентом «{ $name }», { $at }?
appointment-cancel-told = Клиент получит отмену в календарь.
appointment-cancel-untold = Адреса клиента нет: предупредите его по телефону.
visit-button-move = Перенести…
visit-button-move-to = Перенести: { $at }
visit-button-cancel = Отменить встречу…
visit-button-sure = Отменить встречу
visit-button-keep = Оставить как есть
visit-button-missed = Не состоялась
visit-button-note = Записать встречу без анкеты…
visit-button-questionnaire = Заполнить анкету
visit-button-resume = Продолжить анкету
visit-button-client = Клиент
visit-button-call = Позвонить
visit-button-open = Открыть встречу
visit-missed-answer = Записано: не состоялась
visit-moved-answer = Встреча перенесена
visit-cancelled-answer = Встреча отменена

answer-accepted = ✔ «{ $name }»: приглашение на { $at } принято.
answer-declined = ❗ «{ $name }»: приглашение на { $at } отклонено.
answer-tentative = «{ $name }»: на приглашение { $at } ответили «возможно».
answer-another-time = ❗ «{ $name }» вместо { $at } предлагает <b>{ $proposed }</b>
answer-words = «{ $name }» пишет о встрече { $at }
answer-moved = Встреча перенесена на { $at }.
answer-from = { $name }, { $at }
answer-doubt-sender = ❗ Ответ пришёл с другого адреса ({ $address }) и не засчитан. Уточните по телефону.
answer-doubt-forged = ❗ Отправитель не подтверждён, ответ не засчитан. Уточните по телефону.

today-headline = <b>Сегодня, { $day }</b>
today-meeting = { $at } «{ $name }» { $place }
today-meeting-now = ▶ <b>{ $at } «{ $name }»: встреча идёт</b> { $place }
today-meeting-over = ❗ { $at } «{ $name }»: скажите, как прошла
today-no-meetings = Встреч сегодня нет.
today-calls = Звонки: { $n }{ $agreed ->
        [0] {""}
       *[other] , договорились на сегодня: { $agreed }
    }
today-no-calls = Звонков на сегодня нет.
today-button-meeting = { $at } · { $name }
today-button-calls = Звонки · { $n }

client-button-call = Позвонить
client-button-arrange = Встреча…
client-button-questionnaire = Анкета
client-button-note = Записать встречу…


form-send-call_back = Записать
form-send-not_now = Записать
form-send-refused = Записать отказ
form-send-wrong_person = Записать
form-send-appointment = Назначить встречу
form-send-move_appointment = Перенести встречу
form-send-meeting = Записать встречу
