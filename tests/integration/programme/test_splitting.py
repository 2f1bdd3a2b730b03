"""Splitting a list in the database, moving by hand, marks, refusals: each change is recorded."""

from collections import Counter

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.errors import DeskError, NotAllowed, NotFound, TooLate
from domain.handovers.reading import what_came_back
from domain.handovers.undoing import undo
from domain.people.dismissal import dismiss
from domain.programme import assigning, proposing, refusals, running
from domain.programme.lists import line_card, listed, moves_of
from domain.programme.planning import RepPlan
from storage.models import Assignment, OutboxRow
from tests.integration.programme.conftest import CLIENTS, HEAD, Programme


async def told(programme: Programme, card: str) -> list[str]:
    async with AsyncSession(programme.office.engine) as session:
        rows = await session.scalars(
            select(OutboxRow.recipient).where(OutboxRow.payload["card"].astext == card)
        )
        return sorted(rows)


async def mark(programme: Programme, client_id: int, rep: str, verdict: str) -> None:
    async with programme.office.acting(HEAD) as work:
        await assigning.mark(work, client_id, programme.rep(rep), verdict)


async def test_the_split_is_shown_before_it_counts(programme: Programme) -> None:
    async with programme.office.acting(HEAD) as work:
        shown = await proposing.propose(work, programme.campaign_id)
    assert (await programme.row(await programme.line(1))).rep_id is None
    assert [(share.rep, share.will) for share in shown.shares] == [
        ("Ольга Смирнова", 20),
        ("Денис Жуков", 7),
        ("Анна Мельник", 13),
    ]
    assert (shown.clients, shown.changes, shown.nobody) == (CLIENTS, CLIENTS, 0)
    done = await programme.split()
    assert done.shares == shown.shares
    async with programme.office.acting(HEAD) as work:
        moves = await moves_of(work, programme.campaign_id)
    assert len(moves) == CLIENTS
    assert Counter(move.to_rep for move in moves) == {
        share.rep: share.will for share in shown.shares
    }
    assert {move.by for move in moves} == {"Марина Лис"}


async def test_reps_get_the_places_they_live_in(programme: Programme) -> None:
    await programme.split()
    async with AsyncSession(programme.office.engine) as session:
        rows = await session.execute(
            select(Assignment.to_rep_id, Assignment.reason).order_by(Assignment.id)
        )
    reasons = Counter((row.to_rep_id, row.reason) for row in rows)
    assert reasons[programme.rep("Анна"), "place"] == 13
    # Ромашка is Olga's own; the rest of hers are of Samara first.
    assert reasons[programme.rep("Ольга"), "manager"] == 1
    assert reasons[programme.rep("Ольга"), "place"] >= 13


async def test_a_fenced_client_goes_to_somebody_else_and_stays_away(
    running_programme: Programme,
) -> None:
    here = running_programme
    first = await here.row(await here.line(1))
    owner = first.rep_id
    assert owner == here.rep("Ольга")
    await mark(here, first.client_id, "Ольга", "fences_off")
    done = await here.split()
    assert done.reasons["fenced_off"] == 1
    moved = await here.row(first.id)
    assert moved.rep_id not in (None, owner)
    async with here.office.acting(HEAD) as work:
        with pytest.raises(DeskError, match="error-client-fenced"):
            await assigning.assign(work, here.campaign_id, [first.id], owner or 0)


async def test_a_friend_keeps_his_client(programme: Programme) -> None:
    client = (await programme.row(await programme.line(2))).client_id
    await mark(programme, client, "Денис", "gets_on")
    done = await programme.split()
    assert done.reasons["gets_on"] == 1
    assert (await programme.row(await programme.line(2))).rep_id == programme.rep("Денис")
    async with programme.office.acting(HEAD) as work:
        card = await line_card(work, await programme.line(2))
    assert [(name, verdict) for _, name, verdict in card.marks] == [("Денис Жуков", "gets_on")]
    assert [(move.to_rep, move.reason) for move in card.moves] == [("Денис Жуков", "gets_on")]


