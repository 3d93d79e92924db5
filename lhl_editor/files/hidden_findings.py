"""The findings that a person has hidden in a document: her own, and so never in the document.

A file for each document, in a folder among what is hers; it is gone when nothing is hidden.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

from lhl_editor.core.hiding import Hidden
from lhl_editor.files.faults import Unreadable
from lhl_editor.files.file_bytes import read_bytes
from lhl_editor.files.saving import make_folder, not_saved, save_bytes

_MOST = 10_000  # of one document


def read_hidden(folder: Path, document: Path) -> frozenset[Hidden]:
    """What is hidden; nothing where there is no file, or a damaged one."""
    try:
        plain = json.loads(read_bytes(_file(folder, document)))
        return frozenset(Hidden(*map(str, one)) for one in plain["hidden"][:_MOST])
    except (Unreadable, ValueError, KeyError, TypeError, RecursionError):
        return frozenset()


def write_hidden(folder: Path, document: Path, hidden: Iterable[Hidden]) -> None:
    """These and no others. Raises `NotSaved`."""
    file = _file(folder, document)
    kept = sorted((one.place, one.rule, one.about) for one in hidden)
    if not kept:
        try:
            file.unlink(missing_ok=True)
        except OSError as error:
            raise not_saved(file, error) from error
        return
    make_folder(folder)
    plain = {"document": str(document), "hidden": kept[:_MOST]}
    save_bytes(file, json.dumps(plain, ensure_ascii=False, indent=1).encode() + b"\n")


def _file(folder: Path, document: Path) -> Path:
    name = os.path.normcase(os.path.abspath(document)).encode("utf-8", "surrogatepass")
    return folder / f"{sha256(name).hexdigest()[:24]}.json"
