"""What is known is confirmed and not asked again; what is corrected is written back again."""

import re
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from sqlalchemy import insert, select, update

from domain.asking.purposes import hand_in
from domain.errors import NotAllowed, TooLate
from domain.forms import answering, engine, responses
from domain.forms.answers import Answer
from domain.forms.responses import Draft
from domain.questionnaires import beginning, finishing
from domain.questionnaires.purposes import CORRECTION
from domain.questionnaires.reading import questionnaire_card, questionnaires_of
from domain.work import Work
from storage.models import AnswerCorrection, Client, Contact, FormAnswer, Opportunity, Ticket
from tests.fixtures.office import Office
from tests.fixtures.statements import statements
from tests.integration.questionnaires.filling import (
    ALL_GOOD,
    GOOD,
    STOPPED,
    Script,
    fill,
    filled,
    learn_correction,
    sent,
)


async def begun(office: Office, name: str = "Ольга") -> Draft:
    async with office.acting(name) as work:
        return await beginning.begin(work, office.client_id)


async def test_contacts_and_fields_of_the_client_are_known(visiting: Office) -> None:
    draft = await begun(visiting)
    known = draft.state.known
    assert known["client"].value == "Ромашка"
    assert known["address"].value == "ул. Мира, 4"
    assert known["people[1].name"].value == "Ирина Викторовна Ким"
    assert known["people[1].phone"].value == "+79270000000"
    assert "people[1].consent" not in known, "who was never asked is asked"
    assert draft.question == "client", "what is known is still to be confirmed"
    assert engine.counted(draft.definition, draft.state)["rep"].value == "Ольга Смирнова"


async def test_who_left_is_not_shown_again(visiting: Office) -> None:
    await filled(
        visiting,
        replace(
            ALL_GOOD,
            known={"people[1]": "gone"},
            added={
                "people": [
                    {
                        "name": "Пётр Зорин",
                        "position": "директор",
                        "roles": ("pays",),
                        "consent": "no",
                    }
                ]
            },
        ),
    )
    visiting.clock.advance(timedelta(days=90))
    draft = await begun(visiting)
    names = [value.value for name, value in draft.state.known.items() if name.endswith(".name")]
    assert names == ["Пётр Зорин"]


async def test_last_answers_are_offered_where_the_form_says_so(visiting: Office) -> None:
    await filled(visiting, Script({**GOOD, "w_share": Decimal(70), "c_start": "В гараже"}))
    visiting.clock.advance(timedelta(days=90))
    known = (await begun(visiting)).state.known
    assert known["w_share"].value == Decimal(70)
    assert "c_start" not in known, "it is asked to let them talk"
    assert "k_fails" not in known, "quality is asked anew every time"


async def test_a_questionnaire_thrown_away_is_begun_anew(visiting: Office) -> None:
    first = await begun(visiting)
    async with visiting.acting("Ольга") as work:
        await responses.drop(work, first.id)
    second = await begun(visiting)
    assert second.id != first.id
    async with visiting.acting("Ольга") as work:
        listed = await questionnaires_of(work, visiting.client_id)
    assert [line.id for line in listed] == [second.subject_id]


async def test_another_reps_questionnaire_is_his_own(visiting: Office) -> None:
    questionnaire_id = await filled(visiting, STOPPED)
    with pytest.raises(NotAllowed):
        await looked_at(visiting, "Денис", questionnaire_id)
    await looked_at(visiting, "Павел", questionnaire_id)
    await looked_at(visiting, "Марина", questionnaire_id)


async def looked_at(office: Office, name: str, questionnaire_id: int) -> None:
    async with office.acting(name) as work:
        await questionnaire_card(work, questionnaire_id)


async def test_a_correction_keeps_what_was_and_is_written_back(visiting: Office) -> None:
    questionnaire_id = await filled(visiting, Script({**GOOD, "n_interest": "Камеры"}))
    visiting.clock.advance(timedelta(hours=2))
    async with visiting.acting("Ольга") as work:
        await finishing.correct(work, questionnaire_id, "n_interest", Answer("Пять камер"))
        await finishing.correct(work, questionnaire_id, "n_interest", Answer("Пять камер"))
        await finishing.correct(work, questionnaire_id, "people[1].phone", Answer("+79279999999"))
    async with visiting.acting("Ольга") as work:
        card = await questionnaire_card(work, questionnaire_id)
        titles = (await work.open_session.scalars(select(Opportunity.title))).all()
        contact = (await work.open_session.scalars(select(Contact))).one()
    was = [(each.question, each.answer and each.answer.value) for each in card.corrections]
    assert was == [("n_interest", "Камеры"), ("people[1].phone", None)]
    assert [each.erased for each in card.corrections] == [False, True]
    assert {each.by for each in card.corrections} == {"Ольга Смирнова"}
    assert {each.at for each in card.corrections} == {visiting.clock.now()}
    assert list(titles) == ["Пять камер"]
    assert contact.phone == "+79279999999"


async def test_a_correction_is_typed_in_words(visiting: Office) -> None:
    """The short form asks what it should be, and reads the words as the question wants them."""
    form = await learn_correction(visiting)
    questionnaire_id = await filled(visiting, ALL_GOOD)
    async with visiting.acting("Ольга") as work:
        which = {"which": Answer("z_mood"), "asked": Answer("Как клиент к нам относится?")}
        draft = await responses.start(work, form, CORRECTION, questionnaire_id, known=which)
        draft = await answering.save_answer(work, draft, "words", Answer("холодно"))
        await hand_in(work, draft)
        card = await questionnaire_card(work, questionnaire_id)
    assert card.counted["z_mood"].value == "cold"


