"""The list of a campaign on its head's phone: parts, one client, the split before it counts."""

from markupsafe import Markup

from bot.callbacks.clients import ClientTap
from bot.callbacks.programme import CampaignListTap, CampaignTap, ListedTap
from bot.markup import shortened
from bot.screen import Button, ButtonStyle, Screen, in_rows, rows, tap
from bot.texts import Screenwriter, join, lines
from bot.views.paging import turning
from bot.views.programme import BUTTONS_IN_ROW, PAIR, back_button, headline, short_name
from domain.programme.figures import RepFigures
from domain.programme.lists import Line, LineCard, ListPage, Move, Part
from domain.programme.proposing import Proposal, Share
from domain.programme.running import REMOVALS
from domain.programme.splitting import REASONS

SHARES_SHOWN = 12
OUR_WORDS = frozenset({*REASONS, *REMOVALS, "by_hand"})
"""Reasons that are words of ours, said in the reader's language; others are the head's own."""


def list_screen(w: Screenwriter, page: ListPage, rep: RepFigures | None, *, runs: bool) -> Screen:
    """A part of the list; each client opens by the button of his number.

    Args:
        rep: whose clients these are; None for everybody's.
        runs: the reader may move them.
    """
    head = w.t(f"campaign-part-{page.part.replace('_', '-')}", n=page.total)
    numbered = list(enumerate(page.lines, 1))

    def to(number: int) -> CampaignListTap:
        return CampaignListTap(
            id=page.campaign_id, part=page.part, rep=page.rep_id or 0, page=number
        )

    bulk = CampaignTap(act="bulk", id=page.campaign_id, rep=page.rep_id or 0)
    movable = runs and page.total and (page.part == "alone" or (rep and page.part == "open"))
    return Screen(
        lines(
            w.t("campaign-rep", name=rep.rep, done=rep.done, norm=rep.norm) if rep else None,
            head,
            *(_line(w, number, each, with_rep=rep is None) for number, each in numbered),
        ),
        buttons=rows(
            *in_rows(
                [tap(str(number), ListedTap(act="open", id=each.id)) for number, each in numbered],
                BUTTONS_IN_ROW,
            ),
            turning(w, page.page, page.pages, to),
            _other_parts(w, page, rep) if rep else (),
            tap(w.label("campaign-button-bulk", n=page.total), bulk) if movable else None,
            back_button(w, page.campaign_id),
        ),
    )


def _other_parts(w: Screenwriter, page: ListPage, rep: RepFigures) -> list[Button]:
    counts: dict[Part, int] = {
        "open": rep.coverage.open,
        "untouched": rep.coverage.untouched,
        "handed_in": rep.coverage.handed_in,
        "paused": rep.coverage.paused,
    }
    return [
        tap(
            w.label(f"campaign-button-{part.replace('_', '-')}", n=count),
            CampaignListTap(id=page.campaign_id, part=part, rep=rep.rep_id),
        )
        for part, count in counts.items()
        if count and part != page.part
    ]


def _line(w: Screenwriter, number: int, line: Line, *, with_rep: bool) -> Markup:
    parts = [
        w.t("campaign-line", n=number, client=line.client),
        Markup.escape(line.place) if line.place else None,
        Markup.escape(short_name(line.rep)) if with_rep and line.rep else None,
        standing(w, line),
    ]
    return join([part for part in parts if part])


def standing(w: Screenwriter, line: Line) -> Markup:
    """How far it is with a client, in a few words."""
    if line.refusal_waits:
        return w.t("campaign-state-asked", at=line.refusal_asked_at)
    if line.state != "open":
        return w.t(f"campaign-state-{line.state.replace('_', '-')}", at=line.worked_at)
    if line.last_call_at is None:
        return w.t("campaign-state-untouched")
    return w.t("campaign-state-called", n=line.calls, at=line.last_call_at)


def reason_words(w: Screenwriter, reason: str) -> Markup:
    """A reason: ours in the reader's language, the head's as he wrote it."""
    if reason in OUR_WORDS:
        return w.t(f"campaign-reason-{reason.replace('_', '-')}")
    return w.t("campaign-own-words", words=reason)


