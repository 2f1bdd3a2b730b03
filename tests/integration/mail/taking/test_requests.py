"""Email is the client's form of a request (domain 1.1)."""

from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.mail import letters
from domain.mail.incoming import Returned
from domain.mail.missing import ask_client, draft_letter
from domain.mail.staff_acts import read_act
from domain.mail.threads import begin as begin_thread
from domain.permissions import Permission
from domain.requests import handoffs, reading, results
from domain.requests.steps import history_of
from storage.models import (
    Attachment,
    Comment,
    Handoff,
    MailAddress,
    MailThread,
    RegisterLine,
    Request,
)
from tests.integration.mail.taking.conftest import CLIENT, FRESH, Post, a_file


async def test_a_clients_mail_becomes_a_request_of_the_mailboxs_department(post: Post) -> None:
    photo, virus = (
        a_file("щит.jpg"),
        a_file("счёт.pdf.exe", "application/x-dosexec", dangerous=True),
    )
    _, outcome = await post.comes(replace(FRESH, files=(photo, virus)))
    request = await post.request(outcome.request_id)
    assert outcome.name == "request"
    assert (request.kind, request.department, request.state) == ("incident", "tech", "new")
    assert request.title == FRESH.subject
    assert request.holder_id == post.office.person("Павел").id  # the lead answers for the mailbox
    assert await post.events(request.id) == ["mailed", "offered"]
    assert await post.told("Антон") == ["handoff"]
    assert await post.told("Кирилл") == ["handoff"]
    async with AsyncSession(post.office.engine) as session:
        files = list(await session.scalars(select(Attachment).order_by(Attachment.id)))
    assert [(file.kind, file.dangerous) for file in files] == [("photo", False), ("document", True)]
    assert all(file.request_id == request.id and file.blob for file in files)


async def test_the_client_is_told_the_number_in_his_thread(post: Post) -> None:
    await post.comes(FRESH)
    (receipt,) = await post.letters()
    assert (receipt.kind, receipt.address, receipt.name) == (
        "receipt",
        CLIENT,
        "Ирина Викторовна Ким",
    )
    assert receipt.in_reply_to == FRESH.message_id
    assert receipt.author_id is None


async def test_a_robot_and_a_flood_get_no_receipts(post: Post) -> None:
    limit = post.office.policy.mail.receipts_an_hour
    for number in range(limit + 2):
        await post.comes(replace(FRESH, message_id=f"<{number}@x>", subject=f"Авария {number}"))
    assert len(await post.letters("receipt")) == limit
    before = await post.count_of(Request)
    _, outcome = await post.comes(replace(FRESH, message_id="<r@x>", kind="auto_reply"))
    assert (outcome.name, await post.count_of(Request)) == ("noted", before)


async def test_the_technician_reads_the_mail_and_signs_by_one_tap(post: Post) -> None:
    _, outcome = await post.comes(FRESH)
    async with post.office.acting("Антон") as work:
        card = await reading.request_card(work, outcome.request_id or 0)
        assert card.offer is not None
        await handoffs.accept(work, card.offer.id)
    request = await post.request(outcome.request_id)
    assert request.holder_id == post.office.person("Антон").id
    assert card.answers is not None
    said = [answer.value for answer in card.answers.answers.values()]
    assert FRESH.words in said


async def test_later_mail_of_the_thread_is_added_and_told_to_the_holder(post: Post) -> None:
    _, outcome = await post.comes(FRESH)
    await accept(post, outcome.request_id or 0, "Антон")
    (receipt,) = await post.letters()
    answer = await post.answer_to(receipt, files=(a_file("фото.jpg"),))
    _, added = await post.comes(answer)
    assert (added.name, added.found_by, added.client_id) == (
        "added",
        "token",
        post.office.client_id,
    )
    assert await post.count_of(Request) == 1
    assert (await post.told("Антон"))[-1] == "step"
    async with post.office.acting("Антон") as work:
        history = await history_of(work, outcome.request_id or 0)
    assert (history[-1].kind, history[-1].words, history[-1].writer) == (
        "client_wrote", answer.words, "Ирина Ким",
    )  # fmt: skip


async def accept(post: Post, request_id: int, name: str) -> None:
    async with post.office.acting(name) as work:
        card = await reading.request_card(work, request_id)
        assert card.offer is not None
        await handoffs.accept(work, card.offer.id)


