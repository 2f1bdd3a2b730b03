"""The rules of the desk, one module or package per capability; of Telegram and mail it knows nothing."""
