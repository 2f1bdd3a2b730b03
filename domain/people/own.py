"""What a person sees of himself: the home screen's figures, and his own settings."""

from dataclasses import dataclass
from typing import NamedTuple

from sqlalchemy import ARRAY, Text, func, literal, select, update

from domain.errors import DeskError
from domain.follow_ups.opportunities import my_open_opportunities
from domain.follow_ups.tasks import my_open_tasks
from domain.forms.drafts import begun
from domain.people.leading import departments_led
from domain.permissions import Permission, needs
from domain.programme.waiting import HeadWaits, waits_for_head
from domain.programme.week import InHand, NormDone, in_hand, norm_done
from domain.quality.waiting import IS_OPEN, waits_for
from domain.requests.lists import Filter, RegisterPage, may_read_register, not_done
from domain.requests.mine import MyPage, mine
from domain.visits.today import MeetingLine, Today, meetings_of_day, today
from domain.work import Work
from storage.models import Employee, FormResponse, Opportunity, Task, Ticket


@dataclass(frozen=True)
class Visits:
    """A rep's part of the home screen: his day, his norm, the questionnaire he is filling in."""

    today: Today
    norm: NormDone
    in_hand: InHand | None


class Begun(NamedTuple):
    """How much of one's own is not finished: drafts of forms, tasks, opportunities; the tickets
    that wait for one's act.
    """

    drafts: int
    tasks: int
    opportunities: int
    tickets: int


@dataclass(frozen=True)
class Overview:
    """The figures of the home screen; `register` is None for who does not read it, `visits` for
    who fills no questionnaires, whose visits to sites are `sites`, `head` for who runs no
    programme.
    """

    my: MyPage
    begun: Begun
    register: RegisterPage | None
    visits: Visits | None
    head: HeadWaits | None = None
    sites: tuple[MeetingLine, ...] = ()


@needs(Permission.READ_OWN_REQUESTS)
async def overview(work: Work) -> Overview:
    """What waits, what is held, what is begun, and for a lead what is not done."""
    register = await not_done(work, Filter()) if may_read_register(work) else None
    head = await waits_for_head(work) if work.actor.may(Permission.RUN_PROGRAMME) else None
    visits = await _visits(work)
    sites = await meetings_of_day(work) if visits is None else ()
    return Overview(await mine(work), await _begun(work), register, visits, head, sites)


async def _begun(work: Work) -> Begun:
    led = departments_led(work)
    counted = (
        (FormResponse, (begun(work.actor.id),)),
        (Task, my_open_tasks(work)),
        (Opportunity, my_open_opportunities(work)),
        (Ticket, (IS_OPEN, waits_for(literal(work.actor.id), literal(led, ARRAY(Text))))),
    )
    counts = (select(func.count()).select_from(of).where(*mine) for of, mine in counted)
    row = await work.session.execute(select(*(each.scalar_subquery() for each in counts)))
    return Begun(*row.one())


async def _visits(work: Work) -> Visits | None:
    if not work.actor.may(Permission.FILL_QUESTIONNAIRES):
        return None
    return Visits(await today(work), await norm_done(work), await in_hand(work))


@needs(Permission.OWN_SETTINGS)
async def choose_language(work: Work, code: str) -> None:
    """Change the language the desk speaks with one.

    Raises:
        DeskError: the company does not use this language.
    """
    if code not in work.policy.languages:
        raise DeskError("error-language-unknown")
    await work.session.execute(
        update(Employee).where(Employee.id == work.actor.id).values(language=code)
    )


@dataclass(frozen=True)
class Notices:
    """Where one's notices go: `way` is telegram or mail; without an address there is no choice."""

    way: str
    address: str | None


@needs(Permission.OWN_SETTINGS)
async def notices(work: Work) -> Notices:
    """Where the actor's notices go now."""
    row = (
        await work.session.execute(
            select(Employee.notices_by, Employee.email).where(Employee.id == work.actor.id)
        )
    ).one()
    return Notices(row.notices_by, row.email if work.policy.mailboxes else None)


@needs(Permission.OWN_SETTINGS)
async def choose_notices(work: Work, way: str) -> Notices:
    """Choose where one's notices go. They are answered there too.

    Args:
        way: telegram or mail.

    Raises:
        DeskError: the desk knows no address of his, or writes no mail.
    """
    present = await notices(work)
    if way == "mail" and present.address is None:
        raise DeskError("error-no-address")
    await work.session.execute(
        update(Employee).where(Employee.id == work.actor.id).values(notices_by=way)
    )
    return Notices(way, present.address)
