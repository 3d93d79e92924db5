"""Some of a few items, as a list to tick: opened to choose, folded to read."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from lhl_editor.core.strategy import Value
from lhl_editor.language.catalogue import say
from lhl_editor.language.fields import kind_words
from lhl_editor.ui.form.editor import Editor, FieldPlace
from lhl_editor.ui.form.elided import ElidedCheckBox
from lhl_editor.ui.form.referring import items, words_of
from lhl_editor.ui.widgets import button, label, set_role


class CheckListEditor(Editor):
    """What is ticked keeps its order; what is ticked anew stands where the items have it."""

    def __init__(self, place: FieldPlace, parent: QWidget | None = None) -> None:
        super().__init__(place, parent)
        self._is_open = False
        self._boxes: dict[str, ElidedCheckBox] = {}
        self._card = QFrame()
        self._card.setProperty("role", "card")
        self._list = QVBoxLayout(self._card)
        self._list.setContentsMargins(*(self.theme.px(11), self.theme.px(3)) * 2)
        self._list.setSpacing(0)
        self._folded = label("", wraps=True)
        self._count = label("", "help")
        self._fold = button("", self._turn, "link")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._card)
        layout.addWidget(self._folded)

    def remark(self) -> QWidget:
        return self._count

    def tools(self) -> QWidget:
        if self.session.read_only:
            self._fold.hide()
        return self._fold

    def surroundings(self) -> tuple[object, ...]:
        return (items(self.place),)

    def show_value(self, value: Value, before: Value | None) -> None:
        self.show_surroundings()

    def show_surroundings(self) -> None:
        chosen = self.shown or ()
        words = self._words(chosen)
        if self._is_open:
            self._fill(words)
            for id, box in self._boxes.items():
                box.setChecked(id in chosen)
        count = len(items(self.place))
        self._count.setText(say("form.checks.count", chosen=len(chosen), count=count))
        self._folded.setText("\n".join(f"· {words[id]}" for id in chosen) or self._nothing())
        set_role(self._folded, "body" if chosen else "muted")
        self._show_fold()

    def _words(self, chosen: tuple[str, ...]) -> dict[str, str]:
        """What each item is called, and what is chosen but is no more."""
        known = {item.id: words_of(item, n) for n, item in enumerate(items(self.place), 1)}
        return known | {id: say("form.lost", id=id) for id in chosen if id not in known}

    def _fill(self, words: dict[str, str]) -> None:
        if {id: box.words for id, box in self._boxes.items()} == words:
            return
        for box in self._boxes.values():
            self._list.removeWidget(box)
            box.hide()
            box.deleteLater()
        self._boxes = {id: self._box(id, name) for id, name in words.items()}

    def _box(self, id: str, words: str) -> ElidedCheckBox:
        box = ElidedCheckBox(words, self.theme.px(32))
        box.clicked.connect(lambda ticked: self._tick(id, ticked))
        box.setEnabled(not self.session.read_only)
        self._list.addWidget(box)
        return box

    def _tick(self, id: str, ticked: bool) -> None:
        chosen = [one for one in self.shown or () if one != id]
        if ticked:
            chosen.insert(_place_for(id, chosen, list(self._boxes)), id)
        self.put(tuple(chosen))
        self.show_surroundings()

    def _turn(self) -> None:
        self._is_open = not self._is_open
        self.show_surroundings()
        if self._is_open and self._boxes:
            next(iter(self._boxes.values())).setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_fold(self) -> None:
        self._card.setVisible(self._is_open)
        self._folded.setVisible(not self._is_open)
        words = say("form.checks.done") if self._is_open else self._choose_words()
        self._fold.setText(words)

    def _choose_words(self) -> str:
        return say("form.checks.choose", kinds=kind_words(self.place.field.kind, many=True))

    def _nothing(self) -> str:
        return say(f"form.empty_references.{self.place.field.name}")

    def focus_target(self) -> QPushButton | ElidedCheckBox:
        if self._is_open and self._boxes:
            return next(iter(self._boxes.values()))
        return self._fold

    def tell(self, name: str, description: str) -> None:
        self._fold.setAccessibleName(f"{name}: {self._fold.text()}")
        said = ", ".join(filter(None, (self._count.text(), description, self._folded.text())))
        self._fold.setAccessibleDescription(said)
        for box in self._boxes.values():
            box.setAccessibleDescription(name)


def _place_for(id: str, chosen: list[str], order: list[str]) -> int:
    """Where a new choice stands: by the items' own order if the others do, else last."""
    places = [order.index(one) for one in chosen]
    if places != sorted(places):
        return len(chosen)
    return sum(place < order.index(id) for place in places)
