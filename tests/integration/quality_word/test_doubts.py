"""Words that do not count by themselves: whose they are, when they came, what they contradict."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from domain.errors import DeskError, NotAllowed, NotFound, TooLate
from domain.mail.taking import take
from domain.quality import asking, deciding, ending
from domain.quality.questions import question_of
from domain.work import SYSTEM
from mail.intake.reading import read_mail
from storage.models import Attachment, Employee, Mail, Request
from tests.integration.quality.acting import (
    CASH_DESK,
    PAPERS,
    accepted,
    history,
    paused,
    problems,
    told,
)
from tests.integration.quality_word.conftest import COLLEAGUE, KIM, STRANGER, Client

pytestmark = pytest.mark.long


async def test_a_yes_says_nothing_of_a_complaint_that_was_added_after_the_letter(
    client: Client,
) -> None:
    ticket_id = await client.asked()
    await client.answers("Уточню у нашего инженера и вернусь")
    await _complain_of_papers(client, ticket_id)
    assert await client.state(ticket_id) == ("in_work", 2)
    assert all(each.ended_at for each in await client.askings(ticket_id))
    assert [each.state for each in await client.said(ticket_id)] == ["noted"]
    assert (await told(client.office, "Павел"))[-1] == "complained"
    await client.answers("Да")
    assert (await client.question(ticket_id)).doubt == "old_round"
    assert await client.state(ticket_id) == ("in_work", 2)

    await client.again(ticket_id)
    await client.answers("Да")
    assert await client.state(ticket_id) == ("confirmed", 2)
    assert {each.state for each in await problems(client.office, ticket_id)} == {"confirmed"}
    assert set(await client.request_states(ticket_id)) == {"closed"}


async def test_nobody_of_ours_speaks_for_the_client(client: Client) -> None:
    """Neither is he asked, nor does his yes count where he was asked before he was one of ours."""
    ticket_id = await client.asked()
    async with AsyncSession(client.office.engine) as session, session.begin():
        await session.execute(
            update(Employee).where(Employee.name.startswith("Ольга")).values(email=KIM)
        )
    await client.answers("Да")
    assert (await client.question(ticket_id)).doubt == "stranger"
    assert await client.state(ticket_id) == ("awaiting_client", 1)
    for address in (KIM, "sales@svyaz.example"):
        async with client.office.acting("Ольга") as work:
            with pytest.raises(DeskError) as refused:
                await asking.another(work, ticket_id, address)
        assert refused.value.key == "error-ticket-address-ours"


async def test_a_complaint_added_before_the_letter_is_repaired_first(client: Client) -> None:
    ticket_id = await client.repaired()
    await _complain_of_papers(client, ticket_id)
    assert await client.state(ticket_id) == ("in_work", 2)
    repaired, added = await problems(client.office, ticket_id)
    assert (repaired.state, added.state) == ("fixed", "open")
    assert added.request_id is not None
    assert (await told(client.office, "Ольга"))[-1] == "complained"
    with pytest.raises(TooLate):
        await client.ask(ticket_id)


async def _complain_of_papers(client: Client, ticket_id: int) -> None:
    """The head corrects an answer, and the client's second complaint is there."""
    row = await client.ticket(ticket_id)
    await paused(client.office, [CASH_DESK, PAPERS], row.questionnaire_id, by="Марина")


@pytest.mark.parametrize("words", ["Да", "Нет"])
@pytest.mark.parametrize(
    ("sender", "auth", "doubt"),
    [
        (COLLEAGUE, "pass", "colleague"),
        (STRANGER, "pass", "stranger"),
        (KIM, "fail", "forged"),
        (COLLEAGUE, "fail", "forged"),
    ],
)
async def test_anybody_elses_word_asks_the_rep(
    client: Client, words: str, sender: str, auth: str, doubt: str
) -> None:
    client.trusts()
    ticket_id = await client.asked()
    await client.answers(words, sender=sender, auth=auth)  # type: ignore[arg-type]
    answer = await client.question(ticket_id)
    assert (answer.doubt, answer.words) == (doubt, words)
    assert await client.state(ticket_id) == ("awaiting_client", 1)
    assert await client.letters("ticket_thanks") == []


