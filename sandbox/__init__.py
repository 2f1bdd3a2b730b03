"""A world to try and test the desk in: Telegram, people and a clock, over HTTP. Imports nothing of the desk."""
