"""Stored mail becomes what it asks for: once, whatever is killed or fails on the way."""
