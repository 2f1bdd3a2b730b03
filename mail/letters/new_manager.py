"""The letter that names a client who is there for him now, for good or during a leave."""

from datetime import date
from zoneinfo import ZoneInfo

from domain.contact_data import shown_phone
from domain.people_time import PeopleTime
from mail.letters.writing import Content, Writer


def new_manager(w: Writer) -> Content:
    """args: `former`, `manager`, `phone`, `email` (each "" where it is not known), and `until`: the
    last day of a leave as ISO 8601, "" for somebody who does not come back. `again`: the manager is
    there after all, and the former was named in an earlier letter.
    """
    given = {name: str(w.facts.args.get(name) or "") for name in _GIVEN}
    names = {"manager": given["manager"], "former": given["former"], "company": w.policy.name}
    phone = shown_phone(given["phone"]) if given["phone"] else ""
    reached = ", ".join(each for each in (phone, given["email"]) if each)
    if given["until"]:
        until = PeopleTime(w.texts, w.facts.language, ZoneInfo(w.facts.time_zone), w.now).day(
            date.fromisoformat(given["until"])
        )
        text = w.t("new-manager-leave", until=until, **names)
    else:
        text = w.t("new-manager-again" if given["again"] else "new-manager-text", **names)
    return Content(
        subject=w.t("new-manager-subject", **names),
        paragraphs=(w.greeting(), text, w.t("new-manager-all")),
        # The signature says already how the one whom the client asks is reached.
        facts=((given["manager"], reached),) if reached and w.facts.asked is None else (),
        closing=(w.t("new-manager-next"),),
        by_machine=False,
    )


_GIVEN = ("former", "manager", "phone", "email", "until", "again")
