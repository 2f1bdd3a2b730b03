import json
from datetime import timedelta, timezone
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.forms.answers import (
    Answer,
    Media,
    Picked,
    Point,
    answer_from_json,
    answer_to_json,
)
from domain.forms.model import QuestionType

_NUMBERS = st.decimals(allow_nan=False, allow_infinity=False)
_DEGREES = st.decimals(-90, 90, places=5)
_VALUES: dict[QuestionType, st.SearchStrategy[Any]] = {
    QuestionType.TEXT: st.text(),
    QuestionType.INTEGER: st.integers().map(Decimal),
    QuestionType.DECIMAL: _NUMBERS,
    QuestionType.DATE: st.dates(),
    QuestionType.TIME: st.times(),
    QuestionType.DATETIME: st.datetimes(timezones=st.just(timezone(timedelta(hours=3)))),
    QuestionType.SELECT_ONE: st.text(min_size=1),
    QuestionType.SELECT_MANY: st.lists(st.text(min_size=1)).map(tuple),
    QuestionType.LOOKUP: st.builds(Picked, st.text(), st.text()),
    QuestionType.LOCATION: st.builds(Point, _DEGREES, _DEGREES),
    QuestionType.PHOTO: st.none(),
}
_MEDIA = st.builds(
    Media,
    st.sampled_from(["photo", "voice", "video", "document"]),
    st.text(min_size=1),
    st.text(),
    st.none() | st.integers(0, 10_000),
)


@given(st.data(), st.sampled_from(list(_VALUES)), st.lists(_MEDIA, max_size=3).map(tuple))
def test_json_and_back_is_the_same_answer(
    data: st.DataObject, type_: QuestionType, attachments: tuple[Media, ...]
) -> None:
    answer = Answer(data.draw(_VALUES[type_]), attachments)
    stored = json.loads(json.dumps(answer_to_json(answer)))
    assert answer_from_json(type_, stored) == answer


@pytest.mark.parametrize(
    ("type_", "stored"),
    [
        (QuestionType.DATE, {"value": "завтра"}),
        (QuestionType.DECIMAL, {"value": "много"}),
        (QuestionType.SELECT_MANY, {"value": "a"}),
        (QuestionType.LOCATION, {"value": {"latitude": "1"}}),
        (QuestionType.LOOKUP, {"value": "7"}),
        (QuestionType.TEXT, {"value": ["a"]}),
        (QuestionType.PHOTO, {"value": None, "attachments": [{"kind": "photo"}]}),
    ],
)
def test_what_was_stored_for_another_type_is_refused(
    type_: QuestionType, stored: dict[str, Any]
) -> None:
    with pytest.raises(ValueError, match=r"not |Invalid"):
        answer_from_json(type_, stored)


def test_an_answer_is_empty_without_words_and_files() -> None:
    assert Answer().is_empty
    assert Answer("").is_empty
    assert Answer(()).is_empty
    assert not Answer(None, (Media("voice", "1"),)).is_empty
