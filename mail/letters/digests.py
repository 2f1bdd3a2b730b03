"""The letters that reports are read as: the day's digest, a rep's morning, the pack for
the weekly meeting."""

from domain.reports.telling import said
from mail.letters.writing import Content, Writer


def digest(w: Writer) -> Content:
    """A report in words, with its chart. It asks for no answer.

    Raises:
        ValueError: the letter speaks of no report.
    """
    facts = w.facts
    if facts.report is None:
        raise ValueError(f"a letter of kind {facts.kind} without its report")
    told = said(
        facts.report,
        w.policy,
        w.texts,
        language=facts.language,
        time_zone=facts.time_zone,
        name=facts.name,
    )
    return Content(
        subject=told.subject,
        headline=told.headline,
        alarm=told.alarm or "",
        paragraphs=told.first,
        chart_title=w.t("digest-chart") if told.chart else "",
        chart=told.chart,
        parts=told.parts,
        closing=(w.t("digest-choice"),),
        answerable=False,
    )
