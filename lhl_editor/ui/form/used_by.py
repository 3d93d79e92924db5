"""«Brukes av»: the forms that refer to the one that is shown, as chips that lead there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lhl_editor.core.path import Path
from lhl_editor.core.rules.references import LISTS_OF_REFERRED
from lhl_editor.core.strategy import Strategy, locate
from lhl_editor.language.catalogue import say
from lhl_editor.language.fields import kind_words
from lhl_editor.ui.form.flow_layout import FlowLayout
from lhl_editor.ui.form.naming import icon_of, kind_at, titled
from lhl_editor.ui.form.painted_buttons import Chip
from lhl_editor.ui.form.used import Used
from lhl_editor.ui.theme import Theme
from lhl_editor.ui.widgets import label

_MOST_OF_A_KIND = 6  # more of one kind share a chip until it is pressed


class UsedBy(QWidget):
    """Shown for what others can refer to, and for whatever else they do."""

    gone_to = Signal(object)  # the field that refers

    def __init__(self, theme: Theme, used: Used, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._used = theme, used
        self._shown: object = None
        self._whole: set[str] = set()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(8))
        layout.addWidget(label(say("form.used_by.name"), "label"))
        self._none = label(say("form.used_by.none"), "muted", wraps=True)
        layout.addWidget(self._none)
        self._chips = FlowLayout(theme.px(8))
        layout.addLayout(self._chips)

    def show_subject(self, strategy: Strategy, path: Path) -> None:
        """Say who refers to what stands at `path`."""
        is_item = bool(path.parts) and locate(strategy, path).is_item
        forms = self._used.forms(strategy, path) if is_item else {}
        is_referred = path.parent in LISTS_OF_REFERRED.values()
        self.setVisible(bool(forms) or is_referred)
        self._none.setVisible(not forms)
        named = {form: titled(strategy, form) for form in forms}
        shown = (path, tuple(named.items()), frozenset(self._whole))
        if shown != self._shown:
            self._shown = shown
            self._fill(strategy, path, forms, named)

    def _fill(
        self, strategy: Strategy, path: Path, forms: dict[Path, Path], named: dict[Path, str]
    ) -> None:
        while item := self._chips.takeAt(0):
            if old := item.widget():
                old.hide()
                old.deleteLater()
        kinds = {form: kind_at(strategy, form) for form in forms}
        counted = Counter(kinds.values())
        gathered: set[str] = set()
        for form, field in forms.items():
            kind = kinds[form]
            if counted[kind] <= _MOST_OF_A_KIND or kind in self._whole:
                self._add(icon_of(kind), named[form], partial(self._go_to, field))
            elif kind not in gathered:
                gathered.add(kind)
                words = f"{counted[kind]} {kind_words(kind, many=True)}"
                self._add(icon_of(kind), words, partial(self._unfold, kind, strategy, path))

    def _go_to(self, field: Path) -> None:
        self.gone_to.emit(field)

    def _unfold(self, kind: str, strategy: Strategy, path: Path) -> None:
        self._whole.add(kind)
        self.show_subject(strategy, path)

    def _add(self, icon: str, words: str, run: Callable[[], object]) -> None:
        chip = Chip(self._theme, icon, words, say("form.used_by.go"))
        chip.clicked.connect(lambda: run())
        self._chips.addWidget(chip)
        chip.show()
