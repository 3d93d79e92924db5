"""The words of a call in, the window on the screen if that is what they ask for.

Apart from cli.py, which brings along all that the commands need: a window does not wait for that.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from pathlib import Path

from lhl_editor.language.catalogue import say

_UNUSABLE = 2
_NAMES_A_FILE = re.compile(r"[^-].*[./\\]|[./\\]")  # no command has a dot or a slash


def opens_window(arguments: Sequence[str]) -> bool:
    """Whether the call is `lhl-editor` or `lhl-editor FILE`."""
    return not arguments or (len(arguments) == 1 and bool(_NAMES_A_FILE.match(arguments[0])))


def open_window(arguments: Sequence[str]) -> int:
    """Show the window on the file, if one is named, until it is closed; the exit code."""
    try:
        from lhl_editor.ui.application import NoScreen, open_window
    except ImportError as error:  # a library of the system is missing
        _tell(say("cli.no_window", reason=str(error)))
        return _UNUSABLE
    try:
        return open_window(Path(arguments[0]) if arguments else None)
    except NoScreen:
        _tell(say("cli.no_screen"))
        return _UNUSABLE


def _tell(words: str) -> None:
    if sys.stderr:  # none in a program without a console
        sys.stderr.write(f"{words}\n")
