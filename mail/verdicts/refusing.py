"""Whether an answer denies or complains: in any form, and a repair in part counts as none."""

from collections.abc import Iterator, Sequence

from mail.verdicts.clauses import UNKNOWN, Clause, Piece, Sentence

SHORT = 6
"""Pieces. In a longer clause the "нет" at its end may belong to something else."""

_SKIPPED = {"filler", "degree", "me", "any"}
_RIGHT = {
    "good",
    "fixed",
    "vanished",
    "there",
    "weak",
    "yes",
    "ok",
    "checked",
    "quality",
    "pleased",
}
_CONTENT_BEFORE_BUT = {
    "yes", "ok", "good", "fixed", "weak", "checked", "thanks", "soft_yes", "there", "actor",
    "quality", "pleased",
}  # fmt: skip
_DENIABLE = {
    "not": _RIGHT | {"subject", "everything"},
    "no": {"subject", "work"},
    "absent": {"subject", "work"},
    "none": {"subject", "work"},
}
_UNSURE = {"doubt", "unverified", "promise"}
_ALONE_WITH_NO = {
    "no",
    "degree",
    "filler",
    "thanks",
    "name",
    "cheer",
    "greeting",
    "you",
    "me",
    "irony",
    "but",
}
_VERB_ENDINGS = (
    "л", "ла", "ло", "ли", "лся", "лась", "лось", "лись", "ет", "ит", "ут", "ют", "ат", "ят",
    "ется", "ится", "утся", "ются", "атся", "ятся",
)  # fmt: skip


def refuses(answer: Sequence[Sentence]) -> str | None:
    """The reason to take the answer for a denial or a complaint; None where it is none."""
    all_categories = {category for sentence in answer for category in sentence.categories}
    unsure = bool(all_categories & _UNSURE)
    for sentence in answer:
        pieces = list(_unconditional(sentence))
        reason = _complaint(sentence, pieces) or _denied(sentence) or _plain_no(sentence, answer)
        reason = reason or (None if unsure else _suspected(sentence, pieces))
        if reason:
            return reason
    return None if unsure else _yes_but(answer)


def _unconditional(sentence: Sentence) -> Iterator[Piece]:
    """The pieces before an "if": what might break is not broken."""
    for piece in sentence.pieces:
        if piece.category == "condition":
            return
        yield piece


def _complaint(sentence: Sentence, pieces: Sequence[Piece]) -> str | None:
    curious = sentence.is_question and "question" in sentence.categories
    before = ""
    for piece in pieces:
        spoken = piece.category in ("outrage", "partial") or (
            piece.category == "complaint" and not curious and before != "not"
        )
        if spoken:
            return f"{piece.category}:{piece.words}"
        before = piece.category
    return None


def _denied(sentence: Sentence) -> str | None:
    """ "не … работает", "isn't … fine", "нет связи", "have no internet"."""
    for clause in sentence.clauses:
        for place, piece in enumerate(clause.pieces):
            denied = _DENIABLE.get(piece.category, set())
            after = _next(clause.pieces, place + 1)
            of_a_problem = piece.category != "not" and "problem" in clause.categories[:place]
            if after and after.category in denied and not of_a_problem:
                return f"denied:{piece.words} {after.words}"
            if piece.category == "condition":
                break
    return None


def _next(pieces: Sequence[Piece], start: int) -> Piece | None:
    return next((p for p in pieces[start : start + 4] if p.category not in _SKIPPED), None)


def _plain_no(sentence: Sentence, answer: Sequence[Sentence]) -> str | None:
    if sentence.is_question and len(answer) == 1:
        return None
    for clause in sentence.clauses:
        if _is_no(clause) and not _is_taken_back(answer, clause):
            return f"no:{clause.pieces[0].words}"
    return None


def _is_no(clause: Clause) -> bool:
    categories = clause.categories
    meaning = [c for c in categories if c not in ("greeting", "name", "cheer", "filler", "degree")]
    if not meaning or "problem" in categories or "case" in categories:
        return False
    if meaning[0] == "no":
        return not set(meaning) & _UNSURE
    return (
        meaning[-1] == "no" and len(meaning) < SHORT and not set(meaning) & (_UNSURE | {"matter"})
    )


def _is_taken_back(answer: Sequence[Sentence], denial: Clause) -> bool:
    """Whether all that follows a "нет" is good: "Нет, всё хорошо" is for a person to read."""
    others = [c for s in answer for c in s.clauses if c is not denial]
    good = any(set(c.categories) & {"good", "fixed", "pleased"} for c in others) or any(
        {"problem"} <= set(c.categories) and set(c.categories) & {"no", "absent"} for c in others
    )
    opens = denial is answer[0].clauses[0] or not set(answer[0].clauses[0].categories) - {
        "greeting", "name", "cheer",
    }  # fmt: skip
    return good and opens and set(denial.categories) <= _ALONE_WITH_NO


def _suspected(sentence: Sentence, pieces: Sequence[Piece]) -> str | None:
    """A "не" before a verb of no list, or a problem that nobody says is gone."""
    for place, piece in enumerate(pieces):
        after = _next(pieces, place + 1)
        if piece.category == "not" and after and _is_done(after) and not sentence.is_question:
            return f"denied:{piece.words} {after.words}"
    if sentence.is_question or "matter" in sentence.categories:
        return None
    for clause in sentence.clauses:
        if "problem" in clause.categories and _stays(clause):
            return f"problem:{clause.pieces[0].words}"
    return None


def _is_done(piece: Piece) -> bool:
    if piece.category != UNKNOWN:
        return False
    return piece.words.endswith(_VERB_ENDINGS) or piece.words.isascii()


def _stays(clause: Clause) -> bool:
    gone = {"no", "none", "absent", "was_absent", "fixed", "vanished", "not", "thanks", "condition"}
    return not set(clause.categories) & gone


def _yes_but(answer: Sequence[Sentence]) -> str | None:
    content = False
    for sentence in answer:
        for piece in sentence.pieces:
            if piece.category == "but" and content and "question" not in sentence.categories:
                return f"but:{piece.words}"
            content = (
                content or piece.category in _CONTENT_BEFORE_BUT or piece.category == "problem"
            )
    return None
