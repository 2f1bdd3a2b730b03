"""Telling the sample's story: what happened lately in the company, as it looks from today."""

from datetime import datetime

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from app.demo import programme, quality, story
from app.demo.memory import MemoryPlayer
from app.demo.memory_file import read_memory
from app.demo.moments import Moments
from app.demo.programme_file import read_programme
from app.demo.quality_file import read_quality
from app.demo.sample import Sample
from app.demo.stage import Stage, set_stage
from app.demo.story_file import read_story
from domain.company import Policy
from domain.requests.drafting import RequestForms


async def tell(
    connection: AsyncConnection,
    policy: Policy,
    sample: Sample,
    forms: RequestForms,
    now: datetime,
) -> None:
    """Play the sample's story, and leave in the outbox only what its readers still have to act on,
    and letters: nobody wants last week's news the moment the desk opens.

    Args:
        connection: in a transaction, which is left open.
        forms: of the sample company's kinds.
        now: when the desk opens; aware.
    """
    requests = read_story(sample.folder / "story.toml", policy, now)
    first = requests.in_order_of_time()[0][0].at
    stage = await set_stage(connection, policy, first, story.SWEEPS)
    await story.play(stage, requests, forms, now)
    moments = Moments(policy, now)
    told = read_programme(sample.folder / "programme.toml", policy, now)
    complained = read_quality(sample.folder / "quality.toml", policy, now)
    remembered = read_memory(sample.folder / "memory.toml", policy, now)
    stage = await set_stage(connection, policy, first, (*programme.SWEEPS, *quality.SWEEPS))
    visits = programme.ProgrammePlayer(stage, forms.kinds, told, moments)
    repairs = quality.QualityPlayer(stage, forms.kinds, complained, told.usual, moments)
    memory = MemoryPlayer(stage, forms.kinds, remembered)
    await stage.play((*visits.scenes(), *repairs.scenes(), *memory.scenes()))
    await repairs.leave()
    await stage.move_to(now)
    await connection.execute(_OLD_NEWS)
    await _greet(stage)


async def _greet(stage: Stage) -> None:
    """Bring everybody his home screen: an empty phone tells a newcomer nothing."""
    async with stage.system() as work:
        for actor in stage.people.values():
            work.notify(actor.id, "home")


_OLD_NEWS = text(
    """
    DELETE FROM outbox
    WHERE kind <> 'letter' AND NOT EXISTS (
        SELECT FROM handoffs
        WHERE handoffs.state = 'offered' AND outbox.subject = 'handoff:' || handoffs.id
    ) AND NOT EXISTS (
        SELECT FROM campaign_clients AS line
        WHERE refusal_asked_at IS NOT NULL AND outbox.subject = 'campaign_client:' || line.id
    ) AND NOT EXISTS (
        SELECT FROM tickets
        WHERE tickets.state IN ('new', 'fixed') AND outbox.subject = 'ticket:' || tickets.id
    )
    """
)
