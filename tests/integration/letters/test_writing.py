"""A letter is edited, sent, put off and skipped; what comes back and who answers."""

import asyncio
from collections import Counter
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from domain.errors import DeskError, NotAllowed, TooLate
from domain.follow_ups import opportunities
from domain.follow_ups.writing_down import NewOpportunity, new_opportunity
from domain.letters import (
    desks,
    editing,
    figures,
    handing_over,
    leaving,
    reading,
    seen,
    sending,
    showing,
    sweeps,
    text_files,
)
from domain.letters.reading import LetterCard
from domain.mail import posting, refusals
from domain.mail.incoming import IncomingMail, Outcome, Returned
from domain.mail.taking import take
from domain.mail.tokens import token_hash
from storage import blobs
from storage.models import (
    Attachment,
    Campaign,
    CampaignClient,
    Client,
    ClientNote,
    Contact,
    FormVersion,
    Letter,
    Mail,
    MailAddress,
    MailThread,
    OutboxRow,
    PersonalLetter,
    Task,
)
from tests.fixtures.office import Office
from tests.fixtures.statements import statements
from tests.integration.letters.base import LONG_AGO, Base

TOKEN = "abcdefghijklmnop"
TEXT = "Добрый день, Анна Петровна.\n\nПишу вам о вашем заказе: всё ли в порядке?\n\nС уважением,"


async def dealt(base: Base) -> LetterCard:
    """One writer, one client, one letter before him."""
    await base.writer("Светлана Юдина")
    await base.client("Вектор")
    async with base.office.system() as work:
        await sweeps.deal_daily(work)
    return await card(base.office)


async def card(office: Office, name: str = "Светлана") -> LetterCard:
    async with AsyncSession(office.engine) as session:
        letter = await session.scalar(select(PersonalLetter.id).order_by(PersonalLetter.id))
    assert letter is not None
    async with office.acting(name) as work:
        return await reading.letter_card(work, letter)


async def sent(base: Base) -> LetterCard:
    before = await dealt(base)
    async with base.office.acting("Светлана") as work:
        assert await sending.send(work, before.id, before.revision) == "sent"
    async with AsyncSession(base.office.engine) as session, session.begin():
        await session.execute(
            update(Letter).values(token_hash=token_hash(TOKEN), state="sent", sent_at=work.now)
        )
    return await card(base.office)


MAIL = IncomingMail(
    id=0, mailbox="sales", message_id="<in@client>", sender="c1@client.example",
    sender_name="Анна Ильина", subject="Re: вопрос", words="Да, нужен ещё один коммутатор.",
    kind="reply", verdict="unclear", authenticated=True, tokens=(TOKEN,),
)  # fmt: skip


async def comes(base: Base, mail: IncomingMail) -> Outcome:
    """A mail is stored, taken in, and its outcome noted."""
    office = base.office
    base.made += 1
    async with AsyncSession(office.engine) as session, session.begin():
        sha256 = await blobs.put(session, str(base.made).encode())
        row = Mail(
            mailbox="sales", uidvalidity=1, uid=base.made, sha256=sha256, size=1,
            received_at=office.clock.now(), stored_at=office.clock.now(),
            message_id=f"<{base.made}@client>", sender=mail.sender,
            sender_name=mail.sender_name, subject=mail.subject, words=mail.words,
            kind=mail.kind, authenticated=mail.authenticated,
        )  # fmt: skip
        session.add(row)
        await session.flush()
        mail_id = row.id
    async with office.system() as work:
        came = replace(mail, id=mail_id, message_id=f"<{base.made}@client>")
        outcome = await take(work, {}, came)
        await work.open_session.execute(
            update(Mail)
            .where(Mail.id == mail_id)
            .values(
                state="done", outcome=outcome.name, question=outcome.question,
                thread_id=outcome.thread_id, client_id=outcome.client_id,
            )
        )  # fmt: skip
        return outcome


async def tasks(office: Office) -> list[Task]:
    async with AsyncSession(office.engine) as session:
        return list(await session.scalars(select(Task).order_by(Task.id)))


