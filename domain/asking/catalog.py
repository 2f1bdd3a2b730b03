"""All forms of the desk, put together once at the start."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from domain.clock import Clock
from domain.company import Policy
from domain.company.loading import OUR_FORMS
from domain.forms.files import FileProblem, FormFilesError, read_forms
from domain.forms.model import FormDefinition
from domain.forms.problems import FormProblem
from domain.forms.versions import keep
from domain.requests.drafting import RequestForms
from domain.requests.form import RESERVED, kind_form, opening_form
from domain.texts import Texts

SHORT = (
    "done", "decline", "return", "comment", "hand", "back", "step_back", "cancel",
    "contractor", "contractor_done", "site_visit",
    "task", "opportunity", "hand_opportunity", "lost", "next_step", "correct_answer",
    "call_back", "not_now", "refused", "wrong_person", "appointment", "move_appointment", "meeting",
    "ticket_plan", "ticket_fix", "ticket_unfix", "ticket_hold",
    "ticket_reject", "ticket_duplicate", "ticket_cancel",
    "ticket_letter", "ticket_another", "ticket_phone", "ticket_reply",
    "decision", "measure", "measure_brought", "client_date", "client_date_said",
    "note", "promise", "team_member", "pass_client",
    "leave",
    "erase_person",
    "letter_edit", "letter_skip", "letter_opportunity", "novelty",
)  # fmt: skip
"""The desk's own short forms by their purpose; each is the file of its name."""


@dataclass(frozen=True)
class Forms:
    """What can be asked: a new request, and by purpose the short forms."""

    requests: RequestForms
    short: Mapping[str, FormDefinition]


async def load_forms(engine: AsyncEngine, policy: Policy, texts: Texts, clock: Clock) -> Forms:
    """Read the forms of all kinds, as the policy names them, and the desk's own.

    Raises:
        FormFilesError: some file is no form, or asks what every request asks already.
    """
    own = {purpose: OUR_FORMS / f"{purpose}.xlsx" for purpose in SHORT}
    of_kinds = {kind.form for kind in policy.kinds.values()}
    async with AsyncSession(engine) as session, session.begin():
        # The questionnaire is asked in the version imported last, or that of its campaign.
        every = {*of_kinds, *own.values(), policy.programme.form}
        read = await read_forms(session, sorted(every), clock.now())
    _refuse_reserved({path: read[path] for path in of_kinds - set(own.values())})
    kinds = {
        code: keep(kind_form(policy, texts, code, read[kind.form]))
        for code, kind in policy.kinds.items()
    }
    return Forms(
        RequestForms(keep(opening_form(policy, texts)), kinds),
        {purpose: read[path] for purpose, path in own.items()},
    )


def _refuse_reserved(read: Mapping[Path, FormDefinition]) -> None:
    problems = [
        FileProblem(
            path, FormProblem("form-problem-reserved", "survey", values={"name": question.name})
        )
        for path, definition in read.items()
        for question in definition.questions
        if question.name in RESERVED
    ]
    if problems:
        raise FormFilesError(problems)