def line_screen(w: Screenwriter, card: LineCard, *, runs: bool) -> Screen:
    """One client of the list: whose he is and why, and what the head can do about it."""
    line = card.line
    is_open = line.state == "open"
    return Screen(
        lines(
            w.t("campaign-client", client=line.client),
            _where_and_who(w, line),
            w.t("campaign-whose", name=line.rep) if line.rep else w.t("campaign-nobodys"),
            standing(w, line),
            reason_words(w, line.reason) if line.reason else None,
            *(
                w.t(f"campaign-mark-{verdict.replace('_', '-')}", name=name)
                for _, name, verdict in card.marks
            ),
            w.t("campaign-fenced", name=line.rep) if is_open and _is_fenced(card) else None,
            *(_move_line(w, move) for move in card.moves),
        ),
        buttons=rows(
            *(refusal_buttons(w, line.id) if runs and line.refusal_waits else ()),
            *(_acts(w, card) if runs and is_open else ()),
            tap(w.label("campaign-button-dossier"), ClientTap(act="open", id=line.client_id)),
            tap(w.label("campaign-button-remove"), ListedTap(act="remove", id=line.id), "danger")
            if runs and is_open
            else None,
            back_button(w, line.campaign_id),
        ),
    )


def _where_and_who(w: Screenwriter, line: Line) -> Markup | None:
    parts = [
        Markup.escape(line.place) if line.place else None,
        w.t("campaign-segment", segment=line.segment) if line.segment else None,
    ]
    known = [part for part in parts if part]
    return join(known) if known else None


def _acts(w: Screenwriter, card: LineCard) -> list[list[Button] | Button]:
    line = card.line
    style: ButtonStyle | None = "primary" if _is_fenced(card) else None
    move = tap(w.label("campaign-button-move"), ListedTap(act="move", id=line.id), style)
    acts: list[list[Button] | Button] = [move]
    if line.rep_id is not None:
        acts.append(_mark_buttons(w, card, line.rep_id))
    return acts


def _is_fenced(card: LineCard) -> bool:
    """Whether he has the client who keeps others off: somebody else must take him (domain 2.4)."""
    return any((rep, verdict) == (card.line.rep_id, "fences_off") for rep, _, verdict in card.marks)


def refusal_buttons(w: Screenwriter, line_id: int) -> list[Button]:
    """The head's word on a refusal, by one tap."""
    return [
        tap(w.label("refusal-button-approve"), ListedTap(act="approve", id=line_id), "primary"),
        tap(w.label("refusal-button-return"), ListedTap(act="return", id=line_id)),
    ]


def _mark_buttons(w: Screenwriter, card: LineCard, rep_id: int) -> list[Button]:
    """What may be noted of the client and his present rep; a mark there is can be taken away."""
    marked = next((verdict for rep, _, verdict in card.marks if rep == rep_id), None)
    if marked is not None:
        unmark = ListedTap(act="unmark", id=card.line.id, value=rep_id)
        return [tap(w.label("campaign-button-unmark"), unmark)]
    return [
        tap(
            w.label("campaign-button-gets-on"),
            ListedTap(act="gets_on", id=card.line.id, value=rep_id),
        ),
        tap(
            w.label("campaign-button-fences-off"),
            ListedTap(act="fences_off", id=card.line.id, value=rep_id),
        ),
    ]


def _move_line(w: Screenwriter, move: Move) -> Markup:
    moved = w.t(
        "campaign-move",
        at=move.at,
        giver=move.from_rep or w.label("campaign-nobody"),
        taker=move.to_rep or w.label("campaign-nobody"),
    )
    return join((moved, reason_words(w, move.reason)))


