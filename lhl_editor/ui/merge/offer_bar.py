"""The bar that offers to merge what others have made of the document: calm, and never twice."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject, Signal

from lhl_editor.language.catalogue import say
from lhl_editor.ui.document import Document
from lhl_editor.ui.merge.offers import Offers
from lhl_editor.ui.merge.other import Other, Source, offered
from lhl_editor.ui.notices import Notice, Notices, Way
from lhl_editor.ui.outside_change import OutsideChange

MERGE = "merge"


class OfferBar(QObject):
    """Says what is wanted of the editions that wait; it does nothing itself."""

    merge_wanted = Signal(object)  # Other
    compare_wanted = Signal(object)
    choice_wanted = Signal()

    def __init__(
        self,
        document: Document,
        outside: OutsideChange,
        notices: Notices,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._document, self._outside, self._notices = document, outside, notices
        self._dismissed: set[str] = set()
        self._shown: list[str] = []  # keys
        self._offers = Offers(document, self)
        self._offers.changed.connect(self.refresh)
        outside.watching.changed.connect(self.refresh)
        document.session.changed.connect(self.refresh)

    def stop(self) -> None:
        self._offers.stop()

    @property
    def waiting(self) -> tuple[Other, ...]:
        """Those that are found, but not what the session has merged already, nor what the file
        itself says now, of which another bar tells."""
        known = {one.document for one in self._document.merges.versions}
        if self._outside.now is not None:
            from lhl_editor.files.history.record import digest_of

            known.add(digest_of(self._outside.now.data))
        return tuple(one for one in self._offers.others if one.key not in known)

    def refresh(self) -> None:
        """Offer what waits, where that is something else than is offered."""
        others = [one for one in self.waiting if one.key not in self._dismissed]
        keys = [one.key for one in others]
        if keys != self._shown:
            self._shown = keys
            self._show(others)

    def tell_left(self, other: Other, left: int, again: Callable[[], object]) -> None:
        """So many places were left to settle in the merge with this edition."""
        code = {0: "none", 1: "one"}.get(left, "many")
        words = say(f"merge.open_again.{code}", **({"count": left} if left > 1 else {}))
        if other.source is Source.OWN_FILE:
            self._outside.tell(words)
            return
        not_now: Way = say("merge.offer.not_now"), partial(self._dismiss, [other])
        self._tell(words, [(say("command.version.merge.words"), again), not_now])

    def take_away(self) -> None:
        """There is nothing to offer for the moment."""
        self._shown = []
        self._notices.take_away(MERGE)

    def _show(self, others: list[Other]) -> None:
        if not others:
            self._notices.take_away(MERGE)
            return
        merge = say("command.version.merge.words")
        not_now: Way = say("merge.offer.not_now"), partial(self._dismiss, others)
        if len(others) == 1:
            (other,) = others
            words = offered(other, datetime.now().astimezone())
            compare = say("merge.offer.compare"), partial(self.compare_wanted.emit, other)
            ways: list[Way] = [compare, (merge, partial(self.merge_wanted.emit, other)), not_now]
        else:
            words = say("merge.offer.several", count=len(others))
            ways = [(merge, self.choice_wanted.emit), not_now]
        self._tell(words, ways)

    def _dismiss(self, others: list[Other]) -> None:
        """Not again before the document is opened anew, or they are others."""
        self._dismissed |= {one.key for one in others}
        self.take_away()

    def _tell(self, words: str, ways: list[Way]) -> None:
        self._notices.show_notice(Notice(MERGE, words, "advice", ways))
        self._document.session.announce(words)
