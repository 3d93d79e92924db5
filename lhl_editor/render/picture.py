"""The bytes of a PDF in, the pixels of a page out, by PDFium."""

from __future__ import annotations

import ctypes
from threading import Lock

import pypdfium2
import pypdfium2.raw as pdfium

from lhl_editor.core.frozen import frozen

_WHITE = 0xFFFFFFFF
_ONE_AT_A_TIME = Lock()  # PDFium is made for one thread: two at once kill the program


@frozen
class Area:
    """A part of a picture, in pixels from its top left corner."""

    x: int
    y: int
    width: int
    height: int


@frozen
class Picture:
    """Pixels of four bytes, blue, green, red and one unused; `stride` bytes a row. The pixels
    are Python's own memory, so they may be used, and let go, on any thread."""

    pixels: ctypes.Array[ctypes.c_ubyte]
    width: int
    height: int
    stride: int


def draw_page(
    pdf: bytes, width: int, height: int, area: Area | None = None, page: int = 0
) -> Picture:
    """A page, counted from 0, as `width` by `height` pixels; or only an area of that picture.

    Raises `pypdfium2.PdfiumError` where the bytes are no PDF, or have no such page.
    """
    part = area or Area(0, 0, width, height)
    with _ONE_AT_A_TIME:
        document = pypdfium2.PdfDocument(pdf)
        try:
            return _drawn(document[page], width, height, part)
        finally:
            document.close()


def _drawn(page: pypdfium2.PdfPage, width: int, height: int, part: Area) -> Picture:
    bitmap = pypdfium2.PdfBitmap.new_native(part.width, part.height, pdfium.FPDFBitmap_BGRx)
    try:
        pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, part.width, part.height, _WHITE)
        corner, size = (-part.x, -part.y), (width, height)
        pdfium.FPDF_RenderPageBitmap(bitmap, page, *corner, *size, 0, pdfium.FPDF_ANNOT)
        return Picture(bitmap.buffer, part.width, part.height, bitmap.stride)
    finally:
        bitmap.close()
        page.close()
