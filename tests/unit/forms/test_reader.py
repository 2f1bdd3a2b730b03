from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.forms.model import Choice, FormDefinition, QuestionType, Section
from domain.forms.problems import FormProblem, FormRefusedError
from domain.forms.reader import MAX_BYTES, MAX_UNPACKED, read_form, read_form_bytes
from tests.fixtures.ci import examples
from tests.unit.forms.making import Cells, refused, spreadsheet

WHAT = {"type": "text", "name": "what", "label": "Что?"}


def problems(survey: list[Cells], choices: list[Cells] | None = None) -> list[tuple[object, ...]]:
    return [(each.key, each.sheet, each.row, each.column) for each in refused(survey, choices)]


def types_of(survey: list[Cells], choices: list[Cells] | None = None) -> list[QuestionType]:
    definition = read_form_bytes(spreadsheet(survey, choices), "test")
    return [question.type for question in definition.questions]


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"type": "text"}, QuestionType.TEXT),
        ({"type": "text", "appearance": "multiline"}, QuestionType.LONG_TEXT),
        ({"type": "text", "appearance": "phone"}, QuestionType.PHONE),
        ({"type": "text", "appearance": "email"}, QuestionType.EMAIL),
        ({"type": "integer"}, QuestionType.INTEGER),
        ({"type": "decimal"}, QuestionType.DECIMAL),
        ({"type": "date"}, QuestionType.DATE),
        ({"type": "time"}, QuestionType.TIME),
        ({"type": "dateTime"}, QuestionType.DATETIME),
        ({"type": "select_one mood"}, QuestionType.SELECT_ONE),
        ({"type": "select one mood"}, QuestionType.SELECT_ONE),
        ({"type": "select_one mood", "appearance": "likert"}, QuestionType.SCALE),
        ({"type": "select_one yn"}, QuestionType.YES_NO),
        ({"type": "select_multiple mood"}, QuestionType.SELECT_MANY),
        ({"type": "range", "parameters": "start=0 end=10 step=1"}, QuestionType.SCALE),
        ({"type": "select_one_from_file clients.csv"}, QuestionType.LOOKUP),
        ({"type": "image"}, QuestionType.PHOTO),
        ({"type": "audio"}, QuestionType.VOICE),
        ({"type": "video"}, QuestionType.VIDEO),
        ({"type": "file"}, QuestionType.DOCUMENT),
        ({"type": "geopoint"}, QuestionType.LOCATION),
    ],
)
def test_types(cells: Cells, expected: QuestionType) -> None:
    choices = [
        {"list_name": "mood", "name": "good", "label": "Хорошее"},
        {"list_name": "mood", "name": "bad", "label": "Плохое"},
        {"list_name": "yn", "name": "yes", "label": "Да"},
        {"list_name": "yn", "name": "no", "label": "Нет"},
    ]
    assert types_of([{"name": "q", "label": "?", **cells}], choices) == [expected]


def test_everything_a_form_says_is_read() -> None:
    content = spreadsheet(
        [
            {
                "type": "begin group",
                "name": "outer",
                "label::Русский (ru)": "Качество",
                "label::English (en)": "Quality",
            },
            {
                "type": "select_one sev",
                "name": "bad",
                "label::Русский (ru)": "Насколько плохо?",
                "label::English (en)": "How bad?",
                "hint::Русский (ru)": "Как скажет клиент",
                "required": "yes",
                "vip_gate": "stop",
            },
            {"type": "begin_group", "name": "inner", "relevant": "${bad} = ‘stop’"},
            {
                "type": "integer",
                "name": "count",
                "label::Русский (ru)": "Сколько раз?",
                "label::English (en)": "How many times?",
                "relevant": "${bad} != ''",
                "constraint": ". > 0",
                "constraint_message::Русский (ru)": "Больше нуля.",
                "constraint_message::English (en)": "More than none.",
                "default": "1",
            },
            {"type": "end_group"},
            {"type": "end group"},
            {
                "type": "note",
                "name": "thanks",
                "label::Русский (ru)": "Спасибо",
                "label::English (en)": "Thank you",
            },
        ],
        [
            {
                "list_name": "sev",
                "name": "stop",
                "label::Русский (ru)": "Работа стоит",
                "label::English (en)": "Work has stopped",
            }
        ],
        {"form_title": "Проба", "form_id": "trial", "default_language": "Русский (ru)"},
    )
    definition = read_form_bytes(content, "file")
    bad, gate, restored, count, thanks = definition.questions
    assert [(each.name, each.type) for each in (gate, restored)] == [
        ("vip_gate", QuestionType.CALCULATE),
        ("vip_restored", QuestionType.HIDDEN),
    ]
    assert (definition.name, definition.title) == ("trial", {"ru": "Проба"})
    assert (definition.default_language, definition.languages) == ("ru", ("ru", "en"))
    assert definition.sections == (Section("outer", {"ru": "Качество", "en": "Quality"}),)
    assert (bad.section, count.section, thanks.section) == ("outer", "outer", None)
    assert bad.choices == (Choice("stop", {"ru": "Работа стоит", "en": "Work has stopped"}),)
    assert bad.required
    assert bad.extra == {"vip_gate": "stop"}
    assert bad.hint == {"ru": "Как скажет клиент"}
    assert count.relevant is not None
    assert count.relevant.source == "(${bad} = 'stop') and (${bad} != '')"
    assert count.constraint_message == {"ru": "Больше нуля.", "en": "More than none."}
    assert FormDefinition.from_json(definition.to_json()) == definition


