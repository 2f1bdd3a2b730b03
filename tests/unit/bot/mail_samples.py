"""Sample data of the screens about mail."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial

from bot.screen import Screen
from bot.texts import Screenwriter
from bot.views import mail
from domain.clients.searching import FoundClient
from domain.company import Policy
from domain.mail.missing import QuestionLetter
from domain.mail.posting import LetterTrouble
from domain.mail.questions import Question

NOW = datetime(2026, 11, 23, 10, 7, tzinfo=UTC)
CLIENT = "Ромашка <b>&</b> сыновья"

QUESTION = Question(
    mail_id=7,
    mailbox="help",
    question="sender",
    sender="kim@romashka.example",
    sender_name="Ирина Ким <b>&</b>",
    subject="Нет связи <5 м> от щита",
    words="Здравствуйте. С утра нет связи <b>&</b> телефона. " * 80,
    files=(),
    cut=(),
    received_at=NOW - timedelta(hours=1),
    outcome="asked",
    client_id=None,
    client=None,
    request_id=None,
    number=None,
    decision=None,
    decided_by=None,
    decided_at=None,
    suggestions=((1, CLIENT), (2, "Лютик")),
)
KNOWN = replace(QUESTION, client_id=1, client=CLIENT, suggestions=())
ABOUT = replace(KNOWN, request_id=214, number=214)
DECIDED = replace(ABOUT, decided_by="Елена Котова", decided_at=NOW)

FILES = tuple(f"Схема <b>щита</b> и кабельных трасс второго этажа, лист {n}.пдф" for n in range(9))

QUESTIONS = {
    "sender": QUESTION,
    "colleague": QUESTION,
    "with-files": replace(QUESTION, files=FILES, cut=("mail-cut-text", "mail-cut-attachments")),
    "kind": replace(KNOWN, question="kind"),
    "belongs": replace(ABOUT, question="belongs"),
    "stranger": replace(ABOUT, question="stranger"),
    "forged": replace(ABOUT, question="forged"),
    **{
        f"decided-{word.partition(':')[0]}": replace(DECIDED, decision=word, outcome="request")
        for word in ("request:incident", "belongs", "not_ours", "spam")
    },
}
TROUBLE = LetterTrouble(
    3, "unknown", "Ирина Ким", "kim@romashka.example", "Сделали <b>&</b>", "550"
)
LETTER = QuestionLetter(
    214,
    "kim@romashka.example",
    "ru",
    ("Какой адрес <5 м>?", "Кто встретит?"),
    ("address", "on_site"),
)
FAILURES = ("451 4.3.0", "login refused: 535", "password file unreadable", "SMTPConnectError")
FOUND = [FoundClient(number, f"{CLIENT} {number}", "Самара") for number in range(9)]


def mail_screens() -> dict[str, Callable[[Screenwriter, Policy], Screen]]:
    """Every screen about mail, with its sample data."""
    drawn: dict[str, Callable[[Screenwriter, Policy], Screen]] = {}
    for name, question in QUESTIONS.items():
        drawn[f"mail-{name}"] = partial(_question, question)
    for state in ("unknown", "failed", "bounced", "queued", "sending", "sent", "given_up"):
        trouble = replace(TROUBLE, state=state)
        drawn[f"letter-{state}"] = partial(_trouble, trouble)
    return {
        **drawn,
        "mailbox-silent": lambda w, _: mail.mailbox_silent_screen(w, QUESTION.sender, "oauth_away"),
        **{f"letters-stuck-{n}": partial(_stuck, failure) for n, failure in enumerate(FAILURES)},
        "mail-which-client": lambda w, _: mail.which_client_screen(w, 7, FOUND),
        "mail-no-client": lambda w, _: mail.which_client_screen(w, 7, []),
        "mail-name-client": lambda w, _: mail.client_name_screen(w, 7, "Ирина Ким"),
        "mail-client-known": lambda w, p: mail.known_screen(w, p, QUESTIONS["decided-request"]),
        "mail-letter": lambda w, _: mail.letter_draft_screen(w, 214, LETTER),
    }


def _stuck(failure: str, w: Screenwriter, _: Policy) -> Screen:
    return mail.letters_stuck_screen(w, failure)


def _question(question: Question, w: Screenwriter, policy: Policy) -> Screen:
    return mail.question_screen(w, policy, question)


def _trouble(trouble: LetterTrouble, w: Screenwriter, _: Policy) -> Screen:
    return mail.letter_trouble_screen(w, trouble)