async def told(office: Office, name: str) -> list[str]:
    """The cards that a person was told by."""
    lane = f"person:{office.person(name).id}"
    async with AsyncSession(office.engine) as session:
        rows = await session.scalars(
            select(OutboxRow)
            .where(OutboxRow.recipient == lane, OutboxRow.kind == "notice")
            .order_by(OutboxRow.id)
        )
        return [str(row.payload["card"]) for row in rows]


# ---- writing


async def test_the_draft_speaks_of_this_client_and_is_signed_by_the_writer(base: Base) -> None:
    letter = await dealt(base)
    assert "«Коммутатор на 24 порта»" in letter.body
    assert "Светлана Юдина" in letter.body
    assert "Анна Петровна" in letter.body
    assert (letter.number, letter.of) == (1, 1)
    assert letter.history.last_title == "Коммутатор на 24 порта"


async def test_a_whole_text_replaces_the_draft_with_its_subject(base: Base) -> None:
    letter = await dealt(base)
    async with base.office.acting("Светлана") as work:
        await editing.replace_text(work, letter.id, f"тема:  Ваш заказ \n\n\n{TEXT}\n")
    changed = await card(base.office)
    assert (changed.subject, changed.body, changed.edited) == ("Ваш заказ", TEXT, True)
    async with base.office.acting("Светлана") as work:
        with pytest.raises(TooLate, match="error-letter-changed"):
            await sending.send(work, letter.id, letter.revision)
    async with base.office.acting("Светлана") as work:
        await editing.replace_text(work, letter.id, TEXT.replace("всё ли", "скажите, всё ли"))
    assert (await card(base.office)).subject == "Ваш заказ"


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Спасибо", "error-letter-short"),
        ("я" * 3_001, "error-letter-long"),
        (f"{TEXT}\n\nВаш заказ от {{дата}}.", "error-letter-gap"),
        (f"{TEXT}\n\nЗаказ № ____ готов.", "error-letter-gap"),
    ],
)
async def test_what_is_no_letter_is_refused_and_the_draft_stays(
    base: Base, text: str, key: str
) -> None:
    letter = await dealt(base)
    async with base.office.acting("Светлана") as work:
        with pytest.raises(DeskError, match=key):
            await editing.replace_text(work, letter.id, text)
    assert await card(base.office) == letter


async def test_one_text_for_all_is_refused(base: Base) -> None:
    letter = await dealt(base)
    await base.client("Луч")
    base.office.clock.advance(timedelta(days=1))
    async with base.office.system() as work:
        await sweeps.deal_daily(work)
    async with base.office.acting("Светлана") as work:
        await editing.replace_text(work, letter.id, TEXT)
    async with AsyncSession(base.office.engine) as session:
        other = await session.scalar(
            select(PersonalLetter.id).where(PersonalLetter.id != letter.id)
        )
    assert other is not None
    async with base.office.acting("Светлана") as work:
        with pytest.raises(DeskError, match="error-letter-same"):
            await editing.replace_text(work, other, TEXT.replace("Анна Петровна", "Иван Ильич"))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1251"])
def test_a_text_file_is_read_as_any_editor_writes_it(encoding: str) -> None:
    assert text_files.read_text(TEXT.encode(encoding)) == TEXT


