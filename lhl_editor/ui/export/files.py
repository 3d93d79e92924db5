"""Where an export goes: names of the files, whether they are there already, and writing them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from lhl_editor.core.frozen import frozen
from lhl_editor.files.same_file import is_same_file
from lhl_editor.files.saving import NotSaved, save_bytes
from lhl_editor.language.catalogue import say

_UNFIT = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*]+')  # in names of files on one system or another
_LONGEST = 80  # characters of a title that becomes a name
PDF, DOCX = "pdf", "docx"
FORMATS = (PDF, DOCX)


class OverStrategy(Exception):
    """The export would be written over the strategy itself."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.path = path


@frozen
class Written:
    """The files that were written, and what kept the next one from it, if anything did."""

    files: tuple[Path, ...]
    fault: NotSaved | OverStrategy | None = None


def stem_for(path: Path | None, title: str) -> str:
    """The name of the files without ending: the strategy's own, or its title made fit for one."""
    if path is not None:
        return path.stem
    fit = " ".join(_UNFIT.sub(" ", title).split())[:_LONGEST].strip(" .")
    return fit or say("export.nameless")


def targets(folder: Path, stem: str, formats: Sequence[str]) -> tuple[Path, ...]:
    """The files that the formats become."""
    return tuple(folder / f"{stem}.{each}" for each in FORMATS if each in formats)


def there_already(files: Sequence[Path]) -> tuple[Path, ...]:
    """Those that would be written over."""
    return tuple(each for each in files if each.exists())


def write_files(contents: Sequence[tuple[Path, bytes]], strategy: Path | None) -> Written:
    """Write one after the other, and stop where one cannot be; never over the strategy."""
    done: list[Path] = []
    for path, data in contents:
        if strategy is not None and is_same_file(path, strategy):
            return Written(tuple(done), OverStrategy(path))
        try:
            save_bytes(path, data)
        except NotSaved as fault:
            return Written(tuple(done), fault)
        done.append(path)
    return Written(tuple(done))
