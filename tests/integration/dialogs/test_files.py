"""Voice, photos and files: kept at once, fetched later, never taken for something else."""

from sqlalchemy import select

from storage.models import Attachment, OutboxRow, Request
from tests.integration.dialogs.conftest import House, Phone
from tests.integration.dialogs.test_requests import answers, rows, written

VOICE = {"file_id": "voice", "file_unique_id": "voice", "duration": 21, "file_size": 9_000}
PHOTO = [
    {"file_id": "small", "file_unique_id": "s", "width": 9, "height": 9, "file_size": 90},
    {"file_id": "large", "file_unique_id": "l", "width": 90, "height": 90, "file_size": 900},
]


async def asked_for_words(house: House) -> Phone:
    phone = house.phone("Ольга")
    await phone.write("/new")
    await phone.tap("Ромашка")
    await phone.tap("Авария")
    return phone


async def test_a_voice_message_answers_a_question_for_words(house: House) -> None:
    phone = await asked_for_words(house)
    await phone.write("", voice=VOICE)
    assert "Насколько" in phone.text
    await phone.tap("Мешает")
    assert "Голосовое 0:21" in phone.text
    assert "Приложен 1 файл" in phone.text
    await phone.tap("Отправить")
    (attachment,) = await rows(house, Attachment)
    assert (attachment.kind, attachment.state, attachment.request_id) == ("voice", "waiting", 1)
    assert attachment.source == {"bot_id": 424242, "file_id": "voice"}
    (request,) = await rows(house, Request)
    assert request.title == "Авария", "who only spoke wrote no words to recognise it by"


async def test_a_voice_message_of_unknown_length_is_named_without_one(house: House) -> None:
    """What was recorded by another program comes with a length of zero."""
    phone = await asked_for_words(house)
    await phone.write("", voice={**VOICE, "duration": 0})
    await phone.tap("Мешает")
    assert "Голосовое" in phone.text
    assert "0:00" not in phone.text


async def test_every_file_is_to_be_fetched(house: House) -> None:
    phone = await asked_for_words(house)
    await phone.write("", photo=PHOTO)
    async with house.office.system() as work:
        found = await work.open_session.scalars(
            select(OutboxRow.payload).where(OutboxRow.kind == "file")
        )
        assert list(found) == [{"attachment_id": 1}]
    (attachment,) = await rows(house, Attachment)
    assert attachment.source["file_id"] == "large"


async def test_a_photo_goes_beside_the_words_that_follow(house: House) -> None:
    phone = await asked_for_words(house)
    await phone.write("", photo=PHOTO)
    assert "Фото приложено" in phone.text
    assert "Что случилось?" in phone.text
    await phone.write("Вот так выглядит")
    assert (await answers(house))["what_happened"] == "Вот так выглядит"


async def test_a_photo_with_words_answers(house: House) -> None:
    phone = await asked_for_words(house)
    await phone.write("", photo=PHOTO, caption="Вот так выглядит")
    assert (await answers(house))["what_happened"] == "Вот так выглядит"


async def test_a_photo_for_a_choice_goes_beside(house: House) -> None:
    phone = await asked_for_words(house)
    await phone.write("Нет связи")
    await phone.write("", photo=PHOTO)
    assert "Фото приложено" in phone.text
    assert "severity" not in await answers(house)


async def test_a_voice_answer_said_anew_takes_the_place_of_the_first(house: House) -> None:
    phone = await asked_for_words(house)
    await phone.write("", voice=VOICE)
    await phone.tap("Мешает")
    await phone.tap("Изменить…")
    await phone.tap("✎ Что случилось")
    await phone.write("", voice={**VOICE, "file_id": "second"})
    await phone.tap("Отправить")
    kept = [each for each in await rows(house, Attachment) if each.request_id]
    assert [each.source["file_id"] for each in kept] == ["second"]


async def test_what_telegram_does_not_give_is_said_at_once(house: House) -> None:
    phone = await written(house)
    huge = {"file_id": "d", "file_unique_id": "d", "file_name": "a.zip", "file_size": 21 * 2**20}
    await phone.write("", document=huge)
    assert "Файл больше 20 МБ" in phone.text
    assert await rows(house, Attachment) == []
    await phone.write("", document=huge, caption="Смотрите чертёж")
    assert "Смотрите чертёж" in (await answers(house))["what_happened"]
    assert "Файл больше 20 МБ" in phone.text


async def test_a_huge_file_for_nothing_leaves_no_draft(house: House) -> None:
    phone = house.phone("Ольга")
    huge = {"file_id": "d", "file_unique_id": "d", "file_size": 21 * 2**20}
    await phone.write("", document=huge)
    assert "Файл больше 20 МБ" in phone.text
    await phone.write("/drafts")
    assert "Черновиков нет" in phone.text


async def test_names_of_files_are_cleaned(house: House) -> None:
    phone = await written(house)
    names = ("../../etc/passwd", "C:\\дела\\счёт\u202e.pdf", "\x00", "я" * 300 + ".pdf")
    for name in names:
        document = {"file_id": "d", "file_unique_id": "d", "file_name": name}
        await phone.write("", document=document)
    kept = [each.file_name for each in await rows(house, Attachment)]
    assert kept == ["passwd", "счёт.pdf", "file", "я" * 116 + ".pdf"]


async def test_a_place_and_a_contact_are_words(house: House) -> None:
    phone = await asked_for_words(house)
    await phone.write("", location={"latitude": 53.2, "longitude": 50.15})
    assert (await answers(house))["what_happened"] == "53.200000, 50.150000"
    await phone.tap("◀ Назад")
    await phone.write("", contact={"phone_number": "79270000000", "first_name": "Ирина"})
    assert (await answers(house))["what_happened"] == "Ирина +7 927 000-00-00"


async def test_a_place_on_the_summary_is_no_part_of_the_words(house: House) -> None:
    """The form asks for none: that is said, and what was written stays as it is."""
    phone = await written(house)
    before = await answers(house)
    await phone.write("", location={"latitude": 53.2, "longitude": 50.15})
    assert "Место на карте здесь не спрашивают" in phone.text
    assert await answers(house) == before


async def test_a_loose_album_is_one_comment(house: House) -> None:
    phone = await written(house)
    await phone.tap("Отправить")
    for number in range(3):
        await phone.write("", photo=PHOTO, media_group_id="a", caption="Схема" * (number == 1))
    await house.answer_albums()
    assert "К какой заявке" in phone.text
    assert "Приложено 3 файла" in phone.text
    await phone.tap("1 «Ромашка»")
    assert [each.comment_id for each in await rows(house, Attachment)] == [1, 1, 1]
    assert len(await rows(house, Request)) == 1
