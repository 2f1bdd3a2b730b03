"""A person's own words out of a reply, and the reply line that our letters begin with."""

from mail.words.own import OwnWords, own_words
from mail.words.reply_line import REPLY_LINES

__all__ = ["REPLY_LINES", "OwnWords", "own_words"]
