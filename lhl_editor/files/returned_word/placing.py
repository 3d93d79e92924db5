"""Passages -> what each field says in each of its places, and what belongs to no field."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby

from lhl_editor.core.anchors import KnownPaths
from lhl_editor.core.errors import CoreError
from lhl_editor.core.frozen import frozen
from lhl_editor.core.path import Path
from lhl_editor.core.text import FORBIDDEN, Inline, PageReference, Paragraph, Run
from lhl_editor.files.returned_word.passages import SAID, Kind, Owner, Passage, Piece, Tracked

_PAGE_WORD = re.compile(r"side[ \xa0]\Z")  # stands before the number of a page reference
NO_TARGET = "#"  # before a bookmark's name that stands for no place of the strategy
_PRESENT = SAID | {Kind.PAGE}


@frozen
class Line:
    """What one paragraph says of a field; `part` is None where no bookmark tells its number."""

    part: int | None
    paragraphs: tuple[Paragraph, ...]  # several where a person broke the line

    @property
    def words(self) -> str:
        """Its characters, on one line."""
        return " ".join(paragraph.plain for paragraph in self.paragraphs)


Lines = tuple[Line, ...]


@frozen
class Unplaced:
    """Words that no field claims, and the field that stands before them (or after, at the top)."""

    part: str
    words: str
    near: Path | None


@frozen
class TrackedChange:
    """A passage inserted or deleted with tracked changes, in a field or near it."""

    path: Path | None
    words: str
    tracked: Tracked


@frozen
class Entry:
    """Where one text element of the file went: a field, fixed words, or what is unplaced."""

    part: str
    raw: str
    path: Path | None = None
    fixed: bool = False


@dataclass
class Placed:
    """`places`: for each field, its lines in each place where it stands."""

    places: dict[Path, list[Lines]] = field(default_factory=dict)
    unplaced: list[Unplaced] = field(default_factory=list)
    tracked: list[TrackedChange] = field(default_factory=list)
    ledger: list[Entry] = field(default_factory=list)


def placed(passages: list[Passage], known: KnownPaths, fixed: frozenset[str]) -> Placed:
    """Every piece of the passages in its place."""
    result = Placed(places=_places(passages, known))
    said = {piece.raw for passage in passages for piece in passage.pieces if piece.kind in SAID}
    near = next((p.owner.anchor.path for one in passages for p in one.pieces if p.owner), None)
    for passage in passages:
        for path, group in groupby(passage.pieces, _path):
            pieces, near = list(group), path or near
            is_fixed = path is None and _is_fixed(pieces, fixed, said)
            result.ledger += (Entry(passage.part, p.raw, path, is_fixed) for p in pieces if p.raw)
            result.tracked += _tracked(pieces, path)
            if path is None and not is_fixed and (words := _legible(pieces)):
                result.unplaced.append(Unplaced(passage.part, words, near))
    return result


def _path(piece: Piece) -> Path | None:
    return piece.owner.anchor.path if piece.owner else None


def _legible(pieces: Iterable[Piece]) -> str:
    return " ".join("".join(p.text for p in pieces if p.kind is not Kind.RESULT).split())


def _is_fixed(pieces: list[Piece], fixed: frozenset[str], said: set[str]) -> bool:
    """Whether loose pieces are what the program printed itself, or say nothing new."""
    if any(piece.kind is Kind.DELETED for piece in pieces):
        return False
    twins = [piece for piece in pieces if piece.kind is Kind.TWIN]
    if twins:
        return len(twins) == len(pieces) and all(piece.raw in said for piece in twins)
    words = _legible(pieces)
    return not words or words in fixed


def _tracked(pieces: list[Piece], path: Path | None) -> Iterator[TrackedChange]:
    """Neighbours by one author are one change."""
    for tracked, group in groupby(pieces, lambda piece: piece.tracked):
        if tracked:
            yield TrackedChange(path, "".join(piece.text for piece in group), tracked)


def _places(passages: list[Passage], known: KnownPaths) -> dict[Path, list[Lines]]:
    gathered: dict[Path, dict[tuple[bool, int], list[Line]]] = {}
    going_on: set[Path] = set()
    for passage in passages:
        owned = [piece for piece in passage.pieces if piece.owner and piece.kind in _PRESENT]
        for path in dict.fromkeys(_path(piece) for piece in owned):
            assert path is not None
            pieces = [piece for piece in owned if _path(piece) == path]
            line = _line(pieces, passage.level, known)
            lines = gathered.setdefault(path, {}).setdefault(_place_key(pieces[0].owner), [])
            if path in going_on and lines:
                lines[-1] = _joined(lines[-1], line)
            else:
                lines.append(line)
        going_on = {path for path in map(_path, owned) if path} if passage.mark_deleted else set()
    return {path: [tuple(lines) for lines in of.values()] for path, of in gathered.items()}


def _place_key(owner: Owner | None) -> tuple[bool, int]:
    assert owner is not None
    return bool(owner.control), owner.control or owner.anchor.occurrence


def _line(pieces: list[Piece], level: int, known: KnownPaths) -> Line:
    parts = (piece.owner.part for piece in pieces if piece.owner)
    part = next((part for part in parts if part is not None), None)
    rows: list[list[Inline]] = [[]]
    for piece in pieces:
        match piece.kind:
            case Kind.BREAK:
                rows.append([])
            case Kind.PAGE:
                _add_reference(rows[-1], piece.target, known)
            case _:
                rows[-1].append(_run(piece))
    return Line(part, tuple(Paragraph(tuple(row), level) for row in rows))


def _add_reference(row: list[Inline], name: str, known: KnownPaths) -> None:
    path = known.of_target(name)
    if row and isinstance(row[-1], Run):
        last = row.pop()
        assert isinstance(last, Run)
        words = _PAGE_WORD.sub("", last.text)
        row.append(Run(words, last.bold, last.italic, last.link, last.language))
    row.append(PageReference(f"{NO_TARGET}{name}" if path is None else str(path)))


def _run(piece: Piece) -> Run:
    text = FORBIDDEN.sub(" ", piece.text)
    link = FORBIDDEN.sub(" ", piece.link)
    try:
        return Run(text, piece.bold, piece.italic, link, piece.language)
    except CoreError:  # not a language tag
        return Run(text, piece.bold, piece.italic, link)


def _joined(one: Line, other: Line) -> Line:
    """Two paragraphs whose mark between was deleted."""
    *before, last = one.paragraphs
    first, *after = other.paragraphs
    joint = Paragraph((*last.runs, *first.runs), last.level)
    return Line(one.part, (*before, joint, *after))
