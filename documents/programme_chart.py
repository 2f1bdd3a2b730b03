"""The chart of a campaign's progress: what was done in each week, and the way to the last day."""

from collections.abc import Sequence
from datetime import timedelta

from documents.paper import Paper
from documents.typesetting import Plain, breakable, typeset
from domain.programme.figures import CampaignFigures, WeekDone

WEEKS_SHOWN = 26
"""Bars that can be told apart on a phone; of a longer campaign the last ones."""

REPS_SHOWN = 12


def programme_chart(paper: Paper, seen: CampaignFigures, weeks: Sequence[WeekDone]) -> bytes:
    """A picture for a chat, PNG.

    Args:
        weeks: without holes, the first one first.
    """
    return typeset("programme.typ", chart_data(paper, seen, weeks), "png")


def chart_data(paper: Paper, seen: CampaignFigures, weeks: Sequence[WeekDone]) -> dict[str, Plain]:
    """What the template is given: heights and lengths are parts of a thousand."""
    facts, whole = seen.facts, seen.coverage
    shown = weeks[-WEEKS_SHOWN:]
    reps = [rep for rep in seen.reps if not rep.left]
    hidden = len(reps) - REPS_SHOWN
    highest = max((week.worked for week in shown), default=0) or 1
    return {
        "language": paper.language,
        "company": paper.policy.name,
        "title": breakable(facts.name),
        "days": paper.t(
            "register-days", first=paper.day(facts.starts_on), last=paper.day(facts.ends_on)
        ),
        "covered": paper.t(
            "chart-covered", worked=whole.worked, total=whole.total, percent=whole.percent
        ),
        "share": _part(whole.worked, whole.total),
        "weeks_title": paper.t("chart-weeks"),
        "nothing": paper.t("chart-nothing"),
        "weeks": [
            {
                "day": paper.day_of_month(week.begins + timedelta(days=6)),
                "worked": week.worked,
                "height": _part(week.worked, highest),
            }
            for week in shown
        ],
        "reps_title": paper.t("chart-reps"),
        "reps": [
            {
                "name": breakable(rep.rep),
                "done": f"{rep.done} / {rep.norm}",
                "length": min(1000, _part(rep.done, rep.norm)),
            }
            for rep in reps[:REPS_SHOWN]
        ],
        "more_reps": paper.t("chart-more-reps", n=hidden) if hidden > 0 else "",
        "forecast": _forecast(paper, seen),
        "printed": paper.printed,
    }


def _part(some: int, of: int) -> int:
    return some * 1000 // of if of else 0


def _forecast(paper: Paper, seen: CampaignFigures) -> str:
    ahead = seen.forecast
    if seen.facts.state == "ended":
        return paper.t("chart-ended")
    if ahead.finish is None:
        return paper.t("chart-stands")
    return paper.t("chart-forecast", finish=paper.day(ahead.finish), pace=ahead.pace)
