### Ответы на вопросы форм и проверка файлов форм. Читатель — «вы».

## Что не так с ответом и что сделать

form-required = Без ответа на этот вопрос форму не отправить. Ответьте, пожалуйста.
form-constraint = Такой ответ сюда не подходит. Проверьте его и напишите ещё раз.
form-own-message = { $message }
form-empty = Пришло пустое сообщение. Напишите ответ словами.
form-text-long = Текст слишком длинный: { $length } знаков, а помещается { $limit }. Сократите его или пришлите файлом.
form-integer-fraction = Нужно целое число, без дробной части. Например: 12
form-number-long = В числе больше { $limit } цифр. Проверьте его и напишите ещё раз.
form-option-unknown = Такого варианта в форме больше нет. Выберите из тех, что на экране.
form-option-unknown-words =
    { $count ->
        [one] Не нашлось варианта «{ $text }». Нажмите кнопку, напишите номер 1 или начало варианта.
       *[other] Не нашлось варианта «{ $text }». Нажмите кнопку, напишите номер от 1 до { $count } или начало варианта.
    }
form-option-ambiguous = «{ $text }» подходит к нескольким вариантам: { $options }. Напишите полнее или нажмите кнопку.

form-kind-text = Ответьте словами или голосовым сообщением.
form-kind-long-text = Ответьте словами или голосовым сообщением.
form-kind-integer = Нужно число. Например: 12
form-kind-decimal = Нужно число. Например: 12 или 12,5
form-kind-date = Нужна дата. Например: завтра, пт, 28.11, 28 ноября, через 3 дня
form-kind-time = Нужно время. Например: 18:00
form-kind-datetime = Нужны дата и время. Например: завтра 18:00 или 28.11 9:30
form-kind-select-one = Выберите один вариант: нажмите кнопку или напишите его номер.
form-kind-select-many = Выберите варианты: нажмите кнопки или напишите номера через запятую. Например: 1, 3
form-kind-yes-no = Ответьте «да» или «нет».
form-kind-scale = Выберите оценку: нажмите кнопку или напишите её числом.
form-kind-lookup = Напишите несколько букв названия и выберите из найденного.
form-kind-phone = Нужен номер телефона с кодом. Например: +7 495 123-45-67
form-kind-email = Нужен адрес почты. Например: ivanov@example.ru
form-kind-photo = Пришлите фотографию: скрепка → «Фото».
form-kind-voice = Пришлите голосовое сообщение: удерживайте значок микрофона.
form-kind-video = Пришлите видео: скрепка → «Фото или видео».
form-kind-document = Пришлите файл: скрепка → «Файл».
form-kind-location = Пришлите место на карте: скрепка → «Геопозиция». Можно и координатами: 55.7558, 37.6173
form-kind-note = Это пояснение, отвечать на него не нужно.
form-kind-calculate = Это значение считается само, отвечать не нужно.
form-kind-hidden = Этот вопрос не задаётся, отвечать не нужно.
form-kind-repeat = Нажмите «Добавить» или «Больше нет».
form-kind-row = Ответьте: всё по-прежнему, есть изменения или больше не работает.
form-read-only = Этот ответ изменить нельзя. Нажмите «Дальше».
form-rows-full = Больше { $limit } строк в форму не помещается. Остальное запишите комментарием.
form-rows-required = Нужна хотя бы одна запись. Добавьте её, пожалуйста.

## Где в файле формы ошибка

form-place-cell = Лист «{ $sheet }», строка { NUMBER($row, useGrouping: 0) }, столбец «{ $column }»
form-place-row = Лист «{ $sheet }», строка { NUMBER($row, useGrouping: 0) }
form-place-sheet = Лист «{ $sheet }»
form-place-file = Файл

## Что не так в файле формы