async def test_whoever_has_begun_goes_on(running_programme: Programme) -> None:
    here = running_programme
    line = await here.line(5)
    before = (await here.row(line)).rep_id
    await here.change("UPDATE campaign_clients SET calls = 1 WHERE id = :id", id=line)
    async with here.office.acting(HEAD) as work:
        await assigning.join(work, here.campaign_id, RepPlan("Марина Лис", "full_time", 60))
    done = await here.split()
    assert done.reasons["begun"] == 1
    assert (await here.row(line)).rep_id == before
    assert (await told(here, assigning.LIST_CHANGED)) != []


async def test_whose_questionnaire_goes_on_keeps_the_client(running_programme: Programme) -> None:
    """Also when it was paused before this campaign: nobody else could go on with it."""
    here = running_programme
    line = await here.line(5)
    before = await here.row(line)
    await here.hand_in(line, "Ольга")
    await here.change(
        "UPDATE questionnaires SET campaign_client_id = NULL, state = 'restored', rep_id = :rep",
        rep=before.rep_id,
    )
    await here.change("UPDATE campaign_clients SET state = 'open', worked_at = NULL, calls = 0")
    async with here.office.acting(HEAD) as work:
        await assigning.join(work, here.campaign_id, RepPlan("Марина Лис", "full_time", 60))
    done = await here.split()
    assert done.reasons["begun"] == 1
    assert (await here.row(line)).rep_id == before.rep_id


async def test_a_list_that_changed_is_not_split_as_it_was_shown(programme: Programme) -> None:
    async with programme.office.acting(HEAD) as work:
        shown = await proposing.propose(work, programme.campaign_id)
    async with programme.office.acting(HEAD) as work:
        await running.remove(work, await programme.line(3), "twice")
    async with programme.office.acting(HEAD) as work:
        with pytest.raises(TooLate, match="error-split-outdated"):
            await proposing.apply(work, programme.campaign_id, shown.fingerprint)
    assert (await programme.row(await programme.line(1))).rep_id is None


async def test_a_split_is_applied_once(programme: Programme) -> None:
    async with programme.office.acting(HEAD) as work:
        shown = await proposing.propose(work, programme.campaign_id)
    async with programme.office.acting(HEAD) as work:
        await proposing.apply(work, programme.campaign_id, shown.fingerprint)
    async with programme.office.acting(HEAD) as work:
        with pytest.raises(TooLate):
            await proposing.apply(work, programme.campaign_id, shown.fingerprint)
        again = await proposing.propose(work, programme.campaign_id)
    assert again.changes == 0


async def test_moving_by_hand_is_recorded_with_its_reason(running_programme: Programme) -> None:
    here = running_programme
    line = await here.line(1)
    async with here.office.acting(HEAD) as work:
        moved = await assigning.assign(
            work, here.campaign_id, [line], here.rep("Денис"), "Учились вместе"
        )
        again = await assigning.assign(work, here.campaign_id, [line], here.rep("Денис"))
        card = await line_card(work, line)
    assert (moved, again) == (1, 0)
    assert (card.moves[0].from_rep, card.moves[0].to_rep, card.moves[0].reason) == (
        "Ольга Смирнова",
        "Денис Жуков",
        "Учились вместе",
    )
    assert f"person:{here.rep('Денис')}" in await told(here, assigning.LIST_CHANGED)


async def test_moving_in_bulk(running_programme: Programme) -> None:
    here = running_programme
    anna, denis = here.rep("Анна"), here.rep("Денис")
    async with here.office.acting(HEAD) as work:
        lines = await assigning.open_lines(work, here.campaign_id, rep_id=anna, place="сызрань")
        assert await assigning.assign(work, here.campaign_id, lines, denis) == 13
        page = await listed(work, here.campaign_id, "open", denis, page=99)
    assert (page.total, page.page, len(page.lines)) == (20, 2, 4)


async def test_a_rep_who_leaves_gives_his_clients_to_the_next_split(
    running_programme: Programme,
) -> None:
    here = running_programme
    async with here.office.acting(HEAD) as work:
        assert await assigning.leave(work, here.campaign_id, here.rep("Анна")) == 13
        assert (await listed(work, here.campaign_id, "alone")).total == 13
        with pytest.raises(NotFound):
            await assigning.assign(work, here.campaign_id, [await here.line(1)], here.rep("Анна"))
    done = await here.split()
    assert [share.rep for share in done.shares] == ["Ольга Смирнова", "Денис Жуков"]
    assert done.nobody == 0
    async with here.office.acting(HEAD) as work:
        await assigning.join(work, here.campaign_id, RepPlan("Анна Мельник"))
        assert len((await proposing.propose(work, here.campaign_id)).shares) == 3


