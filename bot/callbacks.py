"""What buttons carry. The prefixes are a contract that outside tests rely on."""

from typing import Annotated, Literal

from aiogram.filters.callback_data import CallbackData
from pydantic import Field

from domain.programme.lists import Part
from domain.quality.lists import TicketPart
from domain.reports.bottlenecks import USUAL_PERIOD, Dimension
from domain.reports.decisions import DecisionPart

RowId = Annotated[int, Field(ge=0, lt=2**63)]
"""The id of a row. Anybody can forge what a button carries: an id that the database has no room
for is no button of ours.
"""

HandoffAct = Literal["accept", "decline", "withdraw"]
RequestAct = Literal[
    "open",
    "hand",
    "back",
    "done",
    "comment",
    "confirm",
    "return",
    "cancel",
    "history",
    "files",
    "copy",
    "order",
    "ask",
    "ask_send",
]
MailAct = Literal[
    "find", "client", "pick", "new", "request", "belongs", "another", "refuse", "spam"
]
TicketAct = Literal[
    "open", "back", "more", "history", "accept", "plan", "hold", "unhold", "fixed", "unfix",
    "letter", "ask", "phone", "later", "another", "answer", "yes", "no", "wait", "reply", "reject",
    "duplicate", "cancel",
]  # fmt: skip
FilterOf = Literal["department", "kind", "person"]


class ButtonData(CallbackData, prefix=""):
    """What the data of all buttons have in common: words, whole numbers, yes and no.

    They are written as aiogram would, in a fifth of its time: a list has twenty buttons. Where
    they are drawn it is seen to that they are no longer than Telegram allows.
    """

    def pack(self) -> str:
        """
        Raises:
            ValueError: a word holds the sign that separates the fields.
        """
        fields = self.__dict__.values()
        packed = ":".join((self.__prefix__, *map(_written, fields)))
        if packed.count(":") != len(fields):
            raise ValueError(f"a colon within the data of a button: {packed!r}")
        return packed


def _written(value: object) -> str:
    return str(int(value)) if isinstance(value, bool) else str(value)


class HandoffTap(ButtonData, prefix="handoff"):
    """An act on one handoff."""

    act: HandoffAct
    id: RowId


class RequestTap(ButtonData, prefix="request"):
    """An act on one request."""

    act: RequestAct
    id: RowId


class MailTap(ButtonData, prefix="mail"):
    """A decision about a mail; `value` is the client's id or the kind's code."""

    act: MailAct
    id: RowId
    value: str = ""


class LetterTap(ButtonData, prefix="letter"):
    """What to do about a letter that did not simply arrive."""

    act: Literal["again", "let_be"]
    id: RowId


class RegisterTap(ButtonData, prefix="page"):
    """A page of the register under its filter. Empty strings filter nothing."""

    what: Literal["register"] = "register"
    page: int = 0
    overdue: bool = False
    department: str = ""
    kind: str = ""
    person: RowId = 0


class MyTap(ButtonData, prefix="page"):
    """A page of one's own requests; an empty part is the first that has something."""

    what: Literal["my"] = "my"
    part: Literal["", "waiting", "holding", "sent"] = ""
    page: int = 0


class ChooseTap(ButtonData, prefix="choose"):
    """Choosing a filter of the register: shows the departments, kinds or people to choose from."""

    what: FilterOf
    overdue: bool = False
    department: str = ""
    kind: str = ""
    person: RowId = 0


class HomeTap(ButtonData, prefix="home"):
    """A button of the home screen."""

    act: Literal["home", "new", "drafts", "find", "journal", "journal_xlsx"]


class ClientTap(ButtonData, prefix="client"):
    """An act on one client: look at him, or write a request for him."""

    act: Literal["open", "new"]
    id: RowId


class LanguageTap(ButtonData, prefix="language"):
    """Choosing the language the desk speaks with one."""

    code: str


class DigestTap(ButtonData, prefix="digest"):
    """Choosing how one's digest comes."""

    way: Literal["telegram", "mail", "both", "none"]


class NoticesTap(ButtonData, prefix="notices"):
    """Choosing where one's notices go."""

    way: Literal["telegram", "mail"]


class InviteTap(ButtonData, prefix="invite"):
    """An administrator turns the list of staff to a page, asks to invite somebody, or does it."""

    act: Literal["list", "ask", "make"]
    id: RowId = 0
    page: int = 0


class QuestionnaireTap(ButtonData, prefix="questionnaire"):
    """An act on one questionnaire; `begin` and `of` name the client, `blank` nobody. `at` is the
    page of its answers, or which of them is corrected.
    """

    act: Literal["begin", "of", "open", "copy", "resume", "answers", "correct", "blank"]
    id: RowId = 0
    at: RowId = 0


class TaskTap(ButtonData, prefix="task"):
    """One's own tasks: `mine` in a new message, `list` a page of them; or an act on one. `new`
    names the client.
    """

    act: Literal["mine", "list", "open", "done", "tomorrow", "week", "new"]
    id: RowId = 0
    page: int = 0


