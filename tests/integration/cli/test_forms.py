"""Forms at the shell: check, import, preview."""

import asyncio
from pathlib import Path

import pytest
from typer.testing import CliRunner

from app.cli import app
from domain.forms import responses, versions
from domain.forms.reader import read_form
from tests.fixtures.office import Office
from tests.integration.cli.conftest import Fieldpost
from tests.unit.forms.making import spreadsheet

SURVEY = [
    {"type": "begin group", "name": "quality", "label": "Качество"},
    {
        "type": "select_one yn",
        "name": "spec",
        "label": "Всё ли?",
        "required": "yes",
        "vip_gate": "no",
    },
    {"type": "end group"},
    {"type": "begin repeat", "name": "people", "label": "Люди"},
    {"type": "text", "name": "name", "label": "Имя", "required": "yes"},
    {"type": "end repeat"},
    {"type": "integer", "name": "share", "label": "Доля, %", "default": "5"},
]
CHOICES = [
    {"list_name": "yn", "name": "yes", "label": "Да"},
    {"list_name": "yn", "name": "no", "label": "Нет"},
]


def rewrite(file: Path, survey: list[dict[str, str]]) -> None:
    file.write_bytes(spreadsheet(survey, CHOICES, {"form_title": "Визит"}))


@pytest.fixture
def visit(tmp_path: Path) -> Path:
    file = tmp_path / "visit.xlsx"
    rewrite(file, SURVEY)
    return file


async def test_a_good_form_is_told_in_one_line(fieldpost: Fieldpost, visit: Path) -> None:
    ended = await fieldpost("form", "check", str(visit))
    assert ended.code == 0
    assert "visit.xlsx: 3 вопроса, 2 раздела, останавливают анкету: 1, языки: ru." in ended.out


async def test_all_that_is_wrong_is_told_at_once(fieldpost: Fieldpost, tmp_path: Path) -> None:
    bad = tmp_path / "bad.xlsx"
    bad.write_bytes(
        spreadsheet(
            [
                SURVEY[4] | {"constraint": "pulldata('x')", "vip_creates": "miracle"},
                {"type": "barcode", "name": "b", "label": "?"},
            ]
        )
    )
    ended = await fieldpost("form", "check", str(bad))
    assert ended.code == 1
    places = (
        "строка 2, столбец «constraint»",
        "строка 2, столбец «vip_creates»",
        "строка 3, столбец «type»",
    )
    assert all(place in ended.err for place in places)
    missing = await fieldpost("form", "check", str(tmp_path / "none.xlsx"))
    assert missing.code == 1


async def test_an_import_says_what_changed_and_old_responses_keep_their_version(
    fieldpost: Fieldpost, office: Office, visit: Path
) -> None:
    first = await fieldpost("form", "import", str(visit))
    assert first.code == 0
    assert "Форма «visit» загружена" in first.out
    async with office.acting("Ольга Смирнова") as work:
        old = await versions.current(work, "visit")
        response = await responses.start(work, old, "report")
    assert "та же, ничего не изменилось" in (await fieldpost("form", "import", str(visit))).out
    changed = [
        *SURVEY[1:2],
        SURVEY[6] | {"label": "Доля"},
        {"type": "text", "name": "more", "label": "Ещё"},
    ]
    rewrite(visit, changed)
    second = await fieldpost("form", "import", str(visit))
    for words in ("Добавлено: more", "Убрано: name, people", "Изменено: spec, share"):
        assert words in second.out
    async with office.acting("Ольга Смирнова") as work:
        assert (await versions.current(work, "visit")).question("more") is not None
        assert (await responses.load(work, response.id)).definition == old


async def test_an_older_version_imported_again_is_used_again(
    fieldpost: Fieldpost, office: Office, visit: Path
) -> None:
    original = read_form(visit)
    await fieldpost("form", "import", str(visit))
    rewrite(visit, SURVEY[:6])
    await fieldpost("form", "import", str(visit))
    rewrite(visit, SURVEY)
    await fieldpost("form", "import", str(visit))
    async with office.acting("Ольга Смирнова") as work:
        assert (await versions.current(work, "visit")).version == original.version


async def preview(visit: Path, *lines: str) -> tuple[int, str]:
    words = ["form", "preview", str(visit), "--lang", "ru"]
    result = await asyncio.to_thread(
        CliRunner().invoke, app, words, input="\n".join(lines), catch_exceptions=False
    )
    return result.exit_code, result.stdout


async def test_the_conversation_is_held_in_the_terminal(visit: Path) -> None:
    code, out = await preview(visit, "может быть", "нет", "+", "Анна", "-", "")
    assert code == 0
    assert "[Качество · 1/3] Всё ли? *" in out
    assert "! Не нашлось варианта «может быть»" in out
    assert "Известно: 5" in out
    assert "Имя: Анна" in out
    assert "Анкета остановлена ответом на вопрос «spec»." in out


async def test_a_conversation_that_breaks_off_says_what_is_missing(visit: Path) -> None:
    code, out = await preview(visit)
    assert code == 1
    assert "Нет обязательных ответов: spec" in out
