"""A base of clients with a history, for the tests of personal letters."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal

from sqlalchemy import insert
from sqlalchemy.ext.asyncio import AsyncSession

from domain.work import Actor
from storage.models import Client, Contact, Employee, Order
from tests.fixtures.office import Office

LONG_AGO = datetime(2024, 3, 4, 8, 0).astimezone()


@dataclass
class Base:
    """Adds clients and writers to an office.

    Attributes:
        made: how many clients were added, for their names and addresses.
    """

    office: Office
    made: int = field(default=0)

    async def writer(self, name: str) -> int:
        """One who writes letters."""
        async with AsyncSession(self.office.engine) as session, session.begin():
            row = Employee(
                name=name,
                role="letter_writer",
                department="sales",
                phone="+78462000000",
                email=f"{name.split()[-1].lower()}@third-line.example",
                language="ru",
                time_zone="Europe/Samara",
                created_at=LONG_AGO,
            )
            session.add(row)
            await session.flush()
            self.office.staff[name] = Actor(
                row.id, name, "letter_writer", "sales", "ru", "Europe/Samara"
            )
            return row.id

    async def client(
        self,
        name: str | None = None,
        *,
        ordered: str = "Коммутатор на 24 порта",
        days_ago: int | None = 400,
        contact: str | None = "Анна Петровна Ильина",
        email: str | None = "",
        language: str = "ru",
        **values: object,
    ) -> int:
        """A client who ordered once.

        Args:
            email: of the contact; None for none.
        """
        self.made += 1
        now = self.office.clock.now()
        async with AsyncSession(self.office.engine) as session, session.begin():
            row = Client(
                name=name or f"Клиент {self.made}",
                language=language,
                created_at=LONG_AGO,
                updated_at=LONG_AGO,
                **values,
            )
            session.add(row)
            await session.flush()
            if contact is not None:
                address = f"c{self.made}@client.example" if email == "" else email
                session.add(
                    Contact(
                        client_id=row.id,
                        name=contact,
                        position="директор",
                        email=address,
                        created_at=LONG_AGO,
                        updated_at=LONG_AGO,
                    )
                )
            if days_ago is not None:
                await session.execute(
                    insert(Order).values(
                        external_id=f"o{self.made}",
                        client_id=row.id,
                        ordered_on=self.day(days_ago),
                        amount=Decimal(10_000),
                        currency="RUB",
                        title=ordered,
                        created_at=now,
                        updated_at=now,
                    )
                )
            return row.id

    def day(self, days_ago: int) -> date:
        return (self.office.clock.now() - timedelta(days=days_ago)).date()
