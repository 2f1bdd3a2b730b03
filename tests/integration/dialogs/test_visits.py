"""Calls and meetings on a rep's phone: within the budget of acts, once however often tapped."""

from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import insert, select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.clients import notes
from domain.programme.refusals import refusal
from storage.models import (
    Appointment,
    Call,
    Campaign,
    CampaignClient,
    Client,
    Contact,
    FormVersion,
    Meeting,
)
from tests.integration.dialogs.conftest import House, Phone
from tests.integration.dialogs.test_files import VOICE
from tests.integration.requests.acting import accepted

HOUR = timedelta(hours=1)


@pytest.fixture
async def olga(house: House) -> Phone:
    """Her phone; all clients are on her list of a running campaign."""
    now = house.office.clock.now()
    async with AsyncSession(house.office.engine) as session, session.begin():
        version = await session.scalar(select(FormVersion.id).limit(1))
        campaign_id = await session.scalar(
            insert(Campaign)
            .values(
                name="Лето",
                head_id=house.office.person("Марина").id,
                form_version_id=version,
                starts_on=date(2026, 11, 1),
                ends_on=date(2027, 3, 1),
                state="running",
                created_at=now,
            )
            .returning(Campaign.id)
        )
        for client_id in await session.scalars(select(Client.id).order_by(Client.id)):
            await session.execute(
                insert(CampaignClient).values(
                    campaign_id=campaign_id,
                    client_id=client_id,
                    rep_id=house.office.person("Ольга").id,
                )
            )
    return house.phone("Ольга")


async def rows(house: House, model: type[Any]) -> list[Any]:
    async with AsyncSession(house.office.engine) as session:
        return list(await session.scalars(select(model).order_by(model.id)))


async def calling(olga: Phone, name: str = "Ромашка") -> None:
    await olga.write("/calls")
    await olga.tap(name)


async def test_a_call_without_an_answer_takes_two_acts(house: House, olga: Phone) -> None:
    await olga.write("/calls")
    assert "Сегодня 4 звонка" in olga.text
    await olga.tap("Ромашка")
    assert "+7 927 000-00-00" in olga.text
    assert "Здравствуйте, Ирина Викторовна. Меня зовут Ольга Смирнова" in olga.text
    await olga.tap("Не ответили")
    assert "Снова в списке завтра 10:00" in olga.text
    assert [call.outcome for call in await rows(house, Call)] == ["no_answer"]
    assert olga.labels()[0] == "Следующий: Вектор"


async def test_one_of_the_two_times_is_an_appointment(house: House, olga: Phone) -> None:
    await calling(olga)
    await olga.tap("Встреча завтра 15:00")
    assert "Встреча с клиентом «Ромашка»" in olga.text
    [appointment] = await rows(house, Appointment)
    assert appointment.place == "ул. Мира, 4"
    assert appointment.purpose == "questionnaire"


async def test_a_double_tap_and_a_redelivered_one_record_one_call(
    house: House, olga: Phone
) -> None:
    await calling(olga)
    data = olga.button("Не ответили")
    await olga.tap_data(data)
    await olga.tap_data(data)
    assert olga.answers[-1] == ("Этот звонок уже записан. Откройте клиента заново.", True)
    await house.redeliver(2)
    assert len(await rows(house, Call)) == 1


async def test_called_back_at_a_time_in_words(house: House, olga: Phone) -> None:
    await calling(olga)
    await olga.tap("Перезвонить")
    await olga.tap("Другое время")
    await olga.write("завтра в 15:00")
    if "перезвоним" not in olga.text:
        await olga.tap("Записать")
    assert "перезвоним завтра 15:00" in olga.text
    [call] = await rows(house, Call)
    assert (call.outcome, call.again_at - call.at) == ("call_back", 29 * HOUR)


async def test_called_back_in_an_hour_by_two_taps(house: House, olga: Phone) -> None:
    await calling(olga)
    await olga.tap("Перезвонить")
    await olga.tap("сегодня 11:00")
    [call] = await rows(house, Call)
    assert call.again_at - call.at == HOUR


