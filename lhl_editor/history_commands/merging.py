"""`merge`: what others made of a common version comes into the file, unless two cannot both be."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Iterator, Sequence
from pathlib import Path

from lhl_editor.arguments import BadCall
from lhl_editor.core.merge import Conflict
from lhl_editor.core.merge import merge as merged_of
from lhl_editor.core.strategy import Strategy
from lhl_editor.files.editions import Edition, Ground, edition_of, ground, recorded
from lhl_editor.files.strategy_file import Loaded, read_strategy, write_strategy
from lhl_editor.files.versioned_saving import save_with_history
from lhl_editor.files.versions import History, Version, VersionLost
from lhl_editor.history_commands.recording import tell_saved
from lhl_editor.history_commands.shared import (
    DONE,
    STOPPED,
    Side,
    author_of,
    history_of,
    now,
    plain_value,
    said,
    side,
    tell,
    title,
)
from lhl_editor.language.catalogue import capitalised, say
from lhl_editor.language.differences import conflict_words, summary
from lhl_editor.language.places import place


def merge(call: Namespace) -> int:
    """The file with all that the others changed, as a new version that follows them all."""
    source = Path(call.file)
    loaded = read_strategy(source)
    history = history_of(call.file)
    others = [side(call, history, text) for text in call.other]
    for other in others:
        _ = other.strategy  # all can be read, before anything is kept
    is_new = history.last is None
    ours = history.record_outside(loaded.data, now()) or history.known(loaded.data)
    strategy, follows, conflicts = loaded.strategy, [ours] if ours else [], list[Conflict]()
    for other in others:
        theirs = other.version or (None if is_new else _recorded(history, other))
        base = _ground(history, Edition(loaded.data, ours), Edition(other.data, theirs))
        if base is None or theirs is None:
            raise BadCall(say("history.nothing_common", other=other.title))
        if base.version.document == theirs.document:
            tell(say("history.merged_already", other=other.title))
            continue
        merged = merged_of(base.strategy, strategy, other.strategy)
        strategy, follows = merged.strategy, [*follows, theirs]
        conflicts += merged.conflicts
    if conflicts:
        _tell_conflicts(call, strategy, conflicts)
        return STOPPED
    if len(follows) > 1:
        _save(call, history, loaded, strategy, follows)
    elif call.json:
        print(json.dumps({"version": ours.id if ours else "", "conflicts": []}, indent=2))
    return DONE


def _ground(history: History, ours: Edition, theirs: Edition) -> Ground | None:
    """What the two can be merged on; raises `BadCall` where that is lost."""
    try:
        return ground(history, ours, theirs)
    except VersionLost as lost:
        raise BadCall(say("history.lost", version=title(lost.version))) from lost


def _save(
    call: Namespace,
    history: History,
    before: Loaded,
    strategy: Strategy,
    follows: Sequence[Version],
) -> None:
    saved = save_with_history(
        Path(call.file),
        write_strategy(strategy),
        author_of(call),
        now(),
        call.note or "",
        summary=summary(before.strategy, strategy),
        follows=follows,
        origin="merged",
        history=history,
        expected=[before.data],
    )
    tell_saved(call.file, saved)
    if call.json:
        id = saved.version.id if saved.version else ""
        print(json.dumps({"version": id, "conflicts": []}, indent=2))


def _recorded(history: History, other: Side) -> Version | None:
    """Another file as a version; None where it is like none."""
    edition = edition_of(history, other.data)
    return recorded(history, edition, now(), note=Path(other.title).name)


def _tell_conflicts(call: Namespace, strategy: Strategy, conflicts: Sequence[Conflict]) -> None:
    if call.json:
        found = [_as_json(one) for one in conflicts]
        print(json.dumps({"version": "", "conflicts": found}, ensure_ascii=False, indent=2))
    else:
        for one in conflicts:
            print("\n".join(_lines(strategy, one)))
    tell(say("history.conflicts", count=len(conflicts), file=call.file))


def _as_json(one: Conflict) -> dict[str, object]:
    sides = {"base": one.base, "ours": one.ours, "theirs": one.theirs}
    values = {name: plain_value(one.path, value) for name, value in sides.items()}
    return {"path": str(one.path), "cause": one.cause.value, **values}


def _lines(strategy: Strategy, one: Conflict) -> Iterator[str]:
    where = capitalised(place(strategy, one.path))
    yield say("history.conflict", place=where, why=conflict_words(one))
    for name, value in (("base", one.base), ("ours", one.ours), ("theirs", one.theirs)):
        words = " ".join(said(strategy, one.path, value).split()) or say("history.nothing")
        yield "    " + say(f"history.side.{name}", value=words)
