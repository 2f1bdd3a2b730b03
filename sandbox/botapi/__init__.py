"""The sandbox's Telegram: the Bot API over HTTP, as strict as the real one."""
