"""Who may do what: one table from roles to permissions, and the mark a use case declares."""

from collections.abc import Callable, Coroutine
from enum import StrEnum
from functools import update_wrapper
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar

if TYPE_CHECKING:
    from domain.work import Work


class Permission(StrEnum):
    """An act of the desk that a role may or may not do."""

    OWN_SETTINGS = "own_settings"
    ANSWER_FORMS = "answer_forms"
    FIND_CLIENTS = "find_clients"
    SEND_REQUESTS = "send_requests"
    WORK_ON_REQUESTS = "work_on_requests"
    READ_OWN_REQUESTS = "read_own_requests"
    READ_DEPARTMENT_REGISTER = "read_department_register"
    READ_WHOLE_REGISTER = "read_whole_register"
    INVITE_STAFF = "invite_staff"
    DISMISS_STAFF = "dismiss_staff"
    IMPORT = "import"
    LINK_ACCOUNT = "link_account"
    SWEEP = "sweep"
    DELIVER = "deliver"
    TAKE_MAIL = "take_mail"
    SORT_MAIL = "sort_mail"
    MANAGE_MAIL = "manage_mail"
    MAKE_CALLS = "make_calls"
    FILL_QUESTIONNAIRES = "fill_questionnaires"
    CORRECT_QUESTIONNAIRES = "correct_questionnaires"
    FOLLOW_UP = "follow_up"
    READ_PROGRAMME = "read_programme"
    RUN_PROGRAMME = "run_programme"
    WORK_ON_TICKETS = "work_on_tickets"
    ASK_CLIENTS = "ask_clients"
    JUDGE_TICKETS = "judge_tickets"
    READ_REPORTS = "read_reports"
    KEEP_DECISIONS = "keep_decisions"
    READ_TALKS = "read_talks"
    READ_PURCHASES = "read_purchases"
    EXPORT_CLIENTS = "export_clients"
    KEEP_TEAMS = "keep_teams"
    WATCH_VIEWS = "watch_views"
    CONNECT_CALLS = "connect_calls"
    SUBSTITUTE_STAFF = "substitute_staff"
    ERASE_PEOPLE = "erase_people"
    READ_AUDIT = "read_audit"
    WRITE_LETTERS = "write_letters"
    READ_LETTERS = "read_letters"
    VISIT_SITES = "visit_sites"
    READ_BOARD = "read_board"
    PROMISE_DATES = "promise_dates"


P = Permission

_EVERYBODY = frozenset(
    {
        P.LINK_ACCOUNT,
        P.OWN_SETTINGS,
        P.ANSWER_FORMS,
        P.FIND_CLIENTS,
        P.SEND_REQUESTS,
        P.WORK_ON_REQUESTS,
        P.READ_OWN_REQUESTS,
        P.READ_DEPARTMENT_REGISTER,
        P.SORT_MAIL,
        P.FOLLOW_UP,
        P.WORK_ON_TICKETS,
        P.VISIT_SITES,
    }
)
_CLIENTS = frozenset({P.READ_TALKS, P.READ_PURCHASES})
_VISITS = frozenset({P.MAKE_CALLS, P.FILL_QUESTIONNAIRES, P.ASK_CLIENTS})
_LEADS = frozenset(
    {
        P.READ_WHOLE_REGISTER,
        P.READ_PROGRAMME,
        P.READ_REPORTS,
        P.KEEP_DECISIONS,
        P.READ_BOARD,
        P.KEEP_TEAMS,
        P.SUBSTITUTE_STAFF,
    }
)
_HEADS = frozenset({P.EXPORT_CLIENTS, P.WATCH_VIEWS, P.READ_LETTERS, P.DISMISS_STAFF})

PERMISSIONS: dict[str, frozenset[Permission]] = {
    "rep": _EVERYBODY | _CLIENTS | _VISITS,
    "technician": _EVERYBODY,
    "letter_writer": _EVERYBODY | _CLIENTS | {P.WRITE_LETTERS, P.READ_LETTERS},
    "coordinator": _EVERYBODY
    | _CLIENTS
    | {P.READ_WHOLE_REGISTER, P.CONNECT_CALLS, P.READ_BOARD, P.PROMISE_DATES, P.KEEP_TEAMS},
    "programme_head": _EVERYBODY
    | _CLIENTS
    | _VISITS
    | _LEADS
    | _HEADS
    | {P.RUN_PROGRAMME, P.JUDGE_TICKETS, P.CORRECT_QUESTIONNAIRES},
    "service_lead": _EVERYBODY | _LEADS | {P.READ_TALKS, P.PROMISE_DATES},
    "director": _EVERYBODY | _CLIENTS | _LEADS | _HEADS,
    "admin": _EVERYBODY
    | {
        P.READ_WHOLE_REGISTER,
        P.INVITE_STAFF,
        P.DISMISS_STAFF,
        P.SUBSTITUTE_STAFF,
        P.ERASE_PEOPLE,
        P.READ_AUDIT,
        P.EXPORT_CLIENTS,
        P.WATCH_VIEWS,
        P.KEEP_TEAMS,
        P.IMPORT,
        P.MANAGE_MAIL,
        P.READ_PROGRAMME,
        P.RUN_PROGRAMME,
    },
    "stranger": frozenset({P.LINK_ACCOUNT}),
    "system": frozenset(
        {P.SWEEP, P.DELIVER, P.TAKE_MAIL, P.READ_WHOLE_REGISTER, P.READ_OWN_REQUESTS}
    ),
}
"""READ_DEPARTMENT_REGISTER is narrowed to the departments a person leads, or his own; SORT_MAIL to
the mails he was asked about; WORK_ON_TICKETS to the repairs he answers for.
"""

_Args = ParamSpec("_Args")
_Result = TypeVar("_Result")
UseCase = Callable[Concatenate["Work", _Args], Coroutine[Any, Any, _Result]]


def needs(permission: Permission) -> Callable[[UseCase[_Args, _Result]], UseCase[_Args, _Result]]:
    """Declare the permission a use case needs; without it the work's session stays closed.

    Args:
        permission: checked against the role of whoever acts before the use case runs.

    Raises:
        NotAllowed: from the use case, when the role has no such permission.
    """

    def declare(use_case: UseCase[_Args, _Result]) -> UseCase[_Args, _Result]:
        async def checked(work: "Work", /, *args: _Args.args, **kwargs: _Args.kwargs) -> _Result:
            with work.permitted(permission):
                return await use_case(work, *args, **kwargs)

        update_wrapper(checked, use_case)
        return checked

    return declare
