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

# Почему с почтовым сервером не получается работать, и что сделать.
mailbox-failure-unreachable = сервер не отвечает. Проверьте имя, порт и сеть
mailbox-failure-tls = не удалось зашифровать связь. Проверьте сертификат сервера, ca_file и вид адреса: imaps, imap+starttls
mailbox-failure-login-refused = сервер не принял логин или пароль. Проверьте их; иногда нужен отдельный пароль для почтовых программ
mailbox-failure-oauth-refused = провайдер не принял токен обновления. Получите новый и запишите его в refresh_token_file
mailbox-failure-oauth-away = провайдер токенов не отвечает. Проверьте сеть
mailbox-failure-secret-unreadable = файл с паролем или токеном не читается. Проверьте путь и права доступа
mailbox-failure-folder-missing = такой папки нет. Исправьте mailboxes.….folder в company.toml
mailbox-failure-refused = сервер отказался выполнить команду
mailbox-failure-silent = сервер перестал отвечать
mailbox-failure-lost = связь с сервером оборвалась
mailbox-failure-unexpected = ошибка программы, подробности в журнале
