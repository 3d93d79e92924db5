"""Tools and resources that a reader cannot reach, or of which nobody knows whether."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from lhl_editor.core.path import Path
from lhl_editor.core.problems import Problem, problem
from lhl_editor.core.strategy import Item


def tool_without_link(tool: Item, where: Path, _today: date) -> Iterator[Problem]:
    """A tool that should be there to be used; one to come or withdrawn has nothing to link to."""
    if not tool["url"].strip() and tool["status"] not in ("coming", "withdrawn"):
        yield problem(where / "url", "tool_without_link", label=tool["name"])


def tool_without_status(tool: Item, where: Path, _today: date) -> Iterator[Problem]:
    if not tool["status"].strip():
        yield problem(where / "status", "tool_without_status", label=tool["name"])


def resource_without_link(resource: Item, where: Path, _today: date) -> Iterator[Problem]:
    """A resource with neither an address nor links of its own."""
    if not resource["url"].strip() and not resource["links"]:
        yield problem(where / "url", "resource_without_link", label=resource["label"])
