"""Readers of Telegram's types are built when first read, with the same result."""

from aiogram.types import PassportFile, TelegramObject, Venue

from bot.loading import load_aiogram


def test_a_type_no_desk_meets_is_built_when_it_is_read() -> None:
    """Nothing else in the tests reads this type."""
    assert not _is_built(PassportFile)

    read = PassportFile.model_validate(
        {"file_id": "F", "file_unique_id": "U", "file_size": 7, "file_date": 0}
    )

    assert _is_built(PassportFile)
    assert read.file_date.year == 1970


def test_a_type_finds_the_types_it_is_made_of() -> None:
    assert not _is_built(Venue)

    read = Venue.model_validate(
        {"location": {"latitude": 53.2, "longitude": 50.1}, "title": "Склад", "address": "Мира, 4"}
    )

    assert read.location.longitude == 50.1


def test_loading_again_changes_nothing() -> None:
    kept = PassportFile.model_rebuild

    load_aiogram()

    assert PassportFile.model_rebuild == kept


def _is_built(kind: type[TelegramObject]) -> bool:
    return kind.__pydantic_complete__
