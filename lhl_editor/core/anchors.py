"""A place as the tag of a Word content control and as the name of a bookmark, both ways.

    tag        goals/sub_goals/forankring/approach      where it is printed again: …/approach#2
    bookmark   _lhl_k3q7x2mzab_0_1_forankring_approach  hash, paragraph, place, and words for people
    target     _lhl_k3q7x2mzab_to_insight_focus_areas   what a page reference leads to

A tag has at most 64 characters; a longer path keeps its beginning and a hash. A bookmark has at
most 40 characters, and Word takes no notice of case in it. Both are found again among known paths.
"""

from __future__ import annotations

import re
from base64 import b32encode
from collections.abc import Iterable
from functools import lru_cache
from hashlib import blake2b

from lhl_editor.core.frozen import frozen
from lhl_editor.core.path import Path

RECORD = "urn:lhl-editor:returned:1"  # the XML namespace of what a file says about itself
LONGEST_TAG = 64
LONGEST_BOOKMARK = 40
_OCCURRENCE_ROOM = 6  # "#99999"
_HASH = 10  # characters, 50 bits
_READABLE_TAG = re.compile(r"[A-Za-z0-9_~/-]+\Z")
_BOOKMARK = re.compile(r"_lhl_([a-z2-7]{10})_([0-9]{1,9})_([0-9]{1,9})(?:_|\Z)")
_TARGET = re.compile(r"_lhl_([a-z2-7]{10})_to(?:_|\Z)")


@frozen
class Anchor:
    """The paragraph `part` (from 0) of a field, in the place `occurrence` (from 1) of its print."""

    path: Path
    part: int = 0
    occurrence: int = 1


def tag_of(path: Path, occurrence: int = 1) -> str:
    """The tag of a field's content control; the same for no two places."""
    suffix = "" if occurrence == 1 else f"#{occurrence}"
    return _stem(str(path)) + suffix


def bookmark_of(anchor: Anchor) -> str:
    """The name of a paragraph's hidden bookmark; the same for no two paragraphs."""
    return _named(str(anchor.path), f"{anchor.part}_{anchor.occurrence}")


def target_of(path: Path | str) -> str:
    """The name of the bookmark that page references to this place lead to."""
    return _named(str(path), "to")


class KnownPaths:
    """Finds the path of a tag or of a bookmark's name again, among these paths.

    `targets`: what page references lead to besides, though no such place may exist.
    """

    def __init__(self, paths: Iterable[Path], targets: Iterable[Path] = ()) -> None:
        self._by_stem: dict[str, Path] = {}
        self._by_hash: dict[str, Path] = {}
        self._targets = {_hash(str(path)): path for path in targets}
        for path in paths:
            self._by_stem[_stem(str(path))] = path
            self._by_hash[_hash(str(path))] = path

    def of_tag(self, tag: str) -> Anchor | None:
        """The place that `tag_of` wrote; None for any other tag."""
        stem, _, occurrence = tag.partition("#")
        path = self._by_stem.get(stem)
        if path is None or not re.fullmatch(r"[0-9]{0,5}", occurrence):
            return None
        return Anchor(path, 0, int(occurrence or 1))

    def of_bookmark(self, name: str) -> Anchor | None:
        """The paragraph that `bookmark_of` wrote; None for any other name."""
        found = _BOOKMARK.match(name.lower())
        path = self._by_hash.get(found[1]) if found else None
        if found is None or path is None:
            return None
        return Anchor(path, int(found[2]), int(found[3]))

    def of_target(self, name: str) -> Path | None:
        """The place that `target_of` wrote; None for any other name."""
        found = _TARGET.match(name.lower())
        return self._by_hash.get(found[1], self._targets.get(found[1])) if found else None


def path_of_tag(tag: str, known_paths: Iterable[Path]) -> Path | None:
    """The path that a tag stands for, among these."""
    anchor = KnownPaths(known_paths).of_tag(tag)
    return anchor.path if anchor else None


@lru_cache(maxsize=1 << 14)
def _stem(path: str) -> str:
    room = LONGEST_TAG - _OCCURRENCE_ROOM
    if len(path) <= room and _READABLE_TAG.match(path):
        return path
    head = re.sub(r"[^A-Za-z0-9_~/-]", "_", path)[: room - _HASH - 1]
    return f"{head}.{_hash(path)}"


def _named(path: str, middle: str) -> str:
    start = f"_lhl_{_hash(path)}_{middle}"
    room = LONGEST_BOOKMARK - len(start) - 1
    words = re.sub(r"[^A-Za-z0-9]+", "_", path).strip("_")
    if len(words) > room:
        words = words[-room:].partition("_")[2] or words[-room:]
    return f"{start}_{words}".rstrip("_")


@lru_cache(maxsize=1 << 14)
def _hash(path: str) -> str:
    digest = blake2b(path.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return b32encode(digest).decode("ascii").lower()[:_HASH]
