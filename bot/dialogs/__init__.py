"""Everything asked step by step: the Telegram side of the one form engine."""
