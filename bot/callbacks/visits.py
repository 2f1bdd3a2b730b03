"""What buttons about calls, appointments and questionnaires carry."""

from typing import Literal

from bot.callbacks.data import ButtonData, RowId


class QuestionnaireTap(ButtonData, prefix="questionnaire"):
    """An act on one questionnaire; `begin` and `of` name the client, `blank` nobody. `at` is the
    page of its answers, or which of them is corrected.
    """

    act: Literal["begin", "of", "open", "copy", "resume", "answers", "correct", "blank"]
    id: RowId = 0
    at: RowId = 0


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
    """An act on an appointment; `arrange` and `note` name the client, `site` the request. `value`,
    `person` as of a call.
    """

    act: Literal[
        "open", "move", "move_to", "cancel", "sure", "missed", "held", "arrange", "note", "site"
    ]
    id: RowId
    value: RowId = 0
    person: RowId = 0


class WeekTap(ButtonData, prefix="week"):
    """One's own week."""

    act: Literal["open"] = "open"
