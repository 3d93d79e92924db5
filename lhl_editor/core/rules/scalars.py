"""Values that cannot be read as what their field holds: dates, numbers, choices, e-mail."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lhl_editor.core.addresses import is_email
from lhl_editor.core.dates import parse_date
from lhl_editor.core.path import Path
from lhl_editor.core.problems import Problem, problem
from lhl_editor.core.schema import Field

_NUMBER = re.compile(r"-?[0-9]{1,9}")


def invalid_date(where: Path, field: Field, value: str | tuple[str, ...]) -> Iterator[Problem]:
    every = (value,) if isinstance(value, str) else value
    wrong = [one for one in every if parse_date(one) is None]
    if wrong:
        yield problem(where / field.name, "invalid_date", value=wrong)


def invalid_number(where: Path, field: Field, value: str) -> Iterator[Problem]:
    if not _NUMBER.fullmatch(value):
        yield problem(where / field.name, "invalid_number", value=value)


def invalid_choice(where: Path, field: Field, value: str) -> Iterator[Problem]:
    if value not in field.options:
        options = [f"{field.name}.{option}" for option in field.options]
        yield problem(where / field.name, "invalid_choice", value=value, option=options)


def invalid_email(where: Path, field: Field, value: str) -> Iterator[Problem]:
    if not is_email(value):
        yield problem(where / field.name, "invalid_email", value=value)
