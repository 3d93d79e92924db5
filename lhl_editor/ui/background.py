"""Work in, its result out in the window's own thread: only the newest work counts."""

from __future__ import annotations

import weakref
from collections.abc import Callable
from functools import partial
from threading import Condition, Thread
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, Signal

Result = TypeVar("Result")
Stale = Callable[[], bool]
Work = Callable[[Stale], object]

_LONGEST_WAIT = 5.0  # seconds that closing a window waits for the work in hand


class Latest(QObject):
    """A thread beside the window's that does the newest work given to it and skips what is older.

    Signals reach the window's thread, and only for the newest work. Work given while other work
    is going on waits for its end; what is going on can ask `stale()` and give up sooner.
    """

    done = Signal(object)  # what the work gave
    failed = Signal(object)  # the exception that it raised
    _ended = Signal(int, object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._slot = _Slot()
        self._thread: Thread | None = None
        self._ended.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self.destroyed.connect(self._slot.close)  # a collected window gets no closeEvent

    def run(self, work: Callable[[Stale], Result]) -> None:
        """Does this work as soon as what is going on has ended, unless newer work comes first."""
        self._slot.put(work)
        if self._thread is None:
            body = _body(self._slot, weakref.ref(self))
            self._thread = Thread(target=body, name="latest", daemon=True)
            self._thread.start()

    def stop(self) -> None:
        """Forgets what waits, and waits for the end of what is going on."""
        self._slot.close()
        if self._thread is not None:
            self._thread.join(_LONGEST_WAIT)

    def _deliver(self, number: int, result: object, error: object) -> None:
        if not self._slot.is_newest(number):
            return
        if error is None:
            self.done.emit(result)
        else:
            self.failed.emit(error)


class _Slot:
    """Room for one piece of work: a newer one takes the place of what waits."""

    def __init__(self) -> None:
        self._changed = Condition()
        self._number = 0
        self._work: Work | None = None
        self._closed = False

    def put(self, work: Work) -> None:
        with self._changed:
            self._number += 1
            self._work = work
            self._changed.notify()

    def take(self) -> tuple[int, Work] | None:
        """The newest work and its number, as soon as there is any; None when closed."""
        with self._changed:
            self._changed.wait_for(lambda: self._work is not None or self._closed)
            work, self._work = self._work, None
            return None if work is None or self._closed else (self._number, work)

    def is_newest(self, number: int) -> bool:
        return number == self._number and not self._closed

    def tell(self, number: int, tell: Callable[[], object]) -> None:
        """Do this if it is about the newest work. Closing waits for it, so that what is told of
        is not taken apart meanwhile."""
        with self._changed:
            if self.is_newest(number):
                tell()

    def close(self) -> None:
        with self._changed:
            self._closed = True
            self._work = None
            self._changed.notify()


def _body(slot: _Slot, owner: weakref.ref[Latest]) -> Callable[[], None]:
    """What the thread does; it keeps nothing of the window alive."""

    def loop() -> None:
        while taken := slot.take():
            number, work = taken
            result: object = None
            error: Exception | None = None
            try:
                result = work(lambda number=number: not slot.is_newest(number))  # type: ignore[misc]
            except Exception as fault:  # told to the window, which shows it
                error = fault
            latest = owner()
            if latest is not None:
                try:
                    slot.tell(number, partial(latest._ended.emit, number, result, error))
                except RuntimeError:  # Qt's half of the object is gone already
                    return
            del latest, work, taken, result

    return loop