class TicketTap(ButtonData, prefix="ticket"):
    """An act on one ticket. `value` is the round of `ask`; of `answer`, `yes`, `no`, `wait` and
    `reply` it is what the client answered.
    """

    act: TicketAct
    id: RowId
    value: RowId = 0


class TicketsTap(ButtonData, prefix="page"):
    """A page of a part of the tickets."""

    what: Literal["tickets"] = "tickets"
    part: TicketPart = "mine"
    page: int = 0


class TicketRegisterTap(ButtonData, prefix="tickets"):
    """The tickets in a new message, or the consolidated register of problem questionnaires as a
    file.
    """

    act: Literal["list", "pdf", "xlsx"]


class OpportunityTap(ButtonData, prefix="opportunity"):
    """One's own opportunities: `mine` in a new message, `list` a page of them; or an act on one.
    `new` names the client; `give` hands it to a colleague.

    A stage is set, not moved on: a button tapped twice says the same.
    """

    act: Literal[
        "mine", "list", "open", "talks", "offer", "won", "lost", "again", "next", "new", "give"
    ]  # fmt: skip
    id: RowId = 0
    page: int = 0


class CallsTap(ButtonData, prefix="calls"):
    """A page of one's calls of today."""

    page: int = 0


class CallTap(ButtonData, prefix="call"):
    """An act on a client who is called.

    `after` is his latest call when the button was drawn: another since then, and the act was done
    already. `value` is a moment in minutes since 1970, where the act needs one. `person` is the
    contact one speaks to; 0 is the key person.
    """

    act: Literal[
        "open",
        "slot",
        "no_answer",
        "back",
        "back_at",
        "later",
        "until",
        "other_time",
        "other_back",
        "other_day",
        "wrong",
        "refused",
    ]
    id: RowId
    after: RowId = 0
    value: RowId = 0
    person: RowId = 0


class TodayTap(ButtonData, prefix="today"):
    """One's day: calls and meetings."""

    act: Literal["open"] = "open"


class VisitTap(ButtonData, prefix="visit"):
    """An act on an appointment; `arrange` and `note` name the client. `value`, `person` as of a
    call.
    """

    act: Literal["open", "move", "move_to", "cancel", "sure", "missed", "arrange", "note"]
    id: RowId
    value: RowId = 0
    person: RowId = 0


class CampaignTap(ButtonData, prefix="campaign"):
    """An act on a campaign; none (0) is the present one.

    Attributes:
        mark: the fingerprint of the split that was shown.
        rep, to: whose clients are moved in bulk, and to whom.
    """

    act: Literal[
        "open", "list", "split", "apply", "chart", "book", "found", "staffing", "start", "end",
        "bulk", "bulk_to",
    ]  # fmt: skip
    id: RowId = 0
    mark: str = ""
    rep: RowId = 0
    to: RowId = 0
    page: int = 0


class CampaignListTap(ButtonData, prefix="page"):
    """A page of a part of a campaign's list."""

    what: Literal["campaign"] = "campaign"
    id: RowId
    part: Part = "open"
    rep: RowId = 0
    page: int = 0


class DueTap(ButtonData, prefix="page"):
    """A page of the clients who are due for a visit."""

    what: Literal["due"] = "due"
    page: int = 0


class ListedTap(ButtonData, prefix="listed"):
    """An act on a client of a campaign's list. `value` is a rep, or which reason."""

    act: Literal[
        "open", "approve", "return", "move", "to", "gets_on", "fences_off", "does_not", "unmark",
        "remove", "removed",
    ]  # fmt: skip
    id: RowId
    value: RowId = 0


class WeekTap(ButtonData, prefix="week"):
    """One's own week."""

    act: Literal["open"] = "open"


class ReportTap(ButtonData, prefix="report"):
    """One's own report: its first lines, a page of all it says, what is overdue now; of a weekly
    pack the papers once more.
    """

    act: Literal["open", "more", "overdue", "pdf", "xlsx"]
    id: RowId
    page: int = 0


class DecisionTap(ButtonData, prefix="decision"):
    """Decisions of the weekly meeting: `mine` in a new message, `list` a page of a part; what is
    said of one, after which its page is shown.
    """

    act: Literal["mine", "list", "new", "kept", "broken", "again"]
    id: RowId = 0
    part: DecisionPart = "open"
    page: int = 0


class BottleneckTap(ButtonData, prefix="bottleneck"):
    """Bottlenecks: `mine` in a new message, `list` a page of a dimension; one of them by its mark,
    or `plan` a measure against it.
    """

    act: Literal["mine", "list", "open", "plan"]
    by: Dimension = "category"
    days: int = USUAL_PERIOD
    mark: str = ""
    page: int = 0


class MeasureTap(ButtonData, prefix="measure"):
    """Measures against bottlenecks: a page of them, or an act on one."""

    act: Literal["list", "open", "done", "brought", "drop", "again"]
    id: RowId = 0
    page: int = 0
