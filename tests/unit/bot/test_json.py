"""JSON by orjson says what the standard library's says."""

import json
from datetime import UTC, datetime

import pytest
from markupsafe import Markup

from bot.calls import read_json
from storage import jsonb

DOCUMENT = {"слова": Markup("<b>ё</b>"), "много": (1, 2.5, None, True), 7: "\u2028\x00"}


def test_half_an_emoji_does_not_lose_the_update() -> None:
    assert read_json(b'{"text": "\\ud83d"}') == {"text": "\ud83d"}


def test_what_is_no_json_is_told() -> None:
    with pytest.raises(ValueError, match="Expecting value"):
        read_json(b"<html>")


def test_a_document_is_written_as_json_would() -> None:
    assert jsonb.written(DOCUMENT) == json.dumps(
        DOCUMENT, ensure_ascii=False, separators=(",", ":")
    )


def test_what_json_does_not_know_is_refused() -> None:
    with pytest.raises(TypeError):
        jsonb.written({"at": datetime.now(UTC)})
