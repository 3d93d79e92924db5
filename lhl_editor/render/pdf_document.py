"""Objects in, the bytes of a PDF 1.7 file out: small objects packed together and compressed.

Half of a tagged file would be structure elements of 60 bytes each. In object streams (ISO 32000-1,
7.5.7) they take a tenth. Objects are written as they come and not kept.
"""

from __future__ import annotations

import sys
import zlib
from array import array
from copy import copy
from hashlib import md5
from io import BytesIO
from itertools import repeat
from typing import Any

from lhl_editor.render.reportlab_mends import pdfdoc

_HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
# Level 9 gives the same size and takes longer. Streams are short: a window of 8 kB makes them no
# larger, and saves a fifth of the time, which goes into setting up.
_LEVEL, _WINDOW, _MEMORY = 6, 13, 7
# A row of the cross-reference stream as a number: what follows, in its two forms.
_AT_OFFSET, _IN_STREAM = 1 << 56, 2 << 56
_ROW = "/W[1 5 2]"
_MOST_PACKED = 250  # objects of one object stream; more are no smaller, and slower to open


class PackedDocument(pdfdoc.PDFDocument):
    """A document to which objects are added by number; reportlab's fonts add theirs as ever.

    Text is Latin-1 characters, each a byte of the file.
    """

    def __init__(self, *, compress: bool = True) -> None:
        super().__init__(compression=compress, invariant=1, pdfVersion=(1, 7))
        self._file = BytesIO()
        self._file.write(_HEADER)
        self._digest = md5(usedforsecurity=False)
        self._rows = array("Q", [0xFFFF])  # by object number; the first heads the free objects
        self._waiting: list[tuple[int, bytes]] = []
        self.contents = b""  # of the page that was finished last

    def number(self) -> int:
        """The number of a new object."""
        self.objectcounter += 1
        return self.objectcounter

    def add(self, obj: int, text: str) -> None:
        """Adds the object of that number: anything but a stream."""
        self._waiting.append((obj, text.encode("latin-1")))
        if len(self._waiting) == _MOST_PACKED:
            self._pack()

    def add_stream(self, obj: int, entries: str, content: bytes, *, plain: bool = False) -> None:
        """Adds a stream; a plain one is never compressed."""
        if self.compression and not plain:
            packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, _WINDOW, _MEMORY)
            content = packer.compress(content) + packer.flush()
            entries += "/Filter/FlateDecode"
        self._set_row(obj, _AT_OFFSET | self._file.tell() << 16)
        head = f"{obj} 0 obj\n<<{entries}/Length {len(content)}>>\nstream\n"
        self._digest.update(content)
        # With \n alone, content that ends in \r would look shorter than it says.
        self._file.write(b"%b%b\r\nendstream\nendobj\n" % (head.encode("latin-1"), content))

    def addPage(self, page: Any) -> None:
        """Takes a finished page from reportlab's canvas: only what was drawn on it."""
        self.contents = page.stream.encode("latin-1")

    def followed(self) -> PackedDocument:
        """Another document that begins with what was added to this one."""
        other = copy(self)
        other._file = BytesIO()
        other._file.write(self._file.getvalue())
        other._digest = self._digest.copy()
        other._rows, other._waiting = self._rows[:], self._waiting[:]
        other.numberToId = {}  # what there is to add of reportlab's own classes
        return other

    def finish(self, root: int, info: int) -> bytes:
        """The whole file, with the objects of the fonts that were used."""
        self.add_fonts()
        self._pack()
        return self._with_cross_references(root, info)

    def add_fonts(self) -> None:
        """Adds what reportlab's fonts made."""
        for font in self.delayedFonts:
            font.addObjects(self)
        self.delayedFonts.clear()
        for obj, name in list(self.numberToId.items()):
            self._add_foreign(obj, self.idToObject[name])

    def _add_foreign(self, obj: int, value: Any) -> None:
        """Adds an object of reportlab's own classes."""
        if isinstance(value, pdfdoc.PDFStream):
            entries = "".join(f"/{k} {v}" for k, v in sorted(value.dictionary.dict.items()))
            self.add_stream(obj, entries, value.content)
        else:
            self.add(obj, pdfdoc.format(value, self, toplevel=1).decode("latin-1"))

    def _set_row(self, obj: int, row: int) -> None:
        if obj >= len(self._rows):
            self._rows.extend(repeat(0, obj + 1000 - len(self._rows)))
        self._rows[obj] = row

    def _pack(self) -> None:
        """Writes the waiting objects as one object stream."""
        if not self._waiting:
            return
        stream, offset = self.number(), 0
        heads: list[str] = []
        for index, (obj, body) in enumerate(self._waiting):
            self._set_row(obj, _IN_STREAM | stream << 16 | index)
            heads.append(f"{obj} {offset}")
            offset += len(body) + 1
        head = f"{' '.join(heads)} ".encode("ascii")
        entries = f"/Type/ObjStm/N {len(heads)}/First {len(head)}"
        self.add_stream(stream, entries, head + b"\n".join(body for _, body in self._waiting))
        self._waiting.clear()

    def _with_cross_references(self, root: int, info: int) -> bytes:
        """The file, closed with its cross-reference stream (ISO 32000-1, 7.5.8)."""
        obj, start = self.number(), self._file.tell()
        self._set_row(obj, _AT_OFFSET | start << 16)
        del self._rows[obj + 1 :]
        if sys.byteorder == "little":
            self._rows.byteswap()
        name = self._digest.hexdigest()
        entries = (
            f"/Type/XRef/Size {obj + 1}{_ROW}/Root {root} 0 R/Info {info} 0 R/ID[<{name}><{name}>]"
        )
        self.add_stream(obj, entries, self._rows.tobytes())
        self._file.write(b"startxref\n%d\n%%%%EOF\n" % start)
        return self._file.getvalue()