async def test_references_and_then_the_subject_find_the_thread_too(post: Post) -> None:
    _, outcome = await post.comes(FRESH)
    number = (await post.request(outcome.request_id)).number
    by_reference = replace(
        FRESH, message_id="<b@x>", kind="reply", references=(FRESH.message_id or "",)
    )
    by_subject = replace(FRESH, message_id="<c@x>", kind="reply", numbers=(number,))
    assert (await post.comes(by_reference))[1].found_by == "references"
    assert (await post.comes(by_subject))[1].found_by == "subject"
    of_another = replace(by_subject, message_id="<d@x>", sender="other@else.example")
    assert (await post.comes(of_another))[1].name == "asked"


async def test_the_client_hears_when_it_is_done(post: Post) -> None:
    _, outcome = await post.comes(FRESH)
    request_id = outcome.request_id or 0
    await accept(post, request_id, "Антон")
    async with post.office.acting("Антон") as work:
        reported = await results.report(work, request_id, "Заменили коммутатор на этаже.")
    assert reported.client_told
    (done,) = await post.letters("done")
    assert (done.words, done.author_id) == (
        "Заменили коммутатор на этаже.", post.office.person("Антон").id,
    )  # fmt: skip
    assert done.address == CLIENT


async def test_a_mail_taken_again_changes_nothing_and_a_copy_in_another_mailbox_is_none(
    post: Post,
) -> None:
    await post.comes(FRESH)
    _, copy = await post.comes(replace(FRESH, mailbox="sales"))
    assert copy.name == "copy"
    assert await post.count_of(Request) == 1


async def test_what_the_form_lacks_is_asked_for_and_the_answer_fills_it_in(post: Post) -> None:
    _, outcome = await post.comes(FRESH)
    request_id = outcome.request_id or 0
    await accept(post, request_id, "Антон")
    async with post.office.acting("Антон") as work:
        missing = (await draft_letter(work, request_id)).questions
        assert missing
        await ask_client(work, request_id)
    (letter,) = await post.letters("question")
    assert letter.author_id == post.office.person("Антон").id
    assert letter.args["questions"] == list(missing)
    assert "asked_client" in await post.events(request_id)


async def test_a_bounce_marks_letter_and_address_and_tells_the_holder(post: Post) -> None:
    _, outcome = await post.comes(FRESH)
    (receipt,) = await post.letters()
    async with AsyncSession(post.office.engine) as session, session.begin():
        (await session.get_one(type(receipt), receipt.id)).state = "sent"
    bounce = await post.answer_to(
        receipt,
        sender="mailer-daemon@romashka.example",
        kind="bounce",
        returned=Returned(CLIENT, "5.1.1", permanent=True),
    )
    assert (await post.comes(bounce))[1].name == "noted"
    (bounced,) = await post.letters()
    assert (bounced.state, bounced.bounce_status) == ("bounced", "5.1.1")
    assert (await post.told("Павел"))[-1] == "step"
    assert (await post.events(outcome.request_id or 0))[-1] == "letter_returned"
    async with AsyncSession(post.office.engine) as session:
        assert (await session.get_one(MailAddress, CLIENT)).bounced_at is not None
    await post.comes(replace(FRESH, message_id="<again@x>"))
    assert len(await post.letters()) == 1  # nothing is written to a dead address


async def test_a_delayed_letter_changes_nothing(post: Post) -> None:
    await post.comes(FRESH)
    (receipt,) = await post.letters()
    delay = await post.answer_to(
        receipt, kind="bounce", returned=Returned(CLIENT, "4.4.1", permanent=False)
    )
    await post.comes(delay)
    async with AsyncSession(post.office.engine) as session:
        assert await session.get(MailAddress, CLIENT) is None


