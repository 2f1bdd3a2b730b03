"""Documents that were asked for: drawn by a worker and sent to whoever asked.

They are drawn from fresh rows in the name of their reader, so a document shows no more than his
screens do. Typesetting works in a thread: a long journal must not hold up anybody's tap.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import cast, get_args
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncSession

from bot import albums
from bot.by_mail import acts_of, plain_lines
from bot.card import CardArguments, Cards, id_of
from bot.desk import Desk
from bot.receivers import find_receiver
from bot.screen import Media, MediaKind
from bot.sending import Sender
from bot.texts import Screenwriter
from documents.paper import Paper
from domain.clients import exporting
from domain.clock import Clock
from domain.company import Policy
from domain.errors import DeskError
from domain.mail.letters import LetterFile
from domain.mail.notices import ByMail, reached_by_mail, write_notice
from domain.privacy.export import person_copy
from domain.privacy.subjects import Kind
from domain.programme.figures import figures, progress
from domain.programme.lists import whole_list
from domain.quality import register as tickets
from domain.questionnaires import reading as reading_questionnaires
from domain.reports.reading import pack_of
from domain.requests import journal, reading, steps
from domain.visits.calendar_file import calendar_file, calendar_of
from domain.work import SYSTEM, Actor, Evidence, Work, begin
from storage import blobs
from storage.base import JsonObject
from storage.dispatcher import Dead
from storage.outbox import Claimed

DOCUMENT = "document"
"""Kind of the outbox rows that ask for a document."""

PDF = "application/pdf"
PNG = "image/png"
ZIP = "application/zip"
CALENDAR = "text/calendar"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True)
class Drawn:
    """A document that is ready to be sent."""

    file_name: str
    mime_type: str
    content: bytes


Drawing = Callable[[Work, Paper, CardArguments], Awaitable[Drawn]]


@dataclass(frozen=True)
class Documents:
    """Draws and sends the documents that wait in the outbox: to the chat of whoever is to have
    them, and by mail where he is not reached there, or is to have them in both places.
    """

    desk: Desk
    sender: Sender
    cards: Cards

    async def send(self, row: Claimed) -> JsonObject | None:
        """Draw one document and send it.

        Raises:
            Dead: its reader is gone, or may not see it any more.
        """
        payload = row.payload
        person_id = int(str(payload["person_id"]))
        async with begin(self.desk.engine, SYSTEM, *self._how) as work:
            receiver = await find_receiver(
                work.open_session, self.desk.policy, f"person:{person_id}"
            )
            mailed = receiver is None or "letter" in payload
            by_mail = await reached_by_mail(work, person_id) if mailed else None
            reader = receiver.reader if receiver else by_mail.actor if by_mail else None
            if reader is None:
                raise Dead("no way to the receiver")
            drawn = await self.draw(work.open_session, reader, payload)
            blob = await blobs.put(work.open_session, drawn.content)
            if by_mail is not None:
                await self._post(work, row, by_mail, drawn, blob)
        if receiver is not None:
            kind: MediaKind = "photo" if drawn.mime_type == PNG else "document"
            file = Media(kind, drawn.file_name, drawn.mime_type, blob=blob)
            await self.sender.send_all(
                row, albums.media(receiver.chat_id, [file], self.sender.bot_id)
            )
        return None

    @property
    def _how(self) -> tuple[Clock, Policy, Evidence]:
        return self.desk.clock, self.desk.policy, Evidence("system", "desk", "document")

    async def _post(self, work: Work, row: Claimed, to: ByMail, drawn: Drawn, blob: bytes) -> None:
        """Write the letter that brings a document, once however often the job is tried."""
        say = Screenwriter(self.desk.texts, to.actor.language, to.actor.time_zone, work.now)
        words, acts = [say.label("document-by-mail", name=drawn.file_name)], list[str]()
        card = row.payload.get("letter")
        if card is not None:
            reading = Work(work.open_session, to.actor, *self._how)
            args = cast("CardArguments", row.payload["args"])
            screen = await self.cards[str(card)](reading, say, args)
            if screen is not None:
                words, acts = plain_lines(screen), acts_of(screen)
        file = LetterFile(drawn.file_name, drawn.mime_type, blob)
        await write_notice(work, to, words, acts, row.subject, f"document:{row.id}", [file])

    async def draw(self, session: AsyncSession, reader: Actor, payload: JsonObject) -> Drawn:
        """Draw a document in the name of its reader.

        Args:
            payload: `document`, which; `args`, what it is drawn from.

        Raises:
            Dead: he may not see it any more.
        """
        desk = self.desk
        work = Work(session, reader, *self._how)
        paper = Paper(
            desk.texts,
            desk.policy,
            reader.language,
            ZoneInfo(reader.time_zone),
            reader.name,
            work.now,
        )
        args = payload["args"]
        if not isinstance(args, dict):
            raise TypeError("a document without arguments")
        try:
            return await _DRAWINGS[str(payload["document"])](work, paper, args)
        except DeskError as refusal:
            raise Dead(refusal.key) from None


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
    return Drawn(f"{paper.t(name)}.ics", CALENDAR, text.encode())


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


_DRAWINGS: Mapping[str, Drawing] = {
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
