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
    assert await shown(fieldpost, number) == {
        "number": number,
        "state": "new",
        "round": 1,
        "client": "Ромашка",
        "problems": [
            {name: each[name] for name in ("category", "severity", "place", "words")}
            | {"state": "open"}
            for each in complaints
        ],
        "asked": None,
        "questionnaire": {"id": questionnaire_id, "state": "paused"},
        "history": [
            {
                "at": office.clock.now().isoformat(),
                "who": "Ольга Смирнова",
                "what": "opened",
                "words": None,
            }
        ],
    }
    client = (await fieldpost("client", "Ромашка", "--json")).json()
    (line,) = client["questionnaires"]
    (meeting,) = client["meetings"]
    assert (line["id"], line["state"], line["ticket"]) == (questionnaire_id, "paused", number)
    assert meeting["questionnaire_id"] == questionnaire_id
    assert (client["opportunities"], client["tasks"]) == ([], [])
    told = (await fieldpost("ticket", f"К-{number}")).out
    assert str(COMPLAINT["words"]) in told
    assert "Ольга Смирнова" in told
    for words in (["questionnaire", "999999"], ["ticket", "999999"], ["ticket", "семь"]):
        ended = await fieldpost(*words, "--json")
        assert (ended.code, ended.out) == (1, "")


async def shown(fieldpost: Fieldpost, number: int) -> object:
    """The ticket as programs read it, by its number however it is written."""
    found = [
        (await fieldpost("ticket", f"{sign}{number}", "--json")).json()
        for sign in ("", "К-", "Q-", "к", "K-")
    ]
    assert all(each == found[0] for each in found)
    return found[0]


async def test_the_blank_is_written_as_pdf(fieldpost: Fieldpost, tmp_path: Path) -> None:
    out = tmp_path / "blank.pdf"
    ended = await fieldpost("form", "blank", str(QUESTIONNAIRE), "--lang", "ru", "-o", str(out))
    assert ended.code == 0, ended.err
    assert out.read_bytes().startswith(b"%PDF")
    refused = await fieldpost("form", "blank", str(QUESTIONNAIRE), "-o", str(tmp_path / "x.docx"))
    assert (refused.code, refused.out) == (1, "")
