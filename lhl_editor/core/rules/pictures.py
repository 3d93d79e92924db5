"""Pictures that are named as no file in their folder can be, and such as cannot be shown."""

from __future__ import annotations

from collections.abc import Iterator

from lhl_editor.core.path import ROOT, Path
from lhl_editor.core.pictures import Picture, Pictures, is_picture_name
from lhl_editor.core.problems import Problem, problem
from lhl_editor.core.schema import Field
from lhl_editor.core.strategy import Strategy


def wrong_name(where: Path, field: Field, value: str) -> Iterator[Problem]:
    if not is_picture_name(value):
        yield problem(where / field.name, "logo_name", name=value)


def missing_pictures(strategy: Strategy, pictures: Pictures) -> Iterator[Problem]:
    """Pictures that are not among those that could be read; the rule is the one they break."""
    name = strategy["document"]["logo"]
    read = pictures.get(name, "logo_missing")
    if is_picture_name(name) and not isinstance(read, Picture):
        yield problem(ROOT / "document" / "logo", read, name=name)
