"""The fields of the programme's JSON documents. Their names are a contract: see each `--help`."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import asdict

from app.cli.shapes import Shape
from domain.programme.campaigns import CampaignFacts, CampaignLine
from domain.programme.figures import CampaignFigures, Coverage, RepFigures
from domain.programme.lists import Line, Move
from domain.programme.proposing import Proposal


def campaign_line_shape(line: CampaignLine) -> Shape:
    return {**_facts(line.facts), "clients": line.clients, "open": line.open}


def campaign_shape(seen: CampaignFigures, lines: Sequence[Line], moves: Sequence[Move]) -> Shape:
    """A campaign with its norms, coverage, list, and every change of hands with its reason."""
    by_line: dict[int, list[Shape]] = defaultdict(list)
    for move in moves:
        by_line[move.campaign_client_id].append(_move(move))
    ahead = seen.forecast
    return {
        **_facts(seen.facts),
        "coverage": _coverage(seen.coverage),
        "norm": seen.norm,
        "done": seen.done,
        "forecast": {
            "pace": str(ahead.pace),
            "by_norms": ahead.by_norms,
            "finish": ahead.finish,
            "short": ahead.short,
        },
        "reps": [_rep(rep) for rep in seen.reps],
        "clients": [{**_line(line), "assignments": by_line[line.id]} for line in lines],
    }


def proposal_shape(proposal: Proposal) -> Shape:
    """A split that is not applied yet, or has just been."""
    return {
        "campaign": proposal.campaign.name,
        "fingerprint": proposal.fingerprint,
        "clients": proposal.clients,
        "changes": proposal.changes,
        "nobody": proposal.nobody,
        "reasons": dict(proposal.reasons),
        "shares": [asdict(share) for share in proposal.shares],
    }


def _facts(facts: CampaignFacts) -> Shape:
    return {
        "id": facts.id,
        "campaign": facts.name,
        "head": facts.head,
        "state": facts.state,
        "from": facts.starts_on,
        "to": facts.ends_on,
        "started": facts.started_at,
        "ended": facts.ended_at,
    }


def _coverage(coverage: Coverage) -> Shape:
    return {
        **asdict(coverage),
        "total": coverage.total,
        "worked": coverage.worked,
        "percent": coverage.percent,
        "complete": coverage.complete,
    }


def _rep(rep: RepFigures) -> Shape:
    return {
        "rep": rep.rep,
        "mode": rep.mode,
        "norm": rep.norm,
        "days_off": rep.days_off,
        "done": rep.done,
        "place": rep.place,
        "left": rep.left,
        "coverage": _coverage(rep.coverage),
    }


def _line(line: Line) -> Shape:
    return {
        "id": line.id,
        "client": line.client,
        "client_id": line.client_id,
        "place": line.place,
        "segment": line.segment,
        "rep": line.rep,
        "state": line.state,
        "reason": line.reason,
        "refusal_asked": line.refusal_asked_at,
        "worked": line.worked_at,
        "calls": line.calls,
        "last_call": line.last_call_at,
        "next_call": line.next_call_at,
    }


def _move(move: Move) -> Shape:
    return {
        "from": move.from_rep,
        "to": move.to_rep,
        "reason": move.reason,
        "by": move.by,
        "at": move.at,
    }
