# Ошибки в переменных окружения и .env. Перед текстом стоит имя переменной.

settings-missing = не задана. Впишите её в .env или в окружение
settings-missing-database = не задана. Впишите её в .env или в окружение. Нет своего сервера PostgreSQL? Запустите fieldpost run --embedded
settings-unknown = такой переменной нет
settings-unknown-close = такой переменной нет. Похоже, имелась в виду { $close }
settings-unreadable-file = файл { $path } не читается. Проверьте путь и права доступа
settings-wrong-bot-token = не похоже на токен бота. Токен выдаёт @BotFather, он вида 123456:ABC-DEF
settings-wrong-database-url = нужен адрес PostgreSQL вида postgresql://пользователь:пароль@хост/база
settings-wrong-webhook-secret = нужны от 1 до 256 латинских букв, цифр, «_» и «-»
settings-webhook-needs-secret = вместе с ней нужна FIELDPOST_WEBHOOK_SECRET, иначе обновления сможет прислать кто угодно
settings-wrong-url = нужен адрес, который начинается с одного из: { $schemes }
settings-wrong-address = нужен адрес вида 127.0.0.1:8091, а стоит { $value }
settings-wrong-port = нужен номер порта от 1 до 65535, а стоит { $value }
settings-not-loopback = { $value } открыт не только этой машине. Нужен 127.0.0.1 или ::1
settings-control-of-real-desk = работает только в песочнице. Уберите её: FIELDPOST_BOT_API_URL указывает на настоящий Telegram
settings-not-one-of = нужно одно из: { $expected }
