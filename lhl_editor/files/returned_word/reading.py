"""The bytes of a returned file -> `Returned`."""

from __future__ import annotations

from collections.abc import Iterator

from lhl_editor.core.anchors import KnownPaths
from lhl_editor.core.frozen import frozen
from lhl_editor.core.path import Path
from lhl_editor.core.schema import KINDS, Type
from lhl_editor.core.strategy import Strategy, walk, walk_items
from lhl_editor.core.text import PageReference
from lhl_editor.files.returned_word.changes import Conflict, conflicts
from lhl_editor.files.returned_word.composed import composed_values
from lhl_editor.files.returned_word.looks import Looks
from lhl_editor.files.returned_word.package import Element, Package, Part, Refused, W, opened
from lhl_editor.files.returned_word.passages import Passage, settled
from lhl_editor.files.returned_word.placing import (
    Entry,
    Lines,
    TrackedChange,
    Unplaced,
    placed,
)
from lhl_editor.files.returned_word.printed import type_of, value_of
from lhl_editor.files.returned_word.record import Record, read_record
from lhl_editor.files.returned_word.walk import Walked, walked

_WITH_TEXT = frozenset({"hdr", "ftr", "footnotes", "endnotes", "glossaryDocument"})


@frozen
class Comment:
    """A comment as it was written, and the field that it is about; None where it is about none."""

    author: str
    date: str
    words: str
    path: Path | None


@frozen
class Returned:
    """What a returned file says.

    `places`: for each field, its lines in each place where it stands, in reading order; no lines
    for a field whose anchors are there and whose words are gone. `externals`: addresses outside
    the file that it wants to load, never followed. `ledger`: where each text element went.
    `conflicts`: fields changed differently in two places.
    """

    record: Record
    places: dict[Path, tuple[Lines, ...]]
    unplaced: tuple[Unplaced, ...]
    tracked: tuple[TrackedChange, ...]
    comments: tuple[Comment, ...]
    externals: tuple[str, ...]
    ledger: tuple[Entry, ...]
    conflicts: tuple[Conflict, ...] = ()
    by_libreoffice: bool = False


def read_returned(data: bytes, base: Strategy) -> Returned:
    """What the file says of the places of `base`; raises `Refused`."""
    package = opened(data)
    record = read_record(package)
    main = package.document()
    looks, known = Looks(package, main), known_paths(base)
    body = walked(main, known, looks, record.bound)
    beside = [walked(part, known, looks, record.bound) for part in _other_parts(package)]
    passages = [settled(one, record.fixed) for each in (body, *beside) for one in each.passages]
    found = placed(passages, known, record.fixed)
    anchored = body.anchored.union(*(one.anchored for one in beside))
    if not anchored and not record.is_there:
        raise Refused("foreign")
    places = {path: tuple(lines) for path, lines in found.places.items()}
    comments, entries = _comments(package, main, body, looks)
    return Returned(
        record=record,
        places={**dict.fromkeys(sorted(anchored - places.keys()), ((),)), **places},
        unplaced=(*found.unplaced, *_changed_compositions(places, record, base)),
        tracked=tuple(found.tracked),
        comments=comments,
        externals=_externals(package),
        ledger=(*found.ledger, *entries),
        conflicts=tuple(_conflicts(places, base, looks.by_libreoffice)),
        by_libreoffice=looks.by_libreoffice,
    )


def _conflicts(
    places: dict[Path, tuple[Lines, ...]], base: Strategy, by_libreoffice: bool
) -> Iterator[Conflict]:
    for path, of in places.items():
        if type_of(path) is not Type.LINES:  # its places are cells, each its own
            yield from conflicts(path, of, base, by_libreoffice)


def known_paths(strategy: Strategy) -> KnownPaths:
    """Every place of a strategy, set or not, and what its page references lead to."""
    return KnownPaths(_paths(strategy), _targets(strategy))


def _targets(strategy: Strategy) -> Iterator[Path]:
    for _, declared, value in walk(strategy):
        if declared.type is Type.TEXT:
            for inline in value.inlines:
                if isinstance(inline, PageReference):
                    yield Path.parse(inline.target)


def _paths(strategy: Strategy) -> Iterator[Path]:
    for path, item in walk_items(strategy):
        yield path
        yield from (path / declared.name for declared in KINDS[item.kind].fields)


def _other_parts(package: Package) -> Iterator[Part]:
    folder = package.main.rpartition("/")[0]
    for name in sorted(package.names):
        if name.startswith(f"{folder}/") and name.endswith(".xml") and name != package.main:
            root = package.xml(name)
            if root.tag in {f"{W}{tag}" for tag in _WITH_TEXT}:
                yield package.part(name)


def _comments(
    package: Package, main: Part, body: Walked, looks: Looks
) -> tuple[tuple[Comment, ...], list[Entry]]:
    targets = [one.target for one in main.relations.values() if one.kind == "comments"]
    places = {**body.comment_places, **_commented(body.passages)}
    comments, entries = [], []
    for name in targets:
        if name not in package.names:
            continue
        part = package.part(name)
        for one in part.root.iter(f"{W}comment"):
            alone = walked(Part(name, one, part.relations), KnownPaths([]), looks).passages
            path = places.get(one.get(f"{W}id") or "")
            comments.append(_comment(one, alone, path))
            raws = (piece.raw for passage in alone for piece in passage.pieces)
            entries += [Entry(name, raw, path) for raw in raws if raw]
    return tuple(comments), entries


def _comment(element: Element, passages: list[Passage], path: Path | None) -> Comment:
    words = "\n".join(passage.words for passage in passages)
    return Comment(element.get(f"{W}author") or "", element.get(f"{W}date") or "", words, path)


def _commented(passages: list[Passage]) -> dict[str, Path]:
    places: dict[str, Path] = {}
    for passage in passages:
        for piece in passage.pieces:
            for id in piece.comments if piece.owner else ():
                assert piece.owner is not None
                places.setdefault(id, piece.owner.anchor.path)
    return places


def _changed_compositions(
    places: dict[Path, tuple[Lines, ...]], record: Record, base: Strategy
) -> Iterator[Unplaced]:
    """Words composed of other fields (a date, a list of names) that are not as they were, and do
    not tell what each field should be."""
    for path, of in places.items():
        as_it_was = " ".join(record.base.get(str(path), "").split())
        printed = record.printed.get(str(path), {as_it_was})
        for lines in of:
            words = " ".join(" ".join(line.words for line in lines).split())
            is_unknown = value_of(path, lines) is None and words not in printed
            if is_unknown or composed_values(path, lines, base) == {}:
                yield Unplaced("", words, path)


def _externals(package: Package) -> tuple[str, ...]:
    """Addresses of what Word would load by itself: templates, pictures, other documents."""
    found = [
        relation.target
        for name in sorted(package.names)
        if name.endswith(".rels")
        for relation in package.relations(name).values()
        if relation.external and relation.kind != "hyperlink"
    ]
    return tuple(dict.fromkeys(found))
