"""Things answered step by step: every form, through one engine."""
