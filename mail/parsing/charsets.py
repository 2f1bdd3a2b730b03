"""Bytes to text when the charset is wrong, missing, unknown or only half true. Never raises."""

import codecs
import encodings
import pkgutil
import re
from encodings.aliases import aliases
from functools import lru_cache

from mail.parsing.cyrillic import CHARSETS, SAMPLE, best_charset, readability

ASCII = "us-ascii"

# Python's codecs that make no text of a mail: some are not text encodings, punycode and idna take
# quadratic time, the escapes would run what a sender wrote.
_NO_CHARSETS = frozenset(
    {
        "idna",
        "punycode",
        "undefined",
        "unicode_escape",
        "raw_unicode_escape",
        "mbcs",
        "oem",
        "charmap",
        "base64_codec",
        "bz2_codec",
        "hex_codec",
        "quopri_codec",
        "rot_13",
        "uu_codec",
        "zlib_codec",
        "aliases",
    }
)
_CODECS = frozenset(
    name
    for name in (
        *aliases,
        *aliases.values(),
        *(module.name for module in pkgutil.iter_modules(encodings.__path__)),
    )
    if aliases.get(name, name) not in _NO_CHARSETS
)
# Names met in mail that Python does not know, and charsets whose wider brother reads them as well.
_OTHER_NAMES = {
    "ansi": "cp1251",
    "win1251": "cp1251",
    "win_1251": "cp1251",
    "windows1251": "cp1251",
    "cp_1251": "cp1251",
    "x_cp1251": "cp1251",
    "koi8": "koi8_r",
    "koi": "koi8_r",
    "koi8r": "koi8_r",
    "dos": "cp866",
    "dos_866": "cp866",
    "cp_866": "cp866",
    "alt": "cp866",
    "x_mac_cyrillic": "mac_cyrillic",
    "utf8mb4": "utf_8",
    "unicode_1_1_utf_8": "utf_8",
    "x_unicode_2_0_utf_7": "utf_7",
    "x_gbk": "gb18030",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "x_sjis": "cp932",
    "euc_kr": "cp949",
    "ks_c_5601_1987": "cp949",
}
_WESTERN = frozenset({"ascii", "iso8859-1", "cp1252", "iso8859-15"})
_SINGLE_BYTE = re.compile(r"cp12\d\d|cp[478]\d\d|koi8.*|iso8859.*|mac.*|ascii|latin.*|ptcp154")
_CLEARLY_BETTER = 20
_CLEARLY_RUSSIAN = 24
_READS_WELL = 5
_BROKEN_UTF8 = 0.05
_CUT_BY_LIMITS = 1_000
_SEEN = 200_000
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_HIGH_RUN = re.compile(rb"([A-Za-z]?)[\x80-\xff]+([A-Za-z]?)")
_HIGH = bytes(range(0x80, 0x100))
# What both cp1251 and cp1252 have and no letter is: dashes, quotes, the unbreakable space.
_SIGNS = bytes.fromhex("8284858687898b9192939495969799 9ba0a6a7a9abacadaeb0b1b5b6b7bb")
_LETTERS = re.compile(rb"[\x80-\xff]{2}")
_SURROGATES = re.compile("[\ud800-\udfff]")


@lru_cache(maxsize=256)
def known_charset(name: str | None) -> str | None:
    """Python's name of a charset ("cp1251" for "windows-1251"), None for an unknown one."""
    if not name:
        return None
    plain = re.sub(r"[^a-z0-9]+", "_", name[:60].lower()).strip("_")
    plain = _OTHER_NAMES.get(plain, plain)
    # Asked only for names that exist: Python remembers every invented name for ever.
    return codecs.lookup(plain).name if plain in _CODECS else None


def decode(data: bytes, declared: str | None) -> tuple[str, str]:
    """Text of bytes, whatever was declared.

    Args:
        data: as sent, transfer encoding undone.
        declared: the charset that the sender named, None when he named none.

    Returns:
        The text without lone surrogates, and the charset it was read in: Python's name of it,
        "us-ascii" when nothing was declared and nothing needed.
    """
    charset = known_charset(declared)
    if data.isascii() and b"\x1b" not in data and charset in {None, "utf-8", *_WESTERN, *CHARSETS}:
        return data.decode("ascii"), ASCII if charset in {None, "ascii"} else str(charset)
    for mark, name in _BOMS:
        if data.startswith(mark):
            return _whole(data.removeprefix(mark) if name == "utf-8" else data, name)
    if charset is None or _SINGLE_BYTE.fullmatch(charset):
        return _single_byte(data, charset)
    return _many_byte(data, charset)


