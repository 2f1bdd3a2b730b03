# Всё, о чём спрашивают по шагам: вопросы, итог перед отправкой, черновики.

form-subject = заявка { $number }, «{ $client }»
form-client = «{ $client }»
form-place = { $position } из { $total }
form-hint = <i>{ $words }</i>
form-error = ❗ { $words }
form-now = Сейчас: { $words }
form-answer = { $label } <b>{ $words }</b>
form-quoted = <i>«{ $words }»</i>
form-search-clients = <i>Нажмите кнопку или напишите несколько букв названия.</i>
form-search-receivers = <i>Сотрудник или отдел. Можно написать несколько букв.</i>
form-search-staff = <i>Можно написать несколько букв имени.</i>
form-search-meeting = <i>Можно написать несколько букв имени.</i>
form-search-team = <i>Сначала те, чья это работа. Можно написать несколько букв имени.</i>
form-option-away = { $name } · отпуск по { $until }
form-nothing-found = <i>По «{ $typed }» ничего не нашлось. Напишите другие буквы.</i>
form-files =
    { $n ->
        [one] Приложен { $n } файл
        [few] Приложено { $n } файла
       *[other] Приложено { $n } файлов
    }
form-missing =
    { $n ->
        [one] Остался { $n } вопрос без ответа
        [few] Осталось { $n } вопроса без ответа
       *[other] Осталось { $n } вопросов без ответа
    }
form-known = В прошлый раз: <b>{ $words }</b>
form-suggested = Предлагаем: <b>{ $words }</b>
form-shown = <b>{ $words }</b>
form-shown-empty = <i>Здесь пока пусто.</i>
form-only-shown = Это только показано, отвечать не нужно. Идём дальше: кнопкой или словом «дальше».
form-step = { $step } — { $words }
form-search-choices = <i>Можно написать несколько букв или номер по порядку.</i>
form-unanswered = { $label } —
form-item = { $at }. { $line }
form-row-line = <b>{ $title }</b> { $words }
form-row = Запись { $at }
form-rows-none = Пока ничего не записано.
form-rows = Записано: { $n } — { $names }. Добавить ещё?
form-row-sure = <b>Убрать «{ $title }»? Записанное здесь пропадёт.</b>
form-row-lost = Убрано: { $title }.
form-no-such-row = Этой записи уже нет
form-how-much = Отвечено: { $n } из { $total }
form-no-place = Место на карте здесь не спрашивают. Если оно нужно, откройте вопрос кнопкой и пришлите его ещё раз.
form-part-unknown = Сейчас ничего не спрашиваю. Выберите раздел кнопкой или напишите его номер.
form-sure = <b>Удалить черновик? Записанное пропадёт.</b>
form-what-to-change = <b>Что изменить?</b>

form-file-photo = Фото
form-file-voice = Голосовое
form-file-audio = Аудио
form-file-video = Видео
form-file-document = Файл

form-button-done = Готово
form-button-search = Искать по буквам
form-button-before = ◀ Раньше
form-button-more = Ещё ▶
form-button-keep = Оставить так
form-button-skip = Пропустить
form-button-clear = Убрать ответ
form-button-back = ◀ Назад
form-button-later = Отложить
form-button-same = Всё верно
form-button-next = Дальше ▶
form-button-all = Ответы
form-button-summary = ◀ Ко всем разделам
form-button-part = { $label } · { $answered } из { $total }
form-button-part-full = ✔ { $label } · { $total }
form-button-add-row = Добавить
form-button-gone-one = ✕ { $what }
form-button-row-same = Всё верно
form-button-row-changed = Изменилось…
form-button-person-gone = Больше не работает
form-button-row-gone = Больше не актуально
form-button-row-again = Изменилось или больше нет…
form-button-row-keep = Оставить
form-button-lose = Убрать…
form-button-lost = Да, убрать
form-button-open = Продолжить
form-button-drop = Удалить
form-button-sure = Да, удалить
form-button-change = Изменить…
form-button-change-one = ✎ { $what }
form-button-change-this = ✎ Изменить
form-button-add = + { $what }
form-short-client = Клиент
form-short-kind = Вид
form-short-due = Срок:
form-short-receiver = Кому:

form-send-request = Отправить заявку
form-send-done = Сообщить о выполнении
form-send-return = Вернуть в работу
form-send-cancel = Отменить заявку
form-send-decline = Отказаться
form-send-hand = Передать
form-send-back = Вернуть передавшему
form-send-comment = Отправить комментарий

