"""reportlab's TrueType fonts, with what is wrong or slow in reportlab 5.1.0 mended from outside.

Nothing of reportlab is patched: the mends are subclasses. Each names its fault. A further fault,
`PDFStream.format` writing no end-of-line before `endstream`, does not arise, since
`pdf_document.PackedDocument` writes all streams itself.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib import import_module
from itertools import accumulate, chain, repeat
from pathlib import Path
from struct import unpack_from
from types import ModuleType
from typing import Any


class _Later(ModuleType):
    """Stands for a module that is imported when something of it is first wanted."""

    def __getattr__(self, name: str) -> Any:
        return getattr(import_module(self.__name__), name)


@contextmanager
def _without_pillow() -> Iterator[None]:
    """Fault: reportlab imports all of Pillow, a fifth of its start, though nothing is a picture.

    reportlab alone gets the stand-in; any other `from PIL import Image` gives the real module.
    """
    if "PIL.Image" in sys.modules:
        yield
        return
    pillow: Any = import_module("PIL")
    pillow.Image = _Later("PIL.Image")
    try:
        yield
    finally:
        del pillow.Image


with _without_pillow():
    from reportlab.pdfbase import pdfmetrics, ttfonts

SHOWN_HYPHEN = "\x1f"  # stands for a soft hyphen at which a line is broken
_DRAWN_AS = {SHOWN_HYPHEN: "-", "\u2011": "-"}
_READ_AS = {ord(SHOWN_HYPHEN): 0xAD}
_MOST_IN_BLOCK = 100  # entries of a bfchar block, by the CMap specification


class LatoFace(ttfonts.TTFontFace):
    """A face of a font file whose characters are in a cmap of format 4, as Lato's are.

    Fault: reportlab reads the metrics of 3,000 glyphs number by number, 8 ms a face.
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
        return code >= 0x20 and not 0xE000 <= code <= 0xF8FF and code in self.charToGlyph

    def getCharWidth(self, code: int) -> float:
        """The character's width in thousandths of an em."""
        advance = self.hmetrics[self.charToGlyph.get(code, 0)][0]
        return self._pdfScale(advance)  # type: ignore[attr-defined, no-any-return]

    def _glyphs(self) -> dict[int, int]:
        """Glyph by character: https://learn.microsoft.com/typography/opentype/spec/cmap, format 4"""
        cmap = self.get_table("cmap")
        tables = (unpack_from(">HHL", cmap, 4 + 8 * i) for i in range(unpack_from(">2H", cmap)[1]))
        start = next(at for platform, encoding, at in tables if (platform, encoding) == (3, 1))
        form, length, _, doubled = unpack_from(">4H", cmap, start)
        if form != 4:
            raise ttfonts.TTFError(f"{self.name}: cmap format {form}")
        count = doubled // 2
        words = unpack_from(f">{length // 2 - 8}H", cmap, start + 16)  # after endCode and its pad
        ends = unpack_from(f">{count}H", cmap, start + 14)
        starts, deltas = words[count : 2 * count], words[2 * count : 3 * count]
        glyphs: dict[int, int] = {}
        for number, (first, last, delta) in enumerate(zip(starts, ends, deltas, strict=True)):
            if not (offset := words[3 * count + number]):
                glyphs.update((c, (c + delta) & 0xFFFF) for c in range(first, last + 1))
                continue
            base = 3 * count + number + offset // 2 - first
            glyphs.update(
                (c, (words[base + c] + delta) & 0xFFFF)
                for c in range(first, last + 1)
                if base + c < len(words) and words[base + c]
            )
        return {char: glyph for char, glyph in glyphs.items() if glyph}

    def _metrics(self) -> list[tuple[int, int]]:
        """Advance and left side bearing by glyph."""
        count = unpack_from(">H", self.get_table("hhea"), 34)[0]
        table = self.get_table("hmtx")
        pairs = unpack_from(f">{2 * count}H", table)
        bearings = unpack_from(f">{self.numGlyphs - count}H", table, 4 * count)
        rest = zip(repeat(pairs[-2]), bearings, strict=False)
        return [*zip(pairs[::2], pairs[1::2], strict=True), *rest]

    def _positions(self) -> list[int]:
        """Where each glyph's outline begins in the table `glyf`, and the end of the last."""
        is_long = unpack_from(">h", self.get_table("head"), 50)[0]
        form = f">{self.numGlyphs + 1}{'L' if is_long else 'H'}"
        places = unpack_from(form, self.get_table("loca"))
        return list(places) if is_long else [2 * place for place in places]


class LatoFont(ttfonts.TTFont):
    """A face as a font of PDF documents, each of which embeds the characters that it uses."""

    face: LatoFace

    def __init__(self, path: Path) -> None:
        # Not reportlab's own __init__, which reads the file with a TTFontFace.
        from weakref import WeakKeyDictionary

        self.fontName = path.stem
        self.face = LatoFace(path)
        self.encoding = ttfonts.TTEncoding()
        self.state = WeakKeyDictionary()
        self._asciiReadable = False  # else all of ASCII is embedded with each face

    def addObjects(self, doc: Any) -> None:
        """Adds the subsets to the document.

        Fault: reportlab's ToUnicode map gives U+0000 for codes without a character, and has more
        entries in a block than the format allows; either fails PDF/A and PDF/UA.
        """
        subsets = self.state[doc].subsets
        super().addObjects(doc)
        for number, subset in enumerate(subsets):
            name = b"%b+%b" % (ttfonts.SUBSETN(number), self.face.name)
            stream = doc.idToObject[f"toUnicodeCMap:{name.decode()}"]
            stream.content = to_unicode(subset)


def to_unicode(subset: Sequence[int], read_as: Mapping[int, int] = _READ_AS) -> bytes:
    """The CMap that says which character each code of a subset stands for (ISO 32000-1, 9.10.3)."""
    pairs = [(code, read_as.get(char, char)) for code, char in enumerate(subset) if char]
    lines = [f"<{code:02X}> <{chr(char).encode('utf-16-be').hex().upper()}>" for code, char in pairs]
    starts = range(0, len(lines), _MOST_IN_BLOCK)
    blocks = [lines[start : start + _MOST_IN_BLOCK] for start in starts]
    body = chain.from_iterable(
        (f"{len(block)} beginbfchar", *block, "endbfchar") for block in blocks
    )
    return "\n".join([_CMAP_HEAD, *body, _CMAP_FOOT]).encode("ascii")


_CMAP_HEAD = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<00> <FF>
endcodespacerange"""
_CMAP_FOOT = """endcmap
CMapName currentdict /CMap defineresource pop
end
end"""
