"""Raw bytes of a mail to plain data, and HTML of a sender made safe to show."""

from mail.parsing.html_clean import clean_html
from mail.parsing.limits import LIMITS, Limits
from mail.parsing.reading import parse

__all__ = ["LIMITS", "Limits", "clean_html", "parse"]
