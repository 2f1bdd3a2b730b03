"""The line of every key is found, in whatever form TOML lets it be written."""

import tomllib
from textwrap import dedent

from hypothesis import given
from hypothesis import strategies as st

from domain.company.toml_lines import Path, line_index


def lines_of(document: str) -> dict[str, int]:
    return {".".join(map(str, path)): line for path, line in line_index(dedent(document)).items()}


def test_keys_tables_and_comments() -> None:
    found = lines_of(
        """\
        # company
        name = "A = [b]"  # not a table

        [calendar]
        hours = "9:00-18:00"
        [departments.tech]
        title = { ru = "Т", en = "T" }
        lead = 'P'
        """
    )
    assert found == {
        "name": 2,
        "calendar": 4,
        "calendar.hours": 5,
        "departments": 6,
        "departments.tech": 6,
        "departments.tech.title": 7,
        "departments.tech.title.ru": 7,
        "departments.tech.title.en": 7,
        "departments.tech.lead": 8,
    }


def test_a_list_over_several_lines_names_the_line_of_each_item() -> None:
    found = lines_of(
        """\
        days = [
          2026-01-01,  # one, two
          2026-01-02,
          { date = 2026-01-03, hours = "1]" },
        ]
        after = 1
        """
    )
    assert found["days"] == 1
    assert (found["days.0"], found["days.1"], found["days.2"]) == (2, 3, 4)
    assert found["days.2.hours"] == 4
    assert found["after"] == 6


def test_arrays_of_tables_are_counted() -> None:
    found = lines_of(
        """\
        [[fruits]]
        name = "a"
        [fruits.physical]
        color = "red"
        [[fruits.varieties]]
        name = "x"
        [[fruits]]
        [[fruits.varieties]]
        name = "y"
        [[fruits.varieties]]
        name = "z"
        """
    )
    assert found["fruits.0.name"] == 2
    assert found["fruits.0.physical.color"] == 4
    assert found["fruits.0.varieties.0.name"] == 6
    assert found["fruits.1"] == 7
    assert found["fruits.1.varieties.1.name"] == 11


def test_quoted_dotted_and_spaced_keys() -> None:
    found = lines_of(
        """\
        "a.b" . 'c' = 1
        [ "Отдел продаж" . x ]
        "\\u0041" = 2
        """
    )
    assert found == {
        "a.b": 1,
        "a.b.c": 1,
        "Отдел продаж": 2,
        "Отдел продаж.x": 2,
        "Отдел продаж.x.A": 3,
    }


def test_strings_over_several_lines_hide_what_is_in_them() -> None:
    found = lines_of(
        '''\
        one = """
        two = 2
        [three] \\""" still
        four""""
        five = \'\'\'
        [six]\'\'\'
        seven = 7
        '''
    )
    assert found == {"one": 1, "five": 5, "seven": 7}


def test_windows_line_ends_count_once() -> None:
    assert line_index("a = 1\r\nb = 2\r\n") == {("a",): 1, ("b",): 2}


words = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=6)
values = st.recursive(
    st.integers(-9, 9) | st.booleans() | words,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(words, inner, min_size=1, max_size=3)
    ),
    max_leaves=8,
)


def quoted(word: str) -> str:
    escaped = word.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def written(value: object) -> str:
    match value:
        case bool():
            return str(value).lower()
        case dict():
            return "{" + ", ".join(f"{quoted(k)} = {written(v)}" for k, v in value.items()) + "}"
        case list():
            return "[\n" + ",\n".join(map(written, value)) + " # ]\n]"
        case str():
            return quoted(value)
        case _:
            return str(value)


def paths_in(value: object, path: Path = ()) -> set[Path]:
    children: list[tuple[str | int, object]] = []
    if isinstance(value, dict):
        children = list(value.items())
    if isinstance(value, list):
        children = list(enumerate(value))
    return {path}.union(*(paths_in(child, (*path, key)) for key, child in children)) - {()}


@given(st.dictionaries(words, st.dictionaries(words, values, max_size=3), max_size=3))
def test_every_path_that_tomllib_reads_has_a_line(tables: dict[str, dict[str, object]]) -> None:
    document = ""
    headings = {}
    for name, table in tables.items():
        headings[name] = document.count("\n") + 1
        document += f"[{quoted(name)}]\n"
        document += "".join(f"{quoted(key)} = {written(value)}\n" for key, value in table.items())
    index = line_index(document)
    assert set(index) == paths_in(tomllib.loads(document))
    assert {name: index[(name,)] for name in tables} == headings
