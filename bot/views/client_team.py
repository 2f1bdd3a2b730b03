"""The team that serves a client, naming somebody for a part, and handing the client on."""

from datetime import datetime

from markupsafe import Markup

from bot.callbacks.requests import RequestTap
from bot.callbacks.team import PassTap, TeamTap
from bot.screen import Button, Screen, rows, tap
from bot.texts import Screenwriter, join, lines
from bot.views.client_buttons import pass_button, to_client
from bot.views.paging import turning
from domain.clients.developers import Developer
from domain.clients.passing import Passing
from domain.clients.team import Member, member_in
from domain.clients.team_changes import TeamCard, TeamHistory, TeamNews
from domain.contact_data import shown_phone
from storage.models.clients import TEAM_PARTS


def team_screen(w: Screenwriter, card: TeamCard) -> Screen:
    """Who serves a client, and since when."""
    return Screen(
        lines(
            w.t("team-headline", client=card.client),
            w.t("client-no-manager") if member_in(card.members, "manager") is None else None,
            *(member_line(w, each) for each in card.members),
        ),
        buttons=rows(
            tap(w.label("team-button-change"), TeamTap(act="change", id=card.client_id))
            if card.may_name
            else None,
            pass_button(w, card.client_id) if card.may_pass else None,
            (
                tap(w.label("team-button-history"), TeamTap(act="history", id=card.client_id)),
                to_client(w, card.client_id),
            ),
        ),
        protected=True,
    )


def member_line(w: Screenwriter, member: Member) -> Markup:
    """A part, who has it and how he is reached; whoever stands in for him comes with it."""
    part = w.t(f"team-part-{_key(member.part)}")
    since = w.t("team-since", day=_day(w, member.since)) if member.since else None
    facts = [
        w.t("team-member", part=part, name=member.name),
        *([shown_phone(member.phone)] if member.phone else []),
        *([since] if since and member.named else []),
        *([] if member.named else [w.t("team-in-fact")]),
    ]
    return lines(join(facts), _standing_in(w, member))


def _standing_in(w: Screenwriter, member: Member) -> Markup | None:
    other = member.stand_in
    if other is None:
        return None
    said = w.t("team-stand-in", name=other.name, day=other.until_on)
    return join([said, shown_phone(other.phone)]) if other.phone else said


def change_screen(w: Screenwriter, card: TeamCard) -> Screen:
    """Which part is to be given to somebody, or taken from who was named for it."""
    named = {each.part: each for each in card.members if each.named}
    return Screen(
        w.t("team-change", client=card.client),
        buttons=rows(
            *(
                (
                    _naming(w, card.client_id, part, named.get(part)),
                    tap(
                        w.label("team-button-clear"),
                        TeamTap(act="clear", id=card.client_id, part=part),
                    )
                    if part in named
                    else None,
                )
                for part in TEAM_PARTS
                if part in card.may_name
            ),
            tap(w.label("team-button-back"), TeamTap(act="back", id=card.client_id)),
        ),
        protected=True,
    )


def _naming(w: Screenwriter, client_id: int, part: str, has_it: Member | None) -> Button:
    said = w.label(f"team-part-{_key(part)}")
    words = (
        w.label("team-button-name", part=said)
        if has_it is None
        else w.label("team-button-instead", part=said, name=has_it.name)
    )
    return tap(words, TeamTap(act="name", id=client_id, part=part))


def history_screen(w: Screenwriter, page: TeamHistory) -> Screen:
    """Who had which part, the latest first."""
    return Screen(
        lines(
            w.t("team-history-headline", client=page.client),
            *(
                w.t(
                    "team-history-line" if each.until else "team-history-line-now",
                    part=w.t(f"team-part-{_key(each.part)}"),
                    name=each.name,
                    since=_day(w, each.since),
                    until=_day(w, each.until) if each.until else "",
                )
                for each in page.members
            ),
            None if page.total else w.t("team-history-none"),
        ),
        buttons=rows(
            turning(
                w,
                page.page,
                page.pages,
                lambda n: TeamTap(act="history", id=page.client_id, page=n),
            ),
            tap(w.label("team-button-back"), TeamTap(act="back", id=page.client_id)),
        ),
        protected=True,
    )


def news_screen(w: Screenwriter, news: TeamNews) -> Screen:
    """A change of the team, for whoever it concerns."""
    part = w.t(f"team-part-{_key(news.part)}")
    key = "mine" if news.is_mine else "named" if news.to else "cleared"
    return Screen(
        lines(
            w.t(
                f"team-news-{key}",
                client=news.client,
                part=part,
                name=news.to or "",
            ),
            w.t("team-news-before", name=news.before) if news.before and news.to else None,
            w.t("team-news-by", name=news.by) if news.by else None,
        ),
        buttons=rows(
            (
                to_client(w, news.client_id),
                tap(w.label("team-button"), TeamTap(act="open", id=news.client_id)),
            )
        ),
    )


def pass_screen(w: Screenwriter, seen: Passing) -> Screen:
    """To whom a client may be handed; until that one accepts, nothing changes."""
    if seen.request_id is not None:
        return Screen(
            w.t("pass-on-his-way", client=seen.client, number=seen.number),
            buttons=rows(
                tap(w.label("request-button-open"), RequestTap(act="open", id=seen.request_id)),
                to_client(w, seen.client_id),
            ),
        )
    first = seen.developers[0] if seen.developers else None
    return Screen(
        lines(
            w.t("pass-headline", client=seen.client, manager=seen.manager, n=seen.orders),
            *(_developer(w, each) for each in seen.developers),
            w.t("pass-next") if first else w.t("pass-nobody"),
        ),
        buttons=rows(
            *(
                tap(
                    w.label("pass-button-to", name=each.name),
                    PassTap(act="offer", id=seen.client_id, to=each.id),
                    "primary" if each is first else None,
                )
                for each in seen.developers
            ),
            (
                tap(w.label("pass-button-other"), PassTap(act="other", id=seen.client_id)),
                to_client(w, seen.client_id),
            ),
        ),
    )


def _developer(w: Screenwriter, developer: Developer) -> Markup:
    return w.t(
        "pass-developer", name=developer.name, n=developer.clients, waiting=developer.waiting
    )


def passed_screen(w: Screenwriter, client: str, name: str, number: int, request_id: int) -> Screen:
    """A client was offered to a colleague."""
    return Screen(
        w.t("pass-offered", client=client, name=name, number=number),
        buttons=rows(
            tap(w.label("request-button-open"), RequestTap(act="open", id=request_id)),
        ),
    )


def _day(w: Screenwriter, at: datetime) -> str:
    """Parts are had for months: the hour says nothing."""
    return w.day(at.astimezone(w.zone).date())


def _key(part: str) -> str:
    return part.replace("_", "-")
