"""A rep's own copy of an appointment by mail, where that is how he has his news (domain 5)."""

from sqlalchemy import select

from domain.mail import letters, threads
from domain.mail.notices import mailbox_for
from domain.work import Work
from storage.models import Appointment, Client, Contact, Employee

OWN_COPY = "appointment_copy"
"""Kind of the letter."""


def calendar_facts(work: Work, appointment: Appointment) -> dict[str, object]:
    """What the calendar file of a letter is made of, as it is now: a letter that is late must not
    say what came later. Of a visit to the site also the request that it is for.
    """
    request = {} if appointment.request_id is None else {"request_id": appointment.request_id}
    return {
        "uid": appointment.uid,
        "sequence": appointment.sequence,
        "starts_at": appointment.starts_at.isoformat(),
        "ends_at": appointment.ends_at.isoformat(),
        "place": appointment.place or "",
        "stamp": work.now.isoformat(),
        **request,
    }


async def copy_by_mail(work: Work, appointment: Appointment, rep_id: int) -> None:
    """Write to a rep who chose mail what his calendar is to know: the file in the chat alone would
    be seen by nobody.

    Args:
        rep_id: whose calendar; another's than the appointment's is to forget it.
    """
    row = (
        await work.session.execute(
            select(
                Employee.email,
                Employee.department,
                Client.name.label("client"),
                Contact.name.label("contact"),
                Contact.phone,
            )
            .select_from(Employee)
            .join(Client, Client.id == appointment.client_id)
            .outerjoin(Contact, Contact.id == appointment.contact_id)
            .where(Employee.id == rep_id, Employee.active, Employee.notices_by == "mail")
        )
    ).first()
    if row is None or not row.email or not work.policy.mailboxes:
        return
    mailbox = mailbox_for(work, row.department)
    thread_id = await threads.begin(work, mailbox, row.email.lower(), employee_id=rep_id)
    await letters.write(
        work,
        letters.NewLetter(
            kind=OWN_COPY,
            thread_id=thread_id,
            args={
                **calendar_facts(work, appointment),
                "client": row.client,
                "contact": ", ".join(filter(None, (row.contact, row.phone))),
                "off": appointment.state == "cancelled" or appointment.rep_id != rep_id,
            },
            key=f"{OWN_COPY}:{appointment.id}:{appointment.sequence}:{rep_id}",
        ),
    )
