"""Another edition of the document, and what a person reads about it: whose it is, and from when."""

from __future__ import annotations

from datetime import datetime
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

from lhl_editor.core.frozen import frozen
from lhl_editor.language.catalogue import say

if TYPE_CHECKING:
    from lhl_editor.files.editions import Edition
    from lhl_editor.files.other_editions import OtherEdition
    from lhl_editor.files.versions import Version


class Source(Enum):
    """Where it comes from: the document's own file as it is now, a version, or another file."""

    OWN_FILE = "own_file"
    VERSION = "version"
    FILE = "file"


@frozen
class Other:
    """`file` is where it stands, or the document's own for a version."""

    source: Source
    found: OtherEdition
    file: Path

    @property
    def edition(self) -> Edition:
        return self.found.edition

    @property
    def version(self) -> Version | None:
        return self.found.version

    @property
    def key(self) -> str:
        """The SHA-256 of its bytes: by which it is known again."""
        return self.found.document

    @property
    def is_copy(self) -> bool:
        return self.source is Source.FILE


def other_of(found: OtherEdition, document: Path) -> Other:
    """What was found beside the document."""
    if found.file is None:
        return Other(Source.VERSION, found, document)
    return Other(Source.FILE, found, found.file)


def who(other: Other) -> str:
    """Who made it: a name, or the file where nobody knows."""
    return named(other) or other.file.name


def named(other: Other) -> str:
    """Who made it, as its version says; empty where nobody knows."""
    from lhl_editor.ui.history.words import who as author_words

    return author_words(other.version) if other.version else ""


def when(other: Other, now: datetime) -> str:
    from lhl_editor.language.moments import moment_words

    return moment_words(other.found.time, now)


def who_and_when(other: Other, now: datetime) -> str:
    """To stand above what the other says: «Berit Solheim, i dag 10.41»."""
    return say("merge.who_and_when", who=who(other), when=when(other, now))


def title(other: Other) -> str:
    """What has happened, as a heading."""
    values = {"file": other.file.name} if other.is_copy else {}
    return say(f"merge.title.{other.source.value}", **values)


def told(other: Other, now: datetime) -> str:
    """Who made it and when, in a sentence."""
    name = named(other)
    code = f"merge.told.{other.source.value}.{'by' if name else 'unknown'}"
    values = {"file": other.file.name, "when": when(other, now)}
    return say(code, **values, **({"who": name} if name else {}))


def offered(other: Other, now: datetime) -> str:
    """What a bar in the window says of it."""
    if other.is_copy:
        return say("merge.offer.file", file=other.file.name, when=when(other, now))
    if name := named(other):
        return say("merge.offer.version", who=name, when=when(other, now))
    return say("merge.offer.unknown", when=when(other, now))
