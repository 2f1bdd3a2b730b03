"""Mail that needs a person's word, and letters that went astray."""

from collections.abc import Sequence

from markupsafe import Markup

from bot.callbacks.mail import LetterTap, MailTap
from bot.callbacks.requests import RequestTap
from bot.markup import shortened
from bot.screen import Button, Buttons, Screen, rows, tap
from bot.texts import Screenwriter, lines
from bot.views.request import cut_lines, short
from domain.clients.searching import FOUND_LIMIT, FoundClient
from domain.company import Policy
from domain.mail.missing import QuestionLetter
from domain.mail.posting import LetterTrouble
from domain.mail.questions import Question

KINDS_SHOWN = 8
"""Kinds of request offered as buttons, in the company's order."""

WORDS_SHOWN = 1500
"""Characters of a mail on the screen; enough to decide, the rest is with the request then."""


FILES_SHOWN = 5
FILE_NAME_SHOWN = 40
"""Files named on the screen, and characters of each name."""


def question_screen(w: Screenwriter, policy: Policy, question: Question) -> Screen:
    """A mail somebody must decide about; once that is done, what was decided and by whom."""
    return Screen(
        lines(
            w.t(f"mail-question-{question.question}", number=question.number or 0),
            _sender(w, policy, question),
            Markup("<b>{}</b>").format(question.subject) if question.subject else None,
            w.t("mail-words", words=shortened(question.words, WORDS_SHOWN))
            if question.words
            else None,
            _files(w, question.files),
            *cut_lines(w, question.cut),
            w.t("mail-client", client=question.client) if question.client else None,
            _decided(w, policy, question),
        ),
        buttons=_choices(w, policy, question) if question.is_open else _after(w, question),
    )


def _sender(w: Screenwriter, policy: Policy, question: Question) -> Markup:
    box = policy.mailboxes.get(question.mailbox)
    return w.t(
        "mail-from",
        name=question.sender_name or question.sender,
        address=question.sender,
        box=box.address if box else question.mailbox,
        at=w.time.lasting(question.received_at),
    )


def _files(w: Screenwriter, names: Sequence[str]) -> Markup | None:
    """How many files came with it, and the first names: often they say what the mail is about."""
    if not names:
        return None
    shown = [_short_name(name) for name in names[:FILES_SHOWN]]
    more = ["…"] if len(names) > FILES_SHOWN else []
    return w.t("mail-files", n=len(names), names=", ".join([*shown, *more]))


def _short_name(name: str) -> str:
    """The ending stays: it says what kind of file it is."""
    if len(name) <= FILE_NAME_SHOWN:
        return name
    return f"{name[: FILE_NAME_SHOWN - 9]}…{name[-8:]}"


def _decided(w: Screenwriter, policy: Policy, question: Question) -> Markup | None:
    if question.decision is None:
        return None
    word, _, kind = question.decision.partition(":")
    return w.t(
        f"mail-decided-{word.replace('_', '-')}",
        name=question.decided_by or "",
        at=w.time.lasting(question.decided_at) if question.decided_at else "",
        kind=policy.kind_title(kind, w.language) if kind else "",
        number=question.number or 0,
    )


def _choices(w: Screenwriter, policy: Policy, question: Question) -> Buttons:
    asked = question.question
    if asked in ("belongs", "stranger", "forged") and question.request_id is not None:
        main: Sequence[Button | Sequence[Button]] = _about_request(w, question)
    elif question.client_id is not None:
        main = _kinds(w, policy, question.mail_id)
    else:
        main = _clients(w, question)
    return rows(
        *main,
        (
            _tap(w, "mail-button-refuse", question.mail_id, "refuse"),
            _tap(w, "mail-button-spam", question.mail_id, "spam"),
        ),
    )


def _about_request(w: Screenwriter, question: Question) -> list[Button | Sequence[Button]]:
    opens = RequestTap(act="open", id=question.request_id or 0)
    belongs = MailTap(act="belongs", id=question.mail_id)
    number = question.number or 0
    buttons: list[Button | Sequence[Button]] = [
        tap(w.label("mail-button-belongs", number=number), belongs, "primary")
    ]
    if question.question == "belongs":
        buttons.append(_tap(w, "mail-button-another", question.mail_id, "another"))
    buttons.append(tap(w.label("request-button-open"), opens))
    return buttons


def _clients(w: Screenwriter, question: Question) -> list[Button | Sequence[Button]]:
    suggested = [
        tap(name, MailTap(act="client", id=question.mail_id, value=str(client_id)), "primary")
        for client_id, name in question.suggestions
    ]
    return [
        *suggested,
        (
            _tap(w, "mail-button-find", question.mail_id, "find"),
            _tap(w, "mail-button-new", question.mail_id, "new"),
        ),
    ]


