"""What should never happen, and happens: it is written down, told, and the work goes on."""

from __future__ import annotations

import contextlib
import sys
import traceback
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import TracebackType

FILE = "mishaps.log"
_LARGEST = 500_000  # bytes; then it begins anew


def listen(folder: Path, tell: Callable[[str], None]) -> None:
    """From now on, have every unforeseen error written to `folder`, and told in one line."""

    def happened(
        kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        lines = "".join(traceback.format_exception(kind, error, trace))
        _write(folder / FILE, f"{datetime.now().isoformat(timespec='seconds')}\n{lines}\n")
        if sys.stderr:
            sys.stderr.write(lines)
        tell(f"{kind.__name__}: {error}"[:200])

    sys.excepthook = happened


def _write(file: Path, words: str) -> None:
    with contextlib.suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        is_long = file.exists() and file.stat().st_size > _LARGEST
        with file.open("w" if is_long else "a", encoding="utf-8", errors="replace") as log:
            log.write(words)