form-copy = <b>Заявка { $number } отправлена</b>
form-copy-next = Пока её не приняли, она у вас. Напишу, когда примут. Ниже ваша копия.
form-sent = Заявка { $number } отправлена
form-done-done = Заявка { $number }: сделано. Автор получил ваши слова и решит, принять ли результат.
form-done-done-mailed = Заявка { $number }: сделано. Клиент получит ваши слова письмом, результат примет руководитель отдела, в который пришло письмо.
form-done-repair = Заявка { $number }: сделано. Ваши слова получил сервис: он проверит ремонт и спросит клиента.
form-done-return = Заявка { $number } снова в работе. Исполнитель получил ваши слова.
form-done-cancel = Заявка { $number } отменена.
form-done-decline = Отказ от заявки { $number } записан. Передавший получил причину.
form-done-hand = Заявка { $number } предложена. Пока её не приняли, она у вас.
form-done-back = Заявка { $number } предложена тому, кто её передал. Пока он не принял, она у вас.
form-done-instead = Принимающий в отпуске: предложена тому, кто его замещает ({ $name }).
form-done-comment = Комментарий к заявке { $number } записан.

form-button-useless = Эта кнопка больше ничего не делает. Откройте заявку или список заново.
form-moved-on = Этот вопрос уже пройден, вот что сейчас
form-attached =
    { $kind ->
        [photo] Фото приложено.
        [voice] Голосовое приложено.
        [audio] Аудио приложено.
        [video] Видео приложено.
       *[other] Файл приложен.
    }
form-added = Ваши слова дописаны.
form-joined = Длинный текст собран в один ответ: { $length } знаков.
form-corrected = Ответ исправлен.
form-corrected-aside = Ответ в черновике исправлен.
form-edit-useless = Эту правку некуда внести: отдельного ответа из этого сообщения не было. Напишите новое.
form-edit-late = Это уже записано, и правка сообщения записанного не меняет. Нужно иначе — запишите заново.
form-edit-dropped = Этот черновик удалён, поэтому правку некуда внести. Напишите новое сообщение.
form-edit-questionnaire-submitted = Анкета уже сдана, и правка сообщения её не меняет. Откройте анкету: ответ исправляют там, прежний остаётся в истории.
form-edit-questionnaire-paused = Анкета на паузе, и правка сообщения её не меняет. Ответ можно исправить, когда анкета пойдёт дальше.
form-button-questionnaire = Открыть анкету
form-sent-already = Это уже отправлено, и переписать его нельзя. Новые слова можно добавить комментарием.
form-cannot-take = Такое сообщение не сохранить. Пришлите слова, голосовое, фото, видео или файл.
form-empty-message = Пришло пустое сообщение. Напишите словами или пришлите файл.
form-unknown-command = Такой команды нет. Что здесь можно: /help
form-aside = Отложено. Ничего не пропало: продолжить можно здесь или через /drafts.
form-nothing-asked = Сейчас ни о чём не спрашиваю. Начатое лежит в /drafts, заявку отменяют кнопкой на самой заявке.
form-dropped = Черновик удалён.

drafts-none = Черновиков нет.
drafts-headline =
    <b>{ $n ->
        [one] { $n } черновик
        [few] { $n } черновика
       *[other] { $n } черновиков
    }</b>
drafts-line = { $at }. { $title } · { $when }
drafts-button-open = Продолжить { $at }
drafts-button-drop = Удалить { $at }

loose-title = <b>Слова без заявки</b>
loose-question = <b>К какой заявке это относится?</b>
loose-button-to = { $number } «{ $client }»
loose-button-new = Новая заявка с этими словами

# Слова, которые значат то же, что кнопки. Через запятую, без разницы между большими и малыми буквами.
form-said-back = назад
form-said-skip = пропустить
form-said-next = дальше, продолжить, следующий
form-said-later = отложить, потом, пауза
form-said-keep = оставить, оставить так
form-said-done = готово, всё
form-said-send = отправить, отправляй, сдать
form-said-same = всё верно, верно, без изменений, так и есть, как в прошлый раз
form-said-yes = да, ага, угу, ок
form-said-no = нет, неа, больше нет, больше никого, больше ничего
form-said-add = добавить, ещё, ещё один
form-said-changed = изменилось, есть изменения, неверно, не так
form-said-gone = больше не работает, не работает, уволился, уволилась, ушёл, ушла, больше нет, больше не актуально
form-said-all = ответы, все ответы, итог
form-said-lose = убрать, удалить
form-for-client = Эти слова клиент получит письмом.
