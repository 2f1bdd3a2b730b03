"""A contact's card with his consent; what is kept of a person, and what an erasure touches."""

from collections.abc import Sequence

from bot.callbacks.clients import ClientTap
from bot.callbacks.handovers import StaffTap
from bot.callbacks.privacy import PersonTap
from bot.screen import Screen, rows, tap
from bot.texts import Screenwriter, join, lines
from bot.views.homeward import home_button
from domain.contact_data import shown_phone
from domain.privacy.erasing import Preview
from domain.privacy.people import FoundPerson, PersonCard, Working


def person_screen(w: Screenwriter, card: PersonCard, *, may_erase: bool) -> Screen:
    """A contact: how he is reached, and whether he has agreed that this is kept.

    Args:
        may_erase: the reader may have his data copied and erased.
    """
    facts = [
        fact
        for fact in (card.position, shown_phone(card.phone) if card.phone else None, card.email)
        if fact
    ]
    back = tap(w.label("person-button-client"), ClientTap(act="open", id=card.client_id))
    if card.erased_at is not None:
        return Screen(w.t("person-headline", name=card.name, client=card.client), rows(back))
    return Screen(
        lines(
            w.t("person-headline", name=card.name, client=card.client),
            join(facts, ", ") if facts else w.t("person-no-facts"),
            w.t("person-gone", at=card.gone_at) if card.gone_at else None,
            w.t("person-consent", day=w.day(card.consent_at.astimezone(w.zone).date()))
            if card.consent_at
            else w.t("person-no-consent"),
        ),
        rows(
            tap(w.label("person-button-withdraw"), PersonTap(act="withdraw", id=card.id))
            if card.consent_at
            else tap(w.label("person-button-consent"), PersonTap(act="consent", id=card.id)),
            tap(w.label("person-button-show"), PersonTap(act="show", id=card.id))
            if may_erase
            else None,
            back,
        ),
    )


def found_people_screen(
    w: Screenwriter, typed: str, found: Sequence[FoundPerson], working: Sequence[Working]
) -> Screen:
    """Whose data are meant: each by his own button; of whoever works here, that he is dismissed
    first, and the way to that.
    """
    home = home_button(w)
    if not typed:
        return Screen(w.t("people-ask"), rows(home))
    nobody = not found and not working
    names = ", ".join(each.name for each in working)
    return Screen(
        lines(
            w.t("people-none", typed=typed) if nobody else None,
            w.t("people-found", typed=typed) if found else None,
            w.t("people-working", names=names, n=len(working)) if working else None,
        ),
        rows(
            *(
                tap(
                    w.label(f"people-{each.kind}", name=each.name, client=each.client or ""),
                    PersonTap(act="show", kind=each.kind, id=each.id),
                )
                for each in found
            ),
            *(
                tap(
                    w.label("people-button-working", name=each.name),
                    StaffTap(act="open", id=each.id),
                )
                for each in working
            ),
            home,
        ),
    )


def person_data_screen(w: Screenwriter, preview: Preview) -> Screen:
    """What the base holds of him, what an erasure leaves, and the two acts."""
    subject = preview.subject
    kept = join(
        w.t("person-data-line", what=w.label(f"erased-group-{group}"), n=n)
        for group, n in preview.erased.items()
    )
    return Screen(
        lines(
            w.t(f"person-data-{subject.kind}", name=subject.name, client=subject.client or ""),
            kept,
            w.t(
                "erased-stays",
                lines=preview.lines,
                requests=preview.requests,
                orders=preview.orders,
            ),
            w.t("erased-shared", shared=", ".join(preview.shared)) if preview.shared else None,
            w.t("erased-files", n=preview.files) if preview.files else None,
        ),
        rows(
            tap(
                w.label("person-button-copy"),
                PersonTap(act="copy", kind=subject.kind, id=subject.id),
                "primary",
            ),
            tap(
                w.label("person-button-erase"),
                PersonTap(act="ask", kind=subject.kind, id=subject.id),
                "danger",
            ),
            home_button(w),
        ),
    )


def ask_to_erase_screen(w: Screenwriter, preview: Preview) -> Screen:
    """Asks once, before the name is asked for."""
    subject = preview.subject
    sure = PersonTap(act="erase", kind=subject.kind, id=subject.id)
    leave = PersonTap(act="show", kind=subject.kind, id=subject.id)
    return Screen(
        w.t("person-erase-ask", name=subject.name, n=sum(preview.erased.values())),
        rows(
            tap(w.label("person-button-sure"), sure, "danger"),
            tap(w.label("person-button-leave"), leave),
        ),
    )


def person_erased_screen(w: Screenwriter, name: str) -> Screen:
    """It is done; the name is the one that stands there from now on."""
    return Screen(
        w.t("person-erased", name=name),
        rows(home_button(w)),
    )
