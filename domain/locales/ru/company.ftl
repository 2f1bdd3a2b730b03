# Ошибки в company.toml. Перед текстом стоят файл, строка и путь ключа.

company-no-file = файла { $file } нет. Возьмите за образец deploy/company.toml.example
company-unreadable = файл { $file } не читается. Проверьте права доступа
company-not-utf8 = файл { $file } не в кодировке UTF-8. Сохраните его в UTF-8
company-not-toml = это не TOML, разбор остановился здесь ({ $detail })

company-missing = обязательный ключ, а его нет
company-unknown-key = такого ключа нет. Здесь возможны: { $known }
company-unknown-key-close = такого ключа нет. Похоже, имелся в виду «{ $close }»
company-empty = пусто, впишите значение
company-not-one-of = нужно одно из: { $expected }
company-out-of-range = { $value } не подходит: крайнее допустимое значение { $limit }

company-expected-text = нужен текст в кавычках, а стоит { $value }
company-expected-whole-number = нужно целое число без кавычек, а стоит { $value }
company-expected-yes-no = нужно true или false без кавычек, а стоит { $value }
company-expected-list = нужен список в квадратных скобках, а стоит { $value }
company-expected-table = нужна таблица с ключами, а стоит { $value }
company-expected-date = нужна дата без кавычек, например 2026-12-31, а стоит { $value }

company-wrong-hours = часы пишутся как "9:00-18:00", а стоит { $value }
company-hours-backwards = конец раньше начала: { $value }. Смена через полночь не поддерживается
company-wrong-work-span = рабочее время пишется как "30m", "2h", "1d" или "1d 4h" (1d — рабочий день), а стоит { $value }
company-wrong-span = срок по часам пишется как "12h" или "3d" (1d — сутки), а стоит { $value }
company-unknown-time-zone = часового пояса { $value } нет. Нужно имя вида "Europe/Moscow"
company-unknown-country = праздников страны { $value } нет. Нужны две буквы, например "RU", или "none"
company-unknown-language = языка { $value } нет. Есть: { $known }
company-wrong-group-chat = номер группового чата — отрицательное целое число, например -1001234567890, а стоит { $value }
company-wrong-mailbox = { $value } не похоже на адрес почты
company-mailbox-twice = адрес { $value } записан у двух ящиков. У каждого ящика свой адрес
company-wrong-quiet-hours = тихие часы пишутся так: 21:00-8:00, а не { $value }
company-wrong-code = код { $value } не подходит. Нужны строчные латинские буквы, цифры и _, до 16 знаков, первой буква

company-title-missing = нет названия на языках: { $languages }
company-title-unknown = название на языках, которых нет в languages: { $languages }
company-lunch-outside = обед { $lunch } не помещается в рабочие часы { $hours }
company-day-off-and-on = день и выходной, и рабочий: { $days }
company-unknown-department = отдела { $value } нет. Есть: { $known }
company-form-missing = файла формы { $value } нет. Искали в: { $folders }
company-limits-order = передача истечёт раньше, чем о ней напомнят получателю и скажут руководителю. Увеличьте register.expire_after или уменьшите accept_within
company-kind-of-ours = { $value } — вид заявки самой программы. Назовите свой иначе
company-unknown-kind = нет вида заявки { $value }. Есть: { $known }
company-expected-number = нужно число без кавычек, а стоит { $value }
company-wrong-time = время пишется как "10:00", а стоит { $value }
company-shares-order = { $value } должно быть больше, чем key_share = { $limit }
company-script-values = в словах «{ $value }» можно подставить только { $known }
company-route-start = маршрут начинается в отделе { $value }, а заявка этого вида идёт в { $department }. Первый шаг маршрута — её отдел
company-route-repeats = два шага маршрута подряд — в одном отделе: { $value }. Сделайте из них один
company-unknown-role = нет роли { $value }. Есть: { $known }