async def test_a_colleague_acts_by_mail_and_the_register_says_so(post: Post) -> None:
    _, outcome = await post.comes(FRESH)
    request_id = outcome.request_id or 0
    letter_address = "anton@svyaz.example"
    handoff_id = await open_handoff(post, request_id)
    anton = post.office.person("Антон")
    async with post.office.system() as work:
        with work.permitted(Permission.TAKE_MAIL):
            thread_id = await begin_thread(
                work,
                "help",
                letter_address,
                subject=f"handoff:{handoff_id}",
                employee_id=anton.id,
            )
            await letters.write(work, letters.NewLetter("notice", thread_id, {"lines": ["…"]}))
    (notice,) = await post.letters("notice")
    forged = await post.answer_to(
        notice, sender=letter_address, words="Принял", authenticated=False
    )
    assert (await post.comes(forged))[1].name == "asked"
    assert (await post.request(request_id)).state == "new"
    signed = await post.answer_to(notice, sender=letter_address, words="Принял, выезжаю")
    assert (await post.comes(replace(signed, message_id="<yes@svyaz.example>")))[1].name == "acted"
    assert (await post.request(request_id)).holder_id == anton.id
    done = await post.answer_to(notice, sender=letter_address, words="Сделано: заменили кабель")
    await post.comes(replace(done, message_id="<done@svyaz.example>"))
    assert (await post.request(request_id)).state == "reported"
    assert [letter.args["act"] for letter in await post.letters("act_done")] == ["accept", "done"]
    async with AsyncSession(post.office.engine) as session:
        lines = list(await session.scalars(select(RegisterLine).order_by(RegisterLine.line_no)))
    signed_by = [(line.kind, line.receiver_evidence or line.giver_evidence) for line in lines]
    assert [(kind, proof["channel"]) for kind, proof in signed_by] == [
        ("handed", "mail"), ("done", "mail"),
    ]  # fmt: skip


async def open_handoff(post: Post, request_id: int) -> int:
    async with AsyncSession(post.office.engine) as session:
        found = await session.scalar(select(Handoff.id).where(Handoff.request_id == request_id))
    assert found is not None
    return found


async def test_too_late_by_mail_is_told_by_mail(post: Post) -> None:
    _, outcome = await post.comes(FRESH)
    request_id = outcome.request_id or 0
    handoff_id = await open_handoff(post, request_id)
    await accept(post, request_id, "Кирилл")
    async with post.office.system() as work:
        with work.permitted(Permission.TAKE_MAIL):
            thread_id = await begin_thread(
                work,
                "help",
                "anton@svyaz.example",
                subject=f"handoff:{handoff_id}",
                employee_id=post.office.person("Антон").id,
            )
            await letters.write(work, letters.NewLetter("notice", thread_id, {"lines": ["…"]}))
    (notice,) = await post.letters("notice")
    late = await post.answer_to(notice, sender="anton@svyaz.example", words="принял")
    await post.comes(late)
    (refused,) = await post.letters("act_refused")
    assert refused.args["error"] == "error-handoff-taken"
    assert (await post.request(request_id)).holder_id == post.office.person("Кирилл").id


def test_words_that_stand_for_buttons() -> None:
    assert (read_act("Принял").act, read_act("принято в работу завтра").act) == (
        "accept",
        "comment",
    )
    said = read_act("Отказываюсь: нет допуска")
    assert (said.act, said.words) == ("decline", "нет допуска")
    said = read_act("сделано - заменили кабель")
    assert (said.act, said.words) == ("done", "заменили кабель")
    assert read_act("Принял в работу. Выезжаю").act == "accept"
    assert read_act("Сделано\n\nзаменили кабель").words == "заменили кабель"
    for doubtful in ("Не принял, спросите Кирилла", "Готово будет завтра", "Принял бы, но занят"):
        assert read_act(doubtful).act == "comment"
    assert read_act("Не могу дозвониться, но выезжаю").act == "comment"


async def test_a_comment_of_a_client_has_no_author_of_the_staff(post: Post) -> None:
    _, outcome = await post.comes(FRESH)
    (receipt,) = await post.letters()
    mail_id, _ = await post.comes(await post.answer_to(receipt))
    async with AsyncSession(post.office.engine) as session:
        (comment,) = list(await session.scalars(select(Comment)))
        (thread,) = list(await session.scalars(select(MailThread)))
    assert (comment.author_id, comment.mail_id) == (None, mail_id)
    assert thread.request_id == outcome.request_id


async def test_a_full_mailbox_ends_its_letter_and_not_the_address(post: Post) -> None:
    await post.comes(FRESH)
    (receipt,) = await post.letters()
    async with AsyncSession(post.office.engine) as session, session.begin():
        (await session.get_one(type(receipt), receipt.id)).state = "sent"
    bounce = await post.answer_to(
        receipt,
        sender="mailer-daemon@romashka.example",
        kind="bounce",
        returned=Returned(CLIENT, "5.2.2", permanent=True),
    )
    await post.comes(bounce)
    (bounced,) = await post.letters()
    assert (bounced.state, bounced.bounce_status) == ("bounced", "5.2.2")
    async with AsyncSession(post.office.engine) as session:
        assert await session.get(MailAddress, CLIENT) is None
