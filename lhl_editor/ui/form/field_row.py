"""A field of the form: label, help, editor, and below it what was found there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lhl_editor.core.problems import Problem
from lhl_editor.core.schema import Type
from lhl_editor.core.strategy import Item, Value
from lhl_editor.language.catalogue import listed, say
from lhl_editor.language.findings import sentence
from lhl_editor.ui.form.badges import worst
from lhl_editor.ui.form.editor import Editor
from lhl_editor.ui.form.finding_note import FindingNotes
from lhl_editor.ui.form.findings import Findings, state_of
from lhl_editor.ui.theme import Theme
from lhl_editor.ui.widgets import icon_button, label

if TYPE_CHECKING:
    from lhl_editor.ui.form.last_change import LastChange

_TOOLS = 28  # the height of the tools of the field in use, kept free while they are not there
EARLIER = "earlier"  # what the window is asked for: the earlier values of a place
BAR = 12  # how far left of its field the bar of what has changed stands


class FieldRow(QWidget):
    """`name` is the field's label; without `labelled` it is only said, not shown."""

    wanted = Signal(str, object)

    def __init__(
        self,
        editor: Editor,
        name: str,
        help_words: str,
        labelled: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.editor, self.name = editor, name
        self._theme: Theme = editor.theme
        self._required = editor.place.field.required
        self._surroundings: tuple[object, ...] | None = None
        self._saved: Value | None = None
        self._problems: tuple[Problem, ...] = ()
        self.is_changed = self._in_use = False
        self._notes: FindingNotes | None = None  # made where something is found
        self._head: QHBoxLayout | None = None
        self._tools: QWidget | None = None
        self._earlier: QWidget | None = None
        self._last: LastChange | None = None
        self._layout = QVBoxLayout(self)
        self._lay_out(help_words, labelled)
        editor.wanted.connect(self.wanted)

    def _lay_out(self, help_words: str, labelled: bool) -> None:
        theme, layout = self._theme, self._layout
        layout.setContentsMargins(theme.px(BAR), 0, 0, 0)
        layout.setSpacing(0)
        if labelled:
            self._head = self._make_head()
            layout.addLayout(self._head)
            if help_words:
                layout.addSpacing(theme.px(1))
                layout.addWidget(label(help_words, "help", wraps=True))
            layout.addSpacing(theme.px(4))
        layout.addWidget(self.editor)

    def _make_head(self) -> QHBoxLayout:
        theme = self._theme
        head = QHBoxLayout()
        head.setSpacing(theme.px(8))
        words = label(self.name, "label")
        words.setBuddy(self.editor.focus_target())
        head.addWidget(words)
        if self._required:
            head.addWidget(label(say("form.required"), "help"))
        if remark := self.editor.remark():
            head.addWidget(remark)
        head.addStretch(1)
        if tools := self.editor.tools():
            head.addWidget(tools)
        head.addStrut(theme.px(_TOOLS))
        return head

    def set_in_use(self, in_use: bool) -> None:
        """Whether the focus is in the field."""
        if in_use and self._tools is None and self._head is not None:
            self._tools = self.editor.tools_in_use()
            if self._tools:
                self._head.addWidget(self._tools)
        self._in_use = in_use
        if self._tools:
            self._tools.setVisible(in_use)
        self._show_earlier()

    def show_last_change(self, words: str) -> None:
        """Say below the field who changed it last; nothing where that is not known."""
        if self._last is None and words:
            self._last = self._make_last()
        if self._last is not None and self._last.words != words:
            self._last.show_words(words)
            self._show_earlier()
            self._tell()

    def _show_earlier(self) -> None:
        """The way to earlier values: below the field where something is said of them there."""
        has_last = self._last is not None and bool(self._last.words)
        if self._last is not None:
            self._last.set_in_use(self._in_use)
        is_wanted = self._in_use and not has_last
        if is_wanted and self._earlier is None and self._head is not None:
            self._earlier = self._make_earlier(self._head)
        if self._earlier is not None:
            self._earlier.setVisible(is_wanted)

    def _make_notes(self) -> FindingNotes:
        made = FindingNotes(self._theme, self, mends=not self.editor.session.read_only)
        made.wanted.connect(self.wanted)
        self._layout.insertWidget(self._layout.indexOf(self.editor) + 1, made)
        return made

    def _make_last(self) -> LastChange:
        from lhl_editor.ui.form.last_change import LastChange

        path = self.editor.place.path
        made = LastChange(self._theme, lambda: self.wanted.emit(EARLIER, path))
        self._layout.addWidget(made)
        return made

    def _make_earlier(self, head: QHBoxLayout) -> QWidget | None:
        """The way to what the field said before; its key is for those without a mouse."""
        place = self.editor.place
        if place.field.type in (Type.ITEMS, Type.SECTION):
            return None
        words = say("command.version.earlier.words")
        made = icon_button(
            self._theme, "history", words, lambda: self.wanted.emit(EARLIER, place.path)
        )
        made.setAccessibleName(f"{words}: {self.name}")
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        head.addWidget(made)
        return made

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is shown below the field."""
        return self._problems

    def refresh(self, owner: Item, saved: Item) -> None:
        """Show what the field says now, unless it does so already."""
        editor = self.editor
        value = editor.value_of(owner)
        around = editor.surroundings()
        other = editor.shown is None or (value is not editor.shown and value != editor.shown)
        if other:
            editor.display(value)
        elif not _all_same(around, self._surroundings):
            editor.show_surroundings()
        self._surroundings = around
        before, self._saved = self._saved, editor.value_of(saved)
        if self._saved is not before and not other:
            editor.show_saved()
        self._show_changed(editor.differs(value, self._saved))

    def _show_changed(self, changed: bool) -> None:
        if changed != self.is_changed:
            self.is_changed = changed
            self.update()
            self._tell()

    def show_problems(self, findings: Findings) -> None:
        """Show what was found in the field, and only what is other than before."""
        editor = self.editor
        found = editor.problems_in(findings)
        if found and self._notes is None:
            self._notes = self._make_notes()
        if self._notes is not None:
            self._notes.show_problems(found, findings)
        if found != self._problems:
            self._problems = found
            editor.show_problems(found, state_of(found))
        editor.show_findings(findings)
        self._tell()

    def _tell(self) -> None:
        state = listed_state(self._required, self.is_changed, self._problems)
        last = self._last.words if self._last else ""
        self.editor.tell(self.name, ", ".join(part for part in (state, last) if part))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.is_changed:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("moved"))
        beside = QRectF(0, self.editor.y(), 3, self.editor.height())
        painter.drawRoundedRect(beside, 1.5, 1.5)
        painter.end()


def listed_state(required: bool, changed: bool, problems: tuple[Problem, ...]) -> str:
    """«må fylles ut, endret, 1 advarsel: …»: what a screen reader says after the name."""
    said = [say("form.required")] if required else []
    said += [say("form.changed")] if changed else []
    if problems and (found := worst(problems)):
        said.append(f"{found.words}: {listed(sentence(problem) for problem in problems)}")
    return ", ".join(said)


def _all_same(these: tuple[object, ...], those: tuple[object, ...] | None) -> bool:
    return (
        those is not None
        and len(these) == len(those)
        and all(a is b for a, b in zip(these, those, strict=True))
    )
