"""A place in a strategy: field names and item ids, never an index."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Path:
    """Names a field, a section, a list or an item: `goals/sub_goals/forankring/approach`."""

    parts: tuple[str, ...] = ()

    @classmethod
    def parse(cls, text: str) -> Path:
        """The path that `str(path)` wrote; the empty text is the whole strategy."""
        return cls(tuple(text.split("/"))) if text else cls()

    def __str__(self) -> str:
        return "/".join(self.parts)

    def __truediv__(self, part: str) -> Path:
        return Path((*self.parts, part))

    @property
    def parent(self) -> Path:
        return Path(self.parts[:-1])

    @property
    def name(self) -> str:
        """The last part: a field's name or an item's id; empty for the whole strategy."""
        return self.parts[-1] if self.parts else ""

    def within(self, other: Path) -> bool:
        """Whether this place is `other` or lies inside it."""
        return self.parts[: len(other.parts)] == other.parts


ROOT = Path()