form-problem-file = Нужен файл Excel с расширением .xlsx. Сохраните форму в этом виде.
form-problem-file-large = Файл больше { $limit } МБ. Уберите из него картинки и лишние листы.
form-problem-file-unpacked = Файл распаковывается больше чем в { $limit } МБ. Уберите из него картинки и лишние листы.
form-problem-file-damaged = Файл повреждён или закрыт паролем. Откройте его в Excel и сохраните заново.
form-problem-pyxform = Файл не принят разборщиком XLSForm: { $message }
form-problem-empty = В форме нет ни одного вопроса. Добавьте строки с типом, именем и текстом вопроса.
form-problem-column = Столбец с таким названием неизвестен. Исправьте название; свои заметки держите в столбце comment.
form-problem-unsupported-column = Этот столбец пока не поддерживается. Очистите ячейку.
form-problem-group-open = Группа не закрыта. Добавьте ниже строку end group.
form-problem-group-end = Здесь end group, но открытой группы выше нет. Удалите строку или добавьте begin group.
form-problem-type = Тип вопроса «{ $type }» не поддерживается. Возьмите text, integer, decimal, date, time, datetime, select_one, select_multiple, range, image, audio, video, file, geopoint, note, calculate или hidden.
form-problem-type-missing = В строке нет типа вопроса. Заполните столбец type или очистите всю строку.
form-problem-lookup = Справочника «{ $source }» нет. Есть: { $known }.
form-problem-list = На листе choices нет списка «{ $list }». Добавьте его варианты или исправьте название.
form-problem-range = Шкала задана неверно. Нужны start, end и step числами и не больше { $limit } делений, например: start=0 end=10 step=1
form-problem-label = Нет текста на основном языке формы. Заполните столбец label.
form-problem-name-missing = Нет имени. Заполните столбец name латинскими буквами, например what_happened.
form-problem-name = Имя «{ $name }» не годится. Нужны буквы, цифры и подчёркивания, первой — буква, не длиннее 64 знаков.
form-problem-name-twice = Имя «{ $name }» уже занято строкой выше. Дайте другое.
form-problem-required = Здесь может быть только yes или no (или пусто). Условие запишите в столбец relevant.
form-problem-reference-above = Вопроса «{ $name }» выше нет. Условие может смотреть только на вопросы, заданные раньше.
form-problem-reference = Вопроса «{ $name }» в форме нет. Исправьте имя в фигурных скобках.
form-problem-list-name = Не сказано, какому списку принадлежит вариант. Заполните столбец list_name.
form-problem-choice-name = У варианта должно быть имя без пробелов, а здесь «{ $name }».
form-problem-choice-twice = Вариант «{ $name }» в этом списке уже есть. Дайте другое имя.
form-problem-repeat-nested = Повтор «{ $name }» стоит внутри повтора «{ $outer }». Вложенные повторы не поддерживаются: закройте внешний повтор выше.
form-problem-group-mixed = «{ $name }» закрывается не своим концом: begin group закрывает end group, begin repeat — end repeat.
form-problem-calculation = Нет формулы. Заполните столбец calculation.
form-problem-choice-filter = Фильтр вариантов бывает только у select_one и select_multiple со списком. Очистите ячейку.
form-problem-position = position(..) — это номер строки повтора, а здесь не повтор. Уберите его.
form-problem-row-answer = vip_row — это ответ о строке повтора, а здесь не повтор. Уберите его.
form-problem-reference-rows = У «{ $name }» значений столько, сколько строк в повторе. Отсюда их видят только sum(), count(), min(), max(), join().
form-problem-reference-own-rows = Строки повтора ещё не все заполнены, поэтому сложить «{ $name }» по ним здесь нельзя. Перенесите формулу ниже повтора.
form-problem-writeback = «{ $found }»: так записать ответ нельзя. Пишут что.поле, где что — { $known }; поля названы в описании форм.
form-problem-writeback-row = «{ $found }» пишется по одному на строку, поэтому стоит только внутри повтора.
form-problem-creates = «{ $found }» не создаётся. Может быть: { $known }.
form-problem-yes-no = Здесь может быть только yes или no (или пусто), а не «{ $found }».
form-problem-category = Категория жалобы бывает только у вопроса, который останавливает анкету. Заполните vip_gate или очистите ячейку.
form-problem-gate = Здесь нужно значение ответа (no), сравнение без левой части (>0) или выражение с точкой вместо ответа (. > 0).
form-problem-gate-value = Варианта «{ $found }» у этого вопроса нет. Исправьте имя варианта.
form-problem-gate-repeat = Внутри повтора анкету остановить нельзя. Перенесите вопрос из повтора.
form-other-choice = Другое
form-other-words = Напишите, что именно
form-row-same = Всё по-прежнему
form-row-changed = Есть изменения
form-row-gone = Больше не актуально

## Что не так в выражении

form-expression-too-long = Выражение слишком длинное (больше { $limit } знаков или 400 слов и знаков). Разделите его между вопросами.
form-expression-character = Знак { $position }: «{ $found }» здесь не понят.
form-expression-unfinished = Выражение обрывается. Проверьте скобки и кавычки.
form-expression-unexpected = Знак { $position }: «{ $found }» стоит не на месте. Проверьте скобки, запятые и кавычки.
form-expression-too-deep = Знак { $position }: слишком много вложенных скобок. Упростите выражение.
form-expression-name = Знак { $position }: непонятное слово «{ $found }». Имя вопроса пишется так: { "${" }имя{ "}" }, текст берётся в кавычки.
form-expression-function = Знак { $position }: функция { $function }() не поддерживается.
form-expression-arguments = Знак { $position }: у { $function }() должно быть значений в скобках: { $expected }, а здесь { $found }.
form-expression-pattern-literal = Знак { $position }: образец в regex() должен быть записан прямо здесь, в кавычках.
form-expression-pattern = Образец в regex(), его знак { $at }: «{ $found }» здесь не поддерживается.
form-expression-pattern-large = Знак { $position }: образец в regex() слишком велик. Сократите его или повторы в фигурных скобках.
form-expression-format = Знак { $position }: «{ $found }» в образце даты не поддерживается. Есть: %Y %y %m %n %b %d %e %a %H %h %M %S %3.
form-expression-format-literal = Знак { $position }: образец в { $function }() должен быть записан прямо здесь, в кавычках.
