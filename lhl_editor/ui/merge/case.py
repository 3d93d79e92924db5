"""What is open and another edition of it in, all that the window shows of their merge out: made
beside the window's own thread."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from datetime import datetime
from enum import Enum

from lhl_editor.core.diff import Difference, differences
from lhl_editor.core.difference_kinds import Kind
from lhl_editor.core.frozen import frozen
from lhl_editor.core.merge import Cause, Conflict, Merged, merge
from lhl_editor.core.path import Path
from lhl_editor.core.schema import STRATEGY
from lhl_editor.core.strategy import Item, Strategy, exists
from lhl_editor.files.editions import Edition, ground
from lhl_editor.files.faults import Unreadable
from lhl_editor.files.strategy_file import parse_strategy
from lhl_editor.files.versions import History, Version, VersionLost
from lhl_editor.language.catalogue import capitalised, say
from lhl_editor.language.differences import conflict_words
from lhl_editor.language.moments import moment_words
from lhl_editor.language.places import place
from lhl_editor.ui.compare.comparison import ChangeRow, compared
from lhl_editor.ui.history.words import who as author_words
from lhl_editor.ui.merge.other import Other, Source, named, who_and_when
from lhl_editor.ui.merge.sides import ConflictSides, Three, conflict_sides


class Maker(Enum):
    """Who made a change that is merged."""

    OURS = "ours"
    THEIRS = "theirs"
    BOTH = "both"


@frozen
class Ours:
    """What is open: `data` are the bytes that it was read from or last saved as, `who` is the
    person at the window, `is_saved` whether the bytes say all of it."""

    strategy: Strategy
    data: bytes
    who: str
    is_saved: bool


@frozen
class MergedChange:
    """A change that needs no decision."""

    row: ChangeRow
    maker: Maker
    told: str  # «av deg», «av Berit Solheim»


@frozen
class Question:
    """A conflict and its words."""

    conflict: Conflict
    place: str
    why: str
    sides: ConflictSides

    @property
    def path(self) -> Path:
        return self.conflict.path


@frozen
class Case:
    """`base_told` says when the two were last one; empty where they never were."""

    other: Other
    ours: Strategy
    theirs: Strategy
    base_told: str
    has_base: bool
    merged: Merged
    questions: tuple[Question, ...]
    changes: tuple[MergedChange, ...]
    ours_told: str
    theirs_told: str

    @property
    def is_nothing(self) -> bool:
        """Whether all that the other says is here already."""
        return not self.questions and self.merged.strategy == self.ours


def prepared(history: History, ours: Ours, other: Other, now: datetime) -> Case:
    """Raises `Unreadable` where the other edition is no strategy."""
    theirs = parse_strategy(other.edition.data).strategy
    base, base_told = _base(history, ours, other, now)
    merged = merge(base or Item(STRATEGY), ours.strategy, theirs)
    three = Three(base, ours.strategy, theirs)
    return Case(
        other,
        ours.strategy,
        theirs,
        base_told,
        base is not None,
        merged,
        tuple(_question(three, merged.strategy, one) for one in merged.conflicts),
        tuple(_changes(three, merged, named(other))),
        _ours_words(history, ours, now),
        who_and_when(other, now),
    )


def _base(history: History, ours: Ours, other: Other, now: datetime) -> tuple[Strategy | None, str]:
    """What both come from, and when that was. Of the file itself at the least what was read."""
    try:
        own = Edition(ours.data, history.known(ours.data))
        if found := ground(history, own, other.edition):
            return found.strategy, _base_words(found.version, now)
    except (OSError, VersionLost, Unreadable):
        pass
    if other.source is Source.OWN_FILE and ours.data:
        return parse_strategy(ours.data).strategy, say("merge.base.opened")
    return None, ""


def _ours_words(history: History, ours: Ours, now: datetime) -> str:
    """Whose what is open is: of what is saved, who made the version."""
    version = None
    with contextlib.suppress(OSError):
        version = history.known(ours.data)
    if not ours.is_saved or version is None:
        return say("merge.ours_unsaved", who=ours.who)
    who = author_words(version) or ours.who
    when = moment_words(version.time.astimezone(), now)
    return say("merge.who_and_when", who=who, when=when)


def _base_words(version: Version, now: datetime) -> str:
    if version.name:
        return say("merge.base.named", name=version.name)
    return say("merge.base.version", when=moment_words(version.time.astimezone(), now))


def _question(three: Three, strategy: Strategy, conflict: Conflict) -> Question:
    here = next(
        each
        for each in (strategy, three.ours, three.theirs, three.base)
        if each is not None and exists(each, conflict.path)
    )
    where = capitalised(place(here, conflict.path))
    return Question(conflict, where, conflict_words(conflict), conflict_sides(three, conflict))


def _changes(three: Three, merged: Merged, their_name: str) -> Iterator[MergedChange]:
    """What became of the base without a conflict; with nothing in common, what comes in."""
    before = three.base or three.ours
    ours, theirs = (
        {place for row in differences(before, side) for place in _touched(row)}
        for side in (three.ours, three.theirs)
    )
    for row in compared(before, merged.strategy).rows:
        if not any(_is_about(row, one) for one in merged.conflicts):
            places = _touched(row.difference)
            maker = _maker(bool(places & ours), bool(places & theirs))
            yield MergedChange(row, maker, _maker_words(maker, their_name))


def _touched(row: Difference) -> set[Path]:
    """The fields that are other, or the item; of one that moved also the list that it stands in:
    another item of it may have moved instead."""
    fields = {field.path for field in row.fields}
    if row.numbers is not None:
        return {*fields, row.path.parent}
    return fields or {row.path}


def _is_about(row: ChangeRow, conflict: Conflict) -> bool:
    """Whether a change is what the conflict asks of."""
    path, kind = row.difference.path, row.difference.kind
    if conflict.cause is Cause.BESIDE:
        return kind is Kind.BESIDE and path == conflict.path
    return path.within(conflict.path)


def _maker_words(maker: Maker, their_name: str) -> str:
    if maker is Maker.THEIRS and their_name:
        return say("merge.maker.named", who=their_name)
    return say(f"merge.maker.{maker.value}")


def _maker(is_ours: bool, is_theirs: bool) -> Maker:
    if is_ours == is_theirs:
        return Maker.BOTH
    return Maker.OURS if is_ours else Maker.THEIRS
