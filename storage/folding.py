"""How a name is folded to be searched: one spelling for all that people write the same name in.

Capitals, ё, Cyrillic and Latin letters, quotes and doubled letters make no difference: «Ромашка»,
romashka and РОМАШКА are folded to the same letters. The database folds the names it keeps by an
expression of built-in functions, and `folded` folds what is typed; both are made of the tables
here, so they cannot disagree.

Every letter is folded by itself, whatever stands beside it: so any part of a name is folded to a
part of the folded name.
"""

import re

_LETTERS = (
    ("оеаинтсрвлкмдпуыйгзбхэфё", "oeaintsrvlkmdpuiigzbhefe"),
    ("cqwy", "kkvi"),
    ("іїєґўәғқңөұүһ", "iieguagknouuh"),
    ("äöüéèáíóñçøåãšłćčęěřýżź", "aoueeaionkoaaslkkeerizz"),
)
"""The frequent ones first: the database looks for each letter from the left."""

_DROPPED = "ьъ'’`"
_PARTING = ' «»"-.,()/&+№'
"""Signs between words, the usual ones; a regular expression finds the others, and takes longer."""

_SPELLED = (
    *(("ж", "zh"), ("ц", "ts"), ("ч", "kh"), ("ш", "sh"), ("щ", "sh"), ("ю", "iu"), ("я", "ia")),
    *(("x", "ks"), ("j", "zh"), ("ž", "zh"), ("ß", "s")),
)
"""ч is what ch becomes once c is k."""

_DOUBLED = "iibdfgklmnprstvz"
"""Letters that people double by mistake, or fail to; i for the endings -ий and -ия."""

_FORMS = "ооо оао зао пао ао нао ип тоо чп ooo llc ltd inc gmbh"
"""Legal forms: nobody looks for a client by them."""

_ONES = (_LETTERS[0], (_PARTING, " " * len(_PARTING)), *_LETTERS[1:])
_FROM = "".join(written for written, _ in _ONES) + _DROPPED
_TO = "".join(kept for _, kept in _ONES)
_REPLACED = (*_SPELLED, *((letter * 2, letter) for letter in _DOUBLED))
_TABLE = {ord(letter): _TO[at] if at < len(_TO) else None for at, letter in enumerate(_FROM)}
_ONE_BLANK = ((" ", " |"), ("| ", ""), ("|", ""))
"""Makes one blank of any number, in a text without |: a regular expression that stops at each of
them takes twice as long.
"""

_BETWEEN = re.compile(r"[\W_]+")


def folded(text: str) -> str:
    """Words of folded letters and digits, a space between; legal forms stay."""
    plain = text.lower().translate(_TABLE)
    for written, spelled in _REPLACED:
        plain = plain.replace(written, spelled)
    return _BETWEEN.sub(" ", plain).strip()


FORMS = "|".join(sorted({folded(form) for form in _FORMS.split()}))
"""A regular expression of legal forms, folded."""

_FORM = re.compile(rf"(^| )({FORMS})(?= |$)")


def without_form(words: str) -> str:
    """Folded words without a legal form; as they are, where nothing else is left of them."""
    return _FORM.sub("", words).strip() or words


def folding(expression: str) -> str:
    """SQL that folds a name as `folded` does, with a space before and behind it, so that a word's
    beginning can be looked for. It is immutable: good for a computed column.
    """
    sql = f"translate(lower({expression}), {_quoted(_FROM)}, {_quoted(_TO)})"
    for written, spelled in _REPLACED:
        sql = f"replace({sql}, {_quoted(written)}, {_quoted(spelled)})"
    sql = f"' ' || regexp_replace({sql}, '[^[:alnum:] ]', ' ', 'g') || ' '"
    for written, left in _ONE_BLANK:
        sql = f"replace({sql}, {_quoted(written)}, {_quoted(left)})"
    return sql


def folding_company(expression: str) -> str:
    """The same for the name of a company, without a legal form before or behind it."""
    # Plain brackets would have each form kept for later: twice the time.
    forms = f"(?: {FORMS.replace('|', '| ')})+"
    return f"regexp_replace({folding(expression)}, '^{forms} |{forms} $', ' ', 'g')"


def _quoted(text: str) -> str:
    doubled = text.replace("'", "''")
    return f"'{doubled}'"
