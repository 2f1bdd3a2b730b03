"""The programme on its head's phone: figures of a campaign, people, who is due, what was found."""

from markupsafe import Markup

from bot.callbacks.clients import ClientTap
from bot.callbacks.programme import CampaignListTap, CampaignTap, DueTap
from bot.markup import shortened
from bot.screen import Button, Screen, in_rows, rows, tap
from bot.texts import Screenwriter, join, lines
from bot.views.homeward import home_button
from bot.views.paging import turning
from domain.paging import nearest_page, pages_of
from domain.programme.campaigns import CampaignFacts, CampaignLine
from domain.programme.figures import CampaignFigures, Forecast, RepFigures
from domain.programme.found import NOTHING_FOUND
from domain.programme.rhythm import DueClient, DuePage
from domain.programme.staffing import Staffing

REPS_SHOWN = 8
BUTTONS_IN_ROW = 4
PAIR = 2


def short_name(name: str) -> str:
    """ "Ольга С.": as much of a name as a button has room for."""
    first, _, rest = name.partition(" ")
    return f"{first} {rest[0]}." if rest else first


def no_campaign_screen(w: Screenwriter) -> Screen:
    """Nothing is planned yet; the rest of the programme can be looked at all the same."""
    return Screen(w.t("programme-none"), buttons=rows(_of_all(w)))


def campaign_screen(w: Screenwriter, seen: CampaignFigures, *, runs: bool, page: int = 0) -> Screen:
    """Norms, coverage, forecast, and what waits for the head.

    Args:
        runs: the reader may change things; else he reads alone.
        page: of the reps, from 0.
    """
    pages = pages_of(len(seen.reps), REPS_SHOWN)
    page = nearest_page(page, len(seen.reps), REPS_SHOWN)
    reps = seen.reps[page * REPS_SHOWN : (page + 1) * REPS_SHOWN]
    whole, facts = seen.coverage, seen.facts

    def to(number: int) -> CampaignTap:
        return CampaignTap(act="open", id=facts.id, page=number)

    return Screen(
        lines(
            headline(w, facts),
            w.t("programme-covered", worked=whole.worked, total=whole.total, n=whole.percent),
            w.t(
                "programme-states",
                handed=whole.handed_in,
                paused=whole.paused,
                refused=whole.refused,
                removed=whole.removed,
            )
            if whole.worked
            else None,
            w.t("programme-norm", done=seen.done, norm=seen.norm) if seen.norm else None,
            *(_rep_line(w, rep) for rep in reps),
            _forecast_line(w, facts, seen.forecast),
            w.t("programme-untouched", n=whole.untouched) if whole.untouched else None,
            w.t(
                "programme-found",
                opportunities=seen.found.opportunities,
                referrals=seen.found.referrals,
            )
            if seen.found != NOTHING_FOUND
            else None,
        ),
        buttons=rows(
            *(_main_act(w, seen) if runs else ()),
            *in_rows([_rep_button(w, facts.id, rep) for rep in reps], PAIR),
            turning(w, page, pages, to),
            *_looks(w, seen, runs=runs),
            _of_all(w),
        ),
    )


def headline(w: Screenwriter, facts: CampaignFacts) -> Markup:
    """What campaign this is, and until when."""
    return w.t(f"programme-{facts.state}", name=facts.name, first=facts.starts_on, to=facts.ends_on)


def _rep_line(w: Screenwriter, rep: RepFigures) -> Markup:
    if rep.left:
        return w.t("programme-rep-left", name=rep.rep)
    if rep.is_away:
        return w.t("programme-rep-away", name=rep.rep, left=rep.coverage.open)
    key = "programme-rep-done" if rep.done >= rep.norm else "programme-rep"
    said = w.t(key, name=rep.rep, done=rep.done, norm=rep.norm, left=rep.coverage.open)
    return join((said, w.t("programme-days-off", n=rep.days_off))) if rep.days_off else said


def _forecast_line(w: Screenwriter, facts: CampaignFacts, ahead: Forecast) -> Markup | None:
    if facts.state == "ended":
        return None
    if ahead.finish is None:
        return w.t("programme-stands")
    key = "programme-forecast-norms" if ahead.by_norms else "programme-forecast"
    finish = w.t(key, finish=ahead.finish, pace=ahead.pace)
    if ahead.short is None:
        return join((finish, w.t("programme-time-up")))
    return join((finish, w.t("programme-short", n=ahead.short))) if ahead.short else finish


def _main_act(w: Screenwriter, seen: CampaignFigures) -> list[Button | None]:
    """What waits for the head, each a row: the first of them is the main one."""
    facts, whole = seen.facts, seen.coverage
    if facts.state == "ended":
        return []
    refusals = CampaignListTap(id=facts.id, part="refusals")
    acts = [
        (whole.refusals, w.label("programme-button-refusals", n=whole.refusals), refusals),
        (
            whole.alone,
            w.label("programme-button-alone", n=whole.alone),
            CampaignTap(act="split", id=facts.id),
        ),
        (
            facts.state == "planned" and not whole.alone,
            w.label("programme-button-start"),
            CampaignTap(act="start", id=facts.id),
        ),
        (
            facts.state == "running" and whole.complete,
            w.label("programme-button-end"),
            CampaignTap(act="end", id=facts.id),
        ),
    ]
    wanted = [(label, data) for needed, label, data in acts if needed]
    return [
        tap(label, data, "primary" if number == 0 else None)
        for number, (label, data) in enumerate(wanted)
    ]


