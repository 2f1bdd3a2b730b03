"""The world's mail servers: they carry what people write to the receiver's server by real SMTP."""

from collections.abc import Sequence
from dataclasses import dataclass

import aiosmtplib
from aiosmtplib.response import SMTPResponse

from sandbox.mail.routing import Routing
from sandbox.mail.smtp import HOST
from sandbox.mail.stamps import Auth


@dataclass(frozen=True)
class Refusal:
    """What the receiving server said instead of taking the mail for an address."""

    address: str
    reply: str


class SendingError(Exception):
    """The receiving server took the mail for nobody, and not because of an address."""


async def send(
    routing: Routing, port: int, raw: bytes, mail_from: str, recipients: Sequence[str], auth: Auth
) -> list[Refusal]:
    """Hand a mail in at the receiving server; a refused address brings its sender a report.

    The name in EHLO says how the receiver is to judge the sender. Raises SendingError.
    """
    domain = mail_from.rpartition("@")[2] or "nobody.invalid"
    helo = f"mail.{domain}" if auth == "pass" else f"{auth}.{domain}"
    client = aiosmtplib.SMTP(
        hostname=HOST, port=port, local_hostname=helo, start_tls=False, timeout=60
    )
    options = [] if f"{mail_from}{''.join(recipients)}".isascii() else ["SMTPUTF8"]
    try:
        async with client:
            refused, _ = await client.sendmail(mail_from, recipients, raw, mail_options=options)
    except aiosmtplib.SMTPRecipientsRefused as error:
        refused = {
            each.recipient: SMTPResponse(each.code, each.message) for each in error.recipients
        }
    except (aiosmtplib.SMTPException, ValueError, OSError) as error:
        raise SendingError(str(error)) from error
    refusals = [
        Refusal(address, f"{said.code} {said.message}") for address, said in refused.items()
    ]
    for refusal in refusals:
        await routing.return_to_sender(raw, mail_from, refusal.address, refusal.reply)
    return refusals
