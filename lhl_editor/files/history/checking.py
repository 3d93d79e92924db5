"""Every byte of a history in, all that is wrong with it out: what `history --verify` tells."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field
from pathlib import Path

from lhl_editor.core.frozen import frozen
from lhl_editor.files.history.compression import Contents, contents
from lhl_editor.files.history.folder import listed, parsed, read_file
from lhl_editor.files.history.record import Found, digest_of, microseconds

# Each code with the names of its values; words: `history.finding.` and the code.
FINDINGS: dict[str, tuple[str, ...]] = {
    "unlisted": ("reason",),  # the folder cannot be looked into
    "unreadable": ("file",),
    "damaged": ("file",),
    "newer": ("file",),
    "tampered": ("file",),  # whole, but another content than its name says
    "missing": ("version", "id"),  # a version that another one follows
    "missing_record": ("id", "file"),  # a writer's record before another one
    "doubled": ("file", "first"),
    "clock_back": ("version", "before"),
}
_HARMLESS = frozenset({"doubled", "clock_back"})


@frozen
class Finding:
    """One thing that was found. `is_harmless`: nothing is lost by it, and nothing to be done."""

    code: str
    values: dict[str, str] = field(default_factory=dict)

    @property
    def is_harmless(self) -> bool:
        return self.code in _HARMLESS


@frozen
class Checked:
    """How many versions are whole, in how many files, and what is wrong."""

    versions: int
    files: int
    findings: tuple[Finding, ...]

    @property
    def is_whole(self) -> bool:
        return all(one.is_harmless for one in self.findings)


def check(folder: Path) -> Checked:
    """Read everything, and believe no name and no cache."""
    try:
        files = listed(folder)
    except OSError as error:
        return Checked(0, 0, (Finding("unlisted", {"reason": str(error.errno)}),))
    found: dict[str, tuple[str, Found]] = {}
    findings: list[Finding] = []
    for file in files:
        findings += _check_file(folder, file, found)
    findings += _chains(found)
    versions = sum(1 for _, one in found.values() if one.record.kind == "version")
    return Checked(versions, len(files), tuple(findings))


def _check_file(folder: Path, file: str, found: dict[str, tuple[str, Found]]) -> Iterator[Finding]:
    try:
        held = contents(read_file(folder, file))
    except OSError:
        yield Finding("unreadable", {"file": file})
        return
    if held.is_newer:
        yield Finding("newer", {"file": file})
    elif held.damaged:
        yield Finding("damaged", {"file": file})
    elif _is_other_than_named(file, held):
        yield Finding("tampered", {"file": file})
    told = False
    for _, one in held:
        if one.id in found and not told:
            told = True
            yield Finding("doubled", {"file": file, "first": found[one.id][0]})
        found.setdefault(one.id, (file, one))


def _is_other_than_named(file: str, held: Contents) -> bool:
    name = parsed(file)
    if name is None:
        return False  # a copy under another name is told of as doubled
    records = [stream.data[one.begin : one.end] for stream, one in held]
    return not digest_of(b"".join(records)).startswith(name.digest)


def _chains(found: dict[str, tuple[str, Found]]) -> Iterator[Finding]:
    """What is not there that others follow, and times that go back."""
    for id, (file, one) in found.items():
        for before in one.record.follows:
            if before not in found:
                yield Finding("missing", {"version": id[:8], "id": before[:8]})
            elif _is_earlier(one, found[before][1]):
                yield Finding("clock_back", {"version": id[:8], "before": before[:8]})
        previous = one.record.previous
        if previous and previous not in found:
            yield Finding("missing_record", {"id": previous[:8], "file": file})


def _is_earlier(one: Found, other: Found) -> bool:
    is_version = one.record.kind == other.record.kind == "version"
    return is_version and microseconds(one.record.time) < microseconds(other.record.time)
