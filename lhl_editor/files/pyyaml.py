"""PyYAML, whose C parser is used and nothing of its parser in Python: the regular expressions of
that are compiled when they are first asked, which saves a thirtieth of the time that a file takes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from threading import get_ident
from typing import Any

__all__ = ["yaml"]


class _Late:
    """Stands for a compiled pattern."""

    def __init__(self, *given: Any, **named: Any) -> None:
        self._given, self._named = given, named

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):  # a copy asks before it has anything
            raise AttributeError(name)
        return getattr(re.compile(*self._given, **self._named), name)  # which remembers it


@contextmanager
def _late_patterns() -> Iterator[None]:
    """While a library is imported that compiles patterns; other threads go on as ever."""
    ordinary: Any = re.compile
    thread = get_ident()

    def late(*given: Any, **named: Any) -> Any:
        return (_Late if get_ident() == thread else ordinary)(*given, **named)

    re.compile = late
    try:
        yield
    finally:
        re.compile = ordinary


with _late_patterns():
    import yaml
