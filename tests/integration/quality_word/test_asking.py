"""The client is asked: one letter for each round, in the rep's name, or nobody to write to."""

import pytest
from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession

from domain.asking.catalog import load_forms
from domain.errors import DeskError, NotAllowed, TooLate
from domain.quality import asking, ending, word_purposes
from mail.parsing import parse
from storage.models import MailAddress, Ticket
from tests.integration.quality.acting import CASH_DESK, PAPERS, accepted, history, told
from tests.integration.quality_word.conftest import COLLEAGUE, KIM, TEXTS, Client

pytestmark = pytest.mark.long


async def test_the_rep_gets_the_ticket_with_the_letter_when_service_says_fixed(
    client: Client,
) -> None:
    ticket_id = await client.repaired()
    assert (await client.told("Ольга", "ticket"))[-1] == {"ticket_id": ticket_id}
    assert await client.letters() == []
    async with client.office.acting("Ольга") as work:
        text = await asking.letter_text(work, ticket_id)
    assert text.greeting == "Здравствуйте, Ирина Викторовна."
    assert "«Касса стоит до обеда»" in text.lines()
    assert "Сделано: Заменили блок питания" in text.lines()


async def test_one_tap_sends_one_letter_in_the_reps_name(client: Client) -> None:
    ticket_id = await client.asked()
    assert await client.state(ticket_id) == ("awaiting_client", 1)
    assert not await client.ask(ticket_id)  # the finger trembled
    (letter,) = await client.letters()
    message = parse(await client.sent(letter))
    number = (await client.ticket(ticket_id)).number
    assert message.subject.startswith(f"[К-{number}] Касса стоит до обеда")
    assert message.sender is not None
    assert message.sender.name == "Ольга Смирнова, Связь-Поволжье"
    assert letter.address == KIM
    assert "Auto-Submitted" not in (await client.sent(letter)).decode("ascii")
    for words in ("Ответьте выше этой линии", "«Касса стоит до обеда»", "одним словом", "Ольга"):
        assert words in message.text
        assert words in (message.html or "")


async def test_all_problems_are_asked_about_at_once(client: Client) -> None:
    await client.asked([CASH_DESK, PAPERS])
    (letter,) = await client.letters()
    text = parse(await client.sent(letter)).text
    done = text.index("Сделано: Заменили блок питания")
    assert text.index("1. «Касса стоит до обеда»\n2. «Акты приходят через месяц»\n") < done
    assert text.count("Сделано") == 1


async def test_the_rep_says_it_in_his_own_words(client: Client) -> None:
    ticket_id = await client.repaired()
    async with client.office.acting("Ольга") as work:
        await asking.send(work, ticket_id, 1, "Ирина, блок питания новый, я проверила сама.")
    (letter,) = await client.letters()
    text = parse(await client.sent(letter)).text
    assert "Ирина, блок питания новый, я проверила сама." in text
    assert "«Касса стоит до обеда»" in text
    assert "рассказали нам о проблеме" not in text


async def test_a_letter_of_an_earlier_round_is_not_sent(client: Client) -> None:
    ticket_id = await client.asked()
    await client.answers("Нет")
    async with client.office.acting("Ольга") as work:
        with pytest.raises(TooLate):
            await asking.send(work, ticket_id, 1)
    assert len(await client.letters("ticket_check")) == 1


async def test_the_second_round_quotes_the_clients_no(client: Client) -> None:
    ticket_id = await client.asked()
    await client.answers("нет, вчера опять дважды падало")
    await client.again(ticket_id)
    first, second = await client.letters("ticket_check")
    assert first.thread_id != second.thread_id
    text = parse(await client.sent(second)).text
    assert "Вы ответили, что в порядке ещё не всё: «нет, вчера опять дважды падало»." in text


async def test_only_the_rep_asks(client: Client) -> None:
    ticket_id = await client.repaired()
    for name in ("Денис", "Антон"):
        async with client.office.acting(name) as work:
            with pytest.raises(NotAllowed):
                await asking.send(work, ticket_id, 1)
            with pytest.raises(NotAllowed):
                await asking.another(work, ticket_id, "office@romashka.example")
            with pytest.raises(NotAllowed):
                await asking.remind_me(work, ticket_id)
            with pytest.raises(NotAllowed):
                await asking.letter_text(work, ticket_id)
    assert (await client.ticket(ticket_id)).confirm_email == KIM


async def test_the_head_asks_in_place_of_a_rep_who_is_away(client: Client) -> None:
    office = client.office
    forms = await load_forms(office.engine, office.policy, TEXTS, office.clock)
    ticket_id = await client.repaired()
    async with office.acting("Марина") as work:
        assert await word_purposes.begin(work, forms, "ticket_letter", ticket_id)
        assert await asking.send(work, ticket_id, 1)
    (letter,) = await client.letters("ticket_check")
    assert letter.author_id == client.office.person("Ольга").id
    (asked,) = await client.askings(ticket_id)
    assert asked.asked_by_id == client.office.person("Марина").id
    assert (await told(client.office, "Ольга"))[-1] == "asked"
    await client.answers("Да")
    assert await client.state(ticket_id) == ("confirmed", 1)


