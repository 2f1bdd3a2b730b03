"""`fieldpost form preview`: the conversation of a form in the terminal, without a database."""

import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import typer
from rich.console import Console

from app.cli.help import language
from app.cli.shell import shell_texts, telling
from domain.forms import engine
from domain.forms.answers import Answer, Media, Picked
from domain.forms.errors import FormError
from domain.forms.files import read_files
from domain.forms.model import MEDIA, FormDefinition, Labels, Question, QuestionType
from domain.forms.parsing import parse
from domain.forms.showing import show
from domain.texts import TextArgument, Texts

BACK, MORE, NO_MORE = "<", "+", "-"
TIME_ZONE = "Europe/Moscow"
"""Of whoever looks at a form before there is a desk with a zone of its own."""


def preview_form(file: Path, spoken: str) -> None:
    """Ask the form, question by question; answers are typed, or come line by line from stdin.

    Exit code 1: the file is no form, or the lines ended before all that is required was answered.
    """
    with telling(Console(stderr=True, soft_wrap=True)):
        definition = read_files([file])[file]
    talk = _Talk(definition, spoken or language(), shell_texts())
    finished = talk.hold(line.rstrip("\n") for line in sys.stdin)
    raise typer.Exit(0 if finished else 1)


class _Talk:
    """One conversation."""

    def __init__(self, definition: FormDefinition, spoken: str, texts: Texts) -> None:
        self._definition = definition
        self._language = spoken
        self._spoken = spoken if spoken in texts.languages else "en"
        self._texts = texts
        self._zone = ZoneInfo(TIME_ZONE)
        self._state = engine.State(datetime.now(self._zone))

    def hold(self, lines: Iterator[str]) -> bool:
        """Ask until the form or the lines end; whether all that is required was answered."""
        typer.echo(self._definition.text(self._definition.title, self._language))
        self._say("preview-help", back=BACK)
        asked = engine.next_question(self._definition, self._state)
        while asked is not None:
            self._ask(asked)
            line = next(lines, None)
            if line is None:
                break
            try:
                asked = self._hear(asked, line.strip())
            except FormError as refused:
                typer.echo("! " + self._refusal(refused))
        self._sum_up()
        return not engine.missing(self._definition, self._state)

    def _ask(self, question: Question) -> None:
        definition, state = self._definition, self._state
        for note in engine.notes_before(definition, state, question.name):
            typer.echo("\n" + self._worded(note.label))
        place = engine.progress(definition, state, question.name)
        section = self._worded(place.section.label) + " · " if place.section else ""
        mark = " *" if question.required else ""
        typer.echo(
            f"\n[{section}{place.position}/{place.total}] {self._worded(question.label)}{mark}"
        )
        if question.hint:
            typer.echo(self._worded(question.hint))
        for number, choice in enumerate(engine.choices_of(definition, question, state), 1):
            if question.type is not QuestionType.REPEAT:
                typer.echo(f"  {number}. {definition.text(choice.label, self._language)}")
        offered = engine.offered(definition, state, question) or state.answers.get(question.name)
        if question.type is QuestionType.REPEAT:
            self._say("preview-repeat", more=MORE, none=NO_MORE)
        elif offered is not None:
            self._say("preview-known", answer=self._shown(question, offered))

    def _hear(self, question: Question, line: str) -> Question | None:
        """Take a line as what was said to the question; what is asked next."""
        definition, state = self._definition, self._state
        if line == BACK:
            return engine.previous_question(definition, state, question.name) or question
        if question.type is QuestionType.REPEAT:
            return self._more(question, line)
        offered = engine.offered(definition, state, question)
        if not line and offered is not None:
            self._state = engine.answered(state, question.name, offered)
        elif not line and engine.can_skip(question):
            self._state = engine.skipped(state, question.name)
        else:
            answer = self._read(question, line)
            engine.check(definition, question, answer, state, language=self._language)
            self._state = engine.answered(state, question.name, answer)
        return engine.next_question(definition, self._state)

    def _more(self, repeat: Question, line: str) -> Question | None:
        if line == MORE:
            self._state = engine.row_added(self._definition, self._state, repeat.name)
        elif line == NO_MORE and repeat.required:
            raise FormError("form-rows-required")
        elif line == NO_MORE:
            self._state = engine.repeat_closed(self._state, repeat.name)
        else:
            raise FormError("form-kind-repeat")
        return engine.next_question(self._definition, self._state)

    def _read(self, question: Question, line: str) -> Answer:
        """A file and a picked row of a table can only be played here: any words stand for them."""
        if not line:
            return Answer()
        if question.type in MEDIA:
            return Answer(None, (Media(question.type.value, line),))
        if question.type is QuestionType.LOOKUP:
            return Answer(Picked(line, line))
        asked = engine.as_asked(self._definition, self._state, question)
        return parse(
            asked, line, language=self._language, now=self._state.now, time_zone=self._zone
        )

    def _sum_up(self) -> None:
        for note in engine.closing_notes(self._definition, self._state):
            typer.echo("\n" + self._worded(note.label))
        typer.echo("")
        for row in engine.summary(self._definition, self._state):
            if row.question.type is not QuestionType.REPEAT:
                answer = self._shown(row.question, row.answer) if row.answer else "—"
                typer.echo(f"{self._worded(row.question.label)}: {answer}")
        for gate in engine.fired(self._definition, self._state):
            self._say("preview-gate", question=gate.question)
        missing = engine.missing(self._definition, self._state)
        if missing:
            self._say("preview-missing", names=", ".join(each.name for each in missing))

    def _shown(self, question: Question, answer: Answer) -> str:
        files = ", ".join(media.attachment for media in answer.attachments)
        return show(self._definition, question, answer, self._language) or files

    def _worded(self, labels: Labels) -> str:
        return engine.wording(self._definition, self._state, labels, self._language)

    def _say(self, key: str, **args: TextArgument) -> None:
        typer.echo(self._texts.format(self._spoken, key, **args))

    def _refusal(self, refused: FormError) -> str:
        args = {key: str(value) for key, value in refused.args_shown.items()}
        return self._texts.format(self._spoken, refused.key, **args)
