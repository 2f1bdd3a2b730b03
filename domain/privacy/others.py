"""Other people in the words that one person gets a copy of: they have the same rights as he (GDPR
15.4), so whoever the base knows is masked before the copy is handed out.
"""

import re
from bisect import bisect_left
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import cast

from sqlalchemy import literal, select, true, union_all

from domain.privacy.names import SHORTEST_ALONE, Named, Redaction, digits_of, words_of_name
from domain.privacy.subjects import Subject
from domain.privacy.values import Value, with_texts
from domain.work import Work
from storage.models import Contact, Employee

_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_DIGITS = re.compile(r"\d(?:[^0-9\n]{0,3}\d){9,}")
_INITIAL = re.compile(r"\b[A-ZА-ЯЁ]\.")
_PHONE_DIGITS = 10
_BATCH = 1000


@dataclass(frozen=True)
class _Person:
    """Somebody the base knows.

    Attributes:
        is_near: one of the staff, or of the same client: a word of his name alone names him.
    """

    name: str
    phone: str | None
    email: str | None
    is_near: bool


class Mask:
    """Takes other people out of words; his own name stays, also where it shares a word with
    theirs.
    """

    def __init__(self, own: Redaction, others: Sequence[Redaction], mark: str) -> None:
        self._own = own
        self._others = others
        self._mark = mark
        self.count = 0
        """So many mentions were masked so far."""

    def of_text(self, text: str) -> str:
        """The text without the others. Where two names overlap, the longer one is meant."""
        own = set(self._own.spans(text, near=True))
        found = own.union(*(each.spans(text, near=True) for each in self._others))
        taken: list[tuple[int, int]] = []
        for begin, end in sorted(found, key=lambda span: (span[0] - span[1], span not in own)):
            if all(end <= other[0] or begin >= other[1] for other in taken):
                taken.append((begin, end))
        masked = text
        for begin, end in sorted(set(taken) - own, reverse=True):
            masked = masked[:begin] + self._mark + masked[end:]
            self.count += 1
        return masked

    def of_value(self, value: Value) -> Value:
        """The same for every text in what JSON holds; its keys stay."""
        return cast("Value", with_texts(value, self.of_text))


async def mask_of_others(work: Work, subject: Subject, texts: Iterable[str], mark: str) -> Mask:
    """What takes everybody but him out of these texts: contacts, and those who work here or did.

    Args:
        mark: what is put in their place.
    """
    his = words_of_name(subject.name)
    others = [
        each
        for each in await _spoken_of(work, subject, _Spoken(texts))
        if not is_his_name(subject, each.name)
    ]
    theirs = {value for each in others if each.is_near for value in (each.phone, each.email)}
    own = Named(
        his,
        [word for word in subject.named.alone if word in his],
        [each for each in subject.named.phones if each not in theirs],
        [each for each in subject.named.emails if each not in theirs],
    )
    known = {*own.phones, *own.emails, *subject.shared}
    named = [_named(each, own, known) for each in others]
    return Mask(Redaction(own, mark), [Redaction(each, mark) for each in named], mark)


def is_his_name(subject: Subject, name: str) -> bool:
    """Whether a name is the same person's: in another order, or without the patronymic."""
    his, theirs = (set(_stems(words_of_name(each))) for each in (subject.name, name))
    shorter = min(his, theirs, key=len)
    return his == theirs or (len(shorter) > 1 and shorter == his & theirs)


def _named(person: _Person, own: Named, known: Collection[str]) -> Named:
    """As one looks for somebody else: not by a word, a phone or a mail that is the person's own."""
    words = words_of_name(person.name)
    shared = set(own.stems)
    alone = [
        word
        for word in words
        if person.is_near and len(word) >= SHORTEST_ALONE and not shared & set(_stems([word]))
    ]
    email = person.email.lower() if person.email else None
    return Named(
        words,
        alone,
        [person.phone] if person.phone and person.phone not in known else [],
        [email] if email and email not in known else [],
    )


async def _spoken_of(work: Work, subject: Subject, spoken: "_Spoken") -> list[_Person]:
    """Contacts and staff whom the texts may name. No index finds the words of a text among names,
    so everybody is gone through, but they are never held all at once.
    """
    is_near = Contact.client_id == subject.client_id
    everybody = union_all(
        select(
            literal("contact").label("kind"),
            Contact.id,
            Contact.name,
            Contact.phone,
            Contact.email,
            is_near.label("is_near"),
        ).where(Contact.erased_at.is_(None)),
        select(
            literal("employee"),
            Employee.id,
            Employee.name,
            Employee.phone,
            Employee.email,
            true(),
        ).where(Employee.erased_at.is_(None)),
    )
    rows = await work.session.stream(everybody.execution_options(yield_per=_BATCH))
    people = (
        _Person(row.name, row.phone, row.email, row.is_near)
        async for row in rows
        if (row.kind, row.id) != (subject.kind, subject.id)
    )
    return [person async for person in people if spoken.of(person)]


class _Spoken:
    """Which names, phones and mails stand in some texts at all: of ten thousand contacts a few are
    looked for word by word.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        whole = "\n".join(texts)
        self._words = sorted({_plain_e(word.lower()) for word in words_of_name(whole)})
        self._emails = {each.lower() for each in _EMAIL.findall(whole)}
        digits = (re.sub(r"\D", "", run) for run in _DIGITS.findall(whole))
        self._phones = {
            run[at : at + _PHONE_DIGITS]
            for run in digits
            for at in range(len(run) - _PHONE_DIGITS + 1)
        }
        self._initials = bool(_INITIAL.search(whole))

    def of(self, person: _Person) -> bool:
        """Whether he may be named: the texts themselves are looked at afterwards."""
        words = sum(self._begins(stem) for stem in _stems(words_of_name(person.name)))
        return (
            words > 1
            or (words == 1 and (person.is_near or self._initials))
            or (person.email or "").lower() in self._emails
            or digits_of(person.phone or "") in self._phones
        )

    def _begins(self, stem: str) -> bool:
        at = bisect_left(self._words, stem)
        return at < len(self._words) and self._words[at].startswith(stem)


def _stems(words: Sequence[str]) -> list[str]:
    return [_plain_e(stem) for stem in Named(words, (), (), ()).stems]


def _plain_e(word: str) -> str:
    return word.replace("ё", "е")
