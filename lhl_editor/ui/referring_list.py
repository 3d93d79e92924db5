"""The places that refer to something, a row each, with the way there at its right."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from lhl_editor.core.path import Path
from lhl_editor.core.strategy import Strategy, locate
from lhl_editor.language.catalogue import say
from lhl_editor.language.fields import label
from lhl_editor.language.places import place
from lhl_editor.ui.go_to.places import entry_of
from lhl_editor.ui.leading_list import LeadingList
from lhl_editor.ui.painted_list import SpokenRows
from lhl_editor.ui.painting import Row, after_icon, paint_words
from lhl_editor.ui.session import Session
from lhl_editor.ui.theme import Theme

_MOST = 6  # rows that are seen at once


class Referring(NamedTuple):
    """A field that refers: what it stands in, and what the field is called."""

    path: Path
    icon: str
    words: str
    field: str

    @property
    def spoken(self) -> str:
        return f"{self.words}, {self.field}" if self.field else self.words


def referring(strategy: Strategy, path: Path) -> Referring:
    """The row of the field at `path`."""
    owner = locate(strategy, path).owner
    entry = entry_of(strategy, path.parent)
    if owner is None or entry is None:
        return Referring(path, "file-text", place(strategy, path), "")
    return Referring(path, entry.icon, entry.name, label(owner.kind, path.name))


class ReferringList(LeadingList):
    """A row a field."""

    row_height = 36
    is_ruled = True

    def __init__(
        self,
        session: Session,
        theme: Theme,
        paths: Sequence[Path],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, say("deletion.list"), say("deletion.list_help"), _MOST, parent)
        self.rows = [referring(session.strategy, path) for path in paths]
        spoken = SpokenRows(self)
        spoken.set_rows(self.rows)
        self.setModel(spoken)
        self.measure()

    def goal_of(self, number: int) -> object:
        return self.rows[number].path

    def paint_goal(self, painter: QPainter, row: Row, rest: QRect, number: int) -> None:
        theme, shown = self.theme, self.rows[number]
        rest = after_icon(painter, theme, shown.icon, "muted", rest)
        width = paint_words(painter, rest, shown.words, theme.font(), theme.colour("text"))
        rest.setLeft(rest.left() + width + theme.px(8))
        paint_words(painter, rest, shown.field, theme.font("help"), theme.colour("muted"))
