"""Kinds of requests that every company has, whatever company.toml says."""

from functools import cache

from domain.texts import LOCALES, Texts

QUESTIONNAIRE = "questionnaire"
"""A problem questionnaire on its way through the repair; no form is filled for it (domain 1.1)."""

CLIENT = "client"
"""A client on his way from who won him to who develops him; accepting it is all there is to do
(domain 4, seed 003).
"""

OWN_KINDS = (QUESTIONNAIRE, CLIENT)

_TITLES = {QUESTIONNAIRE: "request-kind-questionnaire", CLIENT: "request-kind-client"}


def own_kind_title(code: str, language: str) -> str:
    """What one of these is called in a reader's language; its code, where it is none of them."""
    key = _TITLES.get(code)
    return code if key is None else _texts().format(language, key)


@cache
def _texts() -> Texts:
    """Read once, when first needed."""
    return Texts.load(LOCALES)
