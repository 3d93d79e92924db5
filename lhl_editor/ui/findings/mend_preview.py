"""All findings of one rule that can be mended, to choose from: mended as one step."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QWidget

from lhl_editor.core.mending import Mend, mend_all
from lhl_editor.core.strategy import Strategy
from lhl_editor.language.catalogue import say
from lhl_editor.ui.background import Latest
from lhl_editor.ui.dialog import Dialog
from lhl_editor.ui.findings.mend_rows import mend_row
from lhl_editor.ui.findings.words import full_place
from lhl_editor.ui.marked_list import MarkedList
from lhl_editor.ui.marked_rows import MarkedRow, MarkedRows
from lhl_editor.ui.session import Session
from lhl_editor.ui.theme import Theme
from lhl_editor.ui.widgets import button, label

_WIDTH = 640
_FEWEST, _MOST = 2, 8  # rows that are seen at once

Found = tuple[Strategy, tuple[Mend, ...], list[MarkedRow]]


class MendPreview(Dialog):
    """What would be mended is looked for beside the main thread."""

    def __init__(
        self,
        session: Session,
        theme: Theme,
        rule: str,
        today: date,
        parent: QWidget | None = None,
    ) -> None:
        title = say("findings.preview.title")
        super().__init__(theme, title, icon="check", width=_WIDTH, parent=parent)
        self._session, self._rule, self._today = session, rule, today
        self._strategy = session.strategy  # that the mends are meant for
        self._mends: tuple[Mend, ...] = ()
        self._rows = MarkedRows(lambda path: full_place(session, path), self)
        self._heading = self.add_heading(say("findings.preview.looking"))
        self._chosen = label("", "muted")
        self._all = button(say("findings.preview.nothing_chosen"), self._toggle_all, "link")
        line = QHBoxLayout()
        line.addWidget(self._chosen, 1)
        line.addWidget(self._all)
        self.body.addLayout(line)
        self.list = MarkedList(theme, self._rows, say("findings.preview.list"), wraps=True)
        self.body.addWidget(self.list, 1)
        self.set_note(say("findings.preview.note"))
        self._cancel = self.add_button(say("findings.preview.cancel"), self.reject)
        self._mend = self.add_button("", self._mend_chosen, "primary")
        self._rows.ticked_changed.connect(self._show_chosen)
        self._latest = Latest(self)
        self._latest.done.connect(self._show)
        session.changed.connect(self._look)
        self._show_chosen()
        self._size_list()
        self._look()

    def done(self, result: int) -> None:
        self._latest.stop()
        super().done(result)

    def _look(self) -> None:
        strategy, rule, today = self._session.strategy, self._rule, self._today

        def work(_: object) -> Found:
            mends = mend_all(strategy, rule, today)
            return strategy, mends, [mend_row(strategy, mend) for mend in mends]

        self._latest.run(work)

    def _show(self, found: Found) -> None:
        self._strategy, mends, rows = found
        left_out = {
            mend.problem.path
            for number, mend in enumerate(self._mends)
            if not self._rows.is_ticked(number)
        }
        unticked = {at for at, mend in enumerate(mends) if mend.problem.path in left_out}
        self._mends = mends
        self._rows.set_rows(rows, unticked)
        code = "nothing" if not mends else f"heading.{'one' if len(mends) == 1 else 'many'}"
        values = {"count": len(mends)} if len(mends) > 1 else {}
        self._heading.setText(say(f"findings.preview.{code}", **values))
        self._size_list()
        if mends and not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self._rows.index(0))
            self.list.setFocus()

    def _size_list(self) -> None:
        self.list.show_rows(max(_FEWEST, min(_MOST, len(self._mends))))
        self.fit()

    def _show_chosen(self) -> None:
        count = len(self._rows.ticked)
        self._chosen.setText(say("findings.preview.chosen", count=count))
        self._mend.setText(say("findings.preview.mend", count=count))
        self._mend.setEnabled(count > 0)
        every = "nothing_chosen" if count == len(self._mends) else "all"
        self._all.setText(say(f"findings.preview.{every}"))
        self._all.setVisible(bool(self._mends))

    def _toggle_all(self) -> None:
        self._rows.tick_all(len(self._rows.ticked) < len(self._mends))

    def _mend_chosen(self) -> None:
        chosen = [self._mends[number] for number in self._rows.ticked]
        if self._strategy is not self._session.strategy:  # changed this very moment
            paths = {mend.problem.path for mend in chosen}
            every = mend_all(self._session.strategy, self._rule, self._today)
            chosen = [mend for mend in every if mend.problem.path in paths]
        changes = [change for mend in chosen for change in mend.changes]
        one = "one" if len(chosen) == 1 else "many"
        values = {"count": len(chosen)} if len(chosen) > 1 else {}
        title = say(f"findings.step.mend_all.{one}", **values)
        self.accept()
        self._session.dispatch(*changes, by=self, title=title)
