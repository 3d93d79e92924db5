"""A git repository -> the history, digest for digest.

What a history was exported as gives the same records again. What others committed there comes too,
as versions of its own, which are the same whoever brings them in.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timedelta, timezone
from pathlib import Path

from lhl_editor.core.frozen import frozen
from lhl_editor.files.git_objects import COMMIT, TAG, GitFault
from lhl_editor.files.git_repository import Repository
from lhl_editor.files.history import packs
from lhl_editor.files.history.folder import write_pack, write_record
from lhl_editor.files.history.record import (
    FORMAT,
    MARK,
    Author,
    Found,
    NotARecord,
    Record,
    clean,
    found_at,
    moment,
    stamp,
    written,
)
from lhl_editor.files.versions import History

_GIT = "git"  # the writer of what others committed
_HEADER = b"\n" + MARK + b"%d\nkind: " % FORMAT
_IDENT = re.compile(rb"(.*?) ?<([^>]*)> (-?\d+) ([+-]\d{4})", re.DOTALL)


def import_git(history: History, source: Path, name: str) -> int:
    """Bring what a repository holds into the history; returns how many versions are new to it.

    `name` is the document's in the repository. Raises `GitFault` or `NotSaved`.
    """
    return _Import(history, Repository(source), name).run()


@frozen
class _Commit:
    tree: str
    parents: tuple[str, ...]
    author: Author
    time: datetime
    message: bytes


class _Import:
    def __init__(self, history: History, repository: Repository, name: str) -> None:
        self._history, self._repository, self._name = history, repository, name
        self._versions: dict[str, str] = {}  # by commit
        self._digests: dict[str, tuple[str, int]] = {}  # of a version: its document, its number
        self._new: dict[str, tuple[Found, bytes]] = {}
        self._known = {one.id for one in history.versions()}
        self._known |= {naming.id for one in history.versions() for naming in one.names}

    def run(self) -> int:
        refs = self._repository.refs()
        commits = self._reachable(refs.values())
        for id in _oldest_first(commits):
            self._take(id, commits[id])
        for ref, id in refs.items():
            if ref.startswith("refs/tags/"):
                self._take_tag(ref.removeprefix("refs/tags/"), id, commits)
        self._write()
        return sum(1 for found, _ in self._new.values() if found.record.kind == "version")

    def _reachable(self, ids: Iterable[str]) -> dict[str, _Commit]:
        found: dict[str, _Commit] = {}
        waiting = [commit for id in ids if (commit := self._peeled(id))]
        while waiting:
            id = waiting.pop()
            if id not in found:
                found[id] = _commit(self._repository.read(id).data)
                waiting += found[id].parents
        return found

    def _peeled(self, id: str) -> str:
        """The commit that a ref leads to; empty where it leads to something else."""
        read = self._repository.read(id)
        while read.kind == TAG:
            id = read.data.split(b"\n", 1)[0].split(b" ")[1].decode()
            read = self._repository.read(id)
        return id if read.kind == COMMIT else ""

    def _take(self, id: str, commit: _Commit) -> None:
        parents = [self._versions[one] for one in commit.parents if one in self._versions]
        follows = tuple(dict.fromkeys(parents))
        files = dict(_files(self._repository.read(commit.tree).data))
        header = _header_in(commit.message)
        for blob in files.values() if header else ():
            if raw := _whole(header + self._blob(blob)):
                self._keep(id, raw)
                return
        blob_or_none = files.get(self._name) or _only_yaml(files)
        if blob_or_none is None:
            if follows:
                self._versions[id] = follows[0]
            return
        data = self._blob(blob_or_none)
        self._foreign(id, commit, follows, data)

    def _foreign(self, id: str, commit: _Commit, follows: tuple[str, ...], data: bytes) -> None:
        """What somebody committed with git: a version that is the same whoever brings it in."""
        number = max((self._digests[one][1] for one in follows), default=0) + 1
        record = Record(
            kind="version",
            writer=_GIT,
            number=number,
            time=stamp(commit.time),
            author=str(commit.author),
            program=f"git {id}",
            follows=follows,
            origin="imported",
            note=commit.message.decode("utf-8", "replace"),
        )
        raw = written(record, data)
        document = found_at(raw).record.document
        if len(follows) == 1 and self._digests[follows[0]][0] == document:
            self._versions[id] = follows[0]
        else:
            self._keep(id, raw)

    def _keep(self, commit: str, raw: bytes) -> None:
        found = found_at(raw)
        self._versions[commit] = found.id
        self._digests[found.id] = (found.record.document, found.record.number)
        if found.id not in self._known:
            self._new[found.id] = (found, raw)

    def _take_tag(self, name: str, id: str, commits: Mapping[str, _Commit]) -> None:
        read = self._repository.read(id)
        target = self._peeled(id)
        version = self._versions.get(target)
        if version is None:
            return
        raw = None
        author, time, note = commits[target].author, commits[target].time, ""
        if read.kind == TAG:
            head, _, message = read.data.partition(b"\n\n")
            header = _header_in(message)
            raw = _whole(header) if header else None
            note = message.decode("utf-8", "replace")
            for line in head.split(b"\n"):
                if line.startswith(b"tagger "):
                    author, time = _person(line[7:])
        if raw is None:
            raw = written(_naming(version, name, note, author, time, self._digests[version][1]))
        found = found_at(raw)
        if found.id not in self._known:
            self._new[found.id] = (found, raw)

    def _blob(self, id: str) -> bytes:
        return self._repository.read(id).data

    def _write(self) -> None:
        by_writer: dict[str, list[tuple[int, bytes]]] = {}
        for found, raw in self._new.values():
            writer = re.sub(r"[^\w-]", "-", found.record.writer)[:40] or _GIT
            by_writer.setdefault(writer, []).append((found.record.number, raw))
        for writer, records in by_writer.items():
            records.sort(key=lambda one: one[0])
            while len(records) >= packs.IN_A_PACK:
                part, records = records[: packs.IN_A_PACK], records[packs.IN_A_PACK :]
                numbers, data = [one[0] for one in part], [one[1] for one in part]
                write_pack(self._history.folder, writer, numbers, data)
            for number, raw in records:
                write_record(self._history.folder, writer, number, raw)


def _naming(
    version: str, name: str, note: str, author: Author, time: datetime, number: int
) -> Record:
    return Record(
        kind="name",
        writer=_GIT,
        number=number,
        time=stamp(time),
        author=str(author),
        program=_GIT,
        follows=(version,),
        note=note,
        name=name,
        date=time.date().isoformat(),
    )


def _oldest_first(commits: Mapping[str, _Commit]) -> Iterator[str]:
    done: set[str] = set()
    for first in commits:
        waiting = [first]
        while waiting:
            id = waiting[-1]
            missing = [one for one in commits[id].parents if one not in done]
            if id in done or not missing:
                waiting.pop()
                if id not in done:
                    done.add(id)
                    yield id
            else:
                waiting += missing


def _commit(data: bytes) -> _Commit:
    head, _, message = data.partition(b"\n\n")
    keys: dict[bytes, list[bytes]] = {}
    for line in head.split(b"\n"):
        key, _, value = line.partition(b" ")
        keys.setdefault(key, []).append(value)
    if b"tree" not in keys or b"author" not in keys:
        raise GitFault("unreadable")
    author, time = _person(keys[b"author"][0])
    parents = tuple(one.decode() for one in keys.get(b"parent", ()))
    return _Commit(keys[b"tree"][0].decode(), parents, author, time, message)


def _person(ident: bytes) -> tuple[Author, datetime]:
    match = _IDENT.match(ident)
    if match is None:
        raise GitFault("unreadable")
    name, email = (clean(part.decode("utf-8", "replace")) for part in match.group(1, 2))
    sign, zone = match[4][:1], match[4][1:]
    minutes = (int(zone[:2]) * 60 + int(zone[2:])) * (-1 if sign == b"-" else 1)
    try:
        time = datetime.fromtimestamp(int(match[3]), timezone(timedelta(minutes=minutes)))
    except (ValueError, OverflowError, OSError):
        time = moment("1970-01-01T00:00:00+00:00")
    return Author("" if name == "-" else name, email), time


def _files(tree: bytes) -> Iterator[tuple[str, str]]:
    """The files at the top of a tree: name and blob."""
    at = 0
    while at < len(tree):
        end = tree.index(b"\0", at)
        mode, _, name = tree[at:end].partition(b" ")
        if mode.startswith(b"100"):
            yield name.decode("utf-8", "surrogateescape"), tree[end + 1 : end + 21].hex()
        at = end + 21


def _only_yaml(files: Mapping[str, str]) -> str | None:
    every = [blob for name, blob in files.items() if name.endswith((".yaml", ".yml"))]
    return every[0] if len(every) == 1 else None


def _header_in(message: bytes) -> bytes:
    """The header that a message ends with; empty where there is none."""
    at = (b"\n" + message).rfind(_HEADER)
    return message[at:].rstrip(b"\n") + b"\n\n" if at >= 0 else b""


def _whole(raw: bytes) -> bytes | None:
    """The bytes, if they are a record from beginning to end."""
    try:
        return raw if found_at(raw).end == len(raw) else None
    except NotARecord:
        return None
