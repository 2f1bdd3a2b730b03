"""The register cannot be changed behind the desk's back without being seen (domain 1.3)."""

from datetime import timedelta

import pytest
from sqlalchemy import text, update
from sqlalchemy.exc import DBAPIError

from domain.requests import results, seals
from storage.models import RegisterLine
from tests.fixtures.office import Office
from tests.integration.requests.acting import accepted


async def test_lines_are_never_edited_and_never_deleted(office: Office) -> None:
    await accepted(office)
    for statement in (
        update(RegisterLine).values(kind="done"),
        text("DELETE FROM register_lines"),
        text("TRUNCATE register_lines"),
    ):
        with pytest.raises(DBAPIError, match="append-only"):
            async with office.system() as work:
                await work.open_session.execute(statement)


async def test_verify_names_the_first_broken_line(office: Office) -> None:
    request_id = await accepted(office)
    async with office.acting("Антон") as work:
        await results.report(work, request_id, "Готово")
    office.clock.advance(timedelta(days=1))
    async with office.system() as work:
        assert await seals.seal_yesterday(work)
    async with office.acting("Алла") as work:
        verdict = await seals.verify(work)
    assert (verdict.lines, verdict.seals, verdict.breach) == (2, 1, None)
    async with office.system() as work:
        await work.open_session.execute(text("SET LOCAL session_replication_role = replica"))
        await work.open_session.execute(
            text(
                "UPDATE register_lines SET giver_at = giver_at - interval '1 hour'"
                " WHERE line_no = 2"
            )
        )
    async with office.acting("Алла") as work:
        breach = (await seals.verify(work)).breach
    assert breach is not None
    assert (breach.reason, breach.line_no) == ("content", 2)


async def test_a_line_cut_off_the_end_breaks_the_seal(office: Office) -> None:
    request_id = await accepted(office)
    async with office.acting("Антон") as work:
        await results.report(work, request_id, "Готово")
    office.clock.advance(timedelta(days=1))
    async with office.system() as work:
        await seals.seal_yesterday(work)
    async with office.system() as work:
        await work.open_session.execute(text("SET LOCAL session_replication_role = replica"))
        await work.open_session.execute(text("DELETE FROM register_lines WHERE line_no = 2"))
    async with office.acting("Алла") as work:
        breach = (await seals.verify(work)).breach
    assert breach is not None
    assert breach.reason == "seal"
