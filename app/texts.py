"""All texts the desk speaks with, from the locale files beside the code that uses them."""

from bot.texts import LOCALES as BOT
from documents.paper import LOCALES as DOCUMENTS
from domain.forms.files import LOCALES as FORMS
from domain.texts import LOCALES as DOMAIN
from domain.texts import Texts
from mail.accounts import LOCALES as MAIL
from mail.letters.writing import LOCALES as LETTERS


def desk_texts() -> Texts:
    """The texts of screens, documents, forms, letters and errors, in every language there is."""
    return Texts.load(DOMAIN, FORMS, BOT, DOCUMENTS, MAIL, LETTERS)
