"""How the list of a campaign is chosen (domain 2.2), so that next year's is chosen alike."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, exists, false, or_, select

from storage.base import JsonObject
from storage.models import Campaign, CampaignClient, Client, Meeting, Questionnaire


@dataclass(frozen=True)
class ListFilter:
    """Corporate clients, those of some segments (private ones too), or both; of them those who
    were not visited since a day; and clients picked by hand.

    Attributes:
        picked: ids of clients; in any case on the list.
    """

    all_corporate: bool = False
    segments: tuple[str, ...] = ()
    not_visited_since: date | None = None
    picked: tuple[int, ...] = ()

    @property
    def chooses_nobody(self) -> bool:
        return not (self.all_corporate or self.segments or self.not_visited_since or self.picked)

    def to_json(self) -> JsonObject:
        since = self.not_visited_since
        return {
            "all_corporate": self.all_corporate,
            "segments": list(self.segments),
            "not_visited_since": since.isoformat() if since else None,
            "picked": list(self.picked),
        }

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> "ListFilter":
        since = stored.get("not_visited_since")
        return cls(
            all_corporate=bool(stored.get("all_corporate")),
            segments=tuple(stored.get("segments", ())),
            not_visited_since=date.fromisoformat(since) if since else None,
            picked=tuple(stored.get("picked", ())),
        )


CHOOSES_NOBODY = ListFilter()


def chosen(by: ListFilter) -> Select[int]:
    """The ids of the clients that a filter chooses. A prospective client is none yet."""
    kinds: list[ColumnElement[bool]] = []
    if by.segments:
        kinds.append(Client.segment.in_(by.segments))
    if by.all_corporate or (by.not_visited_since is not None and not by.segments):
        kinds.append(Client.corporate.is_(True))
    found = and_(Client.standing == "active", or_(*kinds) if kinds else false())
    if by.not_visited_since is not None:
        found = and_(found, ~_visited_since(by.not_visited_since))
    return select(Client.id).where(or_(found, Client.id.in_(by.picked)) if by.picked else found)


def _visited_since(day: date) -> ColumnElement[bool]:
    begins = datetime.combine(day, time(), tzinfo=UTC)
    met = exists().where(Meeting.client_id == Client.id, Meeting.held_at >= begins)
    asked = exists().where(Questionnaire.client_id == Client.id, Questionnaire.counted_at >= begins)
    return or_(met, asked)


def visited_elsewhere() -> ColumnElement[bool]:
    """The condition on clients that another campaign is still to visit them: two would be one
    too many.
    """
    return exists().where(
        CampaignClient.client_id == Client.id,
        CampaignClient.state == "open",
        Campaign.id == CampaignClient.campaign_id,
        Campaign.state != "ended",
    )