def takers_screen(w: Screenwriter, line: Line, reps: tuple[RepFigures, ...]) -> Screen:
    """To whom one client is moved."""
    return Screen(
        w.t("campaign-move-whom", client=line.client),
        buttons=rows(
            *(
                tap(_taker(w, rep), ListedTap(act="to", id=line.id, value=rep.rep_id))
                for rep in reps
                if not rep.left and rep.rep_id != line.rep_id
            ),
            tap(w.label("campaign-button-keep"), ListedTap(act="open", id=line.id)),
        ),
    )


def bulk_screen(
    w: Screenwriter, tapped: CampaignTap, clients: int, reps: tuple[RepFigures, ...]
) -> Screen:
    """To whom all open clients of a rep, or of nobody, are moved."""
    return Screen(
        w.t("campaign-bulk-whom", n=clients),
        buttons=rows(
            *(
                tap(
                    _taker(w, rep),
                    CampaignTap(act="bulk_to", id=tapped.id, rep=tapped.rep, to=rep.rep_id),
                )
                for rep in reps
                if not rep.left and rep.rep_id != tapped.rep
            ),
            back_button(w, tapped.id),
        ),
    )


TAKER_SHOWN = 40


def _taker(w: Screenwriter, rep: RepFigures) -> str:
    name = shortened(rep.rep, TAKER_SHOWN)
    return w.label("campaign-button-taker", name=name, n=rep.coverage.open)


def removal_screen(w: Screenwriter, line: Line) -> Screen:
    """Why a client is taken off the list."""
    return Screen(
        w.t("campaign-remove-why", client=line.client),
        buttons=rows(
            *(
                tap(
                    w.label(f"campaign-reason-{reason.replace('_', '-')}"),
                    ListedTap(act="removed", id=line.id, value=number),
                    "danger",
                )
                for number, reason in enumerate(REMOVALS)
            ),
            tap(w.label("campaign-button-keep"), ListedTap(act="open", id=line.id)),
        ),
    )


def split_screen(w: Screenwriter, proposal: Proposal) -> Screen:
    """Who would get how many, who would lose, and why; it counts by the main button."""
    facts = proposal.campaign
    if not proposal.changes:
        return Screen(
            lines(headline(w, facts), w.t("split-nothing")),
            buttons=rows(back_button(w, facts.id)),
        )
    left_out = len(proposal.shares) - SHARES_SHOWN
    apply = CampaignTap(act="apply", id=facts.id, mark=proposal.fingerprint)
    return Screen(
        lines(
            w.t("split-headline", name=facts.name, n=proposal.clients),
            *(_share_line(w, share) for share in proposal.shares[:SHARES_SHOWN]),
            w.t("split-more", n=left_out) if left_out > 0 else None,
            w.t("split-why"),
            join(
                w.t("split-reason", n=count, reason=reason_words(w, reason))
                for reason, count in proposal.reasons.most_common()
            ),
            w.t("split-nobody", n=proposal.nobody) if proposal.nobody else None,
        ),
        buttons=rows(
            tap(w.label("split-button-apply", n=proposal.changes), apply, "primary"),
            back_button(w, facts.id),
        ),
    )


def _share_line(w: Screenwriter, share: Share) -> Markup:
    parts = [
        w.t("split-share", name=share.rep, n=share.will, norm=share.norm),
        w.t("split-gains", n=share.gains) if share.gains else None,
        w.t("split-loses", n=share.loses) if share.loses else None,
    ]
    return join([part for part in parts if part])


def split_done_screen(w: Screenwriter, proposal: Proposal) -> Screen:
    """What came of the split, and what comes next."""
    facts = proposal.campaign
    start = tap(w.label("programme-button-start"), CampaignTap(act="start", id=facts.id), "primary")
    shares = [
        tap(
            w.label("campaign-button-taker", name=short_name(share.rep), n=share.will),
            CampaignListTap(id=facts.id, part="open", rep=share.rep_id),
        )
        for share in proposal.shares[:SHARES_SHOWN]
    ]
    return Screen(
        lines(headline(w, facts), w.t("split-done", n=proposal.changes)),
        buttons=rows(
            start if facts.state == "planned" and not proposal.nobody else None,
            *in_rows(shares, PAIR),
            back_button(w, facts.id),
        ),
    )
