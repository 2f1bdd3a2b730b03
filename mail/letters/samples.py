"""Letters as they would be, made of sample data: for the preview at the shell and for the tests."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

from domain.clients.asked import Asked
from domain.company import Policy
from domain.company.policy import DeskMailbox
from domain.quality.client_letters import KINDS as TICKET_LETTERS
from domain.reports.keeping import Facts
from domain.texts import Texts
from mail.letters.contents import CONTENTS, content_of
from mail.letters.digest_samples import daily_sample, morning_sample
from mail.letters.facts import AboutRequest, LetterFacts
from mail.letters.pack_sample import weekly_sample
from mail.letters.personal import personal_sample
from mail.letters.rendering import Rendered, render
from mail.letters.tickets import ticket_sample
from mail.letters.writing import Content, Writer

NUMBER = 217
TO_CLIENTS = frozenset(CONTENTS) - {
    "notice", "act_done", "act_refused", "appointment_copy",
    "digest_daily", "digest_morning", "digest_weekly",
}  # fmt: skip
_BOX = DeskMailbox.model_construct(address="help@company.example", department="")


def sample(kind: str, language: str, policy: Policy, texts: Texts, now: datetime) -> Rendered:
    """A letter of a kind, with the company's own names.

    Raises:
        KeyError: no such kind of letter.
    """
    return render(sample_content(kind, language, policy, texts, now), language)


def sample_content(
    kind: str, language: str, policy: Policy, texts: Texts, now: datetime
) -> Content:
    """What it says."""
    CONTENTS[kind]
    shown = policy if policy.mailboxes else _with_mailbox(policy)
    facts = _facts(kind, language, shown, texts, now)
    return content_of(Writer(texts, shown, facts, now))


def _with_mailbox(policy: Policy) -> Policy:
    """A company that has not yet named its mailboxes may look at its letters all the same."""
    box = _BOX.model_copy(update={"department": next(iter(policy.departments))})
    return policy.model_copy(update={"mailboxes": {"help": box}})


def _facts(kind: str, language: str, policy: Policy, texts: Texts, now: datetime) -> LetterFacts:
    def t(key: str) -> str:
        return texts.format(language, f"letter-sample-{key}", number=NUMBER)

    by_person = kind in (
        "done",
        "question",
        "new_date",
        "new_manager",
        "personal",
    ) or kind.startswith(("invitation", "ticket_"))
    args: Mapping[str, Mapping[str, object]] = {
        "question": {"questions": [t("question-floor"), t("question-meet")]},
        "new_manager": {
            "former": t("former"),
            "manager": t("author"),
            "phone": "+7 927 000-00-00",
            "email": "anton@company.example",
            "until": "",
        },
        "new_date": {
            "before": now.date().isoformat(),
            "day": (now + timedelta(days=3)).date().isoformat(),
            "asks": [t("author"), "+7 927 000-00-00"],
        },
        "notice": {"lines": [t("notice"), t("notice-who"), t("title")], "acts": _ACTS},
        "act_done": {"act": "accept", "number": NUMBER},
        "act_refused": {"error": "error-mail-act-unknown"},
        **dict.fromkeys(
            ("invitation", "invitation_moved", "invitation_cancelled", "invitation_another"),
            _appointment(t, now),
        ),
        "appointment_copy": {
            **_appointment(t, now),
            "client": t("name"),
            "contact": t("author"),
            "off": False,
        },
        "personal": personal_sample(
            language,
            {"reader": t("name"), "writer": t("author"), "title": t("title")},
            policy.name,
            now,
        ),
        **{each: ticket_sample(each, language, t, NUMBER) for each in TICKET_LETTERS},
    }
    reports: Mapping[str, Callable[[Callable[[str], str], datetime], Facts]] = {
        "digest_daily": daily_sample,
        "digest_morning": morning_sample,
        "digest_weekly": weekly_sample,
    }
    request_kind, kind_rules = next(iter(policy.kinds.items()))
    return LetterFacts(
        kind=kind,
        address="client@client.example",
        name=t("name"),
        language=language,
        time_zone=policy.time_zone,
        mailbox=next(iter(policy.mailboxes)),
        args=args.get(kind, {}),
        words={
            "done": t("words"),
            "question": "",
            "new_manager": "",
            "new_date": t("new-date"),
            "personal": "",
        }.get(kind),
        author=t("author") if by_person else None,
        request=AboutRequest(
            NUMBER, request_kind, t("title"), kind_rules.department, now + timedelta(hours=4)
        ),
        asked=Asked(t("asked"), "+79270000000", "o.smirnova@company.example")
        if kind in TO_CLIENTS
        else None,
        report=reports[kind](t, now) if kind in reports else None,
    )


def _appointment(t: Callable[[str], str], now: datetime) -> Mapping[str, object]:
    starts_at = now + timedelta(days=1)
    return {
        "uid": "sample@company.example",
        "sequence": 0,
        "starts_at": starts_at.isoformat(),
        "ends_at": (starts_at + timedelta(hours=1)).isoformat(),
        "stamp": now.isoformat(),
        "place": t("place"),
    }


_ACTS = ["accept", "decline", "done"]