def test_the_version_is_that_of_the_content() -> None:
    first = read_form_bytes(spreadsheet([WHAT]), "test")
    again = read_form_bytes(spreadsheet([WHAT, {}]), "test")
    changed = read_form_bytes(spreadsheet([WHAT | {"label": "Что именно?"}]), "test")
    assert first.version == again.version != changed.version


@pytest.mark.parametrize(
    ("label", "language"), [("Что случилось?", "ru"), ("What happened?", "en")]
)
def test_a_form_that_names_no_language_has_that_of_its_letters(label: str, language: str) -> None:
    definition = read_form_bytes(spreadsheet([WHAT | {"label": label}]), "test")
    assert definition.default_language == language
    assert definition.questions[0].label == {language: label}


@pytest.mark.parametrize(
    ("survey", "expected"),
    [
        (
            [WHAT | {"type": "begin repeat"}, WHAT | {"type": "begin repeat", "name": "b"}],
            ("form-problem-repeat-nested", "survey", 3, "type"),
        ),
        ([WHAT | {"type": "acknowledge"}], ("form-problem-type", "survey", 2, "type")),
        ([WHAT | {"type": ""}], ("form-problem-type-missing", "survey", 2, "type")),
        ([WHAT | {"type": "select_one no"}], ("form-problem-list", "survey", 2, "type")),
        (
            [WHAT | {"type": "select_one a or_other"}],
            ("form-problem-list", "survey", 2, "type"),
        ),
        (
            [WHAT | {"type": "select_one_from_file towns.csv"}],
            ("form-problem-lookup", "survey", 2, "type"),
        ),
        (
            [WHAT | {"type": "range", "parameters": "start=0 end=100 step=1"}],
            ("form-problem-range", "survey", 2, "parameters"),
        ),
        (
            [WHAT | {"type": "range", "parameters": "start=0 end=ten step=1"}],
            ("form-problem-range", "survey", 2, "parameters"),
        ),
        ([WHAT | {"name": ""}], ("form-problem-name-missing", "survey", 2, "name")),
        ([WHAT | {"name": "1 what"}], ("form-problem-name", "survey", 2, "name")),
        ([WHAT, WHAT], ("form-problem-name-twice", "survey", 3, "name")),
        ([WHAT | {"label": ""}], ("form-problem-label", "survey", 2, "label")),
        ([WHAT | {"required": "${a} = 1"}], ("form-problem-required", "survey", 2, "required")),
        ([WHAT | {"colour": "red"}], ("form-problem-column", "survey", 1, "colour")),
        (
            [WHAT | {"trigger": "${what}"}],
            ("form-problem-unsupported-column", "survey", 2, "trigger"),
        ),
        (
            [WHAT | {"relevant": "pulldata('a')"}],
            ("form-expression-function", "survey", 2, "relevant"),
        ),
        (
            [WHAT | {"constraint": "regex(., '(')"}],
            ("form-expression-pattern", "survey", 2, "constraint"),
        ),
        ([WHAT | {"default": "uuid()"}], ("form-expression-function", "survey", 2, "default")),
        (
            [WHAT | {"relevant": "${later} = 1"}, WHAT | {"name": "later"}],
            ("form-problem-reference-above", "survey", 2, "relevant"),
        ),
        (
            [WHAT | {"relevant": "${what} = 1"}],
            ("form-problem-reference-above", "survey", 2, "relevant"),
        ),
        (
            [WHAT | {"constraint": "${nobody} = 1"}],
            ("form-problem-reference", "survey", 2, "constraint"),
        ),
        (
            [WHAT | {"type": "begin group", "name": "g"}, WHAT],
            ("form-problem-group-open", "survey", 2, "type"),
        ),
        ([WHAT, {"type": "end group"}], ("form-problem-group-end", "survey", 3, "type")),
        ([WHAT | {"type": "note"}], ("form-problem-empty", "survey", None, None)),
    ],
)
def test_each_fault_is_named_by_its_cell(survey: list[Cells], expected: tuple[object]) -> None:
    assert expected in problems(survey)


