"""The header of the findings: how many there are of each severity, the filter, and the fold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QWidget

from lhl_editor.core.problems import Problem, Severity
from lhl_editor.language.catalogue import say
from lhl_editor.language.findings import severity_words
from lhl_editor.ui.commands import COMMANDS, native_keys
from lhl_editor.ui.findings.row_painting import SEVERITY_ICONS
from lhl_editor.ui.findings.rows import Filter
from lhl_editor.ui.theme import Theme
from lhl_editor.ui.widgets import icon_button, label

HEIGHT = 40


class FindingsHeader(QFrame):
    """The counts are of everything that was found, whatever the filter lets through."""

    filter_changed = Signal()
    fold_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.setProperty("role", "bar")
        self._counts = {severity: (label(""), label("", severity.value)) for severity in Severity}
        self._title = label(say("findings.title"), "label")
        self._keys = label(native_keys(COMMANDS["finding.next"][1][0]), "keys")
        self._filter = icon_button(theme, "filter", say("findings.filter.button"), self._show_menu)
        self._fold = icon_button(theme, "chevron-down", say("findings.hide"), self.fold_asked.emit)
        self._severities: dict[Severity, QAction] = {}
        self._menu = self._make_menu()
        self._is_folded = False
        self.setFocusProxy(self._filter)
        self._lay_out()
        self._measure()
        theme.changed.connect(self._measure)

    def filter(self, chapter: str) -> Filter:
        """What is to be shown; `chapter` is the one in hand."""
        shown = (each for each, action in self._severities.items() if action.isChecked())
        return Filter(frozenset(shown), chapter if self._chapter.isChecked() else "")

    @property
    def follows_chapter(self) -> bool:
        """Whether only the chapter in hand is shown."""
        return self._chapter.isChecked()

    def clear_filter(self) -> None:
        """Let everything through."""
        for action in self._severities.values():
            action.setChecked(True)
        self._chapter.setChecked(False)
        self._changed()

    def show_counts(self, problems: Sequence[Problem]) -> None:
        counts = Counter(problem.severity for problem in problems)
        for severity, (icon, words) in self._counts.items():
            count = counts[severity]
            said = severity_words(severity, count)
            words.setText(say("findings.count", count=count, severity=said))
            icon.setVisible(count > 0)
            words.setVisible(count > 0)

    def show_folded(self, is_folded: bool) -> None:
        self._is_folded = is_folded
        words = say("findings.show" if is_folded else "findings.hide")
        self._fold.setAccessibleName(words)
        self._fold.setToolTip(words)
        self._fold.setIcon(self.theme.icon("chevron-up" if is_folded else "chevron-down"))

    def _make_menu(self) -> QMenu:
        menu = QMenu(self)
        for severity in Severity:
            self._severities[severity] = self._entry(menu, severity.value, True)
        menu.addSeparator()
        self._chapter = self._entry(menu, "chapter", False)
        menu.addSeparator()
        menu.addAction(say("findings.filter.clear")).triggered.connect(self.clear_filter)
        return menu

    def _entry(self, menu: QMenu, name: str, checked: bool) -> QAction:
        action = menu.addAction(say(f"findings.filter.{name}"))
        action.setCheckable(True)
        action.setChecked(checked)
        action.triggered.connect(self._changed)
        return action

    def _show_menu(self) -> None:
        self._menu.popup(self._filter.mapToGlobal(self._filter.rect().bottomLeft()))

    def _changed(self) -> None:
        self._show_filter()
        self.filter_changed.emit()

    def _show_filter(self) -> None:
        is_on = self.filter("x").is_on
        words = say("findings.filter.on" if is_on else "findings.filter.button")
        self._filter.setAccessibleName(words)
        self._filter.setToolTip(words)
        self._filter.setIcon(self.theme.icon("filter", "accent" if is_on else "text"))

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.addWidget(self._title)
        for icon, words in self._counts.values():
            self._add_count(row, icon, words)
        row.addStretch(1)
        row.addWidget(self._keys, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._filter)
        row.addWidget(self._fold)

    @staticmethod
    def _add_count(row: QHBoxLayout, icon: QLabel, words: QLabel) -> None:
        pair = QHBoxLayout()
        pair.addWidget(icon)
        pair.addWidget(words)
        row.addLayout(pair)

    def _measure(self) -> None:
        px = self.theme.px
        self.setFixedHeight(px(HEIGHT))
        row = self.layout()
        if row is not None:
            row.setContentsMargins(px(16), 0, px(8), 0)
            row.setSpacing(px(8))
        for severity, (icon, words) in self._counts.items():
            size = px(16)
            drawn = self.theme.icon(SEVERITY_ICONS[severity.value], severity.value)
            icon.setPixmap(drawn.pixmap(size, size))
            words.setFont(self.theme.font(bold=True))
        self._keys.setFixedHeight(px(20))
        for button in (self._filter, self._fold):
            button.setIconSize(QSize(px(16), px(16)))
        self.show_folded(self._is_folded)
        self._show_filter()
