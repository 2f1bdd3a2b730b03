"""Made-up mails, the same at every run: by number, so that none need be kept in memory."""

import random
from email.message import EmailMessage
from email.policy import SMTP

from benchmarks.staff import CLIENTS

ATTACHMENT = 100_000
"""Bytes of the file that every fifth mail carries, before Base64."""

ANSWERS_TO = 45
"""An answer is to the mail that came so many before it."""

_WORDS = (
    "Здравствуйте! С утра нет связи на втором этаже, телефоны молчат. Перезагружали коммутатор, "
    "не помогло. Пожалуйста, пришлите кого-нибудь сегодня: мы работаем до шести вечера."
)
_SIGNATURE = "\n\n-- \nИрина Ким\nРомашка, главный инженер\n+7 927 000-00-00"
_HTML = (
    "<html><body><p>{words}</p><ul><li>этаж: второй</li><li>кабинет: 214</li></ul>"
    "<table><tr><td>Модель</td><td>SG350</td></tr></table><p>-- <br>Ирина Ким</p></body></html>"
)


def address_of(client: int) -> str:
    """The address of a client's contact."""
    return f"client{client}@client{client % 50}.example"


def mail(number: int) -> bytes:
    """Plain, HTML, both, old Russian charsets, answers, files: ten kinds in turn."""
    shape = number % 10
    if shape in (5, 8) and number >= ANSWERS_TO:
        return _answer(number, number - ANSWERS_TO)
    message = _headed(number, number, f"Нет связи, этаж {number}")
    words = f"{_WORDS} Обращение {number}."
    if shape == 1:
        message.set_content(_HTML.format(words=words), subtype="html")
    elif shape in (3, 4):
        message.set_content(words + _SIGNATURE, charset=("cp1251", "koi8-r")[shape - 3])
    elif shape in (2, 7):
        message.set_content(words + _SIGNATURE)
        message.add_alternative(_HTML.format(words=words), subtype="html")
    elif shape in (6, 9):
        message.set_content(words + _SIGNATURE)
        content = random.Random(number).randbytes(ATTACHMENT)
        name = ("акт.pdf", "щит.jpg")[shape // 9]
        maintype, subtype = (("application", "pdf"), ("image", "jpeg"))[shape // 9]
        message.add_attachment(content, maintype=maintype, subtype=subtype, filename=name)
    else:
        message.set_content(words + _SIGNATURE)
    return message.as_bytes(policy=SMTP)


def _answer(number: int, to: int) -> bytes:
    """An answer to an earlier mail of the same sender, as a mail program writes it."""
    message = _headed(number, to, f"Re: Нет связи, этаж {to}")
    message["In-Reply-To"] = message["References"] = _id(to)
    message.set_content(
        f"Добавлю: не работает и телефон в кабинете {number}.{_SIGNATURE}\n\n"
        f"23 ноября 2026 г. в 10:00, Ирина Ким <{address_of(_client(to))}> написал(а):\n"
        + "\n".join(f"> {line}" for line in _WORDS.split(". "))
    )
    return message.as_bytes(policy=SMTP)


def _headed(number: int, writer: int, subject: str) -> EmailMessage:
    message = EmailMessage(policy=SMTP)
    message["From"] = f"Ирина Ким <{address_of(_client(writer))}>"
    message["To"] = "Поддержка <help@trial.example>"
    message["Subject"] = subject
    message["Date"] = "Mon, 23 Nov 2026 10:00:00 +0300"
    message["Message-ID"] = _id(number)
    message["X-Mailer"] = "Microsoft Outlook 16.0"
    return message


def _id(number: int) -> str:
    return f"<{number}.mail@client.example>"


def _client(number: int) -> int:
    return 1 + number % CLIENTS
