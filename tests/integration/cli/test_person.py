"""One person's data from the shell."""

import io
import json
import zipfile
from pathlib import Path

from storage.models import ClientNote
from tests.fixtures.office import Office
from tests.integration.cli.conftest import Fieldpost
from tests.integration.privacy.test_erasing import KIM, put


async def test_a_copy_for_him(fieldpost: Fieldpost, office: Office, tmp_path: Path) -> None:
    await put(office, ClientNote, client_id=office.client_id, at=office.clock.now(),
              author_id=office.person("Ольга").id, text="Ирина любит чай")  # fmt: skip
    file = tmp_path / "ким.zip"
    ended = await fieldpost("person", "export", "Ирина Ким", str(file), "--client", "Ромашка")
    assert ended.code == 0, ended
    packed = zipfile.ZipFile(io.BytesIO(file.read_bytes()))
    data = json.loads(packed.read("data.json"))
    assert data["name"] == KIM
    assert data["sections"]["said_of_him"] == [
        {"where": "client_notes", "what": "text", "words": "Ирина любит чай"}
    ]


async def test_preview_then_the_name_then_gone(fieldpost: Fieldpost, office: Office) -> None:
    of_him = ("person", "erase", KIM, "--client", "Ромашка")
    preview = await fieldpost(*of_him, "--dry-run")
    assert preview.code == 0
    assert f"{KIM}, «Ромашка». Будет удалено или изменено:" in preview.out
    assert "карточка человека" in preview.out
    assert "строк реестра 0" in preview.out
    wrong = await fieldpost(*of_him, "--confirm", "Ирина")
    assert wrong.code == 1
    assert "Имя не совпало, ничего не удалено" in wrong.err
    ended = await fieldpost(*of_him, "--confirm", KIM)
    assert (ended.code, f"{KIM}: данные удалены" in ended.out) == (0, True)
    client = (await fieldpost("client", "Ромашка", "--json")).json()
    assert client["contacts"][0]["name"].startswith("удалено по просьбе ")
    again = await fieldpost(*of_him, "--confirm", KIM)
    assert (again.code, "нет контакта" in again.err) == (1, True)


async def test_who_works_here_is_refused(fieldpost: Fieldpost, office: Office) -> None:
    ended = await fieldpost("person", "erase", "Антон Белов", "--confirm", "Антон Белов")
    assert (ended.code, "работает в компании" in ended.err) == (1, True)
