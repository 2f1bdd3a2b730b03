# Ошибки в mail.toml. Перед текстом стоят файл, строка и путь ключа.

mail-file-none = файла { $file } нет. Возьмите за образец deploy/mail.toml.example
mail-file-wrong-address = { $value } не подходит. Нужен адрес сервера, который начинается с одного из: { $schemes }
mail-file-login-missing = в адресе нет логина. Он пишется так: { $example }
mail-file-password-in-address = пароль в адресе не пишут. Перенесите его в password_file
mail-file-folder-in-address = после порта в адресе ничего не пишут. Папка указывается в company.toml: mailboxes.….folder
mail-file-not-encrypted = без шифрования пароль прочтёт любой по дороге к { $host }. Без него можно только на этой машине; для остальных есть адреса со «s» и «+starttls»
mail-file-one-secret = нужно ровно одно из: password_file, password, oauth
mail-file-no-login = пароль есть, а логина в адресе нет. Впишите логин или уберите пароль
mail-file-secret-unreadable = файл { $file } не читается. Проверьте путь и права доступа
mail-file-secret-empty = файл { $file } пуст. Впишите в него секрет
mail-file-wrong-ca = файл { $file } не читается как сертификаты в формате PEM
mail-file-unknown-mailbox = в company.toml такого ящика нет. Есть: { $known }
mail-file-no-mailbox = ящик { $code } есть в company.toml, но не здесь. Допишите [mailboxes.{ $code }]
