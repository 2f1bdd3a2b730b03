"""Telegram: taking updates in, drawing screens, delivering notices."""
