"""Bad quality stops a questionnaire until the client himself says that it is repaired."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from sqlalchemy import insert, select, update

from domain.errors import DeskError, TooLate
from domain.forms import engine, responses
from domain.forms.answers import Value
from domain.forms.responses import Draft
from domain.permissions import Permission
from domain.quality.reading import ticket_card
from domain.questionnaires import beginning
from domain.questionnaires.reading import counted, questionnaire_card
from storage.models import (
    Campaign,
    CampaignClient,
    Client,
    FormResponse,
    FormVersion,
    Meeting,
    Opportunity,
    OutboxRow,
    Problem,
    Questionnaire,
    Ticket,
)
from tests.fixtures.office import Office
from tests.integration.questionnaires.filling import (
    COMPLAINT,
    GOOD,
    STOPPED,
    Script,
    fill,
    filled,
    sent,
)

pytestmark = pytest.mark.long

CLOSED = ("g_more", "g_plans", "n_shown", "n_interest", "referrals", "z_mood", "z_next")


async def asked(office: Office, script: Script) -> Draft:
    async with office.acting("Ольга") as work:
        return await fill(work, await beginning.begin(work, office.client_id), script)


def names_asked(draft: Draft) -> set[str]:
    return {each.name for each in engine.relevant_questions(draft.definition, draft.state)}


@pytest.mark.parametrize(
    ("name", "value", "stops"),
    [
        *((name, "no", True) for name in (
            "k_spec", "k_time", "k_docs", "k_price", "k_reply", "k_people", "k_open"
        )),
        *((name, "na", False) for name in (
            "k_spec", "k_time", "k_docs", "k_price", "k_reply", "k_people", "k_open"
        )),
        ("k_fails", Decimal(1), True),
        ("k_nps", "0", False),
    ],
)  # fmt: skip
async def test_every_bad_answer_alone_stops_it(
    visiting: Office, name: str, value: Value, stops: bool
) -> None:
    script = replace(STOPPED, answers={**STOPPED.answers, "k_fails": Decimal(0), name: value})
    draft = await asked(visiting, script)
    assert ("complaints" in names_asked(draft)) == stops
    assert names_asked(draft).isdisjoint(CLOSED) == stops
    async with visiting.acting("Ольга") as work:
        await sent(work, draft)
        states = (await work.open_session.scalars(select(Questionnaire.state))).all()
    assert states == ["paused" if stops else "handed_in"]


@pytest.mark.parametrize(
    ("contract", "answers", "stops"),
    [
        ({"speed": 100}, {"k_speed": Decimal(99)}, True),
        ({"speed": 100}, {"k_speed": Decimal(100)}, False),
        ({"speed": "7.5"}, {"k_speed": Decimal("7.4")}, True),
        ({"delivery_days": 3}, {"k_days": Decimal(4)}, True),
        ({"delivery_days": 3}, {"k_days": Decimal(3)}, False),
    ],
)
async def test_thresholds_are_those_of_the_clients_contract(
    visiting: Office, contract: dict[str, object], answers: dict[str, Value], stops: bool
) -> None:
    async with visiting.system() as work:
        await work.open_session.execute(update(Client).values(contract=contract))
    answers = {**STOPPED.answers, "k_fails": Decimal(0), **answers}
    draft = await asked(visiting, replace(STOPPED, answers=answers))
    assert ("complaints" in names_asked(draft)) == stops


async def test_what_the_contract_does_not_promise_is_not_asked(visiting: Office) -> None:
    draft = await asked(visiting, Script(GOOD))
    assert names_asked(draft).isdisjoint({"k_speed", "k_days"})


async def test_the_pause_makes_a_ticket_with_every_complaint(visiting: Office) -> None:
    questionnaire_id = await filled(visiting, STOPPED)
    async with visiting.system() as work:
        row = await work.open_session.get_one(Questionnaire, questionnaire_id)
        ticket = (await work.open_session.scalars(select(Ticket))).one()
        problems = (await work.open_session.scalars(select(Problem).order_by(Problem.id))).all()
        response = await work.open_session.get_one(FormResponse, row.response_id)
    assert (row.state, row.paused_at, row.counted_at) == (
        "paused",
        visiting.clock.now(),
        visiting.clock.now(),
    )
    assert response.state == "paused"
    assert (ticket.state, ticket.confirm_email) == ("new", "kim@romashka.example")
    assert ticket.confirm_contact_id is not None
    assert [(each.category, each.severity) for each in problems] == [
        ("failure", "stopped"),
        ("documents", "losses"),
    ]
    assert problems[0].words == COMPLAINT["words"]
    assert problems[0].repaired_when == COMPLAINT["repaired_when"]


async def test_by_phone_only_no_address_is_asked(visiting: Office) -> None:
    by_phone = {name: said for name, said in STOPPED.answers.items() if name != "check_email"}
    await filled(visiting, replace(STOPPED, answers={**by_phone, "check_way": "phone"}))
    async with visiting.system() as work:
        ticket = (await work.open_session.scalars(select(Ticket))).one()
    assert ticket.confirm_email is None
    assert ticket.confirm_contact_id is not None


async def test_copies_go_to_the_head_and_to_the_service_lead(visiting: Office) -> None:
    await filled(visiting, STOPPED)
    async with visiting.system() as work:
        rows = await work.open_session.scalars(
            select(OutboxRow.recipient).where(OutboxRow.subject.like("ticket:%"))
        )
        recipients = set(rows)
    people = {visiting.person(name).id for name in ("Марина", "Павел")}
    assert recipients == {f"{way}:{each}" for each in people for way in ("person", "document")}
    async with visiting.acting("Павел") as work:
        card = await ticket_card(work, 1)
    assert [each.category for each in card.problems] == ["failure", "documents"]


async def test_a_paused_one_is_not_asked_and_not_begun_anew(visiting: Office) -> None:
    questionnaire_id = await filled(visiting, STOPPED)
    async with visiting.acting("Ольга") as work:
        row = await work.open_session.get_one(Questionnaire, questionnaire_id)
        with pytest.raises(TooLate):
            await responses.load(work, row.response_id)
    with pytest.raises(DeskError) as refused:
        await begun(visiting)
    assert refused.value.key == "error-questionnaire-paused"
    with pytest.raises(DeskError):
        await resumed(visiting, questionnaire_id)


async def begun(office: Office) -> Draft:
    async with office.acting("Ольга") as work:
        return await beginning.begin(work, office.client_id)


async def resumed(office: Office, questionnaire_id: int) -> Draft:
    async with office.acting("Ольга") as work:
        return await beginning.resume(work, questionnaire_id)


async def restored(office: Office, questionnaire_id: int) -> None:
    """As whatever hears the client's word does it, within an act of its own."""
    async with office.acting("Ольга") as work:
        with work.permitted(Permission.FILL_QUESTIONNAIRES):
            await beginning.restored(work, questionnaire_id)


