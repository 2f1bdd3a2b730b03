"""The client's word by phone: who said it, counted apart, and signed where the company wants it."""

from datetime import timedelta

import pytest

from domain.errors import DeskError, NotAllowed, TooLate
from domain.quality import askings_sweep, deciding, holding, phone
from domain.quality.questions import question_of
from tests.integration.quality.acting import accepted, history, paused, told
from tests.integration.quality_word.conftest import Client

SAID = ("Ирина Викторовна Ким", True, "Да, всё работает, спасибо")


async def test_the_rep_records_what_he_heard(client: Client) -> None:
    ticket_id = await client.repaired()
    async with client.office.acting("Ольга") as work:
        assert await phone.heard(work, ticket_id, *SAID) == "confirmed"
    row = await client.ticket(ticket_id)
    assert (row.state, row.confirmed_by, row.confirmed_name, row.closed_words) == (
        "confirmed",
        "phone",
        SAID[0],
        SAID[2],
    )
    (asked,) = await client.askings(ticket_id)
    assert (asked.channel, asked.ended_at) == ("phone", client.office.clock.now())
    assert await client.letters() == []  # who was asked by phone is not thanked by letter
    assert await client.questionnaire(ticket_id) == "restored"


async def test_no_by_phone_sends_it_back(client: Client) -> None:
    ticket_id = await client.asked()
    async with client.office.acting("Ольга") as work:
        assert await phone.heard(work, ticket_id, "Ким", False, "Опять стоит") == "refused"
    assert await client.state(ticket_id) == ("in_work", 2)
    assert (await told(client.office, "Павел"))[-1] == "refused"
    async with client.office.acting("Ольга") as work:
        assert await phone.heard(work, ticket_id, "Ким", False, "И второй этаж") == "added"
    assert (await told(client.office, "Павел"))[-1] == "client_said"


async def test_the_letter_that_was_sent_is_waited_for_no_more(client: Client) -> None:
    ticket_id = await client.asked()
    async with client.office.acting("Ольга") as work:
        await phone.heard(work, ticket_id, *SAID)
    assert all(each.ended_at for each in await client.askings(ticket_id))
    assert len(await client.letters("ticket_thanks")) == 1


async def test_the_head_signs_what_was_heard(client: Client) -> None:
    client.rules(countersign=True)
    ticket_id = await client.asked()
    async with client.office.acting("Ольга") as work:
        assert await phone.heard(work, ticket_id, *SAID) == "countersign"
    assert await client.state(ticket_id) == ("awaiting_client", 1)
    (shown,) = await client.told("Марина", "ticket_question")
    answer_id = int(str(shown["answer_id"]))
    async with client.office.acting("Ольга") as work:
        with pytest.raises(NotAllowed):
            await deciding.yes(work, ticket_id, answer_id)
    async with client.office.acting("Марина") as work:
        assert (await question_of(work, answer_id)).may_decide
        await deciding.yes(work, ticket_id, answer_id)
    row = await client.ticket(ticket_id)
    assert (row.state, row.confirmed_by) == ("confirmed", "phone")


async def test_the_head_does_not_believe_it(client: Client) -> None:
    client.rules(countersign=True)
    ticket_id = await client.asked()
    async with client.office.acting("Ольга") as work:
        await phone.heard(work, ticket_id, *SAID)
    (shown,) = await client.told("Марина", "ticket_question")
    async with client.office.acting("Марина") as work:
        await deciding.no(work, ticket_id, int(str(shown["answer_id"])))
    assert await client.state(ticket_id) == ("in_work", 2)


async def test_what_the_head_put_off_comes_back_to_the_head(client: Client) -> None:
    client.rules(countersign=True)
    ticket_id = await client.asked()
    async with client.office.acting("Ольга") as work:
        await phone.heard(work, ticket_id, *SAID)
    (shown,) = await client.told("Марина", "ticket_question")
    answer_id = int(str(shown["answer_id"]))
    tomorrow = client.office.clock.now().date() + timedelta(days=1)
    async with client.office.acting("Марина") as work:
        await deciding.later(work, ticket_id, answer_id, tomorrow)
    await _only_the_head_decides(client, ticket_id, answer_id)
    client.office.clock.advance(timedelta(days=1))
    async with client.office.system() as work:
        assert await askings_sweep.sweep_later(work) == 1
    assert len(await client.told("Марина", "ticket_question")) == 2
    assert await client.told("Ольга", "ticket_question") == []
    await _only_the_head_decides(client, ticket_id, answer_id)


async def _only_the_head_decides(client: Client, ticket_id: int, answer_id: int) -> None:
    async with client.office.acting("Ольга") as work:
        assert not (await question_of(work, answer_id)).may_decide
        with pytest.raises(NotAllowed):
            await deciding.yes(work, ticket_id, answer_id)


@pytest.mark.parametrize("held", [False, True])
async def test_the_clients_yes_before_service_said_so(client: Client, held: bool) -> None:
    ticket_id = await accepted(client.office)
    if held:
        async with client.office.acting("Павел") as work:
            await holding.hold(work, ticket_id, "Ждём блок", (work.now + timedelta(days=3)).date())
    async with client.office.acting("Ольга") as work:
        assert await phone.heard(work, ticket_id, *SAID) == "confirmed"
    assert await client.state(ticket_id) == ("confirmed", 1)
    assert await client.request_states(ticket_id) == ["closed"]
    assert await client.questionnaire(ticket_id) == "restored"


async def test_nobody_signed_for_it_yet(client: Client) -> None:
    ticket_id = await paused(client.office)
    async with client.office.acting("Ольга") as work:
        with pytest.raises(TooLate):
            await phone.heard(work, ticket_id, *SAID)


async def test_the_clients_mail_overtakes_the_signature(client: Client) -> None:
    client.rules(countersign=True)
    ticket_id = await client.asked()
    async with client.office.acting("Ольга") as work:
        await phone.heard(work, ticket_id, *SAID)
    await client.answers("Да")
    row = await client.ticket(ticket_id)
    assert (row.state, row.confirmed_by) == ("confirmed", "mail")
    (shown,) = await client.told("Марина", "ticket_question")
    async with client.office.acting("Марина") as work:
        with pytest.raises(TooLate):
            await deciding.yes(work, ticket_id, int(str(shown["answer_id"])))


async def test_a_call_after_the_end(client: Client) -> None:
    ticket_id = await client.repaired()
    async with client.office.acting("Ольга") as work:
        await phone.heard(work, ticket_id, *SAID)
    client.office.clock.advance(timedelta(days=3))
    async with client.office.acting("Ольга") as work:
        assert await phone.heard(work, ticket_id, "Ким", False, "Сломалось") == "reopened"
    assert (await history(client.office, ticket_id))[-1] == "reopened"


@pytest.mark.parametrize(("name", "words"), [("", "да"), ("Ким", " ")])
async def test_who_said_what_is_needed(client: Client, name: str, words: str) -> None:
    ticket_id = await client.repaired()
    async with client.office.acting("Ольга") as work:
        with pytest.raises(DeskError):
            await phone.heard(work, ticket_id, name, True, words)


async def test_another_rep_heard_nothing(client: Client) -> None:
    ticket_id = await client.repaired()
    async with client.office.acting("Денис") as work:
        with pytest.raises(NotAllowed):
            await phone.heard(work, ticket_id, *SAID)
