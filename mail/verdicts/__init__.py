"""Reads a client's own words: is everything all right now, or not, or must a person read them."""

from mail.verdicts.reading import Reading, Verdict, read_verdict

__all__ = ["Reading", "Verdict", "read_verdict"]
