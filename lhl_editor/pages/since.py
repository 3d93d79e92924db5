"""The version that was published before a document, and whether the document tells what is new."""

from __future__ import annotations

from typing import NamedTuple

from lhl_editor.core.path import ROOT
from lhl_editor.core.strategy import Strategy
from lhl_editor.pages.imprint import Imprint

PLACE = ROOT / "document" / "changes_page"  # the field that asks for it


class Since(NamedTuple):
    """What the version said, and what it was called."""

    strategy: Strategy
    imprint: Imprint


def wants_changes(strategy: Strategy) -> bool:
    """Whether the document ends with what is new."""
    return bool(strategy["document"]["changes_page"] == "yes")
