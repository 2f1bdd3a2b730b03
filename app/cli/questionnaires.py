"""One questionnaire, for a program or for a person; the empty blank."""

from dataclasses import asdict
from pathlib import Path
from zoneinfo import ZoneInfo

from rich.console import Console

from app.cli.help import language
from app.cli.output import print_json, table
from app.cli.shapes import Shape
from app.cli.shell import Shell, act, shell_texts, telling
from app.settings import load_settings
from domain.clock import SystemClock
from domain.company import load_policy
from domain.errors import DeskError
from domain.forms import engine
from domain.forms.answers import answer_to_json
from domain.forms.files import read_files
from domain.forms.showing import show
from domain.questionnaires.reading import QuestionnaireCard, questionnaire_card


def show_questionnaire(questionnaire_id: int, *, as_json: bool) -> None:
    """A questionnaire with its answers, complaints, corrections and what became of it."""

    async def use(shell: Shell) -> None:
        async with shell.reading() as work:
            card = await questionnaire_card(work, questionnaire_id)
        if as_json:
            print_json(questionnaire_shape(card))
            return
        rows = [
            (
                engine.wording(card.form, card.answers, row.question.label, shell.language),
                show(card.form, row.question, row.answer, shell.language),
            )
            for row in engine.summary(card.form, card.answers)
            if row.answer is not None
        ]
        shell.console.print(table(("", ""), rows))

    act(use)


def write_blank(file: Path, spoken: str, out: Path) -> None:
    """Draw the empty blank of a form as PDF; no database is needed.

    Args:
        spoken: its language; "" is the shell's.
    """
    from documents.paper import Paper  # typst is heavy
    from documents.questionnaire_blank import questionnaire_blank

    console = Console(stderr=True, soft_wrap=True)
    with telling(console):
        if out.suffix.lower() != ".pdf":
            raise DeskError("cli-blank-format", file=out.name)
        definition = read_files([file])[file]
        policy = load_policy(load_settings().company_file)
        texts = shell_texts()
        written_in = spoken or language()
        if written_in not in texts.languages:
            raise DeskError("error-language-unknown")
        zone = ZoneInfo(policy.time_zone)
        paper = Paper(texts, policy, written_in, zone, policy.name, SystemClock().now())
        out.write_bytes(questionnaire_blank(paper, definition))
    Console(soft_wrap=True).print(str(out), markup=False, highlight=False)


def questionnaire_shape(card: QuestionnaireCard) -> Shape:
    """The fields that `questionnaire --help` lists."""
    return {
        "id": card.id,
        "number": card.number,
        "state": card.state,
        "client": card.client,
        "rep": card.rep,
        "form": card.form.name,
        "form_version": card.form.version,
        "begun_at": card.begun_at,
        "paused_at": card.paused_at,
        "resumed_at": card.resumed_at,
        "handed_in_at": card.handed_in_at,
        "counted_at": card.counted_at,
        "ticket": card.ticket,
        "answers": {name: answer_to_json(answer)["value"] for name, answer in card.counted.items()},
        "attachments": {
            name: [
                {"kind": media.kind, "file_name": media.name or None, "seconds": media.seconds}
                for media in answer.attachments
            ]
            for name, answer in card.counted.items()
            if answer.attachments
        },
        "complaints": [asdict(each) for each in card.problems],
        "without_consent": card.without_consent,
        "opportunities": card.outcome.opportunities,
        "tasks": card.outcome.tasks,
        "requests": card.outcome.requests,
        "referrals": card.outcome.referrals,
        "corrections": [
            {
                "question": each.question,
                "was": None if each.answer is None else answer_to_json(each.answer)["value"],
                "erased": each.erased,
                "by": each.by,
                "at": each.at,
            }
            for each in card.corrections
        ],
    }
