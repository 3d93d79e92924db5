"""`save`, `show`, `restore`: a version for good, its bytes again, and back to it."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path

from lhl_editor.arguments import BadCall
from lhl_editor.core.changes import AddItem, Change, RemoveItem, SetField, apply
from lhl_editor.core.errors import CoreError, UnknownPath
from lhl_editor.core.path import Path as Place
from lhl_editor.core.strategy import Item, Strategy, exists, get, locate
from lhl_editor.files.faults import Unreadable
from lhl_editor.files.strategy_file import parse_strategy, read_strategy, write_strategy
from lhl_editor.files.versioned_saving import Saved, save_with_history
from lhl_editor.files.versions import History, Version, VersionLost
from lhl_editor.history_commands.shared import (
    DONE,
    Side,
    author_of,
    bytes_of,
    find,
    history_of,
    now,
    side,
    tell,
    title,
)
from lhl_editor.language.catalogue import say
from lhl_editor.language.differences import summary


def save(call: Namespace) -> int:
    """The file as it is becomes a version."""
    loaded = read_strategy(Path(call.file))
    history = history_of(call.file)
    before = history.base(loaded.data)
    words = summary_since(history, before, loaded.strategy)
    newest = {one.id for one in history.heads}
    version = history.append(
        loaded.data, author_of(call), now(), call.note or "", summary=words, follows=before
    )
    if version.id in newest:
        tell(say("history.unchanged", version=title(version)))
    else:
        tell(say("history.saved", version=title(version)))
    print(version.id)
    return DONE


def show(call: Namespace) -> int:
    """The bytes of a version on standard output."""
    data = side(call, history_of(call.file), call.version).data
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()
    return DONE


def restore(call: Namespace) -> int:
    """The file becomes what it was, all of it or at one place, as a new version."""
    history = history_of(call.file)
    version = find(history, call.version)
    old = Side(bytes_of(history, version), title(version), version)
    present = Path(call.file)
    data, expected = old.data, list[bytes]()
    if call.path is not None:
        loaded = read_strategy(present)
        data, expected = write_strategy(_with_old(loaded.strategy, old, call.path)), [loaded.data]
    elif present.exists():
        _tell_unreadable(present)
    words = _summary_since_file(present, data)
    note = call.note or say("history.restored_note", version=version.name or version.short)
    saved = save_with_history(
        present,
        data,
        author_of(call),
        now(),
        note,
        summary=words,
        origin="restored",
        expected=expected,
    )
    tell_saved(call.file, saved)
    return DONE


def _with_old(strategy: Strategy, old: Side, path: str) -> Strategy:
    """The strategy with what stood at a place then; raises `BadCall`."""
    place = Place.parse(path)
    try:
        return apply(strategy, *_changes(strategy, old.strategy, place))
    except CoreError as error:
        raise BadCall(say("history.no_such_place", path=path)) from error


def _changes(strategy: Strategy, old: Strategy, place: Place) -> tuple[Change, ...]:
    """What brings back the value, the item or the whole that stood at the place."""
    if not place.parts:
        raise UnknownPath("")
    is_here, was_there = exists(strategy, place), exists(old, place)
    if not is_here and not was_there:
        raise UnknownPath(str(place))
    if not locate(old if was_there else strategy, place).is_item:
        return (SetField(place, get(old, place)),)
    if not was_there:
        return (RemoveItem(place),)
    item, siblings = get(old, place), get(old, place.parent)
    if is_here:
        siblings = get(strategy, place.parent)
    after = _stands_after(siblings, place.name, get(strategy, place.parent))
    again = AddItem(place.parent, item, after)
    return (RemoveItem(place), again) if is_here else (again,)


def _stands_after(siblings: tuple[Item, ...], id: str, present: tuple[Item, ...]) -> str:
    """The nearest item before this one that is there now; empty where it comes first."""
    there = {one.id for one in present} - {id}
    before = ""
    for one in siblings:
        if one.id == id:
            break
        before = one.id if one.id in there else before
    return before


def summary_since(history: History, before: list[Version], strategy: Strategy) -> str:
    """What was changed since the version that a new one follows, in words; empty where nobody
    can tell."""
    try:
        old = parse_strategy(history.read(before[0])).strategy if before else None
    except (VersionLost, Unreadable):
        return ""
    return summary(old, strategy) if old is not None else ""


def _summary_since_file(file: Path, data: bytes) -> str:
    """What a restore changes in the file; empty where nobody can tell."""
    try:
        after = parse_strategy(data).strategy
        return summary(read_strategy(file).strategy, after)
    except Unreadable:
        return ""


def _tell_unreadable(file: Path) -> None:
    """What stands in the file may be no strategy: it is kept as a version all the same."""
    try:
        read_strategy(file)
    except Unreadable:
        tell(say("history.was_unreadable", file=str(file)))


def tell_saved(file: str, saved: Saved) -> None:
    """What became of a save, in words."""
    if saved.outside:
        tell(say("history.recorded_outside", version=title(saved.outside)))
    if saved.aside:
        tell(say("history.kept_aside", file=str(saved.aside)))
    if saved.trouble:
        reason = say(f"save.{saved.trouble.code}", **saved.trouble.values)
        tell(say("history.not_kept", file=file, reason=reason))
    elif saved.version:
        tell(say("history.saved", version=title(saved.version)))
