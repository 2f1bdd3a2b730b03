"""The route of a kind of request, as company.toml gives it."""

from datetime import timedelta
from pathlib import Path

import pytest

from domain.company import Policy, PolicyError, load_policy
from domain.company.values import WorkSpan
from domain.requests.routes import place_of, steps_left

COMPANY = """\
name = "Меридиан"
time_zone = "Europe/Samara"
languages = ["ru", "en"]
[calendar]
hours = "9:00-18:00"
[departments.sales]
title = { ru = "Продажи", en = "Sales" }
lead = "Марина Лис"
[departments.accounts]
title = { ru = "Бухгалтерия", en = "Accounts" }
lead = "Наталья Зимина"
[kinds.contract]
title = { ru = "Договор", en = "Contract" }
form = "general.xlsx"
department = "sales"
due_within = "5d"
[kinds.incident]
title = { ru = "Авария", en = "Incident" }
form = "incident.xlsx"
department = "accounts"
due_within = "4h"
"""

ROUTE = """route = [
  { department = "sales", within = "1d", title = { ru = "Договор", en = "Drafting" } },
  { department = "accounts", within = "4h" },
]
[kinds.incident]"""


def read(folder: Path, route: str) -> Policy:
    path = folder / "company.toml"
    path.write_text(COMPANY.replace("[kinds.incident]", route), encoding="utf-8")
    return load_policy(path)


def refused(folder: Path, route: str) -> list[tuple[str, str]]:
    with pytest.raises(PolicyError) as error:
        read(folder, f"{route}\n[kinds.incident]")
    return [(problem.path, problem.key) for problem in error.value.problems]


def test_a_step_has_its_department_its_limit_and_what_is_done_there(tmp_path: Path) -> None:
    policy = read(tmp_path, ROUTE)
    first, second = policy.kinds["contract"].route
    assert (first.department, second.within) == ("sales", WorkSpan(0, timedelta(hours=4)))
    assert policy.step_title(first, "en") == "Drafting"
    assert policy.step_title(second, "ru") == "Бухгалтерия"


def test_a_route_begins_in_the_department_of_its_kind(tmp_path: Path) -> None:
    wrong = 'route = [{ department = "accounts", within = "1d" }]'
    assert refused(tmp_path, wrong) == [("kinds.contract.route", "company-route-start")]


def test_two_steps_in_a_row_are_of_two_departments(tmp_path: Path) -> None:
    step = '{ department = "sales", within = "1d" }'
    assert refused(tmp_path, f"route = [{step}, {step}]") == [
        ("kinds.contract.route", "company-route-repeats")
    ]


def test_a_step_in_an_unknown_department_is_named(tmp_path: Path) -> None:
    wrong = 'route = [{ department = "sales", within = "1d" }, { department = "moon", within="1d"}]'
    assert refused(tmp_path, wrong) == [
        ("kinds.contract.route[2].department", "company-unknown-department")
    ]


def test_what_is_left_is_counted_from_where_it_stands(tmp_path: Path) -> None:
    policy = read(tmp_path, ROUTE)
    both = list(policy.kinds["contract"].route)
    assert list(steps_left(policy, "contract", None)) == both
    assert list(steps_left(policy, "contract", 0)) == both[1:]
    assert list(steps_left(policy, "contract", 1)) == []
    assert list(steps_left(policy, "incident", None)) == []
    assert list(steps_left(policy, "long gone", None)) == []


def test_of_a_route_that_became_shorter_it_stands_at_the_end(tmp_path: Path) -> None:
    place = place_of(read(tmp_path, ROUTE), "contract", 7)
    assert place is not None
    assert (place.number, place.of, place.is_last) == (1, 2, True)
    assert place_of(read(tmp_path, ROUTE), "contract", None) is None