def test_all_faults_are_told_at_once_and_none_twice() -> None:
    found = problems(
        [
            WHAT | {"type": "select_one sev", "name": "a", "constraint": ". >"},
            {},
            WHAT | {"type": "barcode", "name": "b"},
            WHAT | {"name": "c", "relevant": "../a = 1", "required": "maybe"},
        ],
        [
            {"list_name": "sev", "name": "one two", "label": "Раз"},
            {"list_name": "sev", "name": "x", "label": "Два"},
            {"list_name": "sev", "name": "x", "label": "Три"},
            {"list_name": "", "name": "y", "label": ""},
        ],
    )
    assert sorted(found, key=str) == sorted(
        [
            ("form-problem-choice-name", "choices", 2, "name"),
            ("form-problem-choice-twice", "choices", 4, "name"),
            ("form-problem-list-name", "choices", 5, "list_name"),
            ("form-problem-label", "choices", 5, "label"),
            ("form-expression-unfinished", "survey", 2, "constraint"),
            ("form-problem-type", "survey", 4, "type"),
            ("form-expression-character", "survey", 5, "relevant"),
            ("form-problem-required", "survey", 5, "required"),
        ],
        key=str,
    )


def test_what_only_pyxform_sees_is_told_too() -> None:
    label = WHAT | {"label": "Что с ${last_year}?"}
    assert [key for key, *_ in problems([label])] == ["form-problem-pyxform"]


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (b"", "form-problem-file-damaged"),
        (b"PK\x03\x04 not a workbook", "form-problem-file-damaged"),
        (b"type,name,label", "form-problem-file-damaged"),
        (b"x" * (MAX_BYTES + 1), "form-problem-file-large"),
    ],
)
def test_what_is_no_workbook_is_refused(content: bytes, key: str) -> None:
    with pytest.raises(FormRefusedError) as refused:
        read_form_bytes(content, "test")
    assert [problem.key for problem in refused.value.problems] == [key]


def test_a_small_file_that_unpacks_to_a_huge_one_is_refused() -> None:
    packed = BytesIO(spreadsheet([WHAT]))
    with ZipFile(packed, "a", ZIP_DEFLATED) as parts:
        parts.writestr("xl/media/image1.png", bytes(MAX_UNPACKED))
    content = packed.getvalue()
    assert len(content) < MAX_BYTES
    with pytest.raises(FormRefusedError) as refused:
        read_form_bytes(content, "test")
    assert [problem.key for problem in refused.value.problems] == ["form-problem-file-unpacked"]


@given(st.integers(0, 2**32), st.sampled_from(["xl/workbook.xml", "xl/worksheets/sheet1.xml"]))
@settings(max_examples=examples(40), deadline=None)
def test_a_damaged_workbook_is_a_form_or_refused(place: int, part: str) -> None:
    whole = ZipFile(BytesIO(spreadsheet([WHAT])))
    damaged = BytesIO()
    with ZipFile(damaged, "w") as archive:
        for name in whole.namelist():
            content = whole.read(name)
            archive.writestr(name, content[: place % len(content)] if name == part else content)
    assert read_or_reasons(damaged.getvalue())


def test_a_workbook_without_questions_is_refused() -> None:
    assert ("form-problem-empty", "survey", None, None) in problems([])


def test_only_xlsx_is_read(tmp_path: Path) -> None:
    (tmp_path / "form.csv").write_text("type,name,label")
    with pytest.raises(FormRefusedError) as refused:
        read_form(tmp_path / "form.csv")
    assert refused.value.problems[0].place_key == "form-place-file"


# fmt: off
_CELLS = st.sampled_from([
    "text", "select_one l", "begin group", "end group", "note", "a", "b", "${a} = 1", ". > 0",
    "yes",
])
# fmt: on


@settings(max_examples=examples(60), deadline=None)
@given(
    st.lists(
        st.dictionaries(
            st.sampled_from(["type", "name", "label", "relevant", "constraint", "required"]),
            _CELLS,
            min_size=1,
        ),
        max_size=5,
    )
)
def test_any_sheet_is_a_form_or_refused_with_reasons(survey: list[Cells]) -> None:
    content = spreadsheet(survey, [{"list_name": "l", "name": "x", "label": "X"}])
    definition = read_or_reasons(content)
    if isinstance(definition, FormDefinition):
        assert FormDefinition.from_json(definition.to_json()) == definition
    else:
        assert definition


def read_or_reasons(content: bytes) -> FormDefinition | tuple[FormProblem, ...]:
    try:
        return read_form_bytes(content, "test")
    except FormRefusedError as refused:
        return refused.problems
