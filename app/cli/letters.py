"""Letters at the shell: what has not arrived, and what becomes of it."""

from app.cli.output import print_json
from app.cli.shell import Shell, act
from domain.mail import letter_list, posting
from domain.mail.letter_list import LetterLine
from storage.models.mail import LETTER_STATES

LIMIT = 10_000
_UNFINISHED = tuple(state for state in LETTER_STATES if state != "sent")


def list_letters(*, everything: bool, as_json: bool) -> None:
    """Letters that have not arrived for certain, newest first; with `everything` the others too."""

    async def use(shell: Shell) -> None:
        states = LETTER_STATES if everything else _UNFINISHED
        async with shell.reading() as work:
            letters = await letter_list.list_letters(work, states, LIMIT)
        if as_json:
            print_json({"letters": letters})
        elif not letters:
            shell.say("cli-letters-none")
        else:
            names = (
                "number",
                "subject",
                "letter-to",
                "author",
                "state",
                "attempts",
                "moment",
                "error",
            )
            shell.table(names, [_row(shell, letter) for letter in letters])

    act(use)


def _row(shell: Shell, letter: LetterLine) -> tuple[str, ...]:
    return (
        str(letter.id),
        letter.subject or letter.kind,
        letter.address,
        letter.author or "",
        shell.t(f"cli-letter-{letter.state}"),
        str(letter.attempts),
        shell.moment(letter.created_at),
        letter.bounce_status or letter.answer or "",
    )


def show(letter_id: int) -> None:
    """One letter with all there is to know, as JSON."""

    async def use(shell: Shell) -> None:
        async with shell.reading() as work:
            print_json(await letter_list.letter_line(work, letter_id))

    act(use)


def retry(letter_id: int) -> None:
    """Have a letter sent again that did not arrive, or nobody knows."""

    async def use(shell: Shell) -> None:
        async with shell.work() as work:
            await posting.retry(work, letter_id)
        shell.say("cli-letter-retried", number=letter_id)

    act(use)


def drop(letter_id: int) -> None:
    """Give a letter up that has not left, or nobody knows; it stays on record."""

    async def use(shell: Shell) -> None:
        async with shell.work() as work:
            await posting.drop(work, letter_id)
        shell.say("cli-letter-dropped", number=letter_id)

    act(use)