@pytest.mark.parametrize(("auth", "vouched"), [("pass", True), ("none", None)])
async def test_whether_a_server_vouched_stands_on_the_ticket(
    client: Client, auth: str, vouched: bool | None
) -> None:
    if vouched:
        client.trusts()
    ticket_id = await client.asked()
    await client.answers("Да", auth=auth)  # type: ignore[arg-type]
    row = await client.ticket(ticket_id)
    assert (row.state, row.confirmed_by, row.authenticated) == ("confirmed", "mail", vouched)


async def test_where_a_server_is_trusted_its_silence_is_no_proof(client: Client) -> None:
    client.trusts()
    ticket_id = await client.asked()
    await client.answers("Да", auth="none")
    assert (await client.question(ticket_id)).doubt == "forged"
    assert await client.state(ticket_id) == ("awaiting_client", 1)


@pytest.mark.parametrize(("sender", "doubt"), [(KIM, "no_token"), (COLLEAGUE, "colleague")])
@pytest.mark.parametrize("words", ["Да", "Нет"])
async def test_a_number_in_the_subject_is_no_token(
    client: Client, sender: str, doubt: str, words: str
) -> None:
    ticket_id = await client.asked()
    number = (await client.ticket(ticket_id)).number
    await client.comes(_fresh(sender, f"Re: [К-{number}] Касса", words))
    assert (await client.question(ticket_id)).doubt == doubt
    assert await client.state(ticket_id) == ("awaiting_client", 1)


@pytest.mark.parametrize("tag", ["[К-{}]", "[Q-{}]", "[K-{}]", "[к-{}]"])
async def test_the_number_is_found_in_either_alphabet(client: Client, tag: str) -> None:
    ticket_id = await client.asked()
    number = (await client.ticket(ticket_id)).number
    await client.comes(_fresh(KIM, f"Re: {tag.format(number)} Касса", "Да"))
    assert (await client.question(ticket_id)).doubt == "no_token"


async def test_a_strangers_mail_with_the_number_is_nobodys_answer(client: Client) -> None:
    ticket_id = await client.asked()
    number = (await client.ticket(ticket_id)).number
    outcome = await client.comes(_fresh(STRANGER, f"Re: [К-{number}] Касса", "Да"))
    assert (outcome.name, outcome.question) == ("asked", "sender")
    assert await client.said(ticket_id) == []


def _fresh(sender: str, subject: str, words: str) -> bytes:
    """A mail without a token, and without a word of what it answers."""
    return (
        f"From: Ирина Ким <{sender}>\r\nTo: sales@svyaz.example\r\nSubject: {subject}\r\n"
        f"Message-ID: <fresh.{hash((sender, subject, words))}@romashka.example>\r\n"
        "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
        f"{words}\r\n"
    ).encode()


async def test_an_old_rounds_yes_asks_and_its_no_sends_back(client: Client) -> None:
    ticket_id = await client.asked()
    (first,) = await client.letters()
    await client.answers("Нет")
    await client.again(ticket_id)
    await client.answers("Да", letter=first)
    answer = await client.question(ticket_id)
    assert answer.doubt == "contradiction"  # in that round she has said no
    assert await client.state(ticket_id) == ("awaiting_client", 2)
    await client.answers("Всё ещё не работает", letter=first)
    assert await client.state(ticket_id) == ("in_work", 3)


async def test_an_old_letters_yes_counts_for_nothing_in_the_next_round(client: Client) -> None:
    ticket_id = await client.asked()
    (first,) = await client.letters()
    async with client.office.acting("Ольга") as work:
        await asking.another(work, ticket_id, COLLEAGUE)
    await client.answers("Нет", sender=COLLEAGUE)
    await client.again(ticket_id)
    await client.answers("Да", letter=first)
    assert await client.state(ticket_id) == ("awaiting_client", 2)
    assert (await client.question(ticket_id)).doubt in ("old_round", "contradiction")


async def test_whoever_was_asked_before_does_not_close(client: Client) -> None:
    ticket_id = await client.asked()
    (first,) = await client.letters()
    async with client.office.acting("Ольга") as work:
        await asking.another(work, ticket_id, COLLEAGUE)
    await client.answers("Да", letter=first)
    assert (await client.question(ticket_id)).doubt == "colleague"
    await client.answers("Да", sender=COLLEAGUE)
    assert await client.state(ticket_id) == ("confirmed", 1)


