"""How each document that can be asked for is drawn: what it is read from, and what it is called."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import get_args

from bot.card import CardArguments, id_of
from documents.paper import Paper
from domain.clients import exporting
from domain.privacy.export import person_copy
from domain.privacy.subjects import Kind
from domain.programme.figures import figures, progress
from domain.programme.lists import whole_list
from domain.quality import register as tickets
from domain.questionnaires import reading as reading_questionnaires
from domain.reports.reading import pack_of
from domain.requests import journal, reading, steps
from domain.visits.calendar_file import calendar_file, calendar_of, is_off
from domain.work import Work

PDF = "application/pdf"
PNG = "image/png"
ZIP = "application/zip"
CALENDAR = "text/calendar"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True)
class Drawn:
    """A document that is ready to be sent; `caption` says what it is for if its name does not."""

    file_name: str
    mime_type: str
    content: bytes
    caption: str | None = None


Drawing = Callable[[Work, Paper, CardArguments], Awaitable[Drawn]]


# typst and openpyxl weigh 40 MB: they are loaded when the first document is asked for.


async def _request_copy(work: Work, paper: Paper, args: CardArguments) -> Drawn:
    from documents.request_copy import request_copy

    request_id = id_of(args, "request_id")
    card = await reading.request_card(work, request_id)
    history = await steps.history_of(work, request_id)
    lines = await journal.lines_of(work, request_id)
    content = await asyncio.to_thread(request_copy, paper, card, history, lines)
    return Drawn(f"{paper.t('file-request')}-{card.number}.pdf", PDF, content)


async def _questionnaire_copy(work: Work, paper: Paper, args: CardArguments) -> Drawn:
    from documents.questionnaire_copy import questionnaire_copy

    card = await reading_questionnaires.questionnaire_card(work, id_of(args, "questionnaire_id"))
    content = await asyncio.to_thread(questionnaire_copy, paper, card)
    return Drawn(f"{paper.t('file-questionnaire')}-{card.number}.pdf", PDF, content)


async def _questionnaire_blank(work: Work, paper: Paper, _: CardArguments) -> Drawn:
    from documents.questionnaire_blank import questionnaire_blank

    form = await reading_questionnaires.current_form(work)
    content = await asyncio.to_thread(questionnaire_blank, paper, form)
    return Drawn(f"{paper.t('file-blank')}.pdf", PDF, content)


async def _journal(work: Work, paper: Paper, args: CardArguments) -> Drawn:
    from documents.register_book import register_book
    from documents.register_page import register_page

    first, last = (date.fromisoformat(str(args[name])) for name in ("first", "last"))
    lines = await journal.journal(work, first, last)
    name = f"{paper.t('file-register')}-{first}-{last}"
    if args["file_format"] == "xlsx":
        return Drawn(f"{name}.xlsx", XLSX, await asyncio.to_thread(register_book, paper, lines))
    content = await asyncio.to_thread(register_page, paper, lines, first, last)
    return Drawn(f"{name}.pdf", PDF, content)


async def _ticket_register(work: Work, paper: Paper, args: CardArguments) -> Drawn:
    from documents.ticket_register_book import ticket_register_book
    from documents.ticket_register_page import ticket_register_page

    first, last = (date.fromisoformat(str(args[name])) for name in ("first", "last"))
    entries = await tickets.register(work, first, last)
    name = f"{paper.t('file-tickets')}-{first}-{last}"
    if args["file_format"] == "xlsx":
        content = await asyncio.to_thread(ticket_register_book, paper, entries)
        return Drawn(f"{name}.xlsx", XLSX, content)
    content = await asyncio.to_thread(ticket_register_page, paper, entries, first, last)
    return Drawn(f"{name}.pdf", PDF, content)


async def _weekly_page(work: Work, paper: Paper, args: CardArguments) -> Drawn:
    from documents.weekly_page import weekly_page

    facts = await pack_of(work, id_of(args, "report_id"))
    content = await asyncio.to_thread(weekly_page, paper, facts)
    return Drawn(f"{paper.t('file-weekly')}-{facts.day}.pdf", PDF, content)


async def _weekly_book(work: Work, paper: Paper, args: CardArguments) -> Drawn:
    from documents.weekly_book import weekly_book

    facts = await pack_of(work, id_of(args, "report_id"))
    content = await asyncio.to_thread(weekly_book, paper, facts)
    return Drawn(f"{paper.t('file-weekly')}-{facts.day}.xlsx", XLSX, content)


async def _appointment(work: Work, paper: Paper, args: CardArguments) -> Drawn:
    file = await calendar_file(work, id_of(args, "appointment_id"))
    if file.number is None:
        name, summary = "file-appointment", paper.t("appointment-summary", name=file.client)
    else:
        name = "file-site"
        summary = paper.t("site-summary", name=file.client, number=file.number)
    text = calendar_of(work, file, summary)
    note = "calendar-note-off" if is_off(work, file) else "calendar-note"
    at = paper.moment(file.appointment.starts_at)
    caption = paper.t(note, summary=summary, at=at)
    return Drawn(f"{paper.t(name)}.ics", CALENDAR, text.encode(), caption)


async def _programme_chart(work: Work, paper: Paper, args: CardArguments) -> Drawn:
    from documents.programme_chart import programme_chart

    campaign_id = id_of(args, "campaign_id")
    seen = await figures(work, campaign_id)
    weeks = await progress(work, campaign_id)
    content = await asyncio.to_thread(programme_chart, paper, seen, weeks)
    return Drawn(f"{paper.t('file-programme')}.png", PNG, content)


async def _programme_book(work: Work, paper: Paper, args: CardArguments) -> Drawn:
    from documents.programme_book import programme_book

    campaign_id = id_of(args, "campaign_id")
    seen = await figures(work, campaign_id)
    lines = await whole_list(work, campaign_id)
    content = await asyncio.to_thread(programme_book, paper, seen, lines)
    return Drawn(f"{paper.t('file-programme')}.xlsx", XLSX, content)


async def _person_copy(work: Work, paper: Paper, args: CardArguments) -> Drawn:
    from documents.person_copy import person_file

    kind = next(each for each in get_args(Kind) if each == args["kind"])
    copy = await person_copy(work, kind, id_of(args, "row_id"))
    content = await asyncio.to_thread(person_file, paper, copy)
    return Drawn(f"{paper.t('file-person')}-{kind}-{args['row_id']}.zip", ZIP, content)


async def _dossier(work: Work, paper: Paper, args: CardArguments) -> Drawn:
    from documents.dossier_book import dossier_book
    from documents.dossier_page import dossier_page

    dossier = await exporting.whole_dossier(work, id_of(args, "client_id"))
    name = f"{paper.t('file-dossier')}-{args['client_id']}"
    if args["file_format"] == "xlsx":
        return Drawn(f"{name}.xlsx", XLSX, await asyncio.to_thread(dossier_book, paper, dossier))
    return Drawn(f"{name}.pdf", PDF, await asyncio.to_thread(dossier_page, paper, dossier))


async def _clients_list(work: Work, paper: Paper, args: CardArguments) -> Drawn:
    from documents.dossier_book import clients_book, orders_book

    what = str(args["what"])
    name = f"{paper.t(f'file-{what}')}-{work.today}.xlsx"
    if what == "orders":
        orders = await exporting.order_rows(work)
        return Drawn(name, XLSX, await asyncio.to_thread(orders_book, paper, orders))
    clients = await exporting.client_rows(work)
    return Drawn(name, XLSX, await asyncio.to_thread(clients_book, paper, clients))


DRAWINGS: Mapping[str, Drawing] = {
    "appointment": _appointment,
    "clients_list": _clients_list,
    "dossier": _dossier,
    "person_copy": _person_copy,
    "programme_book": _programme_book,
    "programme_chart": _programme_chart,
    "request_copy": _request_copy,
    "journal": _journal,
    "questionnaire_blank": _questionnaire_blank,
    "questionnaire_copy": _questionnaire_copy,
    "ticket_register": _ticket_register,
    "weekly_book": _weekly_book,
    "weekly_page": _weekly_page,
}
