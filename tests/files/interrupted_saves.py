"""A process for tests: saves again and again in children of its own, each stopped a step later.

    python -m tests.files.interrupted_saves FOLDER kill | EIO | ENOSPC … [FIRST]

A step is a call of the system: opening, writing through, renaming, making, removing, listing. At
each, `kill` ends the child with SIGKILL, what it was writing half there; an error's name raises
that error from then on, or with a `*` after it this once. Prints a line of JSON for each child:
the step, what was in the file before, and what the child acknowledged.
"""

from __future__ import annotations

import errno
import json
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from lhl_editor.files.history import packs
from lhl_editor.files.saving import NotSaved
from lhl_editor.files.versioned_saving import save_with_history
from lhl_editor.files.versions import History
from tests.files.history_files import KARI, later, text

CALLS = ("open", "fsync", "replace", "mkdir", "unlink", "listdir", "ftruncate", "lseek", "write")
MOST_STEPS = 400


class Interruption:
    """Counts the calls of the system, and stops at one of them."""

    def __init__(self, how: str, step: int) -> None:
        self._how, self._left = how, step
        for name in CALLS:
            setattr(os, name, self._watched(name, getattr(os, name)))

    def _watched(self, name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def watched(*arguments: Any, **options: Any) -> Any:
            self._left -= 1
            if self._how == "kill" and self._left == 0:
                if name == "fsync":
                    _halve(*arguments)
                os.kill(os.getpid(), signal.SIGKILL)
            if self._how != "kill" and (self._left == 0 or (self._left < 0 and self._lasts)):
                number = getattr(errno, self._how.rstrip("*"))
                raise OSError(number, os.strerror(number))
            return call(*arguments, **options)

        return watched

    @property
    def _lasts(self) -> bool:
        return not self._how.endswith("*")

    @property
    def is_over(self) -> bool:
        """Whether the stop came."""
        return self._left <= 0


_ftruncate, _fstat = os.ftruncate, os.fstat


def _halve(descriptor: int) -> None:
    """As when the machine had written no more until then."""
    try:
        _ftruncate(descriptor, _fstat(descriptor).st_size // 2)
    except OSError:  # a folder
        return


def save_once(folder: Path, number: int, how: str, step: int) -> None:
    """In a child: save, tell what was acknowledged, end."""
    stop = Interruption(how, step)
    said: dict[str, Any] = {}
    try:
        history = History.of(folder / "strategy.yaml", folder / "state")
        saved = save_with_history(
            folder / "strategy.yaml", text(number), KARI, later(number), history=history
        )
        said["version"] = saved.version.id if saved.version else ""
        said["trouble"] = saved.trouble.code if saved.trouble else ""
    except NotSaved as refused:
        said["refused"] = refused.code
    said["is_over"] = not stop.is_over
    sys.stdout.write(json.dumps(said))
    sys.stdout.flush()
    os._exit(0)


def main() -> None:
    folder, how = Path(sys.argv[1]), sys.argv[2]
    number = int(sys.argv[3]) if len(sys.argv) > 3 else 1
    packs.IN_A_PACK, packs._LOOSE = 4, 2
    os.environ["LHL_EDITOR_HOME"] = str(folder / "home")
    for step in range(1, MOST_STEPS):
        before = (folder / "strategy.yaml").read_bytes()
        reader, writer = os.pipe()
        child = os.fork()
        if child == 0:
            os.dup2(writer, 1)
            save_once(folder, number, how, step)
        os.close(writer)
        with open(reader, "rb") as answer:
            said = json.loads(answer.read() or b"{}")
        os.waitpid(child, 0)
        told = {"step": step, "number": number, "before": before.decode(), **said}
        print(json.dumps(told), flush=True)
        number += 1
        if said.get("is_over"):
            return
    raise SystemExit("never over")


if __name__ == "__main__":
    main()