async def test_nothing_is_asked_before_it_is_repaired(client: Client) -> None:
    ticket_id = await accepted(client.office)
    async with client.office.acting("Ольга") as work:
        with pytest.raises(TooLate):
            await asking.send(work, ticket_id, 1)


async def test_the_company_may_have_the_letter_go_by_itself(client: Client) -> None:
    client.rules(by_itself=True)
    ticket_id = await client.repaired()
    assert await client.state(ticket_id) == ("awaiting_client", 1)
    (letter,) = await client.letters()
    assert letter.author_id == client.office.person("Ольга").id
    assert (await client.askings(ticket_id))[0].asked_by_id is None


async def test_without_an_address_it_does_not_go_by_itself(client: Client) -> None:
    client.rules(by_itself=True)
    async with AsyncSession(client.office.engine) as session, session.begin():
        session.add(MailAddress(address=KIM, bounced_at=client.office.clock.now()))
    ticket_id = await client.repaired()
    assert await client.state(ticket_id) == ("fixed", 1)
    assert await client.letters() == []
    assert (await client.told("Ольга", "ticket"))[-1] == {"ticket_id": ticket_id}


@pytest.mark.parametrize(
    ("mark", "key"),
    [
        ("bounced_at", "error-ticket-address-dead"),
        ("opted_out_at", "error-ticket-wants-no-letters"),
    ],
)
async def test_where_no_letter_may_go_the_rep_is_told_to_call(
    client: Client, mark: str, key: str
) -> None:
    ticket_id = await client.repaired()
    async with AsyncSession(client.office.engine) as session, session.begin():
        session.add(MailAddress(address=KIM, **{mark: client.office.clock.now()}))
    async with client.office.acting("Ольга") as work:
        with pytest.raises(DeskError) as refusal:
            await asking.send(work, ticket_id, 1)
    assert refusal.value.key == key
    assert await client.state(ticket_id) == ("fixed", 1)


async def test_without_any_address_the_rep_calls(client: Client) -> None:
    ticket_id = await client.repaired()
    async with AsyncSession(client.office.engine) as session, session.begin():
        await session.execute(update(Ticket).values(confirm_email=None, confirm_contact_id=None))
    async with client.office.acting("Ольга") as work:
        with pytest.raises(DeskError) as refusal:
            await asking.send(work, ticket_id, 1)
    assert refusal.value.key == "error-ticket-no-address"


async def test_another_person_is_asked_at_once_while_the_word_is_waited_for(
    client: Client,
) -> None:
    ticket_id = await client.asked()
    async with client.office.acting("Ольга") as work:
        assert await asking.another(work, ticket_id, COLLEAGUE)
    first, second = await client.askings(ticket_id)
    assert (first.ended_at is None, second.ended_at is None) == (False, True)
    assert [each.address for each in await client.letters()] == [KIM, COLLEAGUE]
    assert "Анна" in parse(await client.sent((await client.letters())[-1])).text


async def test_before_the_letter_another_person_is_only_chosen(client: Client) -> None:
    ticket_id = await client.repaired()
    async with client.office.acting("Ольга") as work:
        assert not await asking.another(work, ticket_id, COLLEAGUE)
    assert await client.letters() == []
    await client.ask(ticket_id)
    assert [each.address for each in await client.letters()] == [COLLEAGUE]


@pytest.mark.parametrize("written", ["не знаю", "kim@", "a@b", "kim@b.example, you@c.example"])
async def test_what_is_no_address_is_not_written_to(client: Client, written: str) -> None:
    ticket_id = await client.asked()
    async with client.office.acting("Ольга") as work:
        with pytest.raises(DeskError):
            await asking.another(work, ticket_id, written)
    assert len(await client.letters()) == 1


async def test_a_rejected_client_reads_why(client: Client) -> None:
    ticket_id = await client.repaired()
    async with client.office.acting("Марина") as work:
        await ending.reject(work, ticket_id, "Скорость не ниже договорной.", "close")
    (letter,) = await client.letters("ticket_rejected")
    text = parse(await client.sent(letter)).text
    assert "Скорость не ниже договорной." in text
    assert "Ольга Смирнова" in text


async def test_not_yet_is_asked_again_next_working_morning(client: Client) -> None:
    ticket_id = await client.repaired()
    async with client.office.acting("Ольга") as work:
        at = await asking.remind_me(work, ticket_id)
    assert at.isoformat() == "2026-11-24T05:00:00+00:00"  # Tuesday, 9:00 in Samara
    assert (await client.ticket(ticket_id)).next_at == at
    assert (await history(client.office, ticket_id))[-1] == "ask_later"
