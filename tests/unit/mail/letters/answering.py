"""Answers to our letters as mail programs write them."""

from typing import Literal

from sandbox.mail.answers import Answer, answer
from sandbox.mail.reading import Opened
from sandbox.mail.writing import write
from tests.unit.mail.letters.made import NOW


def answered(raw: bytes, words: str, style: str, language: Literal["ru", "en"]) -> bytes:
    """The bytes of an answer, with the quoting of a program."""
    written = Answer("Ирина Ким <kim@romashka.example>", words, style, language)
    return write(answer(Opened(raw), NOW, written), NOW).raw
