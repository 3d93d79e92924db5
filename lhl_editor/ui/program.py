"""The program as a whole: its windows, what it remembers of the person, and how it looks."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QObject, Signal, SignalInstance
from PySide6.QtWidgets import QApplication, QWidget

from lhl_editor.core.strategy import Strategy
from lhl_editor.files.preferences import Preferences, read_preferences, write_preferences
from lhl_editor.files.same_file import is_same_file
from lhl_editor.files.saving import NotSaved
from lhl_editor.files.user_folders import user_folders
from lhl_editor.language.catalogue import say
from lhl_editor.ui import mishaps
from lhl_editor.ui.look import Look
from lhl_editor.ui.notices import Notice
from lhl_editor.ui.qt_words import speak_bokmal
from lhl_editor.ui.theme import Theme

if TYPE_CHECKING:
    from lhl_editor.files.versions import Author

    class Window(Protocol):
        """What the program asks of its windows."""

        @property
        def closed(self) -> SignalInstance: ...
        @property
        def painted(self) -> SignalInstance: ...
        @property
        def path(self) -> Path | None: ...
        @property
        def is_empty(self) -> bool: ...
        def open(self, path: Path) -> None: ...
        def begin_new(self, strategy: Strategy) -> None: ...
        def begin_copy(self, data: bytes) -> None: ...
        def begin_recovered(self, base: Strategy, strategy: Strategy) -> None: ...
        def tell(self, notice: Notice) -> None: ...
        def raise_to_front(self) -> None: ...
        def show(self) -> None: ...
        def close(self) -> bool: ...


class Program(QObject):
    """One in a process; one window a file."""

    preferences_changed = Signal()

    def __init__(self, application: QApplication, make_window: Callable[[Program], Window]) -> None:
        super().__init__(application)
        self._make_window = make_window
        self.application = application
        speak_bokmal(application)
        self.folders = user_folders()
        self.preferences: Preferences = read_preferences(self.folders.preferences)
        self._kept = self.preferences  # as the file has them, as far as is known
        self.theme = Theme(self)
        self._look = Look(application, self.theme)
        self._look.choose(self.preferences.theme, self.preferences.text_size)
        self.windows: list[Window] = []

    def tell_mishap(self, what: str) -> None:
        """Something unforeseen happened: tell it in the windows, once each."""
        words = say("window.mishap", what=what, file=str(self.folders.state / mishaps.FILE))
        for window in self.windows:
            window.tell(Notice("mishap", words, "error"))

    def begin(self, file: Path | None) -> Window:
        """The first window: on the file, on the last one, or with the welcome page."""
        window = self.new_window()
        last = self.preferences.last_file
        if file is None and last is not None and last.is_file():
            file = last
        if file is not None:
            window.open(file)
        window.show()
        window.painted.connect(lambda: self._offer_homeless(window))
        return window

    def new_window(self) -> Window:
        window = self._make_window(self)
        self.windows.append(window)
        window.closed.connect(self._forget)
        return window

    def open(self, path: Path, window: Window | None = None) -> None:
        """Show the file in the window that has it, in `window` if that is empty, or a new one."""
        for each in self.windows:
            if each.path is not None and is_same_file(each.path, path):
                each.raise_to_front()
                return
        target = self._free(window)
        target.open(path)
        target.show()

    def open_new(self, window: Window | None, *, example: bool) -> None:
        """A strategy without a file: the skeleton, or a copy of the example."""
        from lhl_editor.files import new_documents

        target = self._free(window)
        if example:
            target.begin_copy(new_documents.example())
        else:
            target.begin_new(new_documents.skeleton())
        target.show()

    def open_recovered(self, base: Strategy, strategy: Strategy) -> None:
        """Recovered work in a window of its own, without a file."""
        window = self.new_window()
        window.begin_recovered(base, strategy)
        window.show()

    def change(self, **values: Any) -> None:
        """Other preferences, kept at once; what cannot be kept now is kept by the next change."""
        self._keep(replace(self.preferences, **values))
        if {"theme", "text_size"} & values.keys():
            self._look.choose(self.preferences.theme, self.preferences.text_size)

    def remember(self, path: Path, title: str) -> None:
        """The file was opened or saved just now."""
        self._keep(self.preferences.with_recent(path, title, datetime.now()))

    def forget(self, path: Path) -> None:
        """Take the file from the list of recent ones."""
        self._keep(self.preferences.without_recent(path))

    def author(self) -> Author:
        """Who makes the versions of what is saved."""
        from lhl_editor.files.author import author_of

        return author_of(self.preferences)

    def show_in_folder(self, path: Path) -> None:
        """Open the folder of a file in the desktop's own program."""
        from PySide6.QtCore import QUrl
        from PySide6.QtGui import QDesktopServices

        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent.absolute())))

    def quit(self) -> None:
        """Close every window; one that is not to be closed keeps the program open."""
        for window in list(self.windows):
            if not window.close():
                return

    def _keep(self, after: Preferences) -> None:
        before, self.preferences = self._kept, after
        with contextlib.suppress(NotSaved):  # a full disk; the next change tries again
            written = write_preferences(self.folders.preferences, before, after)
            self.preferences = self._kept = written
        self.preferences_changed.emit()

    def _offer_homeless(self, window: Window) -> None:
        from lhl_editor.ui.recovered_work import Offering

        if isinstance(window, QWidget):
            offering = Offering(self.theme, window, self.open_recovered)
            offering.offer_homeless(self.folders.journals)

    def _free(self, window: Window | None) -> Window:
        return window if window is not None and window.is_empty else self.new_window()

    def _forget(self, window: Window) -> None:
        self.windows.remove(window)
