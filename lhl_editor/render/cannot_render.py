"""What keeps a document from being drawn; apart from the renderers, whose libraries are heavy."""

from __future__ import annotations

Missing = tuple[int, str, str]


class CannotRender(Exception):
    """Characters that the fonts lack: `missing` has page number, path and character of each."""

    def __init__(self, missing: list[Missing]) -> None:
        super().__init__(missing)
        self.missing = missing
