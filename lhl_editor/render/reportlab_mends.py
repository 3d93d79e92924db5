"""reportlab's TrueType fonts, with what is wrong in reportlab 5.1.0 mended from outside.

Nothing of reportlab is changed: the mends are subclasses, and each names its fault. Other parts of
the renderer import `ttfonts`, `pdfmetrics` and `pdfdoc` from here. A further fault,
`PDFStream.format` writing no end-of-line before `endstream`, cannot arise, since
`pdf_document.PackedDocument` writes all streams itself.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from copy import copy
from importlib import import_module
from itertools import chain
from types import ModuleType
from typing import Any

_READ_AS = {0x1F: 0xAD}  # see `lato_fonts.SHOWN_HYPHEN`
_MOST_IN_BLOCK = 100  # entries of a bfchar block, by the CMap specification


class _Later(ModuleType):
    """Stands for a module that is imported when something of it is first wanted."""

    def __getattr__(self, name: str) -> Any:
        return getattr(import_module(self.__name__), name)


@contextmanager
def _without_pillow() -> Iterator[None]:
    """Fault: reportlab imports all of Pillow, a fifth of its start, though nothing is a picture.

    Only reportlab gets the stand-in; any other `from PIL import Image` gives the module itself.
    """
    if "PIL.Image" in sys.modules:
        yield
        return
    pillow: Any = import_module("PIL")
    pillow.Image = later = _Later("PIL.Image")
    try:
        yield
    finally:
        if pillow.Image is later:
            del pillow.Image


@contextmanager
def _without_harfbuzz() -> Iterator[None]:
    """reportlab imports a shaping library where there is one; nothing here is shaped."""
    name = "uharfbuzz"
    there = sys.modules.get(name)
    sys.modules[name] = None  # type: ignore[assignment]
    try:
        yield
    finally:
        del sys.modules[name]
        if there:
            sys.modules[name] = there


with _without_pillow(), _without_harfbuzz():
    from reportlab.pdfbase import pdfdoc, pdfmetrics, ttfonts

__all__ = ["MendedFont", "pdfdoc", "pdfmetrics", "to_unicode", "ttfonts"]


class MendedFont(ttfonts.TTFont):
    """A font whose text can be read back."""

    def addObjects(self, doc: Any) -> None:
        """Adds the subsets that a document uses.

        Fault: reportlab's ToUnicode map gives U+0000 for codes without a character, and has more
        entries in a block than the format allows; either fails PDF/A and PDF/UA.
        """
        subsets = self.state[doc].subsets
        super().addObjects(doc)
        for number, subset in enumerate(subsets):
            name = b"%b+%b" % (ttfonts.SUBSETN(number), self.face.name)
            doc.idToObject[f"toUnicodeCMap:{name.decode()}"].content = to_unicode(subset)

    def embed(self, used: Any, doc: Any) -> None:
        """Adds to `doc` the subsets that `used` uses so far, and leaves them open for more."""
        self.state[doc] = copy(self.state[used])
        self.addObjects(doc)


def to_unicode(subset: Sequence[int]) -> bytes:
    """The CMap that says which character each code of a subset stands for (ISO 32000-1, 9.10.3).

    `subset`: characters by code, 0 where there is none.
    """
    pairs = [(code, chr(_READ_AS.get(char, char))) for code, char in enumerate(subset) if char]
    lines = [f"<{code:02X}> <{char.encode('utf-16-be').hex().upper()}>" for code, char in pairs]
    starts = range(0, len(lines), _MOST_IN_BLOCK)
    blocks = (lines[start : start + _MOST_IN_BLOCK] for start in starts)
    marked = ((f"{len(block)} beginbfchar", *block, "endbfchar") for block in blocks)
    return "\n".join([_CMAP_HEAD, *chain.from_iterable(marked), _CMAP_FOOT]).encode("ascii")


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
