"""A version of a strategy in, its PDF and Word file under a name for good out.

The history keeps the name with the digests of the files and the program that made them: the same
program gives the same bytes again, whenever it is asked.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from pathlib import Path

from lhl_editor.exporting import Exported
from lhl_editor.files.saving import make_folder, save_bytes
from lhl_editor.files.versions import Author, History, Naming, Version
from lhl_editor.pages.imprint import Imprint

FOLDER = "publisert"
_UNFIT = re.compile(r"[^\w.()+-]+")  # for the name of a file
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Edition:
    """What a version is published as. `status` is one of `versions.STATUSES`."""

    name: str
    status: str
    when: date
    note: str = ""

    @property
    def is_draft(self) -> bool:
        """Whether its pages are marked as a draft."""
        return self.status == "draft"

    @property
    def imprint(self) -> Imprint:
        """What its pages say of it."""
        return Imprint(self.name, self.when.isoformat())


@dataclass(frozen=True, slots=True)
class Published:
    """The version under its name, and the files that were written."""

    version: Version
    files: tuple[Path, ...]


def publish(
    history: History,
    version: Version,
    edition: Edition,
    made: Exported,
    document: Path,
    folder: Path,
    author: Author,
    now: datetime,
    *,
    stem: str = "",
) -> Published:
    """Write the files into `folder`, and keep the version's name. Raises `NotSaved`.

    `stem`: what the files are called, where it is not `file_stem`.
    """
    stem = stem or file_stem(document, edition)
    parts = ((made.pdf, "pdf"), (made.docx, "docx"))
    files = [(folder / f"{stem}.{kind}", data) for data, kind in parts if data is not None]
    make_folder(folder)
    for target, data in files:
        save_bytes(target, data)
    digests = tuple((target.name, sha256(data).hexdigest()) for target, data in files)
    naming = version.naming
    told = (edition.name, edition.status, edition.when.isoformat(), edition.note)
    is_told = naming and (naming.name, naming.status, naming.date, naming.note) == told
    if not (naming and is_told and naming.files == digests):
        version = history.name(version, *told, author=author, now=now, files=digests)
    return Published(version, tuple(target for target, _ in files))


def imprint_of(naming: Naming | None) -> Imprint | None:
    """What the pages of a version say of it that was given this name."""
    return Imprint(naming.name, naming.date) if naming else None


def file_stem(document: Path, edition: Edition) -> str:
    """The name of the files, without their ending: «strategi-1.1-2026-11-23»."""
    name = _UNFIT.sub("-", edition.name)[:_LONGEST].strip("-.") or "versjon"
    return f"{document.stem}-{name}-{edition.when.isoformat()}"
