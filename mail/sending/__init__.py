"""Handing letters to the relay by a small pool of kept connections; what becomes of each."""