def _rep_button(w: Screenwriter, campaign_id: int, rep: RepFigures) -> Button:
    words = w.label("programme-button-rep", name=short_name(rep.rep), done=rep.done, norm=rep.norm)
    return tap(words, CampaignListTap(id=campaign_id, part="open", rep=rep.rep_id))


def _looks(w: Screenwriter, seen: CampaignFigures, *, runs: bool) -> list[list[Button | None]]:
    here, whole = seen.facts.id, seen.coverage
    untouched = CampaignListTap(id=here, part="untouched")
    everybody = CampaignListTap(id=here, part="all")
    return [
        [
            tap(w.label("programme-button-untouched", n=whole.untouched), untouched)
            if whole.untouched
            else None,
            tap(w.label("programme-button-all", n=whole.total), everybody),
        ],
        [
            tap(w.label("programme-button-split"), CampaignTap(act="split", id=here))
            if runs and seen.facts.state != "ended" and not whole.alone
            else None,
            tap(w.label("programme-button-found"), CampaignTap(act="found", id=here)),
        ],
        [
            tap(w.label("programme-button-chart"), CampaignTap(act="chart", id=here)),
            tap(w.label("programme-button-book"), CampaignTap(act="book", id=here)),
        ],
    ]


def _of_all(w: Screenwriter) -> list[Button]:
    return [
        tap(w.label("programme-button-due"), DueTap()),
        tap(w.label("programme-button-staffing"), CampaignTap(act="staffing")),
        tap(w.label("programme-button-list"), CampaignTap(act="list")),
    ]


def back_button(w: Screenwriter, campaign_id: int = 0) -> Button:
    """To the figures of a campaign."""
    return tap(w.label("programme-button-back"), CampaignTap(act="open", id=campaign_id))


CAMPAIGNS_SHOWN = 10
CAMPAIGN_SHOWN = 60


def campaigns_screen(w: Screenwriter, found: list[CampaignLine]) -> Screen:
    """All campaigns, the latest first; each opens by its button."""
    if not found:
        return no_campaign_screen(w)
    shown = found[:CAMPAIGNS_SHOWN]
    return Screen(
        lines(
            w.t("programme-campaigns", n=len(found)),
            *(
                w.t(
                    f"programme-campaign-{each.facts.state}",
                    name=each.facts.name,
                    worked=each.clients - each.open,
                    total=each.clients,
                    to=each.facts.ends_on,
                )
                for each in shown
            ),
        ),
        buttons=rows(
            *(
                tap(
                    shortened(each.facts.name, CAMPAIGN_SHOWN),
                    CampaignTap(act="open", id=each.facts.id),
                )
                for each in shown
            ),
            home_button(w),
        ),
    )


def due_screen(w: Screenwriter, page: DuePage) -> Screen:
    """Who has waited longer than his rhythm allows; each opens by the button of his number."""
    if not page.total:
        return Screen(w.t("due-nobody"), buttons=rows(back_button(w)))
    numbered = list(enumerate(page.clients, 1))
    buttons = [
        tap(str(number), ClientTap(act="open", id=each.client_id)) for number, each in numbered
    ]
    return Screen(
        lines(
            w.t("due-headline", n=page.total, never=page.never),
            *(_due_line(w, number, each) for number, each in numbered),
        ),
        buttons=rows(
            *in_rows(buttons, BUTTONS_IN_ROW),
            turning(w, page.page, page.pages, lambda number: DueTap(page=number)),
            back_button(w),
        ),
    )


def _due_line(w: Screenwriter, number: int, each: DueClient) -> Markup:
    rhythm = "monthly" if each.monthly else "key" if each.segment == "A" else "other"
    parts = [
        w.t("due-line", n=number, client=each.client),
        w.t(f"due-{rhythm}") if rhythm != "other" else None,
        w.t("due-last", at=each.last_at) if each.last_at else w.t("due-never"),
        Markup.escape(each.manager) if each.manager else None,
    ]
    return join([part for part in parts if part])


def staffing_screen(w: Screenwriter, seen: Staffing) -> Screen:
    """How many people the rhythm needs, and how long those who are there take."""
    return Screen(
        lines(
            w.t("staffing-headline", clients=seen.clients, visits=seen.visits_a_year),
            *(
                w.t(
                    f"staffing-{group.name.replace('_', '-')}",
                    clients=group.clients,
                    visits=group.visits_a_year,
                )
                for group in seen.groups
                if group.clients
            ),
            w.t("staffing-needed", visits=seen.a_week, full=seen.full_time, part=seen.parallel),
            w.t("staffing-now", n=seen.reps, visits=seen.reps_a_week),
            w.t("staffing-short", n=seen.short) if seen.short else w.t("staffing-enough"),
            w.t("staffing-once", n=seen.once_weeks or 0, until=seen.once_until)
            if seen.once_until
            else None,
        ),
        buttons=rows(back_button(w)),
    )
