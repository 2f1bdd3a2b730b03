"""Letters to a client about his ticket. What they say was written down when they were decided on,
as the rep saw it (`domain.quality.letter_text`); here it is only laid out.
"""

from collections.abc import Callable, Mapping, Sequence

from domain.quality.letter_text import LetterText, Repaired, greeting, question, said
from domain.quality.letter_text import Reader as Client
from mail.letters.writing import Content, Writer


def ticket_letter(w: Writer) -> Content:
    """A letter that a person answers for.

    args: as `LetterText.kept` gives them.
    """
    given = w.facts.args
    return Content(
        subject=str(given.get("subject", "")),
        paragraphs=_lines(given.get("paragraphs")),
        quoted=str(given.get("quoted") or ""),
        facts=_pairs(given.get("facts")),
        items=_lines(given.get("items")),
        asking=str(given.get("asking") or ""),
        choices=_pairs(given.get("choices")),
        closing=_lines(given.get("closing")),
        by_machine=w.facts.kind == "ticket_thanks",
    )


def _lines(kept: object) -> Sequence[str]:
    return [str(each) for each in kept] if isinstance(kept, list | tuple) else []


def _pairs(kept: object) -> Sequence[tuple[str, str]]:
    pairs = kept if isinstance(kept, list | tuple) else []
    return [(str(each[0]), str(each[1])) for each in pairs]


def ticket_sample(
    kind: str, language: str, t: Callable[[str], str], number: int
) -> Mapping[str, object]:
    """What such a letter is made of, for the preview at the shell."""
    client = Client(language, "UTC", t("name"))
    hello, tag = greeting(client), said(language, "tag", number=str(number))
    problems = (Repaired(t("title"), " ".join(t("words").split())),)
    opening = said(language, "opening", n=1, day=t("day"))
    again = said(language, "again-opening", day=t("day"))
    texts = {
        "ticket_check": question(client, tag, problems, opening, "closing"),
        "ticket_check_again": question(client, tag, problems, again, "again-closing"),
        "ticket_thanks": LetterText(
            said(language, "subject-thanks", tag=tag),
            hello,
            said(language, "thanks-text"),
            closing=said(language, "thanks-closing"),
        ),
        "ticket_rejected": LetterText(
            said(language, "subject-rejected", tag=tag),
            hello,
            said(language, "rejected-text", day=t("day")),
            quoted=t("rejected"),
            closing=said(language, "rejected-closing"),
        ),
        "ticket_reply": LetterText(said(language, "subject-reply", tag=tag), hello, t("words")),
    }
    return texts[kind].kept()
