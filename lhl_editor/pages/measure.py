"""Text and size in, width in points out: kerned as in the font, without reading a font file.

A face is made from measures that are given to it (`render/faces.py` loads those of the shipped
fonts). Text is measured as it is drawn: see `shown`. There are no ligatures.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from operator import add
from typing import TypeAlias

# Soft hyphen, zero-width space, non-joiner and joiner, word joiner, byte order mark.
INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")
_HYPHEN = "\u2011"  # non-breaking hyphen: not in Lato, drawn as an ordinary one
_SHOWN = str.maketrans({_HYPHEN: "-", **dict.fromkeys(INVISIBLE)})
_SPECIAL = INVISIBLE | {_HYPHEN}
_NO_TEXT = frozenset("\x00\r\uf8ff")  # glyphs of the font that stand for no character of a text
_REMEMBERED = 50_000


def shown(text: str) -> str:
    """The characters that are drawn for `text`: none for the invisible ones, «-» for U+2011.

    Between what then stands side by side there is kerning, as HarfBuzz has it.
    """
    return text if _SPECIAL.isdisjoint(text) else text.translate(_SHOWN)


class Advances(dict[str, int]):
    """Widths by character, in font units; `notdef` for a character that the font lacks."""

    __slots__ = ("notdef",)

    def __init__(self, widths: Iterable[tuple[str, int]], notdef: int) -> None:
        super().__init__(widths)
        self.notdef = notdef

    def __missing__(self, char: str) -> int:
        return self.notdef


class Kerning(dict[str, int]):
    """Kerning by pair of characters («AV»), in font units; a pair is looked up when first met.

    `left`: character -> row of the kerning table, "value names value names …", in which a name is
    one character that stands for all that kern alike as the second of a pair; `right`: character
    -> that name. (Format and grouping: `resources/fonts/build_metrics.py`.)
    """

    __slots__ = ("_left", "_right", "_rows")

    def __init__(self, left: Mapping[str, str], right: Mapping[str, str]) -> None:
        super().__init__()
        self._left = left
        self._right = right
        self._rows: dict[str, dict[str, int]] = {}

    def __missing__(self, pair: str) -> int:
        self[pair] = value = self._row(pair[0]).get(self._right.get(pair[1], ""), 0)
        return value

    def _row(self, char: str) -> dict[str, int]:
        text = self._left.get(char, "")
        if text not in self._rows:
            fields = text.split(" ")
            values = zip(fields[::2], fields[1::2], strict=False)
            self._rows[text] = {name: int(value) for value, names in values for name in names}
        return self._rows[text]


class _Ems(dict[str, float]):
    """Widths of whole texts at size 1, remembered: words come back again and again."""

    __slots__ = ("_advances", "_kerning", "_units")

    def __init__(self, advances: Advances, kerning: Kerning, units_per_em: int) -> None:
        super().__init__()
        self._advances = advances
        self._kerning = kerning
        self._units = units_per_em

    def __missing__(self, text: str) -> float:
        drawn = shown(text)
        units = sum(map(self._advances.__getitem__, drawn))
        units += sum(map(self._kerning.__getitem__, map(add, drawn, drawn[1:])))
        if len(self) >= _REMEMBERED:
            self.clear()
        self[text] = em = units / self._units
        return em


@dataclass(frozen=True, slots=True, eq=False)
class Face:
    """One font face, for instance «Lato-Bold»: ascent, descent (negative) and cap height in em.

    `advances` and `kerning` are in font units, `units_per_em` of them in an em.
    """

    name: str
    ascent: float
    descent: float
    cap_height: float
    units_per_em: int
    advances: Advances = field(repr=False)
    kerning: Kerning = field(repr=False)
    _ems: _Ems = field(init=False, repr=False)
    _gaps: dict[str, float] = field(init=False, repr=False, default_factory=dict)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_ems", _Ems(self.advances, self.kerning, self.units_per_em))

    def has(self, char: str) -> bool:
        """Whether the face can show the character; what is drawn as nothing it always can."""
        return (char in self.advances and char not in _NO_TEXT) or char in _SPECIAL

    def width(self, text: str, size: float) -> float:
        """Width in points of `text` set in `size` points, kerned, spaces included.

        A soft hyphen has no width; whoever shows one measures «-» in its place.
        """
        return self._ems[text] * size

    def joint(self, left: str, right: str, size: float) -> float:
        """Kerning in points where `right` follows `left`: lines can be added up from words.

        `width(left + right)` is `width(left) + joint(left, right) + width(right)`, unless one of
        the two draws nothing. Lato kerns «r » and « v», so a space is no firewall.
        """
        pair = left[-1:] + right[:1]
        if not _SPECIAL.isdisjoint(pair):
            pair = shown(left)[-1:] + shown(right)[:1]
        return self.kerning[pair] * size / self.units_per_em if len(pair) == 2 else 0.0

    def gap(self, left: str, right: str, size: float) -> float:
        """Width in points of a space between two texts, kerned with both."""
        neighbours = left[-1:] + right[:1]
        em = self._gaps.get(neighbours)
        if em is None:
            em = self._ems[" "] + self.joint(left, " ", 1) + self.joint(" ", right, 1)
            self._gaps[neighbours] = em
        return em * size

    def kerns(self, text: str) -> tuple[tuple[int, int], ...]:
        """Where `text` is kerned: (i, thousandths of an em to move right before `text[i]`).

        Only what is not 0; a PDF TJ array wants the negated numbers. They are rounded so that
        they add up to the exact kerning, within half a thousandth, however long the text is.
        """
        drawn = shown(text)
        places = [i for i, char in enumerate(text) if char not in INVISIBLE][1:]
        units = map(self.kerning.__getitem__, map(add, drawn, drawn[1:]))
        found: list[tuple[int, int]] = []
        total = moved = 0
        for place, kern in zip(places, units, strict=True):
            if kern:
                total += kern
                if step := round(total * 1000 / self.units_per_em) - moved:
                    moved += step
                    found.append((place, step))
        return tuple(found)


Faces: TypeAlias = Mapping[tuple[bool, bool], Face]
"""The faces of a family by (bold, italic)."""
