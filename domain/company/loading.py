"""Reading company.toml: everything that is wrong is told at once, and then nothing starts."""

from collections.abc import Mapping
from pathlib import Path

from pydantic import ValidationError

from domain.company.policy import Policy
from domain.company.problems import PolicyError, Problem, line_of, problems_of
from domain.company.table import Document
from domain.company.toml_file import read_toml
from domain.company.toml_lines import Path as TomlPath

OUR_FORMS = Path(__file__).parents[2] / "forms"
"""The forms that come with the desk; a company's own of the same name is taken before them."""


def load_policy(path: Path) -> Policy:
    """Read and check the company's policy.

    Args:
        path: of company.toml. Forms are looked for beside it, then among the desk's own.

    Raises:
        PolicyError: the file cannot be read, is not TOML, or says something wrong; it holds all
            that was found.
    """
    written = read_toml(path, PolicyError)
    facts = _facts(written.document, path.parent)
    try:
        policy = Policy.model_validate(written.document, context=facts)
    except ValidationError as error:
        raise PolicyError(path, problems_of(error, written.index, Policy)) from None
    problems = _limits_out_of_order(policy, written.index)
    if problems:
        raise PolicyError(path, problems)
    return policy


def _facts(document: Mapping[str, object], folder: Path) -> Document:
    """What checks need from the whole; what is of a wrong type is told by its own check."""
    languages = document.get("languages")
    return Document(
        form_folders=(folder, OUR_FORMS),
        languages=tuple(map(str, languages)) if isinstance(languages, list) else (),
        departments=frozenset(_tables(document, "departments")),
        kinds=frozenset(_tables(document, "kinds")),
        mailboxes=tuple(
            str(table["address"]).lower()
            for table in _tables(document, "mailboxes").values()
            if isinstance(table, dict) and "address" in table
        ),
    )


def _tables(document: Mapping[str, object], name: str) -> Mapping[str, object]:
    tables = document.get(name)
    return tables if isinstance(tables, dict) else {}


def _limits_out_of_order(policy: Policy, index: Mapping[TomlPath, int]) -> list[Problem]:
    """Kinds whose offer would be over before its receiver and his lead have heard of it."""
    problems = []
    for code, kind in policy.kinds.items():
        day = policy.calendar_of(kind.department).day_length
        lead_hears = policy.remind_after(code).length(day) + policy.register.lead_after.length(day)
        if lead_hears >= policy.register.expire_after.length(day):
            path: TomlPath = ("kinds", code, "accept_within")
            line = line_of(path, index)
            problems.append(Problem(line, f"kinds.{code}", "company-limits-order"))
    return problems