def guess(data: bytes) -> str:
    """The charset of bytes that nobody named: UTF-8, then Russian by its letters, then Western."""
    if _is_utf8(data):
        return "utf-8"
    if data.isascii():
        return "iso2022_jp" if b"\x1b$" in data else "ascii"
    if _LETTERS.search(data) is None and data.translate(None, _SIGNS).isascii():
        return "cp1252"
    return "cp1252" if _mixed_into_latin(data) else best_charset(data)[0]


def _single_byte(data: bytes, charset: str | None) -> tuple[str, str]:
    """Such a charset decodes anything, so that it decodes is no proof that it is the one."""
    if charset is None:
        return _whole(data, guess(data))
    if data.isascii():
        return _whole(data, charset)
    if _is_utf8(data):
        return _whole(data, "utf-8")
    if charset in CHARSETS:
        return _whole(data, _trusted_or_better(data, charset))
    if charset in _WESTERN:
        found = guess(data)
        western = "cp1252" if charset == "ascii" else charset
        return _whole(data, found if found in CHARSETS else western)
    return _whole(data, charset)


def _trusted_or_better(data: bytes, charset: str) -> str:
    """A Russian charset that was declared, unless another one reads far better."""
    declared = readability(data, charset)
    if declared > _READS_WELL * min(len(data), SAMPLE):
        return charset
    name, best = best_charset(data)
    return name if best - declared > _CLEARLY_BETTER else charset


def _many_byte(data: bytes, charset: str) -> tuple[str, str]:
    try:
        return _clean(data.decode(charset)), charset
    except (UnicodeError, ValueError):
        pass_on = data.decode(charset, "replace")
    found = guess(data)
    if charset == "utf-8" and found in CHARSETS and not _slightly_broken(pass_on, data):
        return _whole(data, found)
    if charset != "utf-8" and found == "utf-8":
        return _whole(data, found)
    return _clean(pass_on), charset


def _slightly_broken(text: str, data: bytes) -> bool:
    """Real UTF-8 with a wound (cut in the middle of a letter) has few replaced characters."""
    return text.count("\ufffd") <= max(1, _BROKEN_UTF8 * _high_bytes(data)) and any(
        letter > "\x7f" and letter != "\ufffd" for letter in text
    )


def _whole(data: bytes, charset: str) -> tuple[str, str]:
    text = _clean(data.decode(charset, "replace"))
    return text, ASCII if charset == "ascii" else charset


def _clean(text: str) -> str:
    """UTF-7 and UTF-16 may hold halves of characters, which no database and no messenger takes."""
    return text if text.isascii() else _SURROGATES.sub("\ufffd", text)


def _is_utf8(data: bytes) -> bool:
    if data.isascii():
        return False
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        # What limits cut may end inside a letter.
        return (
            len(data) > _CUT_BY_LIMITS and error.start >= len(data) - 3 and error.end == len(data)
        )
    return not _one_strange_sign(text) or best_charset(data)[1] < _CLEARLY_RUSSIAN


def _one_strange_sign(text: str) -> bool:
    """«тел.» of cp866 and «ТЗ» of iso8859-5 are by chance one sign of UTF-8 each."""
    signs = [sign for sign in text if sign > "\x7f"]
    return len(signs) == 1 and not signs[0].isalpha() and signs[0] < "\U00010000"


def _mixed_into_latin(data: bytes) -> bool:
    """Western words have accented letters among plain ones, Russian words have no plain ones."""
    runs = _HIGH_RUN.findall(data[:_SEEN])
    return 2 * sum(bool(before or after) for before, after in runs) >= max(1, len(runs))


def _high_bytes(data: bytes) -> int:
    return len(data) - len(data.translate(None, _HIGH))
