"""PyYAML, whose C parser is used and nothing of its parser in Python: the regular expressions of
that are compiled when they are first asked, which saves a thirtieth of the time that a file takes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

__all__ = ["yaml"]


class _Late:
    """Stands for a compiled pattern."""

    def __init__(self, *given: Any) -> None:
        self._given = given

    def __getattr__(self, name: str) -> Any:
        return getattr(re.compile(*self._given), name)  # which remembers what it compiled


@contextmanager
def _late_patterns() -> Iterator[None]:
    """While a library is imported that compiles patterns."""
    ordinary: Any = re.compile
    re.compile = _Late  # type: ignore[assignment]
    try:
        yield
    finally:
        re.compile = ordinary


with _late_patterns():
    import yaml
