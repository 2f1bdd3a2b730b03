"""The sandbox as the sample company needs it: whose phones, which groups, which clients."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row

from domain.company import Policy
from sandbox.config import DeskLaunch, Group, MailSettings, Person, SandboxConfig
from sandbox.wire import Json

BOT_USERNAME = "fieldpost_demo_bot"


@dataclass(frozen=True)
class Inhabitants:
    """Who lives in the sandbox, as rows of the desk's tables.

    Attributes:
        people: employees with a phone, each with his Telegram id.
        usernames: in Telegram, by its id.
    """

    people: list[tuple[int, Row[Any]]]
    usernames: dict[int, str]
    clients: list[Row[Any]]
    contacts: list[Row[Any]]


def sandbox_config(
    policy: Policy,
    inhabitants: Inhabitants,
    token: str,
    mail: MailSettings,
    launch: DeskLaunch,
    address: tuple[str, int],
    language: str,
) -> SandboxConfig:
    """The sandbox of a desk that was filled with the sample company.

    Args:
        address: host and port of the page.
        language: of the page, "ru" or "en".
    """
    return SandboxConfig(
        bot_token=token,
        bot_username=BOT_USERNAME,
        bot_name=policy.name,
        host=address[0],
        port=address[1],
        people=[
            _person(policy, language, telegram_id, employee, inhabitants.usernames.get(telegram_id))
            for telegram_id, employee in inhabitants.people
        ],
        groups=_groups(policy, inhabitants, language),
        clients=_clients(inhabitants),
        mail=mail,
        desk=launch,
        page_language=language,
    )


def _person(
    policy: Policy, language: str, telegram_id: int, employee: Row[Any], username: str | None
) -> Person:
    first, _, last = employee.name.partition(" ")
    return Person(
        id=telegram_id,
        first_name=first,
        last_name=last,
        username=username,
        role=employee.role,
        department=employee.department,
        department_title=policy.department_title(employee.department, language)
        if employee.department
        else None,
        language=employee.language,
        time_zone=employee.time_zone,
        email=employee.email,
        started=True,
    )


def _groups(policy: Policy, inhabitants: Inhabitants, language: str) -> list[Group]:
    return [
        Group(
            id=department.group_chat,
            title=policy.department_title(code, language),
            members=tuple(
                telegram_id
                for telegram_id, employee in inhabitants.people
                if employee.department == code
            ),
            bot_is_admin=True,  # it takes people out who leave the company
        )
        for code, department in policy.departments.items()
        if department.group_chat is not None
    ]


def _clients(inhabitants: Inhabitants) -> list[Json]:
    telegram_ids = {employee.id: telegram_id for telegram_id, employee in inhabitants.people}
    contacts: dict[int, list[Json]] = {}
    for contact in inhabitants.contacts:
        contacts.setdefault(contact.client_id, []).append(
            {
                "name": contact.name,
                "position": contact.position,
                "email": contact.email,
                "phone": contact.phone,
            }
        )
    return [
        {
            "id": client.id,
            "name": client.name,
            "language": client.language,
            "manager": telegram_ids.get(client.manager_id),
            "contacts": contacts.get(client.id, []),
        }
        for client in inhabitants.clients
    ]
