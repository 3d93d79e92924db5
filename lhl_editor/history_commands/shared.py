"""What the commands share: who calls and when, which version is meant, what it says."""

from __future__ import annotations

import sys
from argparse import Namespace
from datetime import datetime
from pathlib import Path

from lhl_editor.arguments import BadCall
from lhl_editor.core.frozen import frozen
from lhl_editor.core.path import Path as Place
from lhl_editor.core.plain import Plain, field_at, item_to_plain, value_to_plain
from lhl_editor.core.strategy import Item, Kept, Strategy, Value
from lhl_editor.files.author import author_of as settings_author
from lhl_editor.files.faults import Fault, Unreadable
from lhl_editor.files.file_bytes import read_bytes
from lhl_editor.files.preferences import read_preferences
from lhl_editor.files.strategy_file import parse_strategy
from lhl_editor.files.user_folders import user_folders
from lhl_editor.files.versions import (
    ORIGINS,
    Author,
    History,
    NotFound,
    Several,
    Version,
    VersionLost,
)
from lhl_editor.language.catalogue import say
from lhl_editor.language.differences import value_words
from lhl_editor.language.moments import moment_words

DONE, STOPPED, UNUSABLE = 0, 1, 2
SAVED, FILE = "saved", "file"  # how a call names the newest version, and the file as it is
_FILES = (".yaml", ".yml")  # what ends so, is a file and no version


@frozen
class Side:
    """Bytes that a call names, and what to call them. `version` where they are one."""

    data: bytes
    title: str
    version: Version | None = None

    @property
    def strategy(self) -> Strategy:
        """What the bytes say; raises `BadCall` where they say no strategy."""
        try:
            return parse_strategy(self.data).strategy
        except Unreadable as error:
            fault = error.faults[0]
            values = {name: str(value) for name, value in fault.values.items()}
            reason = say(f"fault.{fault.code}", **values)
            said = say("history.unreadable", side=self.title, line=fault.line, reason=reason)
            raise BadCall(said) from error


def history_of(file: str) -> History:
    """The history of the file that a call names; raises `Unreadable` where there is neither, and
    `BadCall` where it cannot be looked into."""
    path = Path(file)
    history = History.of(path)
    if not path.exists() and not history.folder.is_dir():
        raise Unreadable([Fault("missing_file")])
    try:
        _ = history.count
    except OSError as error:
        values = {"folder": str(history.folder), "reason": str(error.errno)}
        raise BadCall(say("history.cannot_list", **values)) from error
    return history


def author_of(call: Namespace) -> Author:
    """Who calls: as the call says, else as the settings do, else the system's user."""
    if call.author:
        author = Author.parse(call.author)
        if not author.name and not author.email:
            raise BadCall(say("history.bad_author", author=call.author))
        return author
    return settings_author(read_preferences(user_folders().preferences))


def now() -> datetime:
    return datetime.now().astimezone()


def find(history: History, text: str) -> Version:
    """The version that a call names; raises `BadCall`."""
    if text == SAVED:
        if last := history.last:
            return last
        raise BadCall(say("history.none", file=str(history.folder)))
    try:
        return history.find(text)
    except Several as several:
        every = [title(version) for version in several.versions]
        raise BadCall(say("history.several", text=text, versions=every)) from several
    except NotFound as missing:
        raise BadCall(say("history.not_found", text=text)) from missing


def bytes_of(history: History, version: Version) -> bytes:
    """The bytes of a version; raises `BadCall` where they are lost."""
    try:
        return history.read(version)
    except VersionLost as lost:
        raise BadCall(say("history.lost", version=title(version))) from lost


def side(call: Namespace, history: History, text: str) -> Side:
    """What a call names: a version by id or name, `saved`, `file`, or another file."""
    if text == FILE:
        return Side(read_bytes(Path(call.file)), call.file)
    try:
        version = find(history, text)
    except BadCall:
        if not Path(text).is_file() and Path(text).suffix not in _FILES:
            raise
        return Side(_bytes_of_other(text), text)
    return Side(bytes_of(history, version), title(version), version)


def _bytes_of_other(file: str) -> bytes:
    try:
        return read_bytes(Path(file))
    except Unreadable as error:
        fault = error.faults[0]
        reason = say(f"fault.{fault.code}", **fault.values)
        raise BadCall(say("cli.place_file", file=file, sentence=reason)) from error


def title(version: Version) -> str:
    """«1.1» (1a2b3c4d), 22. november 10.42, Kari Nordmann."""
    parts = [version.short, moment(version), who(version)]
    words = ", ".join(part for part in parts if part)
    return say("history.named", name=version.name, rest=words) if version.name else words


def moment(version: Version) -> str:
    """When it was made, as seen from here and now."""
    return moment_words(version.time.astimezone(), now())


def who(version: Version) -> str:
    """Who made it, or how it came about where nobody knows."""
    if version.person:
        author = version.author
        return author.name or author.email
    return origin_words(version)


def origin_words(version: Version) -> str:
    """How a version came about; empty where a newer program says it in a way of its own."""
    return say(f"history.origin.{version.origin}") if version.origin in ORIGINS else ""


def plain_value(place: Place, value: Value | None) -> Plain:
    """A value at a place as plain data; None where nothing stood there."""
    if value is None:
        return None
    if isinstance(value, Kept):
        return {"unknown": list(value.unknown), "comments": list(value.comments)}
    if isinstance(value, Item) and value.id:
        return item_to_plain(value)
    return value_to_plain(field_at(place), value)


def said(strategy: Strategy, place: Place, value: Value) -> str:
    """What a value at a place says, for people; what stands beside the whole, as beside a field."""
    field = field_at(place if place.parts else Place(("document",)))
    return value_words(strategy, field, value)


def tell(words: str) -> None:
    sys.stderr.write(f"{words}\n")
