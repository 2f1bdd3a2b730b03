"""Acts that can be said in words, as the locale files list them: in every language at once, for
the language that a person reads does not bind the one he types in.
"""

from dataclasses import dataclass
from functools import lru_cache

from bot.dialogs.asked import offered_now
from bot.dialogs.parts import is_long
from bot.dialogs.taps import FormAct
from bot.texts import Screenwriter
from domain.asking.purposes import PURPOSES
from domain.forms import engine
from domain.forms.cleaning import folded
from domain.forms.model import ONE_OF, Question, QuestionType
from domain.forms.responses import Draft
from domain.forms.state import CHANGED, GONE, SAME
from domain.requests.purposes import LOOSE
from domain.texts import Texts

SAID = (
    "back", "skip", "later", "keep", "done", "send", "same", "add", "next", "all", "yes", "no",
    "changed", "gone",
)  # fmt: skip
"""Lists of the locale files, `form-said-…`."""

LONGEST = 30
"""Characters; no list has anything longer."""

_CHOSEN = ONE_OF | {QuestionType.SELECT_MANY}


@dataclass(frozen=True)
class Spoken:
    """An act, as a button would carry it."""

    act: FormAct
    value: str = ""


def act_said(
    say: Screenwriter, draft: Draft, question: Question | None, words: str
) -> Spoken | None:
    """The act that words mean here; None when they are an answer.

    Args:
        question: the one that the words are for; None for the summary.
    """
    spoken = folded(words) if len(words) <= LONGEST else ""
    for what in _lists(say.texts).get(spoken, ()):
        act = _on_summary(draft, what) if question is None else _on_question(draft, question, what)
        if act is not None:
            return act
    return None


@lru_cache(maxsize=4)
def _lists(texts: Texts) -> dict[str, tuple[str, ...]]:
    """What each word may mean."""
    found: dict[str, tuple[str, ...]] = {}
    for what in SAID:
        for language in texts.languages:
            for word in map(folded, texts.format(language, f"form-said-{what}").split(",")):
                if what not in found.get(word, ()):
                    found[word] = (*found.get(word, ()), what)
    return found


def _on_summary(draft: Draft, what: str) -> Spoken | None:
    if what == "later":
        return Spoken("later")
    if what == "send":
        return Spoken("send") if draft.purpose != LOOSE else None
    if not is_long(draft):
        return None
    ways: dict[str, Spoken] = {
        "next": Spoken("open"), "same": Spoken("open"), "all": Spoken("all"), "back": Spoken("all"),
    }  # fmt: skip
    return ways.get(what)


def _on_question(draft: Draft, question: Question, what: str) -> Spoken | None:
    match question.type:
        case _ if what in ("later", "back"):
            return Spoken("later" if what == "later" else "back")
        case _ if what == "all":
            return Spoken("all") if is_long(draft) else None
        case QuestionType.REPEAT:
            return _OF_REPEAT.get(what)
        case QuestionType.ROW:
            return _of_row(question, what)
    return _of_answer(draft, question, what)


_OF_REPEAT = {
    "add": Spoken("add"), "yes": Spoken("add"), "next": Spoken("next"), "no": Spoken("next"),
    "done": Spoken("next"), "skip": Spoken("next"), "keep": Spoken("next"), "same": Spoken("next"),
}  # fmt: skip


def _of_row(question: Question, what: str) -> Spoken | None:
    """A "no" says that something has changed: what, is asked next."""
    answers = {
        "yes": SAME, "same": SAME, "next": SAME, "keep": SAME,
        "no": CHANGED, "changed": CHANGED, "gone": GONE,
    }  # fmt: skip
    names = [choice.name for choice in question.choices]
    wanted = answers.get(what)
    return Spoken("set", str(names.index(wanted))) if wanted in names else None


def _of_answer(draft: Draft, question: Question, what: str) -> Spoken | None:
    if what == "done":
        return Spoken("done") if question.type is QuestionType.SELECT_MANY else None
    answered = question.name in draft.state.answers
    if what == "keep":
        return Spoken("keep") if answered else None
    offers = question.read_only or (not answered and offered_now(draft, question) is not None)
    if offers and (what in ("same", "next") or (what == "yes" and question.type not in _CHOSEN)):
        return Spoken("same")
    if what == "next" and answered:
        return Spoken("keep")
    in_turn = PURPOSES[draft.purpose].in_turn
    if what in ("skip", "next") and (in_turn or engine.can_skip(question)):
        return Spoken("skip")
    return None