async def test_a_yes_while_it_is_in_work_asks_and_may_close_by_the_rep(client: Client) -> None:
    ticket_id = await client.asked()
    await client.answers("Нет")
    await client.answers("Да")
    answer = await client.question(ticket_id)
    assert await client.state(ticket_id) == ("in_work", 2)
    async with client.office.acting("Ольга") as work:
        question = await question_of(work, answer.id)
        assert question.before is not None
        assert (question.doubt, question.before.words) == ("contradiction", "Нет")
        await deciding.yes(work, ticket_id, answer.id)
    row = await client.ticket(ticket_id)
    assert (row.state, row.confirmed_by) == ("confirmed", "rep")


async def test_a_no_after_the_yes_reopens_and_asks_besides(client: Client) -> None:
    ticket_id = await client.asked()
    (letter, *_) = await client.letters()
    await client.answers("Да")
    assert await client.questionnaire(ticket_id) == "restored"
    await client.answers("Нет, опять упало", letter=letter)
    assert await client.state(ticket_id) == ("in_work", 2)
    assert await client.questionnaire(ticket_id) == "paused"
    assert [each.state for each in await problems(client.office, ticket_id)] == ["open"]
    answer = await client.question(ticket_id)
    async with client.office.acting("Ольга") as work:
        question = await question_of(work, answer.id)
    assert question.before is not None
    assert (question.doubt, question.before.words) == ("contradiction", "Да")
    async with client.office.acting("Ольга") as work:
        await deciding.no(work, ticket_id, answer.id)
    assert await client.state(ticket_id) == ("in_work", 2)
    row = await client.ticket(ticket_id)
    assert (row.closed_at, row.closed_words, row.confirmed_by) == (None, None, None)


async def contradicted(client: Client) -> tuple[int, int]:
    """A ticket whose client said yes and then no, and the answer that the rep is asked about."""
    ticket_id = await client.asked()
    (letter, *_) = await client.letters()
    await client.answers("Да, работает")
    await client.answers("Нет, опять упало", letter=letter)
    return ticket_id, (await client.question(ticket_id)).id


async def test_a_no_of_an_earlier_round_does_not_send_the_next_one_back(client: Client) -> None:
    ticket_id, answer_id = await contradicted(client)
    await client.again(ticket_id)
    async with client.office.acting("Ольга") as work:
        await deciding.no(work, ticket_id, answer_id)
    assert await client.state(ticket_id) == ("awaiting_client", 2)


async def test_the_yes_that_counts_is_quoted_not_the_no_after_it(client: Client) -> None:
    ticket_id, answer_id = await contradicted(client)
    async with client.office.acting("Ольга") as work:
        await deciding.yes(work, ticket_id, answer_id)
    row = await client.ticket(ticket_id)
    assert (row.state, row.closed_words) == ("confirmed", "Да, работает")


@pytest.mark.parametrize("first", ["Да", "Нет"])
async def test_two_replies_at_once_end_as_one_after_the_other(client: Client, first: str) -> None:
    ticket_id = await client.asked()
    second = "Нет" if first == "Да" else "Да"
    raws = [await client.written(words) for words in (first, second)]
    ids = [await client.stored(raw) for raw in raws]
    await asyncio.gather(*(client.taken(i, raw) for i, raw in zip(ids, raws, strict=True)))
    assert await client.state(ticket_id) == ("in_work", 2)
    assert (await client.question(ticket_id)).doubt == "contradiction"


async def test_the_same_mail_taken_twice_does_nothing_twice(client: Client) -> None:
    """The desk died between: the transaction that took it may have been committed or not."""
    ticket_id = await client.asked()
    raw = await client.written("Нет")
    mail_id = await client.stored(raw)
    await client.taken(mail_id, raw)
    await client.again(ticket_id)
    outcome = await client.taken(mail_id, raw)
    assert outcome.name == "noted"
    assert await client.state(ticket_id) == ("awaiting_client", 2)
    assert len(await client.said(ticket_id)) == 1


async def test_a_crash_before_the_commit_leaves_the_ticket_as_it_was(client: Client) -> None:
    ticket_id = await client.asked()
    raw = await client.written("Да")
    mail_id = await client.stored(raw)
    with pytest.raises(_Killed):
        await _dies(client, mail_id, raw)
    assert await client.state(ticket_id) == ("awaiting_client", 1)
    await client.taken(mail_id, raw)
    assert await client.state(ticket_id) == ("confirmed", 1)
    assert len(await client.letters("ticket_thanks")) == 1


