# Mistakes in environment variables and .env. The variable's name stands before the text.

settings-missing = not set. Put it into .env or the environment
settings-missing-database = not set. Put it into .env or the environment. No PostgreSQL of your own? Start fieldpost run --embedded
settings-unknown = there is no such variable
settings-unknown-close = there is no such variable. Did you mean { $close }?
settings-unreadable-file = the file { $path } cannot be read. Check the path and its permissions
settings-wrong-bot-token = does not look like a bot token. @BotFather gives one such as 123456:ABC-DEF
settings-wrong-database-url = expected an address of PostgreSQL such as postgresql://user:password@host/name
settings-wrong-webhook-secret = expected 1 to 256 Latin letters, digits, "_" and "-"
settings-webhook-needs-secret = needs FIELDPOST_WEBHOOK_SECRET beside it, or anybody could send updates
settings-wrong-url = expected an address that begins with one of: { $schemes }
settings-wrong-address = expected an address such as 127.0.0.1:8091, found { $value }
settings-wrong-port = expected a port from 1 to 65535, found { $value }
settings-not-loopback = { $value } is open to other machines. Expected 127.0.0.1 or ::1
settings-control-of-real-desk = works in the sandbox only. Remove it: FIELDPOST_BOT_API_URL is the real Telegram
settings-not-one-of = expected one of: { $expected }
