"""Two editions of a strategy and who changed what between them in, one Word file with tracked
changes from the first to the second out. For window and command line alike."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime

from lhl_editor.core.diff import differences
from lhl_editor.core.frozen import frozen
from lhl_editor.core.strategy import Strategy
from lhl_editor.exporting import PRODUCER, Order, lay_out
from lhl_editor.files.changed_places import MOVED, ChangedPlaces, order_of, places_of
from lhl_editor.files.changers import around, touches
from lhl_editor.files.faults import Unreadable
from lhl_editor.files.strategy_file import parse_strategy
from lhl_editor.files.versions import History, Version, VersionLost
from lhl_editor.render.redline import Printed, render_redline
from lhl_editor.render.redline_marks import Signature

NameOf = Callable[[Version], str]  # who made a version, in words


@frozen
class Signatures:
    """Who last changed each place, by its path as text; `otherwise`: where nobody knows."""

    otherwise: Signature
    by_place: Mapping[str, Signature]

    def of(self, place: str) -> Signature:
        """Of the place itself, what it lies in, or the last that changed something in it."""
        for each in around(place) if place else ():
            if each in self.by_place:
                return self.by_place[each]
        inner = [one for path, one in self.by_place.items() if path.startswith(f"{place}/")]
        return max(inner, key=lambda one: one.when, default=self.otherwise)


@frozen
class Redline:
    """What is asked for: two editions, and how each would be exported. The paper is that of the
    second; what the pages say of version and draft, each says of itself."""

    before: Strategy
    after: Strategy
    order_before: Order
    order_after: Order
    signatures: Signatures


def redline(asked: Redline) -> bytes:
    """The Word file, dated as the second order is."""
    after = lay_out(asked.after, asked.order_after)
    paper = after.publication.paper
    before = lay_out(asked.before, replace(asked.order_before, paper=paper))
    return render_redline(
        Printed(before.publication, before.placed),
        Printed(after.publication, after.placed),
        asked.order_after.when,
        producer=PRODUCER,
        signature_of=asked.signatures.of,
    )


def signatures(
    history: History,
    before: Strategy,
    after: Strategy,
    *,
    since: Version | None,
    until: Version | None,
    otherwise: Signature,
    name_of: NameOf,
) -> Signatures:
    """Who changed each place that differs. `since` and `until` are the versions that the two
    are, where they are any: what has changed after the last version is signed `otherwise`."""
    head = until or history.last
    wanted = _places(before, after)
    if head is None or not wanted:
        return Signatures(otherwise, {})
    later = _later(history, head, after) & wanted if until is None else set()
    wanted -= later
    changed = ChangedPlaces(history)
    changed.update(history.versions(), lambda: False)
    from_id = since.id if since else ""
    found = touches(wanted, history.versions(), changed.steps, head.id, from_id, last_only=True)
    by_place = {
        place.removeprefix(MOVED): Signature(name_of(touch.version), touch.version.time)
        for place, (touch, *_) in sorted(found.items())
        if not touch.is_first
    }
    # not of whoever made what they lie in
    return Signatures(otherwise, by_place | {one.removeprefix(MOVED): otherwise for one in later})


def _places(before: Strategy, after: Strategy) -> set[str]:
    """What differs, as it is kept of each version; not the order of lists as such."""
    rows = differences(before, after)
    orders = {order_of(row) for row in rows if row.numbers is not None}
    return {place for row in rows for place in places_of(row)} - orders


def _later(history: History, head: Version, after: Strategy) -> set[str]:
    """The places that have changed since the newest version."""
    try:
        last = parse_strategy(history.read(head)).strategy
    except (Unreadable, VersionLost):
        return set()
    return _places(last, after)


def signed(author: str, when: datetime, program: str = PRODUCER) -> Signature:
    """Somebody's signature; where nobody is named, the program's."""
    return Signature(author.strip() or program, when)
