"""All texts the desk speaks with, from the locale files beside the code that uses them."""

from bot.texts import LOCALES as BOT
from documents.paper import LOCALES as DOCUMENTS
from domain.forms.files import LOCALES as FORMS
from domain.texts import LOCALES as DOMAIN
from domain.texts import Texts


def desk_texts() -> Texts:
    """The texts of screens, documents, forms and errors, in every language there is."""
    return Texts.load(DOMAIN, FORMS, BOT, DOCUMENTS)
