"""The id under which this installation writes histories: random, the same as long as it is kept.

Nothing rests on it: a lost one only begins a new folder beside the old.
"""

from __future__ import annotations

import os
import re
import time
from base64 import b32encode
from pathlib import Path

_ID = re.compile(r"[a-z2-7]{8}\Z")
_NAME = "writer"


def writer_id(state: Path) -> str:
    """The id kept in the folder `state`, made if need be; a new one each time where it cannot be
    kept."""
    file = state / _NAME
    for _ in range(50):  # while another process has made the file and not filled it yet
        kept = _kept(file)
        if _ID.match(kept):
            return kept
        if made := _made(file, os.O_EXCL):
            return made
        if kept:
            break
        time.sleep(0.002)
    return _made(file, os.O_TRUNC)


def _kept(file: Path) -> str:
    try:
        return file.read_text(encoding="ascii").strip()
    except (OSError, ValueError):
        return ""


def _made(file: Path, how: int) -> str:
    """The id that this process has put into the file; empty where another was quicker."""
    id = _new()
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with open(os.open(file, os.O_WRONLY | os.O_CREAT | how, 0o644), "w") as opened:
            opened.write(f"{id}\n")
    except FileExistsError:
        return ""
    except OSError:
        return id
    return id


def _new() -> str:
    return b32encode(os.urandom(5)).decode().lower()