async def test_not_now_by_two_taps(house: House, olga: Phone) -> None:
    await calling(olga)
    await olga.tap("Не сейчас")
    await olga.tap("Через месяц")
    [call] = await rows(house, Call)
    assert call.outcome == "not_now"
    assert call.again_at.date() == date(2026, 12, 23)


async def test_another_time_by_taps(house: House, olga: Phone) -> None:
    await calling(olga)
    await olga.tap("Другое время")
    await olga.tap("ср 25 ноября")
    await olga.tap("12:00")
    [appointment] = await rows(house, Appointment)
    assert appointment.starts_at.isoformat() == "2026-11-25T08:00:00+00:00"
    assert "ср 25 ноября, 12:00" in olga.text


async def test_whoever_asked_for_a_later_hour_is_not_the_next_before_it(
    house: House, olga: Phone
) -> None:
    await calling(olga, "Вектор")
    await olga.tap("Перезвонить")
    await olga.tap("Другое время")
    await olga.write("сегодня в 16:30")
    await calling(olga)
    await olga.tap("Не ответили")
    assert olga.labels()[0] == "Следующий: Луч"
    for name in ("Луч", "ООО"):
        await calling(olga, name)
        await olga.tap("Не ответили")
    assert olga.labels()[0] == "Следующий в 16:30: Вектор"
    house.wait(hours=7)
    await calling(olga, "☎")
    await olga.tap("Не ответили")
    assert "На сегодня это все" in olga.text


async def another_person(olga: Phone) -> None:
    """A call in which somebody else turns out to be the one to talk to: the former has left."""
    await calling(olga)
    await olga.tap("Другой человек")
    await olga.write("Пётр Лосев")
    await olga.tap("Да")


async def test_another_person_is_recorded_and_called(house: House, olga: Phone) -> None:
    await another_person(olga)
    await olga.tap("+ Должность")
    await olga.write("директор")
    await olga.tap("+ Телефон")
    await olga.write("+7 927 000-00-01")
    await olga.tap("Да")
    await olga.tap("Записать")
    former, new = await rows(house, Contact)
    assert former.gone_at is not None
    assert (new.name, new.phone, new.position) == ("Пётр Лосев", "+79270000001", "директор")
    assert "Пётр Лосев" in olga.text
    assert "Ирина Викторовна Ким" not in olga.text


async def test_after_the_phone_only_what_is_required_is_asked(house: House, olga: Phone) -> None:
    await another_person(olga)
    await olga.tap("+ Телефон")
    await olga.write("+7 927 000-00-01")
    assert "Не против, чтобы мы хранили телефон и почту?" in olga.text
    await olga.tap("Да")
    assert {"Записать", "+ Должность", "+ Почта"} <= set(olga.labels())


async def test_consent_to_keep_a_phone_goes_with_the_phone(house: House, olga: Phone) -> None:
    """Whoever gave no phone and no mail after all was not asked whether we may keep them."""
    await another_person(olga)
    await olga.tap("+ Телефон")
    await olga.write("+7 927 000-00-01")
    await olga.tap("Да")
    await olga.tap("Изменить…")
    await olga.tap("✎ Телефон")
    await olga.tap("Убрать ответ")
    await olga.tap("Записать")
    _, new = await rows(house, Contact)
    assert (new.phone, new.consent_at) == (None, None)


async def test_a_refusal_goes_to_the_head_with_its_reason(house: House, olga: Phone) -> None:
    await calling(olga)
    await olga.tap("Отказ")
    await olga.tap("Нет времени")
    assert "решит руководитель" in olga.text
    line = (await rows(house, CampaignClient))[0]
    assert line.reason == "Нет времени"
    assert line.refusal_asked_at is not None


