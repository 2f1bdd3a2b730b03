"""Every message that the forms can give exists, in both languages and with the same values."""

import re
from pathlib import Path

import pytest
from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax import ast, parse
from fluent.syntax.visitor import Visitor

from domain.forms.model import QuestionType

FORMS = Path(__file__).parents[3] / "domain" / "forms"
KEYS = re.compile(r'"(form-[a-z-]+)"')


class Values(Visitor):
    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802
        self.names.add(node.id.name)


def messages(language: str) -> dict[str, set[str]]:
    """The values that each message of the language is filled with."""
    source = (FORMS / "locales" / language / "forms.ftl").read_text()
    found: dict[str, set[str]] = {}
    for entry in parse(source).body:
        assert not isinstance(entry, ast.Junk), entry.content
        if isinstance(entry, ast.Message):
            values = Values()
            values.visit(entry)
            assert entry.id.name not in found
            found[entry.id.name] = values.names
    return found


def used() -> set[str]:
    keys = {key for path in FORMS.glob("*.py") for key in KEYS.findall(path.read_text())}
    return keys | {f"form-kind-{type_.value.replace('_', '-')}" for type_ in QuestionType}


def test_every_key_of_the_code_has_a_message_and_no_message_is_idle() -> None:
    assert used() - set(messages("ru")) == set()
    assert {key for key in messages("ru") if key not in used()} == set()


def test_both_languages_say_the_same_with_the_same_values() -> None:
    assert messages("ru") == messages("en")


@pytest.mark.parametrize("language", ["ru", "en"])
def test_every_message_formats(language: str) -> None:
    bundle = FluentBundle([language], use_isolating=False)
    bundle.add_resource(FluentResource((FORMS / "locales" / language / "forms.ftl").read_text()))
    for key, names in messages(language).items():
        pattern = bundle.get_message(key).value
        for number in (1, 3, 5_000):
            text, errors = bundle.format_pattern(pattern, dict.fromkeys(names, number))
            assert not errors
            assert "{" not in text.replace("${", ""), key
