"""A history -> a git repository.

Each version is a commit with the document as its one file; each name an annotated tag. A message
ends with the record's header as it is, so that `git_import.py` gives the same record again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from lhl_editor.core.frozen import frozen
from lhl_editor.files.git_objects import (
    BLOB,
    COMMIT,
    TAG,
    TREE,
    GitFault,
    PackWriter,
    write_repository,
)
from lhl_editor.files.history.lineage import parents_first
from lhl_editor.files.history.record import (
    Author,
)
from lhl_editor.files.history.version import Naming, Version
from lhl_editor.files.saving import not_saved
from lhl_editor.files.versions import History, VersionLost

_NOT_IN_A_REF = re.compile(r"[\x00-\x20\x7f~^:?*\[\\/]+|\.\.+|@\{")
_LONGEST_SUBJECT = 72


@frozen
class Left:
    """How many versions went into a repository, and those that could not."""

    versions: int
    lost: tuple[Version, ...]


def export_git(history: History, name: str, folder: Path) -> Left:
    """Write a bare repository into a folder that is new or empty; `name` is the document's there.

    Raises `GitFault` or `NotSaved`.
    """
    try:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise GitFault("not_empty")
        return _Export(history, name, folder).write()
    except OSError as error:
        raise not_saved(folder, error) from error


class _Export:
    def __init__(self, history: History, name: str, folder: Path) -> None:
        self._history, self._name, self._folder = history, name, folder
        self._versions = parents_first(history.versions())
        names = sum(len(one.names) for one in self._versions)
        most = 3 * len(self._versions) + names
        self._pack = PackWriter(folder / "objects" / "pack", most)
        self._commits: dict[str, str] = {}
        self._before: tuple[str, bytes] | None = None

    def write(self) -> Left:
        lost: list[Version] = []
        for version in self._versions:
            try:
                self._commits[version.id] = self._commit(version)
            except VersionLost:
                lost.append(version)
        tags = dict(self._tags())
        heads = dict(self._heads())
        self._pack.finish()
        refs = heads | {name: tag for name, (tag, _) in tags.items()}
        peeled = {name: commit for name, (_, commit) in tags.items()}
        write_repository(self._folder, refs, peeled)
        return Left(len(self._commits), tuple(lost))

    def _commit(self, version: Version) -> str:
        record, body = self._history.record(version)
        data = record[body:]
        blob = self._pack.add(BLOB, data, self._before)
        self._before = (blob, data)
        entry = f"100644 {self._name}".encode("utf-8", "surrogateescape")
        tree = self._pack.add(TREE, entry + b"\0" + bytes.fromhex(blob))
        parents = [self._commits[id] for id in version.follows if id in self._commits]
        who = _ident(version.author, version.time)
        lines = [
            f"tree {tree}".encode(),
            *(f"parent {id}".encode() for id in dict.fromkeys(parents)),
            b"author " + who,
            b"committer " + who,
            b"",
            _message(version.note or version.summary or version.short, record[:body]),
        ]
        return self._pack.add(COMMIT, b"\n".join(lines))

    def _heads(self) -> Iterator[tuple[str, str]]:
        followed = {id for one in self._versions for id in one.follows}
        last = self._history.last
        for version in reversed(self._versions):
            commit = self._commits.get(version.id)
            if commit and last and version.id == last.id:
                yield "refs/heads/main", commit
            elif commit and version.id not in followed:
                yield f"refs/heads/{version.writer}-{version.short}", commit

    def _tags(self) -> Iterator[tuple[str, tuple[str, str]]]:
        taken: set[str] = set()
        for version in self._versions:
            commit = self._commits.get(version.id)
            for naming in version.names:
                record = self._history.naming_record(naming)
                if commit and record:
                    name = _ref_name(naming.name, taken)
                    tag = self._tag(naming, name, commit, record)
                    yield f"refs/tags/{name}", (tag, commit)

    def _tag(self, naming: Naming, name: str, commit: str, record: bytes) -> str:
        lines = [
            f"object {commit}".encode(),
            b"type commit",
            f"tag {name}".encode(),
            b"tagger " + _ident(naming.author, naming.time),
            b"",
            _message(naming.note or naming.name, record),
        ]
        return self._pack.add(TAG, b"\n".join(lines))


def _message(words: str, header: bytes) -> bytes:
    """The words for people first, then the header, which ends with an empty line."""
    first, _, rest = words.partition("\n")
    if len(first) > _LONGEST_SUBJECT:
        first, rest = first[: _LONGEST_SUBJECT - 1] + "…", words
    text = f"{first}\n\n{rest.strip()}" if rest.strip() else first
    return text.encode("utf-8", "replace") + b"\n\n" + header.rstrip(b"\n") + b"\n"


def _ident(author: Author, when: datetime) -> bytes:
    name = author.name or author.email or "-"
    seconds = max(int(when.timestamp()), 0)
    minutes = round((when.utcoffset() or timedelta()).total_seconds() / 60)
    zone = f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}{abs(minutes) % 60:02}"
    return f"{name} <{author.email}> {seconds} {zone}".encode("utf-8", "replace")


def _ref_name(name: str, taken: set[str]) -> str:
    """A name as git can have it, and that no other has."""
    stem = _NOT_IN_A_REF.sub("-", name).strip("-.@").removesuffix(".lock")[:100] or "v"
    found, number = stem, 2
    while found.casefold() in taken:
        found, number = f"{stem}-{number}", number + 1
    taken.add(found.casefold())
    return found
