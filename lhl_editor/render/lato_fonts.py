"""A font file in, what embedding needs of it out: glyphs, widths, outlines, read in one go.

Fault of reportlab 5.1.0: its TTFontFile reads the metrics of 3,000 glyphs number by number, which
takes 8 ms a face instead of 2; and it gives the last glyphs a width in the wrong unit.
"""

from __future__ import annotations

from copy import copy
from itertools import repeat
from pathlib import Path
from struct import unpack_from
from weakref import WeakKeyDictionary

from lhl_editor.render.reportlab_mends import MendedFont, pdfmetrics, ttfonts

SHOWN_HYPHEN = "\x1f"  # stands for a soft hyphen at which a line is broken
_DRAWN_AS = {SHOWN_HYPHEN: "-", "\u2011": "-"}
_PRIVATE = range(0xE000, 0xF900)


class LatoFace(ttfonts.TTFontFace):
    """A face of a font file whose characters are in a cmap of format 4, as Lato's are.

    As reportlab's own, it is not to be used by two threads at once: see `fresh`.
    """

    def __init__(self, path: Path) -> None:
        pdfmetrics.TypeFace.__init__(self, None)
        ttfonts.TTFontFile.__init__(self, str(path), charInfo=0)
        self.charToGlyph = self._glyphs()
        for char, drawn in _DRAWN_AS.items():
            self.charToGlyph[ord(char)] = self.charToGlyph[ord(drawn)]
        self.hmetrics = self._metrics()
        self.glyphPos = self._positions()
        self.defaultWidth = self._pdfScale(self.hmetrics[0][0])  # type: ignore[attr-defined]

    def has(self, char: str) -> bool:
        """Whether the character can be drawn and read: no controls, nothing for private use."""
        code = ord(char)
        return code >= 0x20 and code not in _PRIVATE and code in self.charToGlyph

    def getCharWidth(self, code: int) -> float:
        """The character's width in thousandths of an em."""
        advance = self.hmetrics[self.charToGlyph.get(code, 0)][0]
        return self._pdfScale(advance)  # type: ignore[attr-defined, no-any-return]

    def _table(self, tag: str) -> bytes:
        return self.get_table(tag)  # type: ignore[no-untyped-call, no-any-return]

    def _glyphs(self) -> dict[int, int]:
        """Glyph by character (https://learn.microsoft.com/typography/opentype/spec/cmap)."""
        cmap = self._table("cmap")
        tables = (unpack_from(">HHL", cmap, 4 + 8 * i) for i in range(unpack_from(">2H", cmap)[1]))
        start = next(at for platform, encoding, at in tables if (platform, encoding) == (3, 1))
        form, length, _, doubled = unpack_from(">4H", cmap, start)
        if form != 4:
            raise ttfonts.TTFError(f"{self.name!r}: cmap format {form}")
        count = doubled // 2  # of segments: four columns of so many words, then glyphs
        words = unpack_from(f">{length // 2 - 7}H", cmap, start + 14)
        ends, words = words[:count], words[count + 1 :]
        found: dict[int, int] = {}
        for number, (first, last) in enumerate(zip(words, ends, strict=False)):
            delta, place = words[count + number], 2 * count + number
            if offset := words[place]:
                place += offset // 2
                glyphs = words[place : place + last - first + 1]
                pairs = zip(range(first, last + 1), glyphs, strict=False)
                found.update((char, (glyph + delta) & 0xFFFF) for char, glyph in pairs if glyph)
            else:
                found.update((char, (char + delta) & 0xFFFF) for char in range(first, last + 1))
        return {char: glyph for char, glyph in found.items() if glyph}

    def _metrics(self) -> list[tuple[int, int]]:
        """Advance and left side bearing by glyph."""
        count = unpack_from(">H", self._table("hhea"), 34)[0]
        table = self._table("hmtx")
        pairs = unpack_from(f">{2 * count}H", table)
        bearings = unpack_from(f">{self.numGlyphs - count}H", table, 4 * count)
        rest = zip(repeat(pairs[-2]), bearings, strict=False)
        return [*zip(pairs[::2], pairs[1::2], strict=True), *rest]

    def _positions(self) -> list[int]:
        """Where each glyph's outline begins in the table `glyf`, and the end of the last."""
        is_long = unpack_from(">h", self._table("head"), 50)[0]
        form = f">{self.numGlyphs + 1}{'L' if is_long else 'H'}"
        places = unpack_from(form, self._table("loca"))
        return list(places) if is_long else [2 * place for place in places]


class LatoFont(MendedFont):
    """A face as a font of PDF documents, each of which embeds the characters that it uses."""

    face: LatoFace

    def __init__(self, path: Path) -> None:
        # Not reportlab's own __init__, which reads the file with a TTFontFace.
        self.fontName = path.stem
        self.face = LatoFace(path)
        self.encoding = ttfonts.TTEncoding()
        self.state = WeakKeyDictionary()
        self._asciiReadable = False  # else all of ASCII is embedded with each face

    def fresh(self) -> LatoFont:
        """The same font for one document: two threads may each use their own."""
        font = copy(self)
        font.face = copy(self.face)
        font.state = WeakKeyDictionary()
        return font