async def test_what_was_dictated_of_a_refusal_is_heard_by_the_head(
    house: House, olga: Phone
) -> None:
    await calling(olga)
    await olga.tap("Отказ")
    await olga.tap("Недоволен нами")
    await olga.write("", voice=VOICE)
    assert "решит руководитель" in olga.text
    [line, *_] = await rows(house, CampaignClient)
    async with house.office.acting("Марина") as work:
        asked = await refusal(work, line.id)
        [file] = await notes.note_files(work, asked.note_id or 0)
    assert (asked.words, file.kind, file.seconds) == ("Недоволен нами", "voice", 21)


async def test_a_meeting_is_dictated_and_listened_to(house: House, olga: Phone) -> None:
    await olga.write("/find ром")
    await olga.tap("Ромашка")
    await olga.tap("Записать встречу")
    await olga.write("", voice=VOICE)
    await olga.tap("Да")
    assert "записана" in olga.text
    assert {"Поставить себе задачу", "Обещание…", "Встреча…"} <= set(olga.labels())
    [meeting] = await rows(house, Meeting)
    assert (meeting.note, meeting.offered) == (None, True)
    async with house.office.acting("Ольга") as work:
        [note] = (await notes.notes_page(work, house.office.client_id)).notes
    assert (note.text, note.seconds) == ("", 21)


async def test_a_meeting_is_noted_from_the_clients_card(house: House, olga: Phone) -> None:
    await olga.write("/find ром")
    await olga.tap("Ромашка")
    assert {"Позвонить", "Встреча…", "Анкета", "Записать встречу…"} <= set(olga.labels())
    await olga.tap("Записать встречу")
    await olga.write("Пили чай, говорили о планах на год")
    await olga.tap("Нет")
    [meeting] = await rows(house, Meeting)
    assert (meeting.kind, meeting.offered) == ("relationship", False)
    assert "записана" in olga.text


async def test_a_technician_sees_no_calls_on_a_clients_card(house: House, olga: Phone) -> None:
    anton = house.phone("Антон")
    await anton.write("/find ром")
    await anton.tap("Ромашка")
    assert "Позвонить" not in anton.labels()
    await anton.write("/calls")
    assert "Это вам не открыто" in anton.text
    assert olga.messages == []


async def test_an_appointment_is_moved_and_cancelled(house: House, olga: Phone) -> None:
    await calling(olga)
    await olga.tap("Встреча завтра 15:00")
    message = olga.last
    await olga.tap("Перенести")
    await olga.tap("ср 25 ноября")
    await olga.tap("12:00")
    [moved] = await rows(house, Appointment)
    assert (moved.sequence, moved.starts_at.hour) == (1, 8)
    await olga.tap("Отменить встречу", message)
    await olga.tap("Отменить встречу", message)
    [cancelled] = await rows(house, Appointment)
    assert cancelled.state == "cancelled"


async def test_the_day_shows_meetings_and_calls(house: House, olga: Phone) -> None:
    await calling(olga)
    await olga.tap("Встреча завтра 10:00")
    house.wait(hours=25)
    await olga.write("/today")
    assert "скажите, как прошла" in olga.text
    assert olga.labels()[-1] == "Звонки · 4"
    await olga.tap("10:00")
    assert olga.labels()[:2] == ["Заполнить анкету", "Записать встречу без анкеты…"]
    await olga.tap("Не состоялась")
    assert "не состоялась" in olga.text


async def test_at_the_clients_table_the_questionnaire_is_one_tap_away(
    house: House, olga: Phone
) -> None:
    await calling(olga)
    await olga.tap("Встреча завтра 10:00")
    assert "Заполнить анкету" not in olga.labels()
    house.wait(hours=24, minutes=5)
    await olga.write("/today")
    await olga.tap("10:00")
    assert "Идёт встреча с клиентом «Ромашка»" in olga.text
    assert olga.labels()[:2] == ["Заполнить анкету", "Записать встречу без анкеты…"]
    await olga.tap("Заполнить анкету")
    [appointment] = await rows(house, Appointment)
    assert appointment.state == "held"


