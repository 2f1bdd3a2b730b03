"""Whether an answer denies or complains: in any form, and a repair in part counts as none."""

from collections.abc import Iterator, Sequence

from mail.verdicts.clauses import UNKNOWN, Clause, Piece, Sentence

SHORT = 6
"""Pieces. In a longer clause the "нет" at its end may belong to something else."""

_SKIPPED = {"filler", "degree", "me", "any"}
_RIGHT = {
    "good",
    "fixed",
    "fixed_by",
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
    "yes", "ok", "good", "fixed", "fixed_by", "weak", "checked", "thanks", "soft_yes", "there",
    "actor",
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
_GONE = {
    "no", "none", "absent", "was_absent", "fixed", "fixed_by", "vanished", "not", "thanks",
    "condition",
}  # fmt: skip
_OPENING = {"greeting", "name", "cheer", "thanks"}
_VERB_ENDINGS = (
    "л", "ла", "ло", "ли", "лся", "лась", "лось", "лись", "ет", "ит", "ут", "ют", "ат", "ят",
    "ется", "ится", "утся", "ются", "атся", "ятся",
)  # fmt: skip


def refuses(answer: Sequence[Sentence]) -> str | None:
    """The reason to take the answer for a denial or a complaint; None where it is none."""
    all_categories = {category for sentence in answer for category in sentence.categories}
    unsure = bool(all_categories & _UNSURE)
    excused = _taken_back(answer)
    for sentence in answer:
        pieces = list(_unconditional(sentence))
        reason = _complaint(sentence, pieces) or _denied(sentence) or _plain_no(sentence, excused)
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
            if piece.category in ("condition", "problem"):
                break
            after = _next(clause.pieces, place + 1)
            if after and after.category in _DENIABLE.get(piece.category, ()):
                return f"denied:{piece.words} {after.words}"
    return None


def _next(pieces: Sequence[Piece], start: int) -> Piece | None:
    return next((p for p in pieces[start : start + 4] if p.category not in _SKIPPED), None)


def _plain_no(sentence: Sentence, excused: Clause | None) -> str | None:
    if sentence.is_question and len(sentence.pieces) > 1:
        return None
    for clause in sentence.clauses:
        if clause is not excused and _is_no(clause):
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


def _taken_back(answer: Sequence[Sentence]) -> Clause | None:
    """The "нет" that opens an answer of good words: "Нет, всё хорошо" is for a person to read."""
    clauses = [c for s in answer for c in s.clauses if not set(c.categories) <= _OPENING]
    if not clauses or not set(clauses[0].categories) <= _ALONE_WITH_NO:
        return None
    return clauses[0] if any(map(_is_good, clauses[1:])) else None


def _is_good(clause: Clause) -> bool:
    categories = set(clause.categories)
    gone = "problem" in categories and categories & {"no", "none", "absent"}
    return bool(gone or categories & {"good", "fixed", "pleased"})


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
    return not set(clause.categories) & _GONE


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