async def test_a_rep_neither_splits_nor_moves(running_programme: Programme) -> None:
    async with running_programme.office.acting("Ольга") as work:
        with pytest.raises(NotAllowed):
            await proposing.propose(work, running_programme.campaign_id)
        with pytest.raises(NotAllowed):
            await assigning.assign(work, running_programme.campaign_id, [1], 1)


async def ask_refusal(here: Programme, line: int) -> None:
    await here.change(
        "UPDATE campaign_clients SET refusal_asked_at = now(), reason = 'Нет времени'"
        " WHERE id = :id",
        id=line,
    )


async def test_a_refusal_counts_with_the_heads_approval(running_programme: Programme) -> None:
    here, line = running_programme, await running_programme.line(4)
    async with here.office.acting(HEAD) as work:
        with pytest.raises(TooLate):
            await refusals.approve(work, line)
    await ask_refusal(here, line)
    async with here.office.acting("Ольга") as work:
        with pytest.raises(NotAllowed):
            await refusals.approve(work, line)
    async with here.office.acting(HEAD) as work:
        assert (await listed(work, here.campaign_id, "refusals")).total == 1
        await refusals.approve(work, line)
        with pytest.raises(TooLate):
            await refusals.send_back(work, line)
        found = await refusals.refusal(work, line)
    assert (found.state, found.words, found.asked_at) == ("refused", "Нет времени", None)
    assert (await here.row(line)).worked_at == here.office.clock.now()


async def test_a_refusal_sent_back_is_called_again(running_programme: Programme) -> None:
    here, line = running_programme, await running_programme.line(4)
    await ask_refusal(here, line)
    async with here.office.acting(HEAD) as work:
        await refusals.send_back(work, line)
    row = await here.row(line)
    assert (row.state, row.refusal_asked_at, row.next_call_at) == (
        "open",
        None,
        here.office.clock.now(),
    )
    assert await told(here, refusals.RETURNED) == [f"person:{row.rep_id}"]


async def test_the_list_of_who_is_dismissed_waits_for_the_next_split(
    running_programme: Programme,
) -> None:
    """Done work stays his who did it."""
    here = running_programme
    olga = here.rep("Ольга")
    done = await here.line(1)
    await here.hand_in(done, "Ольга")
    async with here.office.acting(HEAD) as work:
        of_olga = await assigning.open_lines(work, here.campaign_id, rep_id=olga)
    async with here.office.acting("Алла") as work:
        await dismiss(work, "Ольга Смирнова", ["Денис Жуков"])
    assert (await here.row(done)).rep_id == olga
    assert {(await here.row(line)).rep_id for line in of_olga} == {None}
    split = await here.split()
    assert [share.rep for share in split.shares] == ["Денис Жуков", "Анна Мельник"]
    async with here.office.acting(HEAD) as work:
        card = await line_card(work, of_olga[0])
    assert [move.reason for move in card.moves[:2]][1] == "left"


async def test_whose_dismissal_is_undone_has_his_list_again(running_programme: Programme) -> None:
    """He reads how many clients are his again; his place in the campaign is none of them."""
    here = running_programme
    async with here.office.acting(HEAD) as work:
        of_olga = await assigning.open_lines(work, here.campaign_id, rep_id=here.rep("Ольга"))
    async with here.office.acting("Алла") as work:
        dismissed = await dismiss(work, "Ольга Смирнова", ["Денис Жуков"])
    async with here.office.acting("Алла") as work:
        _, returned = await undo(work, dismissed.handover_id)
    async with here.office.acting("Ольга") as work:
        back = await what_came_back(work, dismissed.handover_id)
    assert returned.counts["campaign"] == back.counts["campaign"] == len(of_olga)
    assert {(await here.row(line)).rep_id for line in of_olga} == {here.rep("Ольга")}
