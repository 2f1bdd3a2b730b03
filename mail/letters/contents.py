"""What each kind of letter says. Pure: from facts and texts to content; the look is elsewhere."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime

from domain.quality.client_letters import KINDS as TICKET_LETTERS
from domain.texts import TextArgument
from domain.visits.invitation import Invitation, Method, Party, calendar_text
from mail.letters.digests import digest
from mail.letters.new_date import new_date
from mail.letters.new_manager import new_manager
from mail.letters.personal import personal
from mail.letters.scheduling import Scheduling
from mail.letters.tickets import ticket_letter
from mail.letters.writing import Content, Writer


def content_of(w: Writer) -> Content:
    """What a letter says.

    Raises:
        KeyError: no such kind of letter.
    """
    content = CONTENTS[w.facts.kind](w)
    return replace(content, signature=content.signature or w.signature())


def _receipt(w: Writer) -> Content:
    return Content(
        subject=w.subject(),
        headline=w.t("receipt-headline", number=w.request.number),
        paragraphs=(w.greeting(), w.t("receipt-text", number=w.request.number)),
        facts=(
            (w.t("fact-what"), w.request.title),
            (w.t("fact-kind"), w.kind_of_request()),
            (w.t("fact-due"), w.moment(w.request.due_at)),
        ),
        closing=(w.t("receipt-next"),),
    )


def _done(w: Writer) -> Content:
    return Content(
        subject=w.subject(),
        headline=w.t("done-headline", number=w.request.number),
        paragraphs=(
            w.greeting(),
            w.t("done-text" if w.facts.words else "done-text-plain", title=w.request.title),
        ),
        quoted=w.facts.words or "",
        closing=(w.t("done-next"),),
        by_machine=False,
    )


def _question(w: Writer) -> Content:
    questions = w.facts.args.get("questions")
    asked = [str(each) for each in questions] if isinstance(questions, list) else []
    several = len(asked) > 1
    return Content(
        subject=w.subject(),
        paragraphs=(w.greeting(), w.t("question-text", number=w.request.number, n=len(asked))),
        items=asked if several else (),
        quoted="" if several or not asked else asked[0],
        closing=(w.t("question-next-several" if several else "question-next"),),
        by_machine=False,
    )


def _notice(w: Writer) -> Content:
    """A notice of the desk to one of the staff who cannot be reached in Telegram, or chose mail.

    args: `lines` the notice's own words; `acts` what may be answered: accept, decline, done.
    """
    lines, acts = w.facts.args.get("lines"), w.facts.args.get("acts")
    said = [str(each) for each in lines] if isinstance(lines, list) else []
    offered = [str(each) for each in acts] if isinstance(acts, list) else []
    return Content(
        subject=said[0] if said else w.t("notice-subject"),
        headline=said[0] if said else "",
        paragraphs=(*said[1:], *((w.t("notice-answer"),) if offered else ())),
        choices=tuple((w.t(f"notice-word-{act}"), w.t(f"notice-{act}")) for act in offered),
    )


def _act_done(w: Writer) -> Content:
    number = w.facts.args.get("number")
    act = str(w.facts.args.get("act"))
    said = w.t(f"act-{act}", number=number if isinstance(number, int) else 0)
    return Content(subject=said, headline=said)


def _act_refused(w: Writer) -> Content:
    return Content(
        subject=w.t("act-refused"),
        headline=w.t("act-refused"),
        paragraphs=(_error(w),),
    )


def _error(w: Writer) -> str:
    """The refusal as the person would have read it on his phone."""
    given = w.facts.args.get("error_args")
    arguments: dict[str, TextArgument] = {}
    if isinstance(given, dict):
        for name, value in given.items():
            arguments[str(name)] = value if isinstance(value, int) else _said(w, str(value))
    return w.texts.format(w.facts.language, str(w.facts.args.get("error")), **arguments)


def _said(w: Writer, value: str) -> str:
    """Moments were stored as ISO 8601."""
    try:
        return w.moment(datetime.fromisoformat(value))
    except ValueError:
        return value


def _invitation(w: Writer) -> Content:
    return _appointment(w, "invitation", "REQUEST")


def _invitation_moved(w: Writer) -> Content:
    return _appointment(w, "invitation-moved", "REQUEST")


def _invitation_cancelled(w: Writer) -> Content:
    return _appointment(w, "invitation-cancelled", "CANCEL")


def _invitation_another(w: Writer) -> Content:
    return _appointment(w, "invitation-another", "REQUEST")


def _appointment(w: Writer, key: str, method: Method) -> Content:
    """An appointment with a client, in the name of the rep who arranged it; args as `_event`'s, and
    request_id where it is a technician's visit to the site.
    """
    rep = w.facts.author or w.policy.name
    names: dict[str, TextArgument] = {"company": w.policy.name, "rep": rep}
    about = "invitation"
    if "request_id" in w.facts.args:
        about, key = "site", f"site-{key}"
        names["number"] = w.request.number
    event = replace(
        _event(
            w,
            method,
            w.t(f"{about}-summary", **names),
            w.t(f"{about}-description", **names),
        ),
        organizer=Party(f"{rep}, {w.policy.name}", w.policy.mailboxes[w.facts.mailbox].address),
        attendee=Party(w.facts.name or w.facts.address, w.facts.address),
    )
    return Content(
        subject=w.t(f"{key}-subject", when=w.moment(event.starts_at), **names),
        paragraphs=(w.greeting(), w.t(f"{key}-text", **names)),
        facts=_meeting_facts(w, event, rep),
        closing=(w.t(f"{key}-next"),),
        by_machine=False,
        scheduling=Scheduling(method, calendar_text(event)),
    )


def _appointment_copy(w: Writer) -> Content:
    """The rep's own copy, for his calendar alone; it asks nobody.

    args: as `_event`'s; client, contact, and off where the calendar is to forget it; request_id
    where it is a visit to the site.
    """
    given = w.facts.args
    contact = str(given["contact"])
    names: dict[str, TextArgument] = {"client": str(given["client"])}
    summary, key = "copy-summary", "forget" if given["off"] else "copy"
    if "request_id" in given:
        summary, key = "site-copy-summary", f"site-{key}"
        names["number"] = w.request.number
    method: Method = "CANCEL" if given["off"] else "PUBLISH"
    event = _event(w, method, w.t(summary, **names), contact)
    return Content(
        subject=w.t(f"{key}-subject", when=w.moment(event.starts_at), **names),
        paragraphs=(w.t(f"{key}-text"),),
        facts=_meeting_facts(w, event, contact),
        scheduling=Scheduling(method, calendar_text(event)),
    )


def _event(w: Writer, method: Method, summary: str, description: str) -> Invitation:
    """The appointment a letter speaks of, for a calendar.

    args: uid, sequence, starts_at, ends_at, stamp, place; moments in ISO 8601.
    """
    given = w.facts.args
    starts_at, ends_at, stamp = (
        datetime.fromisoformat(str(given[name])) for name in ("starts_at", "ends_at", "stamp")
    )
    return Invitation(
        method=method,
        uid=str(given["uid"]),
        sequence=int(str(given["sequence"])),
        stamp=stamp,
        starts_at=starts_at,
        ends_at=ends_at,
        summary=summary,
        description=description,
        place=str(given["place"]),
    )


def _meeting_facts(w: Writer, event: Invitation, other: str) -> tuple[tuple[str, str], ...]:
    """When, where and with whom, as far as it is known."""
    return (
        (w.t("fact-when"), w.moment(event.starts_at)),
        *(((w.t("fact-place"), event.place),) if event.place else ()),
        *(((w.t("fact-with"), other),) if other else ()),
    )


CONTENTS: Mapping[str, Callable[[Writer], Content]] = {
    "receipt": _receipt,
    "done": _done,
    "question": _question,
    "new_date": new_date,
    "new_manager": new_manager,
    "notice": _notice,
    "act_done": _act_done,
    "act_refused": _act_refused,
    "invitation": _invitation,
    "invitation_moved": _invitation_moved,
    "invitation_cancelled": _invitation_cancelled,
    "invitation_another": _invitation_another,
    "appointment_copy": _appointment_copy,
    **dict.fromkeys(TICKET_LETTERS, ticket_letter),
    "personal": personal,
    "digest_daily": digest,
    "digest_morning": digest,
    "digest_weekly": digest,
}
"""By kind of letter."""
