"""The types of questions, and which of them are alike."""

from enum import StrEnum

Json = None | bool | int | str | list["Json"] | dict[str, "Json"]


class QuestionType(StrEnum):
    """What a question asks for. The last four are the form's own machinery:

    - calculate and hidden are never asked and never shown; others look at their values;
    - repeat asks, after its rows, whether there is another one;
    - row shows all that is known of one row, to be confirmed at once.
    """

    TEXT = "text"
    LONG_TEXT = "long_text"
    INTEGER = "integer"
    DECIMAL = "decimal"
    DATE = "date"
    TIME = "time"
    DATETIME = "datetime"
    SELECT_ONE = "select_one"
    SELECT_MANY = "select_many"
    YES_NO = "yes_no"
    SCALE = "scale"
    LOOKUP = "lookup"
    PHONE = "phone"
    EMAIL = "email"
    PHOTO = "photo"
    VOICE = "voice"
    VIDEO = "video"
    DOCUMENT = "document"
    LOCATION = "location"
    NOTE = "note"
    CALCULATE = "calculate"
    HIDDEN = "hidden"
    REPEAT = "repeat"
    ROW = "row"


TEXTS = frozenset({QuestionType.TEXT, QuestionType.LONG_TEXT})
MEDIA = frozenset(
    {QuestionType.PHOTO, QuestionType.VOICE, QuestionType.VIDEO, QuestionType.DOCUMENT}
)
ONE_OF = frozenset(
    {QuestionType.SELECT_ONE, QuestionType.YES_NO, QuestionType.SCALE, QuestionType.ROW}
)
"""Types answered by the name of one choice. A scale is a row of choices in order."""

UNASKED = frozenset({QuestionType.CALCULATE, QuestionType.HIDDEN})
"""Types that nobody is asked or shown."""
