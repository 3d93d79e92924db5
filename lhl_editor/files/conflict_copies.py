"""A document in, the copies beside it out that programs for synchronising make of it when two
have written at once: OneDrive, Dropbox, Google Drive, iCloud, Syncthing, Nextcloud, Resilio."""

from __future__ import annotations

import os
import re
from pathlib import Path
from unicodedata import normalize

from lhl_editor.core.frozen import frozen
from lhl_editor.files.history.folder import folder_of

# What stands in the name behind the document's own. These words say it themselves:
# «strategi (Kari sin konfliktkopi 2026-11-22)», «strategi.sync-conflict-20261122-104512-ABCDEFG».
_CERTAIN = re.compile(
    r"konflikt(?:kopi|versjon|\b)|conflict(?:ed|s|\b|_)|motstridende", re.IGNORECASE
)  # but not «strategi-konflikthåndtering»
# These a person may have given too: «strategi (1)», «strategi 2» and «strategi-PC7».
_NUMBER = re.compile(r" (?:\(\d{1,2}\)|[2-9])\Z")
_MACHINE = re.compile(r"-(?!V?\d+\Z)(?=.*[A-ZÆØÅ])[A-ZÆØÅ0-9][A-ZÆØÅ0-9-]*\Z")
_COMPUTER = re.compile(r"-[\w-]*(?:macbook|imac|desktop|laptop|surface)[\w-]*\Z", re.IGNORECASE)


@frozen
class ConflictCopy:
    """`is_certain`: its name says so; else a person may have named a document of its own so."""

    path: Path
    is_certain: bool


def conflict_copies(document: Path) -> list[ConflictCopy]:
    """Those in the document's folder, in order; none where it cannot be looked into.

    What has a history of its own, and no name that says otherwise, is a document of its own.
    """
    place = Path(os.path.realpath(document))
    try:
        names = sorted(os.listdir(place.parent))
    except OSError:
        return []
    found = (_copy(place, name) for name in names)
    return [one for one in found if one and one.path.is_file()]


def _copy(document: Path, name: str) -> ConflictCopy | None:
    added = _added(document, name)
    if not added:
        return None
    path = document.with_name(name)
    if _CERTAIN.search(added):
        return ConflictCopy(path, True)
    looks_so = any(one.match(added) for one in (_NUMBER, _MACHINE, _COMPUTER))
    return ConflictCopy(path, False) if looks_so and not folder_of(path).is_dir() else None


def _added(document: Path, name: str) -> str:
    """What stands in the name more than in the document's; empty where it is not made of that."""
    stem, suffix = normalize("NFC", document.stem), normalize("NFC", document.suffix)
    other = normalize("NFC", name)
    if not other.startswith(stem) or not other.endswith(suffix):
        return ""
    return other[len(stem) : len(other) - len(suffix)]
