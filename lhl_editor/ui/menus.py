"""Commands in, the menu bar out. An entry is refreshed when its menu opens."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial

from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QMenuBar

from lhl_editor.language.catalogue import say
from lhl_editor.ui.commands import Command
from lhl_editor.ui.theme import Theme

LINE, RECENT = "-", "recent"
_PAGE = (
    "view.fit_width", "view.fit_page", "view.zoom_in", "view.zoom_out", LINE,
    "view.previous_page", "view.next_page",
)  # fmt: skip
MENUS: dict[str, tuple[str, ...]] = {
    "file": (
        "file.new", "file.new_from_example", "file.open", RECENT, LINE,
        "file.save", "file.save_as", "file.revert", LINE,
        "file.export", "file.publish", "file.print", LINE,
        "file.settings", LINE, "file.close", "file.quit",
    ),
    "edit": (
        "edit.undo", "edit.redo", LINE,
        "edit.cut", "edit.copy", "edit.paste", "edit.paste_plain", LINE,
        "edit.find", "edit.replace", LINE,
        "edit.duplicate", "edit.move_up", "edit.move_down", "edit.delete",
    ),
    "insert": (
        "insert.same_kind", LINE,
        "insert.sub_goal", "insert.message", "insert.tool", "insert.target_group",
        "insert.organisation", "insert.own_chapter", "insert.own_page", "insert.activity", LINE,
        "insert.link", "insert.page_reference", "insert.list", "insert.bold", "insert.italic",
    ),
    "view": (
        "view.mode_edit", "view.mode_compare", LINE,
        "view.outline", "view.page", "view.findings", "view.thumbnails", LINE, *_PAGE, LINE,
        "view.go_to", "view.next_pane", "view.previous_pane", LINE,
        "finding.next", "finding.previous", "finding.mend", "finding.hide", "finding.show_hidden",
        LINE,
        "view.light", "view.dark", "view.system",
    ),
    "version": (
        "version.all", "version.compare", "version.change_list", "version.name", LINE,
        "version.earlier", "version.restore", "version.merge", LINE,
        "change.next", "change.previous",
    ),
    "help": ("help.keys", "help.how_to", "help.about"),
}  # fmt: skip
Ways = Callable[[], Iterable[tuple[str, Callable[[], object]]]]


class Menus:
    """The menu bar of one window. The actions live in it, so that their keys always work."""

    def __init__(
        self, bar: QMenuBar, commands: Mapping[str, Command], theme: Theme, recent: Ways
    ) -> None:
        self._commands, self._theme, self._recent = commands, theme, recent
        self._actions: dict[str, QAction] = {}
        bar.setAccessibleName(say("window.menu_bar"))
        taken: set[str] = set()
        for name, codes in MENUS.items():
            words = say(f"command.menu.{name}")
            menu = bar.addMenu(words)
            letter = next(each for each in words.upper() if each not in taken)
            taken.add(letter)
            keys = QShortcut(QKeySequence(f"Alt+{letter}"), bar.window())
            keys.activated.connect(partial(bar.setActiveAction, menu.menuAction()))
            for code in codes:
                self._add(menu, code)
            menu.aboutToShow.connect(self.refresh)
        theme.changed.connect(self.refresh)

    def refresh(self) -> None:
        for code, action in self._actions.items():
            self._commands[code].refresh(action, self._theme)

    def enable_keys(self) -> None:
        """Every key reaches its command, which knows itself whether it can run; an action that
        is pale would let its keys through to others."""
        for action in self._actions.values():
            action.setEnabled(True)

    def _add(self, menu: QMenu, code: str) -> None:
        if code == LINE:
            menu.addSeparator()
        elif code == RECENT:
            inner = menu.addMenu(say("window.recent"))
            inner.aboutToShow.connect(lambda: self._fill_recent(inner))
            self._fill_recent(inner)
        else:
            action = self._commands[code].entry(menu)  # refreshed when its menu opens
            menu.addAction(action)
            self._actions[code] = action
            menu.aboutToHide.connect(self.enable_keys)

    def _fill_recent(self, menu: QMenu) -> None:
        menu.clear()
        for words, run in self._recent():
            action = menu.addAction(words.replace("&", "&&"))
            action.triggered.connect(lambda _=False, run=run: run())
        if menu.isEmpty():
            menu.addAction(say("window.no_recent")).setEnabled(False)
