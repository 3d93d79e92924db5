"""Why something cannot be asked of a window just now: a sentence, or "" while it can."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit

from lhl_editor.language.catalogue import say

if TYPE_CHECKING:
    from lhl_editor.ui.main_window import MainWindow

Why = Callable[[], str]
Writing = QLineEdit | QTextEdit | QPlainTextEdit


class Reasons:
    """Of one window."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    def no_document(self) -> str:
        return "" if self._window.desk else say("window.why.no_document")

    def not_editing(self) -> str:
        if self._window.desk is None:
            return say("window.why.no_document")
        return "" if self._window.desk.modes.mode == "edit" else say("compare.why.comparing")

    def read_only(self) -> str:
        session = self._window.session
        if session is None:
            return say("window.why.no_document")
        return say("window.why.read_only") if session.read_only else ""

    def saved(self) -> str:
        session = self._window.session
        if session is None:
            return say("window.why.no_document")
        return "" if session.is_modified else say("window.why.saved")

    def no_undo(self) -> str:
        session = self._window.session
        nothing = "" if session and session.undo_title else say("window.why.nothing_to_undo")
        return self.read_only() or nothing

    def no_redo(self) -> str:
        session = self._window.session
        nothing = "" if session and session.redo_title else say("window.why.nothing_to_redo")
        return self.read_only() or nothing

    def no_change(self) -> str:
        """Of the item in hand."""
        desk = self._window.desk
        return desk.items.why_not_change() if desk else say("window.why.no_document")

    def no_move(self, by: int) -> str:
        """Of the item in hand, up (-1) or down (1)."""
        desk = self._window.desk
        return desk.items.why_not_move(by) if desk else say("window.why.no_document")

    def no_page(self) -> str:
        desk = self._window.desk
        if desk is None:
            return say("window.why.no_document")
        return "" if desk.page else say("window.why.no_page")

    def no_findings(self) -> str:
        desk = self._window.desk
        if desk is None or desk.findings is None:
            return say("window.why.no_document")
        return "" if desk.session.problems else say("window.why.no_findings")

    def no_mend(self) -> str:
        if reason := self.no_findings() or self.read_only():
            return reason
        desk = self._window.desk
        can = desk and desk.findings and desk.findings.can_mend()
        return "" if can else say("window.why.no_mend")

    def no_hide(self) -> str:
        """Of the finding in hand."""
        desk = self._window.desk
        findings = desk.findings if desk else None
        return findings.why_no_hide() if findings else say("window.why.no_document")

    def none_hidden(self) -> str:
        desk = self._window.desk
        findings = desk.findings if desk else None
        return findings.why_none_hidden() if findings else say("window.why.no_document")

    def no_history(self) -> str:
        desk = self._window.desk
        history = desk.history if desk else None
        return history.why_no_history() if history else say("window.why.no_document")

    def no_restore(self) -> str:
        return self.read_only() or self.no_history()

    def no_merge(self) -> str:
        desk = self._window.desk
        merging = desk.merging if desk else None
        return merging.why_not() if merging else say("window.why.no_document")

    def no_earlier(self) -> str:
        desk = self._window.desk
        history = desk.history if desk else None
        return history.why_no_earlier() if history else say("window.why.no_document")

    def no_step(self) -> str:
        """To the next change of a comparison."""
        desk = self._window.desk
        if desk is None:
            return say("window.why.no_document")
        if desk.modes.compare is None or desk.modes.mode != "compare":
            return say("compare.why.not_comparing")
        return desk.modes.compare.why_not_step()

    def no_copy(self) -> str:
        """Neither text nor page has something marked that could be copied."""
        page = self._window.desk.page if self._window.desk else None
        can = isinstance(QApplication.focusWidget(), Writing) or (page and page.has_selection)
        return "" if can else say("window.why.no_text")


def writing() -> Writing | None:
    """The text in which the caret stands."""
    widget = QApplication.focusWidget()
    return widget if isinstance(widget, Writing) and not widget.isReadOnly() else None


def no_text() -> str:
    return "" if writing() else say("window.why.no_text")


def no_rich_text() -> str:
    return "" if hasattr(writing(), "toggle_bold") else say("window.why.no_text")
