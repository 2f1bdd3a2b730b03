"""Logs hold what happened and never what people said, nor any secret."""

import io
import json
import logging
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
import structlog
from structlog.contextvars import bound_contextvars

from app.logging import DROPPED, PRIVATE, configure_logging

TOKEN = "7123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw1"


@pytest.fixture
def stream() -> Iterator[io.StringIO]:
    root = logging.getLogger()
    before = root.handlers, root.level
    written = io.StringIO()
    configure_logging("info", written)
    yield written
    root.handlers, root.level = before
    logging.captureWarnings(capture=False)
    structlog.reset_defaults()


def lines(stream: io.StringIO) -> list[dict[str, object]]:
    return [json.loads(line) for line in stream.getvalue().splitlines()]


def test_a_line_is_json_with_time_level_and_what_was_bound(stream: io.StringIO) -> None:
    log = structlog.get_logger("bot")
    with bound_contextvars(update_id=7, request=214):
        log.info("handoff accepted", handoff=12)
    (line,) = lines(stream)
    when = datetime.fromisoformat(str(line.pop("timestamp")))
    assert when.utcoffset() == UTC.utcoffset(None)
    assert line == {
        "event": "handoff accepted",
        "handoff": 12,
        "update_id": 7,
        "request": 214,
        "level": "info",
        "logger": "bot",
    }


@pytest.mark.parametrize("key", sorted(PRIVATE))
def test_private_keys_are_dropped_at_any_depth(stream: io.StringIO, key: str) -> None:
    structlog.get_logger().info("x", **{key: "Ромашка"}, inner={"list": [{key: "Ромашка"}]})
    assert "Ромашка" not in stream.getvalue()
    (line,) = lines(stream)
    assert line[key] == DROPPED


@pytest.mark.parametrize(
    "secret",
    [
        TOKEN,
        f"https://api.telegram.org/bot{TOKEN}/sendMessage",
        "postgresql://desk:hunter2@db/fieldpost",
        "kim@romashka.example",
        "+7 935 000-00-01",
        "8 (935) 000-00-01",
    ],
)
def test_secrets_inside_words_are_dropped(stream: io.StringIO, secret: str) -> None:
    structlog.get_logger().warning(f"failed: {secret}", cause=f"because of {secret}.")
    logging.getLogger("some.library").error("cannot reach %s", secret)
    written = str([{**line, "timestamp": ""} for line in lines(stream)])
    for part in (TOKEN, "hunter2", "kim@", "935"):
        assert part not in written
    assert written.count(DROPPED) == 3


def test_numbers_and_moments_stay_readable(stream: io.StringIO) -> None:
    at = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)
    structlog.get_logger().info(
        "swept at 2026-03-02 10:00:00", at=at, chat=-1001234567890, took=0.5
    )
    (line,) = lines(stream)
    assert line["event"] == "swept at 2026-03-02 10:00:00"
    assert line["at"] == "2026-03-02 10:00:00+00:00"
    assert line["chat"] == -1001234567890


class Message:
    def __repr__(self) -> str:
        return "Message(text='не работает интернет')"


def test_an_object_is_named_by_its_kind_only(stream: io.StringIO) -> None:
    structlog.get_logger().info("got", what=Message())
    assert lines(stream)[0]["what"] == "<Message>"


def test_a_long_value_is_cut(stream: io.StringIO) -> None:
    structlog.get_logger().info("got", what="ы" * 5000)
    assert len(str(lines(stream)[0]["what"])) < 400


def fail(words: str, cause: Exception | None = None) -> None:
    raise RuntimeError(words) from cause


def test_an_exception_is_told_by_kind_place_and_first_line(stream: io.StringIO) -> None:
    try:
        fail(f"insert failed\nDETAIL: text=(не работает) {TOKEN}", KeyError("row"))
    except RuntimeError:
        structlog.get_logger().exception("update failed")
    (line,) = lines(stream)
    told = line["exception"]
    assert isinstance(told, list)
    assert [cause["type"] for cause in told] == ["builtins.RuntimeError", "builtins.KeyError"]
    assert told[0]["first_line"] == "insert failed"
    assert "test_logging.py" in told[0]["at"][-1]
    assert "не работает" not in stream.getvalue()


def test_an_exception_of_a_library_too(stream: io.StringIO) -> None:
    try:
        fail(f"bad {TOKEN}")
    except RuntimeError:
        logging.getLogger("some.library").exception("broken")
    (line,) = lines(stream)
    assert line["event"] == "broken"
    assert TOKEN not in stream.getvalue()
    assert "bad" in stream.getvalue()


def test_libraries_are_heard_from_warning_on(stream: io.StringIO) -> None:
    for name in ("aiogram.event", "aiohttp.access", "sqlalchemy.engine", "asyncio"):
        logging.getLogger(name).info("chatter")
        logging.getLogger(name).warning("trouble")
    assert [line["event"] for line in lines(stream)] == ["trouble"] * 4


def test_the_level_is_kept(stream: io.StringIO) -> None:
    structlog.get_logger("x").debug("unheard")
    assert stream.getvalue() == ""
    configure_logging("debug", stream)
    structlog.get_logger("x").debug("heard")
    assert lines(stream)[0]["event"] == "heard"


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.usefixtures("stream")
def test_on_a_terminal_it_is_words() -> None:
    terminal = Terminal()
    configure_logging("info", terminal)
    structlog.get_logger().info("ready", port=8080)
    assert "ready" in terminal.getvalue()
    assert not terminal.getvalue().startswith("{")