async def test_what_is_being_filled_is_changed_where_it_is_filled(visiting: Office) -> None:
    draft = await begun(visiting)
    assert draft.subject_id is not None
    with pytest.raises(TooLate):
        await corrected(visiting, "Ольга", draft.subject_id)
    with pytest.raises(NotAllowed):
        await corrected(visiting, "Денис", draft.subject_id)


async def test_what_the_gate_paused_is_corrected_as_what_was_handed_in(visiting: Office) -> None:
    questionnaire_id = await filled(visiting, STOPPED)
    async with visiting.acting("Ольга") as work:
        words = Answer("Касса стоит по вторникам")
        await finishing.correct(work, questionnaire_id, "complaints[1].words", words)
        card = await questionnaire_card(work, questionnaire_id)
    assert card.state == "paused"
    assert card.problems[0].words == "Касса стоит по вторникам"
    assert [each.question for each in card.corrections] == ["complaints[1].words"]


async def test_a_correction_changes_whom_to_ask_only_where_it_says_so(visiting: Office) -> None:
    """The rep has found a better address meanwhile: a typo corrected elsewhere leaves it."""
    questionnaire_id = await filled(visiting, STOPPED)
    async with visiting.system() as work:
        await work.open_session.execute(update(Ticket).values(confirm_email="office@romashka.ru"))
    for name, said, asked in (
        ("complaints[1].words", "Касса стоит по вторникам", "office@romashka.ru"),
        ("check_email", "buh@romashka.ru", "buh@romashka.ru"),
    ):
        async with visiting.acting("Ольга") as work:
            await finishing.correct(work, questionnaire_id, name, Answer(said))
        async with visiting.system() as work:
            assert await work.open_session.scalar(select(Ticket.confirm_email)) == asked


async def test_the_programmes_head_corrects_too_and_another_rep_does_not(visiting: Office) -> None:
    questionnaire_id = await filled(visiting, ALL_GOOD)
    await corrected(visiting, "Марина", questionnaire_id)
    for name, may in (("Марина", True), ("Ольга", True), ("Павел", False)):
        async with visiting.acting(name) as work:
            card = await questionnaire_card(work, questionnaire_id)
        assert card.may_correct is may
        assert card.counted["z_mood"].value == "cold"
        assert [each.by.split()[0] for each in card.corrections] == ["Марина"]
    with pytest.raises(NotAllowed):
        await corrected(visiting, "Денис", questionnaire_id)


async def corrected(office: Office, name: str, questionnaire_id: int) -> None:
    async with office.acting(name) as work:
        await finishing.correct(work, questionnaire_id, "z_mood", Answer("cold"))


@pytest.mark.parametrize("act", ["begin", "hand_in", "card"])
async def test_ten_contacts_cost_no_more_statements_than_one(visiting: Office, act: str) -> None:
    few = await cost(visiting, act)
    async with visiting.system() as work:
        client_id: int = (
            await work.open_session.execute(
                insert(Client)
                .values(
                    name="Василёк",
                    language="ru",
                    created_at=visiting.clock.now(),
                    updated_at=visiting.clock.now(),
                )
                .returning(Client.id)
            )
        ).scalar_one()
        await work.open_session.execute(
            insert(Contact),
            [
                {
                    "client_id": client_id,
                    "name": f"Человек {number}",
                    "position": "директор",
                    "phone": f"+7927000000{number}",
                    "created_at": visiting.clock.now(),
                    "updated_at": visiting.clock.now(),
                }
                for number in range(10)
            ],
        )
    visiting.client_id = client_id
    assert await cost(visiting, act) <= few


async def cost(office: Office, act: str) -> int:
    """Statements that an act takes."""
    seen: list[str] = []
    async with office.acting("Ольга") as work:
        with statements(office.engine) as noted:
            draft = await beginning.begin(work, office.client_id)
        seen = noted if act == "begin" else seen
        draft = await fill(work, draft, ALL_GOOD)
    async with office.acting("Ольга") as work:
        with statements(office.engine) as noted:
            questionnaire_id = await sent(work, draft)
        seen = noted if act == "hand_in" else seen
    async with office.acting("Ольга") as work:
        with statements(office.engine) as noted:
            await questionnaire_card(work, questionnaire_id)
        seen = noted if act == "card" else seen
    return len(seen)


async def test_who_takes_his_consent_back_leaves_no_phone_anywhere(visiting: Office) -> None:
    """Neither in the contact, nor among answers, nor in what was corrected before."""
    form = await learn_correction(visiting)
    questionnaire_id = await filled(visiting, ALL_GOOD)
    async with visiting.acting("Ольга") as work:
        which = {"which": Answer("people[1].phone"), "asked": Answer("Телефон")}
        draft = await responses.start(work, form, CORRECTION, questionnaire_id, known=which)
        draft = await answering.save_answer(work, draft, "words", Answer("8 927 999-99-99"))
        await hand_in(work, draft)
        await finishing.correct(work, questionnaire_id, "people[1].phone", Answer("+79278888888"))
        assert await digits_kept(work) == {"79278888888"}
        await finishing.correct(work, questionnaire_id, "people[1].consent", Answer("no"))
    async with visiting.acting("Ольга") as work:
        assert await digits_kept(work) == set()
        card = await questionnaire_card(work, questionnaire_id)
    corrected = [(each.question, each.erased) for each in card.corrections]
    assert corrected == [
        ("people[1].phone", True),
        ("people[1].phone", True),
        ("people[1].consent", False),
    ]


async def digits_kept(work: Work) -> set[str]:
    """Every phone number that is found where answers and contacts are kept."""
    found: set[str] = set()
    for column in (FormAnswer.value, AnswerCorrection.value, Contact.phone, Contact.email):
        for value in await work.open_session.scalars(select(column)):
            found |= set(re.findall(r"[78]\d{10}", re.sub(r"[\s-]", "", str(value))))
    return found
