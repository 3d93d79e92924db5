"""An export in a process of its own: the window never waits, and it can be stopped at any page."""

from __future__ import annotations

import contextlib
import multiprocessing
from threading import Lock, Thread

from PySide6.QtCore import QObject, Qt, Signal

from lhl_editor.core.strategy import Strategy
from lhl_editor.exporting import Exported, Order, export_to


class Gone(Exception):
    """The process ended without a word: killed, or out of memory."""


class Job(QObject):
    """One export. `made` brings the bytes, `failed` the exception; after `cancel` neither comes."""

    progressed = Signal(int, int)  # page, of pages
    made = Signal(object)  # Exported
    failed = Signal(object)
    _told = Signal(object)

    def __init__(self, strategy: Strategy, order: Order, parent: QObject | None = None) -> None:
        super().__init__(parent)
        context = multiprocessing.get_context("spawn")  # a copy of a process with threads may hang
        self._here, self._there = context.Pipe(duplex=False)
        self._process = context.Process(
            target=export_to, args=(self._there, strategy, order), daemon=True
        )
        self._lock = Lock()  # between starting the process and stopping it
        self._is_cancelled = False
        self._thread = Thread(target=self._listen, name="export", daemon=True)
        self._told.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def start(self) -> None:
        self._thread.start()

    def cancel(self) -> None:
        """Stop it, also where it has not begun. Nothing has been written: it only makes bytes."""
        with self._lock:
            self._is_cancelled = True
            if self._process.pid is not None and self._process.is_alive():
                self._process.terminate()

    def wait(self) -> None:
        """Until the process is gone."""
        if self._thread.ident is not None:
            self._thread.join()

    def _listen(self) -> None:
        """In a thread of its own: start the process and hand on what it says until it ends."""
        try:
            if self._begin():
                while not self._is_last(told := self._here.recv()):
                    self._hand_on(told)
                self._hand_on(told)
        except (EOFError, OSError) as error:
            self._hand_on(Gone(*error.args))
        except Exception as error:  # told to the window, which shows it
            self._hand_on(error)
        finally:
            self._here.close()
            self._there.close()
            if self._process.pid is not None:
                self._process.join()

    def _begin(self) -> bool:
        with self._lock:
            if not self._is_cancelled:
                self._process.start()
                self._there.close()  # so that the end of the process is the end of the pipe
            return not self._is_cancelled

    @staticmethod
    def _is_last(told: object) -> bool:
        return isinstance(told, Exported | Exception)

    def _hand_on(self, told: object) -> None:
        with contextlib.suppress(RuntimeError):  # Qt's half of the object is gone already
            self._told.emit(told)

    def _tell(self, told: object) -> None:
        """In the window's thread."""
        if self._is_cancelled:
            return
        match told:
            case (int(page), int(pages)):
                self.progressed.emit(page, pages)
            case Exported():
                self.made.emit(told)
            case _:
                self.failed.emit(told)
