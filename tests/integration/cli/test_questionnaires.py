"""Questionnaires and tickets read from outside; the empty blank without any database."""

from pathlib import Path

from domain.company.programme import QUESTIONNAIRE
from tests.fixtures.office import Office
from tests.integration.cli.conftest import Fieldpost
from tests.integration.questionnaires.filling import COMPLAINT, STOPPED, filled, learn_form


async def test_a_paused_questionnaire_and_its_ticket(fieldpost: Fieldpost, office: Office) -> None:
    await learn_form(office)
    questionnaire_id = await filled(office, STOPPED)
    document = (await fieldpost("questionnaire", str(questionnaire_id), "--json")).json()
    assert (document["state"], document["client"]) == ("paused", "Ромашка")
    answers, complaints = document["answers"], document["complaints"]
    assert isinstance(answers, dict)
    assert isinstance(complaints, list)
    assert answers["k_fails"] == "3"
    assert answers["people[1].phone"] == "+79270000000"
    assert complaints[0]["words"] == COMPLAINT["words"]
    number = document["ticket"]
    ticket = (await fieldpost("ticket", str(number), "--json")).json()
    assert (ticket["state"], ticket["questionnaire"]) == ("new", questionnaire_id)
    assert ticket["confirm_email"] == "kim@romashka.example"
    assert ticket["complaints"] == complaints
    client = (await fieldpost("client", "Ромашка", "--json")).json()
    (line,) = client["questionnaires"]
    (meeting,) = client["meetings"]
    assert (line["id"], line["state"], line["ticket"]) == (questionnaire_id, "paused", number)
    assert meeting["questionnaire_id"] == questionnaire_id
    assert (client["opportunities"], client["tasks"]) == ([], [])
    assert str(COMPLAINT["words"]) in (await fieldpost("ticket", str(number))).out
    for words in (["questionnaire", "999999"], ["ticket", "999999"]):
        ended = await fieldpost(*words, "--json")
        assert (ended.code, ended.out) == (1, "")


async def test_the_blank_is_written_as_pdf(fieldpost: Fieldpost, tmp_path: Path) -> None:
    out = tmp_path / "blank.pdf"
    ended = await fieldpost("form", "blank", str(QUESTIONNAIRE), "--lang", "ru", "-o", str(out))
    assert ended.code == 0, ended.err
    assert out.read_bytes().startswith(b"%PDF")
    refused = await fieldpost("form", "blank", str(QUESTIONNAIRE), "-o", str(tmp_path / "x.docx"))
    assert (refused.code, refused.out) == (1, "")