class _Killed(Exception):
    """The desk dies here."""


async def _dies(client: Client, mail_id: int, raw: bytes) -> None:
    mail = read_mail(mail_id, "sales", raw, client.office.policy)
    async with client.office.act(SYSTEM, "mail") as work:
        await take(work, {}, mail)
        raise _Killed


async def test_broken_again_within_two_weeks_is_the_same_ticket(client: Client) -> None:
    ticket_id = await client.asked()
    (letter,) = await client.letters()
    await client.answers("Да")
    client.office.clock.advance(timedelta(days=13, hours=23))
    await client.answers("Нет, снова сломалось", letter=letter)
    assert await client.state(ticket_id) == ("in_work", 2)
    assert (await told(client.office, "Павел"))[-1] == "reopened"


async def test_broken_again_later_is_a_ticket_that_follows(client: Client) -> None:
    ticket_id = await client.asked()
    (letter,) = await client.letters()
    await client.answers("Да")
    client.office.clock.advance(timedelta(days=15))
    await client.answers("Нет, снова сломалось", letter=letter)
    assert await client.state(ticket_id) == ("confirmed", 1)
    row = await client.ticket(ticket_id + 1)
    assert (row.follows_id, row.state, row.round) == (ticket_id, "new", 1)
    assert [each.words for each in await problems(client.office, row.id)] == [
        "Нет, снова сломалось"
    ]


async def test_thanks_after_the_end_are_only_told(client: Client) -> None:
    ticket_id = await client.asked()
    (letter,) = await client.letters()
    await client.answers("Да")
    for words in ("Да, всё хорошо", "Спасибо за письмо."):
        await client.answers(words, letter=letter)
    assert [each.state for each in await client.said(ticket_id)] == ["counted", "noted", "noted"]
    assert await client.told("Ольга", "ticket_question") == []
    assert len(await client.letters("ticket_thanks")) == 1
    assert (await told(client.office, "Ольга"))[-2:] == ["client_wrote", "client_wrote"]


async def test_a_no_to_a_rejected_ticket_asks_and_may_open_another(client: Client) -> None:
    ticket_id = await client.asked()
    (letter,) = await client.letters()
    async with client.office.acting("Марина") as work:
        await ending.reject(work, ticket_id, "Не подтвердилось", "close")
    await client.answers("Нет, всё так же", letter=letter)
    answer = await client.question(ticket_id)
    assert answer.doubt == "ended"
    async with client.office.acting("Ольга") as work:
        await deciding.no(work, ticket_id, answer.id)
    assert (await client.ticket(ticket_id + 1)).follows_id == ticket_id


async def test_a_no_while_it_is_in_work_adds_the_words(client: Client) -> None:
    ticket_id = await client.asked()
    (letter,) = await client.letters()
    await client.answers("Нет")
    await client.answers("И ещё: не работает второй этаж", letter=letter)
    assert await client.state(ticket_id) == ("in_work", 2)
    assert (await history(client.office, ticket_id))[-1] == "client_wrote"
    assert (await told(client.office, "Павел"))[-1] == "client_wrote"


async def test_a_loop_of_noes_ends_with_a_person(client: Client) -> None:
    ticket_id = await client.asked()
    for _ in range(3):
        await client.answers("Нет")
        await client.again(ticket_id)
    await client.answers("Нет")
    assert await client.state(ticket_id) == ("awaiting_client", 4)
    assert (await client.question(ticket_id)).doubt == "unclear"


async def test_the_rep_answers_and_the_word_is_waited_for_on(client: Client) -> None:
    ticket_id = await client.asked()
    await client.answers("А что именно вы сделали?")
    answer = await client.question(ticket_id)
    async with client.office.acting("Ольга") as work:
        await deciding.reply(work, ticket_id, answer.id, "Заменили блок питания целиком.")
    (letter,) = await client.letters("ticket_reply")
    async with client.office.system() as work:
        mail = await work.open_session.get_one(Mail, answer.mail_id)
    assert letter.in_reply_to == mail.message_id
    assert await client.state(ticket_id) == ("awaiting_client", 1)
    await client.answers("Да, всё в порядке, спасибо", letter=letter)
    assert await client.state(ticket_id) == ("confirmed", 1)


