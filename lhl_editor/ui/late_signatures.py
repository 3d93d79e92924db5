"""Which arguments Qt's functions take, as PySide6 tells it: taken in when it is first asked for.

PySide6 compiles these modules anew in each process that imports it, and the window asks for them
only where it calls Qt wrongly: a tenth of the time until it stands.
"""

from __future__ import annotations

import builtins
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import RLock
from typing import Any

_PACKAGE = "shibokensupport.signature"
_LATE = (
    "errorhandler", "layout", "mapping", "parser", "lib.enum_sig", "lib.pyi_generator", "lib.tool",
)  # fmt: skip
_MODULES = tuple(f"{_PACKAGE}.{name}" for name in _LATE)
_FILES = {f"{module.replace('.', '/')}.py": module for module in _MODULES}  # in PySide6's zip file
# `update_mapping` is the one name that PySide6 takes without asking the module for it.
_EMPTY = f"""
from {__name__} import sought
def __getattr__(name): return sought(__name__, name)
def update_mapping(): return sought(__name__, "update_mapping")()
"""

_sources: dict[str, Any] = {}
_filling = RLock()  # a module takes in others; another thread waits until it is full


@contextmanager
def late_signatures() -> Iterator[None]:
    """While PySide6 is imported: each of these modules is empty until something is sought in it."""
    ordinary: Callable[..., Any] = builtins.compile

    def compile_late(source: Any, filename: Any, *rest: Any, **options: Any) -> Any:
        if module := _FILES.get(filename):
            _sources[module], source = source, _EMPTY
        return ordinary(source, filename, *rest, **options)

    builtins.compile = compile_late
    try:
        yield
    finally:
        builtins.compile = ordinary


def sought(module: str, name: str) -> Any:
    """What the module has by that name when it is full. Raises AttributeError."""
    if not name.startswith("__"):
        space = vars(sys.modules[module])
        with _filling:
            if module in _sources:
                exec(compile(_sources.pop(module), module, "exec"), space)
        if name in space:
            return space[name]
    raise AttributeError(f"module {module!r} has no attribute {name!r}")
