"""The form of one section, item or list: head, findings about it as a whole, fields, where used."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lhl_editor.core.path import Path
from lhl_editor.core.schema import STRATEGY
from lhl_editor.core.strategy import exists, locate
from lhl_editor.ui.form.editor import LastSaid
from lhl_editor.ui.form.editors import editor_for
from lhl_editor.ui.form.field_group import FieldGroup
from lhl_editor.ui.form.field_row import BAR, FieldRow
from lhl_editor.ui.form.finding_note import FindingNotes
from lhl_editor.ui.form.findings import Findings
from lhl_editor.ui.form.focus_flash import FocusFlash
from lhl_editor.ui.form.header import Header
from lhl_editor.ui.form.naming import is_list, kind_at
from lhl_editor.ui.form.used import Used
from lhl_editor.ui.form.used_by import UsedBy
from lhl_editor.ui.session import Session
from lhl_editor.ui.theme import Theme

_WIDEST, _EDGE = 800, 24
_PAUSE = 300  # ms


class SubjectForm(QWidget):
    """The text column, at most 800 wide, in the middle of the pane."""

    wanted = Signal(str, object)
    gone_to = Signal(object)

    def __init__(
        self,
        session: Session,
        theme: Theme,
        path: Path,
        used: Used,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.path = path
        self._session, self._theme = session, theme
        self.kind = kind_at(session.strategy, path)
        self.setProperty("role", "form")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        # Each part begins where it stays: with another parent all that is in it is dressed again.
        self._column = QWidget(self)
        self.header = Header(theme, session.read_only, self._column)
        self._notes = FindingNotes(theme, self._column, mends=not session.read_only)
        self._group = self._make_group(used)
        self._used_by = UsedBy(theme, used, self._column)
        self.flash = FocusFlash(theme, self)
        # Who refers to it is looked for in the whole document: not at every key.
        self._pause = QTimer(self, interval=_PAUSE, singleShot=True)
        self._pause.timeout.connect(self.show_use)
        self._lay_out()
        self.header.gone_to.connect(self.gone_to)
        self._used_by.gone_to.connect(self.gone_to)
        self._notes.wanted.connect(self.wanted)
        self._group.wanted.connect(self.wanted)

    def _make_group(self, used: Used) -> FieldGroup:
        session, path = self._session, self.path
        only = path.name if is_list(session.strategy, path) else ""
        owner = path.parent if only else path
        kind = STRATEGY if not owner.parts else locate(session.strategy, owner).value.kind
        column = self._column
        return FieldGroup(session, self._theme, owner, kind, editor_for, used, only, column)

    def _lay_out(self) -> None:
        theme = self._theme
        outer = QHBoxLayout(self)
        edge = theme.px(_EDGE)
        outer.setContentsMargins(edge - theme.px(BAR), theme.px(12), edge, edge)
        outer.addStretch(1)
        column = self._column
        column.setMaximumWidth(theme.px(_WIDEST) + theme.px(BAR))
        inner = QVBoxLayout(column)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(theme.px(16))
        parts: tuple[QWidget, ...] = (self.header, self._notes, self._group, self._used_by)
        for widget in parts:
            if widget is not self._group:
                widget.setContentsMargins(theme.px(BAR), 0, 0, 0)
            inner.addWidget(widget)
        inner.addStretch(1)
        outer.addWidget(column, 1000)
        outer.addStretch(1)

    def refresh(self) -> None:
        """Show what the strategy says now."""
        self.header.show_subject(self._session.strategy, self.path)
        self.refresh_fields()
        self._pause.start()

    def refresh_fields(self) -> None:
        """Show what the fields say now, and where the pages are that they refer to."""
        self._group.refresh()

    def show_use(self) -> None:
        """Say where the subject is used."""
        if exists(self._session.strategy, self.path):
            self._used_by.show_subject(self._session.strategy, self.path)

    def show_findings(self, findings: Findings) -> None:
        about = () if is_list(self._session.strategy, self.path) else findings.at(self.path)
        self._notes.show_problems(about, findings)
        self._group.show_problems(findings)

    def show_last_changes(self, last: LastSaid) -> None:
        """Say below each field who changed it last."""
        self._group.show_last_changes(last)

    def row_at(self, path: Path) -> FieldRow | None:
        """The row of the field that shows what stands at `path`."""
        return self._group.row_at(path)

    def first_row(self) -> FieldRow | None:
        return next(iter(self._group.every_row), None)
