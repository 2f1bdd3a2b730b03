"""The rules of the desk, a module or package per capability. It knows neither Telegram nor mail."""
