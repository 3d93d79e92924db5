"""A document and its past in, who changed each of its fields last out: for the form.

Looked for beside the window's thread, after the first paint and after each save.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from lhl_editor.core.path import ROOT, Path
from lhl_editor.core.strategy import Strategy
from lhl_editor.language.catalogue import say
from lhl_editor.language.moments import moment_words
from lhl_editor.ui.background import Latest, Stale
from lhl_editor.ui.document import Document
from lhl_editor.ui.history.past import Past

if TYPE_CHECKING:
    from lhl_editor.files.changers import Touch

_SOON = 700  # milliseconds: page, findings and checking come before


class LastChanges(QObject):
    """`of` answers at once, with nothing while it is not known."""

    changed = Signal()  # `of` may answer otherwise

    def __init__(self, document: Document, past: Past, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document, self._past = document, past
        self._known: Mapping[str, str] = {}
        self._work = Latest(self)
        self._work.done.connect(self._take)
        self._work.failed.connect(_raise)
        self._timer = QTimer(self, interval=_SOON, singleShot=True)
        self._timer.timeout.connect(self._look)
        for signal in (document.saved, document.recorded):
            signal.connect(self._look_soon)
        document.session.saved_changed.connect(self._look_again)
        self._saved = document.session.saved  # what was looked for last
        self._timer.start()

    def of(self, path: Path) -> str:
        """«Endret 12. mai av Kari Nordmann»; empty where it is as it was at first, or nobody
        knows."""
        return self._known.get(str(path), "")

    def stop(self) -> None:
        """Nothing is looked for any more."""
        self._timer.stop()
        self._work.stop()

    def _look_soon(self) -> None:
        self._timer.start()

    def _look_again(self) -> None:
        if self._document.session.saved is not self._saved:  # the file says something else
            self._timer.start()

    def _look(self) -> None:
        document, past = self._document, self._past
        self._saved = document.session.saved
        if document.path is not None:
            saved, data = document.session.saved, document.data
            self._work.run(lambda stale: _last_changes(saved, data, past, stale))

    def _take(self, known: Mapping[str, str]) -> None:
        if known != self._known:
            self._known = known
            self.changed.emit()


def _last_changes(saved: Strategy, data: bytes, past: Past, stale: Stale) -> Mapping[str, str]:
    """The words for each field that was changed after it came to be, and for the first of those
    that came to be together."""
    from lhl_editor.files.changed_places import fields_in

    try:
        head = past.holding(data)
        if head is None:
            return {}
        places = dict(fields_in(saved, ROOT))
        touched = past.touches(places, head.id, "", stale, last_only=True)
    except OSError:  # the folder cannot be looked into: nobody knows
        return {}
    now = datetime.now().astimezone()
    found: dict[str, str] = {}
    told: set[str] = set()  # items of which it is said already who wrote them
    for place, value in places.items():
        touch, *_ = touched.get(place) or (None,)
        if touch is None or touch.is_first:
            continue
        owner = place.rpartition("/")[0]
        if touch.came and (not value or owner in told):
            continue
        found[place] = _words(touch, now)
        told |= {owner} if touch.came else set()
    return found


def _words(touch: Touch, now: datetime) -> str:
    version = touch.version
    when = moment_words(version.time.astimezone(now.tzinfo), now)
    what = "came" if touch.came else "changed"
    if version.origin == "outside":
        return say("last_change.outside", when=when)
    who = version.author.name or version.author.email
    return say(f"last_change.{what}.{'by' if who else 'by_nobody'}", when=when, who=who)


def _raise(error: Exception) -> None:
    raise error
