"""Pictures in, image objects of the PDF out: JPEG as it is, PNG as pixels with its transparency.

Colours are red, green and blue, or grey, as the document's output intent has them: PDF/A knows no
others. (ISO 32000-1, 8.9.5)
"""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO

from lhl_editor.core.pictures import Picture
from lhl_editor.render.pdf_document import PackedDocument


class Images:
    """The images of one document, each written once."""

    def __init__(self, document: PackedDocument) -> None:
        self._document = document
        self._objects: dict[Picture, int] = {}

    def name(self, picture: Picture) -> str:
        """What pages call it."""
        if picture not in self._objects:
            self._objects[picture] = self._write(picture)
        return f"Im{list(self._objects).index(picture) + 1}"

    @property
    def resources(self) -> str:
        """Their entry among the resources of the pages; empty where there are none."""
        pairs = "".join(f"/Im{n} {obj} 0 R" for n, obj in enumerate(self._objects.values(), 1))
        return pairs and f"/XObject<<{pairs}>>"

    def _write(self, picture: Picture) -> int:
        mode, pixels, opacity = _pixels(picture)
        mask = ""
        if opacity:
            mask = f"/SMask {self._add(_entries(picture, 'L'), opacity)} 0 R"
        entries = _entries(picture, mode) + mask
        if picture.is_jpeg:
            return self._add(f"{entries}/Filter/DCTDecode", picture.data, plain=True)
        return self._add(entries, pixels)

    def _add(self, entries: str, content: bytes, *, plain: bool = False) -> int:
        number = self._document.number()
        self._document.add_stream(number, entries, content, plain=plain)
        return number


def _entries(picture: Picture, mode: str) -> str:
    space = "/DeviceGray" if mode == "L" else "/DeviceRGB"
    size = f"/Width {picture.width}/Height {picture.height}"
    return f"/Type/XObject/Subtype/Image{size}/ColorSpace{space}/BitsPerComponent 8"


@lru_cache(maxsize=2)  # the preview draws the same page again and again
def _pixels(picture: Picture) -> tuple[str, bytes, bytes]:
    """Mode (L or RGB), pixels, and how opaque each is where not all are; of JPEG only the mode."""
    from PIL import Image  # slow to import, and most documents have no picture

    image: Image.Image = Image.open(BytesIO(picture.data), formats=("PNG", "JPEG"))
    if picture.is_jpeg:
        return image.mode, b"", b""
    opacity = b""
    if image.has_transparency_data:
        image = image.convert("RGBA")
        alpha = image.getchannel("A")
        opacity = alpha.tobytes() if alpha.getextrema() != (255, 255) else b""
    mode = "L" if image.mode in ("1", "L") else "RGB"
    return mode, image.convert(mode).tobytes(), opacity
