# VIP-анкеты: сдана, на паузе, восстановлена; тикет.

form-send-questionnaire = Сдать анкету
form-send-correct_answer = Исправить

questionnaire-open = <b>Анкета { $number } · «{ $client }»</b> · заполняется
questionnaire-paused =
    <b>Анкета на паузе. { $n ->
        [one] Записана { $n } жалоба.
        [few] Записаны { $n } жалобы.
       *[other] Записано { $n } жалоб.
    }</b>
questionnaire-restored = ✔ <b>«{ $client }»: качество восстановлено</b>
questionnaire-handed-in = ✔ <b>Анкета { $number } · «{ $client }» сдана</b>
questionnaire-dropped = Анкета { $number } · «{ $client }» удалена.
questionnaire-say-goodbye = Сейчас: поблагодарите, пообещайте личный контроль и попрощайтесь. О новых товарах — в другой раз.
questionnaire-copies = Копии ушли: { $names }.
questionnaire-copy-service = { $name } (сервис)
questionnaire-copy-programme = { $name } (VIP-программа)
questionnaire-wait = Вы получите сообщение, когда всё исправят.
questionnaire-ticket = Тикет К-{ $number }
questionnaire-may-go-on = <b>«{ $client }»: анкету можно продолжить</b>, тикет закрыл руководитель VIP-программы
questionnaire-restored-by-client = Клиент сам подтвердил, что всё исправлено.
questionnaire-restored-next = Договоритесь о новой встрече: анкета продолжится с того места, где остановилась.
questionnaire-rep-for = Заполняет: { $name }, «{ $client }»
questionnaire-rep = Заполняет: { $name }
questionnaire-counted = Засчитана { $at }.
questionnaire-made-opportunities = Возможности: { $n }
questionnaire-made-tasks = Задачи: { $n }
questionnaire-made-requests =
    { $n ->
        [1] Заявка
       *[other] Заявки
    } { $numbers }
questionnaire-made-referrals = Новые знакомства: { $names }
questionnaire-no-consent = Телефон и почта не сохранены, нет согласия: { $names }.
questionnaire-corrected =
    { $n ->
        [one] Исправлен { $n } ответ.
        [few] Исправлено { $n } ответа.
       *[other] Исправлено { $n } ответов.
    }
questionnaire-button-copy = Моя копия, PDF
questionnaire-button-resume = Продолжить анкету
questionnaire-button-arrange = Назначить встречу
questionnaire-button-correct = Исправить ответ…
questionnaire-button-blank = Пустой бланк, PDF
questionnaire-button-client = Клиент
questionnaire-button-tasks = Мои задачи
questionnaire-button-opportunities = Мои возможности
questionnaire-button-open = Анкета { $number }
questionnaire-copy-ordered = Копия придёт сюда.
questionnaire-blank-ordered = Бланк придёт сюда.

questionnaires-of = <b>Анкеты «{ $client }»</b>
questionnaires-none = Анкет пока нет.
questionnaires-line = { $number } · { $state } · { $name } · { $day }
questionnaire-state-open = заполняется
questionnaire-state-paused = на паузе
questionnaire-state-restored = качество восстановлено
questionnaire-state-handed-in = сдана
questionnaires-button-begin = Заполнить анкету

correct-which = <b>Анкета { $number } · «{ $client }»</b>. Какой ответ исправить? Прежний останется в истории.