def _kinds(w: Screenwriter, policy: Policy, mail_id: int) -> list[Button | Sequence[Button]]:
    codes = list(policy.kinds)[:KINDS_SHOWN]
    buttons = [
        tap(policy.kind_title(code, w.language), MailTap(act="request", id=mail_id, value=code))
        for code in codes
    ]
    return [buttons[at : at + 2] for at in range(0, len(buttons), 2)]


def _after(w: Screenwriter, question: Question) -> Buttons:
    if question.request_id is None or question.number is None:
        return ()
    opens = RequestTap(act="open", id=question.request_id)
    return rows(tap(w.label("request-button-open"), opens))


def _tap(w: Screenwriter, label: str, mail_id: int, act: str) -> Button:
    return tap(w.label(label), MailTap.model_validate({"act": act, "id": mail_id}))


def which_client_screen(w: Screenwriter, mail_id: int, found: Sequence[FoundClient]) -> Screen:
    """Which client wrote: some to tap, or a few letters to type in answer."""
    return Screen(
        w.t("mail-which-client") if found else w.t("mail-no-such-client"),
        buttons=rows(
            *(
                tap(each.name, MailTap(act="pick", id=mail_id, value=str(each.id)))
                for each in found[:FOUND_LIMIT]
            ),
            _tap(w, "mail-button-new", mail_id, "new"),
        ),
        ask=True,
    )


def client_name_screen(w: Screenwriter, mail_id: int, sender_name: str) -> Screen:
    """What the new client is called: typed in answer."""
    return Screen(
        w.t("mail-name-client", name=sender_name),
        buttons=rows(_tap(w, "mail-button-find", mail_id, "find")),
        ask=True,
    )


def known_screen(w: Screenwriter, policy: Policy, question: Question) -> Screen:
    """Whose mail it is has been said: the next question about it, or what becomes of it. The
    number stands on the mail's own card, as soon as there is one.
    """
    if question.is_open:
        return question_screen(w, policy, question)
    return Screen(w.t("mail-client-known", client=question.client or ""))


def letter_draft_screen(w: Screenwriter, request_id: int, letter: QuestionLetter) -> Screen:
    """The letter that asks a client for what is missing, before it goes."""
    return Screen(
        lines(
            w.t("mail-ask-headline", number=letter.number, address=letter.address),
            *(
                w.t("mail-ask-question", n=at, words=words)
                for at, words in enumerate(letter.questions, 1)
            ),
        ),
        buttons=rows(
            tap(w.label("mail-ask-send"), RequestTap(act="ask_send", id=request_id), "primary"),
            tap(w.label("request-button-open"), RequestTap(act="open", id=request_id)),
        ),
    )


def letter_trouble_screen(w: Screenwriter, trouble: LetterTrouble) -> Screen:
    """What became of somebody's letter that did not simply arrive."""
    said = w.t(
        f"letter-{trouble.state.replace('_', '-')}",
        name=trouble.name or trouble.address,
        address=trouble.address,
        answer=trouble.answer or "",
        # A code is the server's answer; without one, nobody answered.
        refused="yes" if (trouble.answer or "")[:1].isdigit() else "no",
    )
    quoted = w.t("mail-words", words=short(trouble.words)) if trouble.words else None
    buttons = {
        "unknown": (
            tap(w.label("letter-button-again"), LetterTap(act="again", id=trouble.letter_id)),
            tap(w.label("letter-button-let-be"), LetterTap(act="let_be", id=trouble.letter_id)),
        ),
        "failed": (
            tap(w.label("letter-button-again"), LetterTap(act="again", id=trouble.letter_id)),
        ),
    }
    return Screen(lines(said, quoted), buttons=rows(*buttons.get(trouble.state, ())))


def mailbox_silent_screen(w: Screenwriter, address: str, failure: str) -> Screen:
    """For an administrator: a mailbox that cannot be read.

    Args:
        failure: the code of what goes wrong; its words are those of `fieldpost check`.
    """
    reason = w.t(f"mailbox-failure-{failure.replace('_', '-')}")
    return Screen(w.t("mailbox-silent", box=address, reason=reason))


_LOGIN_REFUSED = "login refused"
_NO_PASSWORD = "password"  # noqa: S105 - a word of ours for what is wrong with it


def letters_stuck_screen(w: Screenwriter, failure: str) -> Screen:
    """For an administrator: no letter has left for a while.

    Args:
        failure: the relay's code, or what kept the desk from it.
    """
    return Screen(w.t("letters-stuck", reason=_stuck_because(w, failure)))


def _stuck_because(w: Screenwriter, failure: str) -> Markup:
    if failure[:1].isdigit():
        return w.t("letters-stuck-refused", answer=failure)
    if failure.startswith(_LOGIN_REFUSED):
        return w.t("letters-stuck-login")
    if failure.startswith(_NO_PASSWORD):
        return w.t("letters-stuck-password")
    return w.t("letters-stuck-away")
