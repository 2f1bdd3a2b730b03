"""Views: pure functions from data to screens. A test draws each in both languages."""
