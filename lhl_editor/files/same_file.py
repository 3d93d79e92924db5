"""Whether two paths lead to one file: through links, and in whatever case the system takes them."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from unicodedata import normalize


def is_same_file(one: Path, other: Path) -> bool:
    """Whether both are one file; for files that are not there, whether they would be."""
    try:
        return os.path.samefile(one, other)
    except (OSError, ValueError):
        return place_of(one) == place_of(other)


def place_of(path: Path) -> str:
    """The same for every path to one file, as far as that can be known without looking at it."""
    try:
        place = os.path.normcase(os.path.realpath(path))
    except (OSError, ValueError):
        place = os.path.normcase(path)
    # The usual file systems of macOS tell neither case nor composition of letters apart.
    return normalize("NFC", place).casefold() if sys.platform == "darwin" else place
