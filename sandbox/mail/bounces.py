"""The report of a mail that could not be delivered, as Postfix writes it (RFC 3464)."""

import secrets
from datetime import datetime
from email.utils import format_datetime, make_msgid
from typing import Final

_RETURN_WHOLE_BYTES: Final = 50_000
"""Postfix returns longer mail without its body (bounce_size_limit)."""

_REPORT: Final = """\
From: MAILER-DAEMON@{host} (Mail Delivery System)
Subject: Undelivered Mail Returned to Sender
To: {mail_from}
Date: {date}
Message-ID: {message_id}
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status;
\tboundary="{boundary}"
Content-Transfer-Encoding: 8bit

This is a MIME-encapsulated message.

--{boundary}
Content-Description: Notification
Content-Type: text/plain; charset=us-ascii

This is the mail system at host {host}.

I'm sorry to have to inform you that your message could not
be delivered to one or more recipients. It's attached below.

For further assistance, please send mail to postmaster.

If you do so, please include this problem report. You can
delete your own text from the attached returned message.

                   The mail system

<{recipient}>: {reason}

--{boundary}
Content-Description: Delivery report
Content-Type: message/delivery-status

Reporting-MTA: dns; {host}
X-Postfix-Sender: rfc822; {mail_from}
Arrival-Date: {date}

Final-Recipient: rfc822; {recipient}
Original-Recipient: rfc822;{recipient}
Action: failed
Status: {status}
Diagnostic-Code: smtp; {reason}

--{boundary}
Content-Description: {returned}
Content-Type: {returned_type}
Content-Transfer-Encoding: 8bit

"""


def bounce(
    raw: bytes, mail_from: str, recipient: str, reason: str, host: str, at: datetime
) -> bytes:
    """The report to `mail_from` that `recipient` did not get this mail.

    Args:
        reason: the refusing server's words, "550 5.1.1 User unknown".
        host: the server that reports.
        at: aware.
    """
    whole = len(raw) <= _RETURN_WHOLE_BYTES
    boundary = f"{secrets.token_hex(5).upper()}.{int(at.timestamp())}/{host}"
    report = _REPORT.format(
        host=host,
        mail_from=mail_from,
        recipient=recipient,
        reason=reason,
        status=next((word for word in reason.split() if word.count(".") == 2), "5.0.0"),
        date=format_datetime(at),
        message_id=make_msgid(domain=host),
        boundary=boundary,
        returned="Undelivered Message" if whole else "Undelivered Message Headers",
        returned_type="message/rfc822" if whole else "text/rfc822-headers",
    )
    returned = raw if whole else raw.partition(b"\r\n\r\n")[0] + b"\r\n"
    head = report.replace("\n", "\r\n").encode("utf-8", "surrogateescape")
    return head + returned + f"\r\n--{boundary}--\r\n".encode()