async def test_whom_the_rep_answered_is_not_thereby_asked(client: Client) -> None:
    """A stranger who got a reply in the ticket's thread stays a stranger."""
    ticket_id = await client.asked()
    await client.answers("А что вы сделали?", sender=STRANGER)
    answer = await client.question(ticket_id)
    async with client.office.acting("Ольга") as work:
        await deciding.reply(work, ticket_id, answer.id, "Заменили блок питания.")
    (letter,) = await client.letters("ticket_reply")
    assert letter.address == STRANGER
    await client.answers("Да", letter=letter, sender=STRANGER)
    assert (await client.question(ticket_id)).doubt == "stranger"
    assert await client.state(ticket_id) == ("awaiting_client", 1)


async def test_a_decision_is_the_reps_and_is_made_once(client: Client) -> None:
    ticket_id = await client.asked()
    await client.answers("Вроде да, понаблюдаем неделю")
    answer = await client.question(ticket_id)
    for name in ("Денис", "Антон", "Павел"):
        async with client.office.acting(name) as work:
            with pytest.raises(NotAllowed):
                await deciding.yes(work, ticket_id, answer.id)
    async with client.office.acting("Ольга") as work:
        await deciding.yes(work, ticket_id, answer.id)
    async with client.office.acting("Ольга") as work:
        with pytest.raises(TooLate):
            await deciding.no(work, ticket_id, answer.id)
    row = await client.ticket(ticket_id)
    assert (row.confirmed_by, row.confirmed_name, row.closed_words) == (
        "rep",
        "Ирина Ким",
        "Вроде да, понаблюдаем неделю",
    )


async def test_confirmed_tells_all_with_the_quote_and_closes_the_requests(client: Client) -> None:
    ticket_id = await client.asked()
    await client.answers("Подтверждаю, качество восстановлено.")
    for name in ("Ольга", "Павел", "Марина"):
        assert (await told(client.office, name))[-1] == "confirmed"
    assert await client.request_states(ticket_id) == ["closed"]
    assert [each.state for each in await problems(client.office, ticket_id)] == ["confirmed"]
    assert await client.questionnaire(ticket_id) == "restored"
    row = await client.ticket(ticket_id)
    assert (row.closed_words, row.confirmed_name) == (
        "Подтверждаю, качество восстановлено.",
        "Ирина Ким",
    )
    assert (await client.askings(ticket_id))[0].ended_at is not None


async def test_a_tap_before_anything_was_asked_finds_no_answer(client: Client) -> None:
    ticket_id = await accepted(client.office)
    async with client.office.acting("Ольга") as work:
        with pytest.raises(NotFound):
            await deciding.yes(work, ticket_id, 999)


async def test_a_fresh_mail_of_whoever_is_asked_is_told_and_decides_nothing(
    client: Client,
) -> None:
    ticket_id = await client.asked()
    await client.comes(_fresh(KIM, "Касса", "Здравствуйте, всё работает"))
    assert await client.said(ticket_id) == []
    assert await client.state(ticket_id) == ("awaiting_client", 1)
    assert (await told(client.office, "Ольга"))[-1] == "client_wrote"


async def test_a_yes_to_a_rejected_ticket_leaves_it_so(client: Client) -> None:
    ticket_id = await client.asked()
    (letter,) = await client.letters()
    async with client.office.acting("Марина") as work:
        await ending.reject(work, ticket_id, "Не подтвердилось", "close")
    await client.answers("Нет, всё так же", letter=letter)
    answer = await client.question(ticket_id)
    async with client.office.acting("Ольга") as work:
        await deciding.yes(work, ticket_id, answer.id)
    assert await client.state(ticket_id) == ("rejected", 1)
    assert [each.state for each in await client.said(ticket_id)] == ["noted"]


async def test_a_photo_stands_with_the_work(client: Client) -> None:
    ticket_id = await client.asked()
    raw = await client.written("Нет, вот фото", photo=b"\xff\xd8\xff\xe0 jpeg")
    mail_id = await client.stored(raw)
    await client.taken(mail_id, raw)
    async with client.office.system() as work:
        kept = (await work.open_session.scalars(select(Attachment))).one()
        request = await work.open_session.get_one(Request, kept.request_id)
    assert (kept.mail_id, kept.file_name, request.ticket_id) == (mail_id, "photo.jpg", ticket_id)
