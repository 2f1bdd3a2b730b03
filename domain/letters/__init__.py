"""Personal letters to clients nobody works with (domain 4.6)."""