async def test_it_goes_on_at_the_first_closed_question_and_counts_once(visiting: Office) -> None:
    questionnaire_id = await filled(visiting, STOPPED)
    since = visiting.clock.now()
    visiting.clock.advance(timedelta(days=10))
    await restored(visiting, questionnaire_id)
    draft = await resumed(visiting, questionnaire_id)
    assert draft.question == "g_more"
    assert draft.state.answers["k_fails"].value == Decimal(3), "the bad answer is on record"
    assert (await resumed(visiting, questionnaire_id)).question == "g_more"
    async with visiting.acting("Ольга") as work:
        draft = await fill(work, draft, Script({**GOOD, "n_interest": "Видеонаблюдение"}))
        assert await sent(work, draft) == questionnaire_id
        card = await questionnaire_card(work, questionnaire_id)
        norm = await counted(work, work.actor.id, since)
        meetings = (await work.open_session.scalars(select(Meeting))).all()
        tickets = (await work.open_session.scalars(select(Ticket))).all()
        opportunities = (await work.open_session.scalars(select(Opportunity))).all()
    assert (card.state, card.counted_at, norm) == ("handed_in", since, 1)
    assert card.handed_in_at == visiting.clock.now()
    assert (len(meetings), len(tickets), len(opportunities)) == (2, 1, 1)


async def test_said_twice_it_is_restored_once(visiting: Office) -> None:
    questionnaire_id = await filled(visiting, STOPPED)
    await restored(visiting, questionnaire_id)
    await resumed(visiting, questionnaire_id)
    await restored(visiting, questionnaire_id)
    async with visiting.acting("Ольга") as work:
        assert (await questionnaire_card(work, questionnaire_id)).state == "open"


async def test_the_line_of_the_campaign_is_worked_through_at_the_pause(visiting: Office) -> None:
    line_id = await listed(visiting)
    questionnaire_id = await filled(visiting, STOPPED)
    assert await line(visiting, line_id) == ("paused", visiting.clock.now())
    at = visiting.clock.now()
    await restored(visiting, questionnaire_id)
    visiting.clock.advance(timedelta(days=1))
    draft = await resumed(visiting, questionnaire_id)
    async with visiting.acting("Ольга") as work:
        await sent(work, await fill(work, draft, Script(GOOD)))
    state, worked_at = await line(visiting, line_id)
    assert state == "handed_in"
    assert worked_at == at, "worked through once, at the pause"


async def listed(office: Office) -> int:
    """Ромашка on the list of a running campaign."""
    async with office.system() as work:
        session = work.open_session
        version_id = await session.scalar(
            select(FormVersion.id).where(FormVersion.name == "vip-questionnaire")
        )
        campaign_id = await session.scalar(
            insert(Campaign)
            .values(
                name="Лето",
                head_id=office.person("Марина").id,
                form_version_id=version_id,
                starts_on=office.clock.now().date(),
                ends_on=office.clock.now().date() + timedelta(days=60),
                state="running",
                created_at=office.clock.now(),
            )
            .returning(Campaign.id)
        )
        line_id: int = (
            await session.execute(
                insert(CampaignClient)
                .values(
                    campaign_id=campaign_id,
                    client_id=office.client_id,
                    rep_id=office.person("Ольга").id,
                )
                .returning(CampaignClient.id)
            )
        ).scalar_one()
        return line_id


async def line(office: Office, line_id: int) -> tuple[str, object]:
    async with office.system() as work:
        row = await work.open_session.get_one(CampaignClient, line_id)
        return row.state, row.worked_at


async def test_two_taps_at_once_begin_one(visiting: Office) -> None:
    first = await begun(visiting)
    again = await begun(visiting)
    assert (again.id, again.question) == (first.id, first.question)