def test_a_picture_is_no_text() -> None:
    with pytest.raises(DeskError, match="error-letter-file-no-text"):
        text_files.read_text(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")


async def test_another_writer_neither_reads_nor_sends_it(base: Base) -> None:
    letter = await dealt(base)
    await base.writer("Пётр Котов")
    async with base.office.acting("Пётр") as work:
        with pytest.raises(NotAllowed):
            await reading.letter_card(work, letter.id)
        with pytest.raises(NotAllowed):
            await sending.send(work, letter.id, letter.revision)
    async with base.office.acting("Антон") as work:
        with pytest.raises(NotAllowed):
            await reading.letter_card(work, letter.id)


# ---- sending


async def test_it_goes_in_the_writers_name_and_may_be_stopped(base: Base) -> None:
    letter = await sent(base)
    async with AsyncSession(base.office.engine) as session:
        row = await session.scalar(select(Letter))
        thread = await session.scalar(select(MailThread))
    assert row is not None
    assert thread is not None
    assert (row.kind, row.author_id, row.urgent) == (
        "personal", base.office.person("Светлана").id, False,
    )  # fmt: skip
    assert row.args["subject"] == letter.subject
    assert "\n\n".join(row.args["paragraphs"]) == letter.body
    assert row.args["contacts"] == ["+7 846 200-00-00", "юдина@third-line.example"]
    assert thread.subject == f"personal_letter:{letter.id}"
    assert letter.state == "sent"


async def test_a_second_tap_sends_nothing_more(base: Base) -> None:
    letter = await sent(base)
    async with base.office.acting("Светлана") as work:
        assert await sending.send(work, letter.id, 1) == "sent"
    async with AsyncSession(base.office.engine) as session:
        assert len(list(await session.scalars(select(Letter.id)))) == 1


async def test_it_is_not_sent_once_the_client_wants_none(base: Base) -> None:
    letter = await dealt(base)
    async with AsyncSession(base.office.engine) as session, session.begin():
        await session.execute(
            update(Client)
            .where(Client.id == letter.client_id)
            .values(letters_stopped_at=base.office.clock.now())
        )
    async with base.office.acting("Светлана") as work:
        assert await sending.send(work, letter.id, letter.revision) == "withdrawn"
    assert (await card(base.office)).reason == "stopped"


async def test_a_letter_to_a_client_at_work_again_is_not_brought_to_the_writer(base: Base) -> None:
    letter = await dealt(base)
    await met(base, letter.client_id, base.office.person("Светлана").id)
    async with base.office.acting("Светлана") as work:
        assert not await showing.show_next(work)
    after = await card(base.office)
    assert (after.state, after.reason) == ("withdrawn", "in_work")


@pytest.mark.parametrize("put_off", [False, True])
async def test_the_desk_counts_the_letters_that_will_come(base: Base, put_off: bool) -> None:
    letter = await dealt(base)
    asleep = await base.client("Луч")
    base.office.clock.advance(timedelta(days=1))
    async with base.office.system() as work:
        await sweeps.deal_daily(work)
    async with base.office.acting("Светлана") as work:
        if put_off:
            await sending.postpone(work, letter.id, "week")
        await met(base, letter.client_id, work.actor.id)
    async with base.office.acting("Светлана") as work:
        assert await desks.left_today(work) == 1
        desk = await showing.fresh_desk(work)
        assert (desk.left, desk.postponed) == (1, 0)
        assert (await showing.fresh_postponed(work, 0)).total == 0
        assert desk.next_id is not None
        assert (await reading.letter_card(work, desk.next_id)).client_id == asleep
        assert (await reading.letter_card(work, letter.id)).reason == "in_work"


async def met(base: Base, client_id: int, author_id: int) -> None:
    """Somebody has spoken with a client just now."""
    async with AsyncSession(base.office.engine) as session, session.begin():
        session.add(
            ClientNote(
                client_id=client_id,
                author_id=author_id,
                text="Были на встрече",
                at=base.office.clock.now(),
            )
        )


async def test_a_dead_address_gives_way_to_another_person_whom_the_writer_reads_first(
    base: Base,
) -> None:
    letter = await dealt(base)
    now = base.office.clock.now()
    async with AsyncSession(base.office.engine) as session, session.begin():
        session.add(MailAddress(address=letter.address, bounced_at=now))
        session.add(
            Contact(
                client_id=letter.client_id, name="Пётр Ильич Сомов", email="som@client.example",
                created_at=now, updated_at=now,
            )
        )  # fmt: skip
    async with base.office.acting("Светлана") as work:
        assert await sending.send(work, letter.id, letter.revision) == "readdressed"
    changed = await card(base.office)
    assert changed.address == "som@client.example"
    assert "Пётр Ильич" in changed.body.partition("\n\n")[0]
    assert changed.state == "dealt"


@pytest.mark.parametrize("gone", [{"gone_at": LONG_AGO}, {"email": None}])
async def test_whose_address_is_kept_no_more_is_not_written_to(
    base: Base, gone: dict[str, object]
) -> None:
    letter = await dealt(base)
    async with AsyncSession(base.office.engine) as session, session.begin():
        await session.execute(
            update(Contact).where(Contact.client_id == letter.client_id).values(**gone)
        )
    async with base.office.acting("Светлана") as work:
        assert await sending.send(work, letter.id, letter.revision) == "withdrawn"
    async with AsyncSession(base.office.engine) as session:
        assert await session.scalar(select(Letter.id)) is None


async def test_skipping_says_why_and_no_letters_is_for_ever(base: Base) -> None:
    letter = await dealt(base)
    async with base.office.acting("Светлана") as work:
        await sending.skip(work, letter.id, "no_letters")
        assert await desks.next_id(work) is None
        with pytest.raises(TooLate):
            await sending.postpone(work, letter.id, "week")
    async with AsyncSession(base.office.engine) as session:
        client = await session.get_one(Client, letter.client_id)
    assert client.letters_stopped_at is not None


# ---- answers


async def test_an_answer_is_a_task_of_the_manager_with_the_clients_words(base: Base) -> None:
    olga = base.office.person("Ольга").id
    await base.writer("Светлана Юдина")
    client = await base.client("Вектор", manager_id=olga)
    async with base.office.system() as work:
        await sweeps.deal_daily(work)
    letter = await card(base.office)
    async with base.office.acting("Светлана") as work:
        await sending.send(work, letter.id, letter.revision)
    async with AsyncSession(base.office.engine) as session, session.begin():
        await session.execute(update(Letter).values(token_hash=token_hash(TOKEN), state="sent"))
    assert (await comes(base, MAIL)).name == "added"
    (task,) = await tasks(base.office)
    assert (task.owner_id, task.client_id, task.source) == (
        olga, client, f"personal_letter:{letter.id}",
    )  # fmt: skip
    assert "нужен ещё один коммутатор" in task.title
    assert task.due_on == base.day(-1)
    async with base.office.acting("Ольга") as work:
        answer = await seen.answer_of(work, letter.id)
    assert (answer.words, answer.body, answer.mine, answer.known) == (
        MAIL.words, letter.body, True, True,
    )  # fmt: skip
    assert await told(base.office, "Ольга") == ["letter_answer"]
    assert "letter_answer" in await told(base.office, "Светлана")


async def test_without_a_manager_it_goes_to_who_has_least_to_do(base: Base) -> None:
    await sent(base)
    olga, denis = base.office.person("Ольга").id, base.office.person("Денис").id
    async with AsyncSession(base.office.engine) as session, session.begin():
        session.add(
            Task(owner_id=olga, title="т", due_on=base.day(0), created_at=base.office.clock.now())
        )
    await comes(base, MAIL)
    assert (await tasks(base.office))[-1].owner_id == denis


async def test_without_a_manager_it_goes_to_who_has_the_client_on_his_list(base: Base) -> None:
    await sent(base)
    denis, now = base.office.person("Денис").id, base.office.clock.now()
    async with AsyncSession(base.office.engine) as session, session.begin():
        version = FormVersion(name="vip", version="1", definition={}, created_at=now)
        session.add(version)
        await session.flush()
        campaign = Campaign(
            name="Осень",
            head_id=base.office.person("Марина").id,
            form_version_id=version.id,
            starts_on=base.day(60),
            ends_on=base.day(-60),
            state="running",
            created_at=now,
        )
        session.add(campaign)
        await session.flush()
        client_id = await session.scalar(select(PersonalLetter.client_id))
        session.add(CampaignClient(campaign_id=campaign.id, client_id=client_id, rep_id=denis))
    await comes(base, MAIL)
    assert [each.owner_id for each in await tasks(base.office)] == [denis]


async def test_a_second_answer_goes_to_the_same_rep_and_is_a_task_anew_once_the_first_is_done(
    base: Base,
) -> None:
    await sent(base)
    await comes(base, MAIL)
    await comes(base, replace(MAIL, words="И ещё патч-корды."))
    (task,) = await tasks(base.office)
    assert "патч-корды" in task.title
    async with AsyncSession(base.office.engine) as session, session.begin():
        await session.execute(update(Task).values(done_at=base.office.clock.now()))
    await comes(base, replace(MAIL, words="Когда ждать?"))
    first, second = await tasks(base.office)
    assert first.owner_id == second.owner_id
    assert second.done_at is None


async def test_a_strangers_answer_is_a_task_too_but_counts_as_none(base: Base) -> None:
    letter = await sent(base)
    await comes(base, replace(MAIL, sender="who@else.example"))
    assert len(await tasks(base.office)) == 1
    assert (await card(base.office)).answered_at is None
    async with base.office.acting("Марина") as work:
        assert not (await seen.answer_of(work, letter.id)).known
    await comes(base, MAIL)
    assert (await card(base.office)).answered_at is not None


async def test_what_is_won_in_time_is_the_letters_income(base: Base) -> None:
    letter = await sent(base)
    await comes(base, MAIL)
    (task,) = await tasks(base.office)
    rep = next(each for each in base.office.staff.values() if each.id == task.owner_id)
    ids = []
    for amount in (70_000, 30_000):
        async with base.office.acting(rep.name) as work:
            new = NewOpportunity(
                letter.client_id, "Коммутатор", rep.id, amount=None, personal_letter_id=letter.id
            )
            ids.append(await new_opportunity(work, replace(new, amount=Decimal(amount))))
    async with base.office.acting(rep.name) as work:
        await opportunities.set_stage(work, ids[0], "won")
    base.office.clock.advance(timedelta(days=91))
    async with base.office.acting(rep.name) as work:
        await opportunities.set_stage(work, ids[1], "won")
        won = await figures.income(work, work.now - timedelta(days=100), work.now + timedelta(1))
        counted = await figures.of_quarter(work, base.day(91))
    assert won == (("RUB", Decimal(70_000)),)
    assert (counted.written, counted.answered, counted.answered_percent) == (1, 1, 100)
    assert (counted.opportunities, counted.won, counted.income) == (2, 1, won)
    assert (counted.base, counted.coverage_percent) == (1, 100)


async def test_a_fresh_mail_to_the_mailbox_of_letters_answers_the_last_one(base: Base) -> None:
    letter = await sent(base)
    fresh = replace(MAIL, tokens=(), kind="new", subject="Заказ", mailbox="sales")
    office = base.office
    box = office.policy.mailboxes["sales"].model_copy(update={"purpose": "letters"})
    office.policy = office.policy.model_copy(
        update={"mailboxes": {**office.policy.mailboxes, "sales": box}}
    )
    assert (await comes(base, fresh)).name == "added"
    assert len(await tasks(office)) == 1
    await comes(base, replace(fresh, verdict="opt_out", words="Не пишите мне больше."))
    assert await stopped(base, letter)


# ---- farewells and returns


async def stopped(base: Base, letter: LetterCard) -> bool:
    async with AsyncSession(base.office.engine) as session:
        client = await session.get_one(Client, letter.client_id)
        address = await session.get(MailAddress, letter.address)
    both = client.letters_stopped_at is not None, address is not None and address.opted_out_at
    assert bool(both[0]) == bool(both[1])
    return both[0]


async def test_words_of_farewell_stop_letters_to_address_and_client(base: Base) -> None:
    letter = await sent(base)
    assert not await stopped(base, letter)
    await comes(base, replace(MAIL, verdict="opt_out", words="Больше не пишите мне."))
    assert await stopped(base, letter)
    assert await tasks(base.office) == []
    assert "letter_stopped" in await told(base.office, "Светлана")
    async with base.office.acting("Марина") as work:
        counted = await figures.seen(work, work.today)
    assert (counted.answered, counted.stopped) == (0, 1)


async def test_a_click_stops_them_too(base: Base) -> None:
    letter = await sent(base)
    async with base.office.system() as work:
        await leaving.stop_by_link(work, TOKEN)
    assert await stopped(base, letter)


async def test_a_program_that_unsubscribes_stops_them_too(base: Base) -> None:
    letter = await sent(base)
    await comes(base, replace(MAIL, subject=refusals.UNSUBSCRIBE, words="", kind="auto_reply"))
    assert await stopped(base, letter)


async def test_a_forged_farewell_without_the_token_stops_nothing(base: Base) -> None:
    letter = await sent(base)
    async with AsyncSession(base.office.engine) as session:
        message_id = await session.scalar(select(Letter.message_id))
    forged = replace(
        MAIL, tokens=(), references=(message_id or "",), verdict="opt_out", authenticated=False
    )
    await comes(base, forged)
    assert not await stopped(base, letter)


async def test_a_letter_that_came_back_is_written_to_somebody_else(base: Base) -> None:
    letter = await sent(base)
    now = base.office.clock.now()
    async with AsyncSession(base.office.engine) as session, session.begin():
        other = Contact(
            client_id=letter.client_id, name="Пётр Ильич Сомов", email="som@client.example",
            created_at=now, updated_at=now,
        )  # fmt: skip
        session.add(other)
        await session.flush()
        other_id = other.id
    bounce = replace(
        MAIL, kind="bounce", sender="mailer-daemon@client.example",
        returned=Returned(letter.address, "5.1.1", permanent=True),
    )  # fmt: skip
    await comes(base, bounce)
    back = await card(base.office)
    assert (back.came_back, [each.contact_id for each in back.others]) == (True, [other_id])
    assert (await told(base.office, "Светлана"))[-1] == "letter_returned"
    async with base.office.acting("Светлана") as work:
        await editing.write_to(work, letter.id, other_id)
    again = await card(base.office)
    assert (again.state, again.address) == ("dealt", "som@client.example")
    async with base.office.acting("Светлана") as work:
        assert await sending.send(work, again.id, again.revision) == "sent"
    assert (await card(base.office)).state == "sent"


async def test_a_letter_refused_at_once_comes_back_too(base: Base) -> None:
    letter = await sent(base)
    async with AsyncSession(base.office.engine) as session, session.begin():
        letter_id = await session.scalar(
            update(Letter).values(state="sending").returning(Letter.id)
        )
    assert letter_id is not None
    async with base.office.system() as work:
        await posting.note_refused(work, letter_id, "550 5.1.1")
    assert (await card(base.office)).came_back
    assert (await told(base.office, "Светлана"))[-1] == "letter_returned"
    async with base.office.acting("Марина") as work:
        counted = await figures.seen(work, work.today)
    assert (counted.written, counted.returned) == (0, 1)
    assert letter.id


async def test_a_machines_word_is_noted_and_no_more(base: Base) -> None:
    await sent(base)
    outcome = await comes(base, replace(MAIL, kind="auto_reply", words="Я в отпуске до 5 декабря."))
    assert outcome.name == "noted"
    assert await tasks(base.office) == []
    assert (await card(base.office)).answered_at is None


async def test_a_machine_that_says_he_has_left_marks_him(base: Base) -> None:
    await sent(base)
    await comes(base, replace(MAIL, kind="auto_reply", words="Анна у нас больше не работает."))
    async with AsyncSession(base.office.engine) as session:
        contact = await session.scalar(select(Contact).where(Contact.email == "c1@client.example"))
    assert contact is not None
    assert contact.gone_at is not None
    assert (await told(base.office, "Светлана"))[-1] == "letter_returned"


# ---- handing over


async def test_waiting_letters_go_to_a_colleague_in_his_name_and_back(base: Base) -> None:
    letter = await dealt(base)
    mine = base.office.person("Светлана").id
    other = await base.writer("Пётр Котов")
    async with base.office.system() as work:
        assert await handing_over.waiting_of(work, mine) == {letter.id: letter.client_id}
        assert await handing_over.hand_over(work, mine, {letter.id: other}) == [letter.id]
        assert await handing_over.hand_over(work, mine, {letter.id: other}) == []
    moved = await card(base.office, "Пётр")
    assert "Пётр Котов" in moved.body
    assert "Светлана" not in moved.body
    async with base.office.system() as work:
        assert await handing_over.hand_over(work, other, {letter.id: mine}) == [letter.id]
    assert "Светлана Юдина" in (await card(base.office)).body


async def test_whoever_takes_letters_over_writes_no_more_a_day_than_the_quota(base: Base) -> None:
    """On Monday the taker has sent one of his three and has two before him. Of what he takes from
    two colleagues three are due on Tuesday and two on Wednesday; what was put off till the next
    Monday stays there.
    """
    office = base.office
    few = office.policy.letters.model_copy(update={"a_day": 3})
    office.policy = office.policy.model_copy(update={"letters": few})
    leaver, ill = await base.writer("Светлана Юдина"), await base.writer("Анна Рыжова")
    taker = await base.writer("Пётр Котов")
    for _ in range(9):
        await base.client()
    async with office.system() as work:
        await sweeps.deal_daily(work)
    async with office.acting("Светлана") as work:
        put_off = await desks.next_id(work)
        assert put_off is not None
        await sending.postpone(work, put_off, "week")
    async with office.acting("Пётр") as work:
        first = await desks.next_id(work)
        assert first is not None
        assert await sending.send(work, first, 1) == "sent"
    async with office.system() as work:
        letters = await handing_over.waiting_of(work, leaver)
        for person in (leaver, ill):
            his = await handing_over.waiting_of(work, person)
            moved = await handing_over.hand_over(work, person, dict.fromkeys(his, taker))
            assert len(moved) == 3
    assert await due(office, taker) == {0: 2, 1: 3, 2: 2, 7: 1}
    async with office.system() as work:
        assert len(await handing_over.hand_over(work, taker, dict.fromkeys(letters, leaver))) == 3
    assert await due(office, leaver) == {0: 2, 7: 1}


async def due(office: Office, writer: int) -> dict[int, int]:
    """How many letters wait for a writer, by the days until they are due."""
    today = office.clock.now().date()
    async with AsyncSession(office.engine) as session:
        rows = await session.scalars(
            select(PersonalLetter.due_on).where(
                PersonalLetter.writer_id == writer,
                PersonalLetter.state.in_(("dealt", "postponed")),
            )
        )
        return dict(sorted(Counter((day - today).days for day in rows).items()))


# ---- at once, by file, and what it costs


async def test_of_two_taps_at_once_one_sends(base: Base) -> None:
    letter = await dealt(base)

    async def tap() -> str:
        async with base.office.acting("Светлана") as work:
            return await sending.send(work, letter.id, letter.revision)

    assert set(await asyncio.gather(tap(), tap(), tap())) == {"sent"}
    async with AsyncSession(base.office.engine) as session:
        assert len(list(await session.scalars(select(Letter.id)))) == 1


async def test_of_two_desks_at_once_one_deals(base: Base) -> None:
    await base.writer("Светлана Юдина")
    for _ in range(3):
        await base.client()

    async def sweep() -> int:
        async with base.office.system() as work:
            return await sweeps.deal_daily(work)

    assert sorted(await asyncio.gather(sweep(), sweep())) == [0, 1]
    async with AsyncSession(base.office.engine) as session:
        assert len(list(await session.scalars(select(PersonalLetter.id)))) == 3


async def attached(base: Base, letter: LetterCard, data: bytes) -> int:
    """A file that the writer sent, fetched already."""
    now = base.office.clock.now()
    async with AsyncSession(base.office.engine) as session, session.begin():
        row = Attachment(
            kind="document", state="stored", file_name="letter.txt", mime_type="text/plain",
            source={}, blob=await blobs.put(session, data), added_at=now,
            added_by_id=base.office.person("Светлана").id,
        )  # fmt: skip
        session.add(row)
        await session.flush()
        return row.id


async def test_a_text_file_replaces_the_draft_and_one_that_will_not_do_says_why(
    base: Base,
) -> None:
    letter = await dealt(base)
    good = await attached(base, letter, TEXT.encode("cp1251"))
    bad = await attached(base, letter, b"\x89PNG\r\n\x1a\n\0\0")
    async with base.office.acting("Светлана") as work:
        await text_files.take_text(work, letter.id, good)
    assert (await card(base.office)).body == TEXT
    async with base.office.acting("Светлана") as work:
        await text_files.take_text(work, letter.id, bad)
    assert (await card(base.office)).body == TEXT
    assert (await told(base.office, "Светлана"))[-2:] == ["letter", "letter_file"]


async def test_a_letter_and_the_desk_cost_few_statements_however_many_wait(base: Base) -> None:
    letter = await dealt(base)
    with statements(base.office.engine) as seen_statements:
        async with base.office.acting("Светлана") as work:
            await reading.letter_card(work, letter.id)
    few = len(seen_statements)
    for _ in range(30):
        await base.client()
    base.office.clock.advance(timedelta(days=1))
    async with base.office.system() as work:
        await sweeps.deal_daily(work)
    with statements(base.office.engine) as seen_statements:
        async with base.office.acting("Светлана") as work:
            await reading.letter_card(work, letter.id)
    assert len(seen_statements) == few <= 4
    with statements(base.office.engine) as seen_statements:
        async with base.office.acting("Светлана") as work:
            await showing.fresh_desk(work)
    assert len(seen_statements) <= 6
    with statements(base.office.engine) as seen_statements:
        async with base.office.acting("Светлана") as work:
            await desks.left_today(work)
    assert len(seen_statements) <= 4
