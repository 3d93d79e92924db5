"""The folder beside a document, `strategy.bilder`: its pictures out, and new ones in.

No other folder is ever read for the sake of a document. A file that somebody sends may claim to
hold more pixels than any memory: its size is looked at before anything is unpacked.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from functools import lru_cache
from io import BytesIO
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING
from unicodedata import normalize

from lhl_editor.core.pictures import NO_PICTURES, Picture, Pictures, is_picture_name
from lhl_editor.core.strategy import Strategy
from lhl_editor.files.faults import Unreadable
from lhl_editor.files.file_bytes import MEGABYTE, read_bytes
from lhl_editor.files.saving import NotSaved, make_folder, not_saved, save_bytes

if TYPE_CHECKING:
    from PIL.Image import Image

SUFFIX = ".bilder"
MOST_BYTES, MOST_PIXELS = 5 * MEGABYTE, 40_000_000
_SHARP = 1600  # pixels across: more than print shows of a logo
_LONGEST = 60  # characters of a name, without number and ending
_ORIENTATION = 0x0112  # of a photograph, in Exif
_MAGIC = {b"\x89PNG\r\n\x1a\n": "PNG", b"\xff\xd8\xff": "JPEG"}


class NotAPicture(Exception):
    """`rule`: which of the rules for pictures the file breaks."""

    def __init__(self, rule: str) -> None:
        super().__init__(rule)
        self.rule = rule


def folder_of(document: Path) -> Path:
    """Where the pictures of a document stand, beside the file that a link leads to."""
    place = Path(os.path.realpath(document))
    return place.with_name((place.stem or place.name) + SUFFIX)


def read_pictures(strategy: Strategy, document: Path | None) -> Pictures:
    """The pictures that the strategy names, as outputs can take them, or what is wrong with each.

    Without a file it has none.
    """
    name = strategy["document"]["logo"]
    if document is None or not is_picture_name(name):
        return NO_PICTURES
    place = folder_of(document) / name
    try:
        status = place.stat()
    except (OSError, ValueError):
        return NO_PICTURES
    if Path(os.path.realpath(place)).parent != place.parent:  # a link to another folder
        return NO_PICTURES
    try:
        return {name: _read(place, (status.st_mtime_ns, status.st_size))}
    except Unreadable:
        return {name: "logo_unreadable"}


def take_in(source: Path, document: Path) -> str:
    """Copy a picture into the document's folder; what it is called there. Nothing that stands
    there is written over. Raises `Unreadable`, `NotAPicture` or `NotSaved`."""
    data = _bytes_of(source)
    ending = ".jpg" if picture_of(data).is_jpeg else ".png"
    folder = folder_of(document)
    make_folder(folder)
    for name in _names(source.stem, ending):
        if _put(folder / name, data):
            return name
    raise AssertionError("numbers have no end")


def take_along(strategy: Strategy, document: Path, new: Path) -> None:
    """Copy what the strategy names to where the document is saved now. Raises `NotSaved`."""
    name, folder = strategy["document"]["logo"], folder_of(new)
    source = folder_of(document) / name
    if folder != source.parent and name in read_pictures(strategy, document):
        try:
            data = _bytes_of(source)
        except (Unreadable, NotAPicture):
            return
        make_folder(folder)
        _put(folder / name, data)


def picture_of(data: bytes) -> Picture:
    """What a file's bytes hold; raises `NotAPicture`."""
    kind = next((kind for magic, kind in _MAGIC.items() if data.startswith(magic)), "")
    if not kind:
        raise NotAPicture("logo_unreadable")
    try:
        image = _opened(data, kind)
        if image.width * image.height > MOST_PIXELS:
            raise NotAPicture("logo_too_large")
        image.load()
        return _fitted(data, image, kind)
    except NotAPicture:
        raise
    except Exception as error:  # Pillow raises all sorts where a file is damaged
        raise NotAPicture("logo_unreadable") from error


@lru_cache(maxsize=4)
def _read(place: Path, _state: tuple[int, int]) -> Picture | str:
    """Read once while the file's time and size are the same; raises `Unreadable`."""
    try:
        return picture_of(_bytes_of(place))
    except NotAPicture as wrong:
        return wrong.rule


def _bytes_of(place: Path) -> bytes:
    """Raises `Unreadable`, and `NotAPicture` where there are more than a picture may have."""
    with contextlib.suppress(OSError):
        if place.stat().st_size > MOST_BYTES:
            raise NotAPicture("logo_too_large")
    return read_bytes(place)


def _opened(data: bytes, kind: str) -> Image:
    """The image, whose pixels are not unpacked yet. Only these two formats are tried."""
    from PIL import JpegImagePlugin, PngImagePlugin

    plugins = {"PNG": PngImagePlugin.PngImageFile, "JPEG": JpegImagePlugin.JpegImageFile}
    return plugins[kind](BytesIO(data))


def _fitted(data: bytes, image: Image, kind: str) -> Picture:
    """Upright, in colours that PDF/A knows, with no more pixels than are seen. What is so already
    stays as it is."""
    from PIL import ImageOps

    upright = ImageOps.exif_transpose(image)
    simple = ("L", "RGB") if kind == "JPEG" else ("1", "L", "LA", "P", "RGB", "RGBA")
    is_turned = image.getexif().get(_ORIENTATION, 1) != 1
    if image.mode in simple and max(image.size) <= _SHARP and not is_turned:
        return Picture(data, *image.size)
    if upright.mode.startswith("I"):  # greys of 16 bits, which `convert` would cut off at 255
        upright = upright.convert("I").point(lambda grey: grey / 256).convert("L")
    clear = kind == "PNG" and upright.has_transparency_data
    made = upright.convert("RGBA" if clear else "RGB")
    made.thumbnail((_SHARP, _SHARP))
    stream = BytesIO()
    made.save(stream, kind, quality=90)
    return Picture(stream.getvalue(), *made.size)


def _names(stem: str, ending: str) -> Iterator[str]:
    """«logo.png», «logo-2.png» …"""
    plain = normalize("NFC", stem)[:_LONGEST].strip(" .")
    plain = plain if is_picture_name(plain + ending) else "logo"
    for number in count(1):
        yield f"{plain}{'' if number == 1 else f'-{number}'}{ending}"


def _put(place: Path, data: bytes) -> bool:
    """Make a file of these bytes; whether they stand there now. Raises `NotSaved`."""
    try:
        place.touch(exist_ok=False)
    except FileExistsError:
        return _holds(place, data)
    except OSError as error:
        raise not_saved(place, error) from error
    try:
        save_bytes(place, data)
    except NotSaved:
        with contextlib.suppress(OSError):
            place.unlink()
        raise
    return True


def _holds(place: Path, data: bytes) -> bool:
    try:
        return read_bytes(place) == data
    except Unreadable:
        return False
