"""What a person does with items: make, copy, move. It is done to the item in hand."""

from __future__ import annotations

from collections.abc import Callable

from lhl_editor.core.changes import MoveItem
from lhl_editor.core.path import Path
from lhl_editor.core.strategy import Item, exists, get, locate
from lhl_editor.core.subjects import subject
from lhl_editor.language.catalogue import say
from lhl_editor.language.fields import kind_words
from lhl_editor.language.steps import step_words
from lhl_editor.ui.outline.items import Offer, duplicated, new_item, offer_of, possible_kinds
from lhl_editor.ui.outline.order import Order, order_of
from lhl_editor.ui.outline.parts import NUMBERED, Part
from lhl_editor.ui.outline.rows import row_of
from lhl_editor.ui.outline.said import name_of
from lhl_editor.ui.session import Session

_TOKEN_BYTES = 3  # six characters


def random_token() -> str:
    import secrets  # brings OpenSSL: not before the first paint

    return secrets.token_hex(_TOKEN_BYTES)


class Arranging:
    """Changes a session's items. Each `why_not_…` says why something cannot be done now, in a
    sentence; it is empty while it can."""

    def __init__(self, session: Session, token: Callable[[], str] = random_token) -> None:
        self._session = session
        self._token = token

    @property
    def item(self) -> Path | None:
        """The item in hand: the one whose form shows the place in hand."""
        here = subject(self._session.place)
        strategy = self._session.strategy
        is_item = bool(here.parts) and exists(strategy, here) and locate(strategy, here).is_item
        return here if is_item else None

    def offers(self) -> tuple[Offer, ...]:
        """What can be made here: another of the same kind first."""
        place = self._session.place
        return possible_kinds(self._session.strategy, place) if self._exists(place) else ()

    def offer(self, kind: str) -> Offer | None:
        """A new item of a kind, near the place in hand where that is possible."""
        place = self._session.place
        return offer_of(self._session.strategy, place, kind) if self._exists(place) else None

    def add(self, offer: Offer | None) -> Path | None:
        """Make the item, and take it in hand; the place of it."""
        if offer is None or self._session.read_only:
            return None
        changes, path = new_item(self._session.strategy, offer, self._token())
        self._session.dispatch(*changes, by=self)
        self._session.go_to(path, self)
        return path

    def duplicate(self) -> Path | None:
        """Put a copy behind the item in hand, and take it in hand; the place of it."""
        path = self.item
        if path is None or self._session.read_only:
            return None
        kind = kind_words(get(self._session.strategy, path).kind)
        changes, copy = duplicated(self._session.strategy, path, self._token())
        self._session.dispatch(*changes, by=self, title=say("outline.duplicate", kind=kind))
        self._session.go_to(copy, self)
        return copy

    def move(self, by: int) -> None:
        """Move the item in hand up (-1) or down (1) by one place."""
        order = self._order()
        if order and not self._why_not(order, by):
            self._move(order, order.here + (by if by < 0 else by + 1))

    def drop(self, path: Path, gap: int) -> None:
        """Put an item into a gap of its order."""
        order = order_of(self._session.strategy, path)
        if order and not self._session.read_only:
            self._move(order, gap)

    def why_not_add(self) -> str:
        if self._session.read_only:
            return say("window.why.read_only")
        return "" if self.offers() else say("window.why.no_item")

    def why_not_change(self) -> str:
        """Why the item in hand can be neither copied nor deleted."""
        if self._session.read_only:
            return say("window.why.read_only")
        return "" if self.item else say("window.why.no_item")

    def why_not_move(self, by: int) -> str:
        return self._why_not(self._order(), by)

    def _why_not(self, order: Order | None, by: int) -> str:
        if order is None or self._session.read_only:
            return self.why_not_change()
        if by < 0:
            return "" if order.here else say("window.why.first")
        return "" if order.here + 1 < len(order.elements) else say("window.why.last")

    def _exists(self, place: Path) -> bool:
        return exists(self._session.strategy, subject(place))

    def _order(self) -> Order | None:
        return order_of(self._session.strategy, self.item) if self.item else None

    def _move(self, order: Order, gap: int) -> None:
        changes = order.changes(gap)
        if not changes:
            return
        title = step_words(self._session.strategy, (MoveItem(order.path),))
        self._session.dispatch(*changes, by=self, title=title)
        place, count = order.place_in(gap) + 1, len(order.elements)
        what = _name_before(order)
        self._session.announce(say("outline.moved", what=what, place=place, count=count))


def _name_before(order: Order) -> str:
    """What an item is called before it moves: «Delmål 3»."""
    item = order.elements[order.here]
    assert isinstance(item, Item)
    number = order.here + 1 if item.kind in NUMBERED else 0
    return name_of(row_of(order.path.parts, Part(order.path.parts, item, number)))
