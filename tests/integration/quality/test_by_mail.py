"""The service lead signs for a repair by mail: he answers the letter about a ticket with a word."""

import pytest
from sqlalchemy import select

from domain.mail import staff_acts, threads
from domain.mail.incoming import IncomingMail
from domain.permissions import Permission
from storage.models import Letter, MailThread
from tests.fixtures.office import Office
from tests.integration.quality.acting import paused, ticket

PAVEL = "orlov@svyaz.example"


async def answered(office: Office, ticket_id: int, words: str) -> list[Letter]:
    """Pavel answers the letter about a ticket; what he is written then."""
    async with office.system() as work:
        with work.permitted(Permission.TAKE_MAIL):
            pavel = office.person("Павел")
            thread_id = await threads.begin(
                work, "help", PAVEL, subject=f"ticket:{ticket_id}", employee_id=pavel.id
            )
            row = await work.open_session.get_one(MailThread, thread_id)
            thread = threads.Thread(
                **{name: getattr(row, name) for name in threads.Thread.__dataclass_fields__}
            )
            mail = IncomingMail(
                id=1,
                mailbox="help",
                message_id="<1@svyaz.example>",
                sender=PAVEL,
                sender_name="Павел Орлов",
                subject="Re: Тикет",
                words=words,
                kind="reply",
                verdict=None,
                authenticated=True,
            )
            await staff_acts.act_by_mail(work, mail, thread)
    async with office.system() as work:
        return list(await work.open_session.scalars(select(Letter).order_by(Letter.id)))


async def test_a_word_signs_for_the_repair(office: Office) -> None:
    ticket_id = await paused(office)
    (letter,) = await answered(office, ticket_id, "Принял")
    assert (letter.kind, letter.args["act"]) == ("act_done", "accept")
    found = await ticket(office, ticket_id)
    assert (found.state, found.lead_id) == ("accepted", office.person("Павел").id)


@pytest.mark.parametrize("words", ["Сделано: заменили", "Отказываюсь: не наше", "Когда поедем?"])
async def test_nothing_else_fits_into_a_word(office: Office, words: str) -> None:
    ticket_id = await paused(office)
    (letter,) = await answered(office, ticket_id, words)
    assert letter.kind == "act_refused"
    assert (await ticket(office, ticket_id)).state == "new"
