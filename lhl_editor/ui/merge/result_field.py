"""What the place of a conflict becomes: the editor that its field has in the form, or in words what
the choice comes to where there is nothing to write."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lhl_editor.core.merge import Cause
from lhl_editor.core.path import Path
from lhl_editor.core.plain import field_at
from lhl_editor.core.strategy import get
from lhl_editor.language.catalogue import say
from lhl_editor.ui.form.editor import Editor, FieldPlace
from lhl_editor.ui.form.editors import editor_for
from lhl_editor.ui.form.used import Used
from lhl_editor.ui.merge.case import Question
from lhl_editor.ui.merge.settling import Settling
from lhl_editor.ui.theme import Theme
from lhl_editor.ui.widgets import label

_TOOLS = 28


class ResultField(QWidget):
    """One for each conflict that is shown: it writes in the session of the settling."""

    announced = Signal(str)

    def __init__(
        self, settling: Settling, question: Question, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._settling, self._question, self._theme = settling, question, theme
        self.editor: Editor | None = None
        self._told = label("", wraps=True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(4))
        self._column.addLayout(self._head())
        if question.conflict.cause is Cause.CHANGED:
            self._add_editor(question.path)
        self._column.addWidget(self._told)
        self._told.setVisible(self.editor is None)
        self.refresh()

    def refresh(self) -> None:
        """Show what stands there now."""
        if self.editor is None:
            self._told.setText(self._words())
            return
        path = self._question.path
        value = self.editor.value_of(get(self._settling.session.strategy, path.parent))
        if self.editor.shown is None or value != self.editor.shown:
            self.editor.display(value)

    def _head(self) -> QHBoxLayout:
        theme = self._theme
        self._top = QHBoxLayout()
        self._top.setSpacing(theme.px(8))
        self._top.addWidget(label(say("merge.becomes"), "label"))
        if self._question.conflict.cause is Cause.CHANGED:
            self._top.addWidget(label(say("merge.becomes_help"), "help"))
        self._top.addStretch(1)
        self._top.addStrut(theme.px(_TOOLS))
        return self._top

    def _add_editor(self, path: Path) -> None:
        session = self._settling.session
        kind = get(session.strategy, path.parent).kind
        place = FieldPlace(session, self._theme, path, field_at(path), kind, Used())
        self.editor = editor_for(place)
        if tools := self.editor.tools() or self.editor.tools_in_use():
            self._top.addWidget(tools)
        self._column.addWidget(self.editor)
        name = say("merge.becomes_at", place=self._question.place)
        self.editor.tell(name, say("merge.becomes_help"))

    def _words(self) -> str:
        """What the choice comes to, of what is not written in a field."""
        conflict = self._question.conflict
        decision = self._settling.decision(conflict)
        if decision is None:
            return say("merge.result.open")
        if conflict.cause is Cause.BESIDE:
            return say(f"merge.decided.{getattr(decision, 'value', decision)}")
        is_there = self._settling.value_at(conflict)
        code = "stays" if is_there else "goes"
        return say(f"merge.result.{code}", place=self._question.place)
