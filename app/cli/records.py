"""One request or one client, for a program or for a person."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from app.cli.output import print_json, table
from app.cli.shapes import request_shape
from app.cli.shell import Shell, act
from domain.clients.record import ClientRecord, ContactRecord, client_record
from domain.clients.views import looked_in_shell
from domain.contact_data import shown_phone
from domain.requests.card import RequestCard
from domain.requests.journal import JournalLine, lines_of
from domain.requests.reading import request_by_number, request_card
from domain.requests.steps import history_of


def show_request(number: int, *, as_json: bool) -> None:
    """A request with its register lines and history."""

    async def use(shell: Shell) -> None:
        async with shell.reading() as work:
            request_id = await request_by_number(work, number)
            card = await request_card(work, request_id)
            lines = await lines_of(work, request_id)
            history = await history_of(work, request_id)
        if as_json:
            print_json(request_shape(card, lines, history))
            return
        _facts(shell, _request_facts(shell, card))
        _lines(shell, lines)

    act(use)


def show_client(name: str, *, as_json: bool) -> None:
    """A client with contacts, orders and requests. Who reads it in the shell is kept; the document
    for a program changes nothing.
    """

    async def use(shell: Shell) -> None:
        async with shell.reading() as work:
            client = await client_record(work, name)
        if as_json:
            print_json(client)
            return
        async with shell.work() as work:
            await looked_in_shell(work, client.id)
        _facts(shell, _client_facts(client))
        _requests(shell, client)

    act(use)


def _facts(shell: Shell, facts: Mapping[str, str | None]) -> None:
    rows = [(shell.t(f"cli-head-{name}"), words) for name, words in facts.items() if words]
    shell.console.print(table(("", ""), rows))


def _request_facts(shell: Shell, card: RequestCard) -> dict[str, str | None]:
    return {
        "request": str(card.number),
        "kind": shell.policy.kind_title(card.kind, shell.language),
        "state": shell.t(f"document-state-{card.state.replace('_', '-')}"),
        "title": card.title,
        "client": card.client,
        "author": card.author,
        "holder": card.holder,
        "since": _moment(shell, card.held_since),
        "due": _moment(shell, card.due_at),
    }


def _lines(shell: Shell, lines: Iterable[JournalLine]) -> None:
    rows = [
        (
            str(line.line_no),
            shell.t(f"document-line-{line.kind}"),
            line.giver,
            _moment(shell, line.giver_at),
            line.receiver or "",
            _moment(shell, line.receiver_at),
        )
        for line in lines
    ]
    if rows:
        names = ("line", "what", "gave", "moment", "took", "moment")
        shell.table(names, rows)


def _client_facts(client: ClientRecord) -> dict[str, str | None]:
    return {
        "client": client.name,
        "tax-number": client.tax_number,
        "code": client.external_id,
        "address": client.address,
        "phone": client.phone and shown_phone(client.phone),
        "email": client.email,
        "manager": client.manager,
        "note": client.note,
        "contacts": "\n".join(_contact(each) for each in client.contacts if each.gone_at is None),
        "orders": str(len(client.orders)),
    }


def _contact(contact: ContactRecord) -> str:
    phone = contact.phone and shown_phone(contact.phone)
    return ", ".join(filter(None, (contact.name, contact.position, phone, contact.email)))


def _requests(shell: Shell, client: ClientRecord) -> None:
    rows = [
        (
            str(each.number),
            each.title,
            shell.t(f"document-state-{each.state.replace('_', '-')}"),
            each.holder,
        )
        for each in client.requests
    ]
    if rows:
        names = ("request", "title", "state", "holder")
        shell.table(names, rows)


def _moment(shell: Shell, at: datetime | None) -> str:
    return "" if at is None else shell.moment(at)
