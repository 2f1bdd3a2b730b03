"""An administrator erases a contact on his phone: the preview, one question, the name typed."""

from sqlalchemy import select

from storage.models import Contact, FormAnswer
from tests.integration.dialogs.conftest import House

KIM = "Ирина Викторовна Ким"


async def test_the_name_is_typed_whole(house: House) -> None:
    administrator = house.phone("Алла")
    await administrator.write("/person ким")
    await administrator.tap(KIM)
    assert "Удаление затронет" in administrator.text
    await administrator.tap("Удалить данные…")
    assert "Отменить удаление нельзя" in administrator.text
    await administrator.tap("Да, дальше")
    assert "напишите имя целиком" in administrator.text
    assert f"</b> · {KIM}\n" in administrator.text
    await administrator.write("Ирина Кимова")
    assert "Имя не совпало" in administrator.text
    await administrator.write("ирина викторовна ким")
    assert "Данные удалены" in administrator.text
    async with house.office.system() as work:
        names = (await work.open_session.scalars(select(Contact.name))).all()
        typed = (await work.open_session.scalars(select(FormAnswer.value))).all()
    assert names == ["удалено по просьбе 23.11.2026"]
    assert typed == []


async def test_the_audit_turns_its_pages(house: House) -> None:
    administrator = house.phone("Алла")
    await administrator.write("/audit")
    assert "Журнал действий" in administrator.text
    await administrator.tap("Люди")
    assert "Здесь пока ничего нет" in administrator.text