async def test_while_a_meeting_goes_on_the_day_begins_with_it(house: House, olga: Phone) -> None:
    await calling(olga)
    await olga.tap("Встреча завтра 10:00")
    await calling(olga, "Вектор")
    await olga.tap("Встреча завтра 15:00")
    house.wait(hours=29, minutes=5)
    await olga.write("/today")
    assert "скажите, как прошла" in olga.text
    assert olga.text.splitlines()[1].startswith("▶ <b>15:00 «Вектор»: встреча идёт")
    assert olga.leading() == ["15:00 · Вектор"]
    assert olga.labels()[0] == "15:00 · Вектор"
    house.wait(hours=2)
    await olga.write("/today")
    assert olga.leading() == ["Звонки · 4"]


async def test_a_forged_moment_is_refused(house: House, olga: Phone) -> None:
    await calling(olga)
    await olga.tap_data(f"call:back_at:{house.office.client_id}:0:{2**62}")
    assert await rows(house, Call) == []


async def with_second_contact(house: House) -> int:
    """Ромашка has a director too; his id."""
    now = house.office.clock.now()
    async with AsyncSession(house.office.engine) as session, session.begin():
        found = await session.execute(
            insert(Contact)
            .values(
                client_id=house.office.client_id,
                name="Лапин Борис Аркадьевич",
                position="директор",
                created_at=now,
                updated_at=now,
            )
            .returning(Contact.id)
        )
        return found.scalar_one()


async def test_whoever_comes_to_the_phone_is_greeted_and_met(house: House, olga: Phone) -> None:
    director = await with_second_contact(house)
    await calling(olga)
    assert "Здравствуйте, Ирина Викторовна" in olga.text
    await olga.tap("Говорю с: Лапин")
    assert "Здравствуйте, Борис Аркадьевич" in olga.text
    await olga.tap("Встреча завтра 15:00")
    assert "Лапин Борис Аркадьевич" in olga.text
    [appointment] = await rows(house, Appointment)
    assert appointment.contact_id == director
    [call] = await rows(house, Call)
    assert call.contact_id == director


async def test_he_is_met_at_another_time_too(house: House, olga: Phone) -> None:
    director = await with_second_contact(house)
    await calling(olga)
    await olga.tap("Говорю с: Лапин")
    await olga.tap("Другое время")
    await olga.write("завтра")
    await olga.write("16:30")
    if "Встреча с клиентом" not in olga.text:
        await olga.tap("Назначить встречу")
    [appointment] = await rows(house, Appointment)
    assert appointment.contact_id == director


@pytest.mark.parametrize(("who", "position"), [("Ирина", 0), ("Лапин", 1)])
async def test_from_the_clients_card_one_tap_says_whom(
    house: House, olga: Phone, who: str, position: int
) -> None:
    await with_second_contact(house)
    await olga.write("/find Ромашка")
    await olga.tap("Ромашка")
    await olga.tap("Встреча…")
    assert "С кем встреча у клиента «Ромашка»?" in olga.text
    assert olga.labels()[position].startswith(who)
    await olga.tap(who)
    await olga.write("завтра")
    await olga.write("16:30")
    if "Встреча с клиентом" not in olga.text:
        await olga.tap("Назначить встречу")
    [appointment] = await rows(house, Appointment)
    async with AsyncSession(house.office.engine) as session:
        met = await session.get_one(Contact, appointment.contact_id)
    assert met.name.startswith(who)


async def test_what_was_said_first_of_a_visit_is_drawn_again_when_it_moves(house: House) -> None:
    request_id = await accepted(house.office)
    anton = house.phone("Антон")
    data = f"request:visit:{request_id}"
    await anton.tap_data(data, anton.notice(data))
    await anton.tap("ср 25 ноября")
    await anton.tap("12:00")
    first = anton.last
    assert "ср 25 ноября, 12:00" in first["text"]
    await anton.tap("Перенести")
    await anton.tap("чт 26 ноября")
    await anton.tap("14:00")
    assert anton.last is not first
    await house.draw_again()
    assert "чт 26 ноября, 14:00" in first["text"]
    await anton.tap("Отменить выезд…")
    await anton.tap("Отменить выезд")
    await house.draw_again()
    assert "отменён" in first["text"]
