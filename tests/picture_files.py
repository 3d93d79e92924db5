"""Pictures for tests, as files of each sort that a person may have, and a strategy with a logo."""

from __future__ import annotations

import zlib
from io import BytesIO
from pathlib import Path
from struct import pack

from PIL import Image, ImageDraw

from lhl_editor.core.pictures import Pictures
from lhl_editor.core.strategy import Strategy
from lhl_editor.files.pictures import folder_of, picture_of
from lhl_editor.files.strategy_file import write_strategy
from tests.range_of_strategies import put, shipped

NAME = "logo.png"
ALT = "Logo: Støtteapparatets kommunikasjonsgruppe"
TURNED = 6  # in Exif: a photograph that lies on its side


def drawn(mode: str = "RGBA", size: tuple[int, int] = (600, 200)) -> Image.Image:
    """A disc and a bar; where the mode can, on nothing."""
    image = Image.new("RGBA", size, (0, 0, 0, 0))
    draw = ImageDraw.Draw(image)
    draw.ellipse((0, 0, size[1] - 1, size[1] - 1), fill=(124, 20, 92, 255))
    if size[0] > size[1]:
        draw.rectangle((size[1], size[1] // 3, size[0], size[1] // 2), fill=(2, 81, 105, 128))
    return image if mode == "RGBA" else image.convert(mode)


def stored(image: Image.Image, kind: str = "PNG", **how: object) -> bytes:
    stream = BytesIO()
    image.save(stream, kind, **how)
    return stream.getvalue()


def turned() -> bytes:
    exif = Image.Exif()
    exif[0x0112] = TURNED
    return stored(drawn("RGB"), "JPEG", exif=exif)


FILES: dict[str, bytes] = {
    "png": stored(drawn()),
    "png without alpha": stored(drawn("RGB")),
    "grey png": stored(drawn("L")),
    "grey png with alpha": stored(drawn("LA")),
    "png of 256 colours": stored(drawn("P")),
    "png of black and white": stored(drawn("1")),
    "png of 16 bits": stored(Image.new("I;16", (300, 300), 40_000)),
    "large png": stored(drawn(size=(4000, 900))),
    "very long png": stored(drawn("RGB", (4000, 3))),
    "very tall png": stored(drawn("RGB", (3, 4000))),
    "png of one pixel": stored(drawn("RGB", (1, 1))),
    "jpeg": stored(drawn("RGB"), "JPEG"),
    "grey jpeg": stored(drawn("L"), "JPEG"),
    "progressive jpeg": stored(drawn("RGB"), "JPEG", progressive=True),
    "jpeg for print": stored(drawn("CMYK"), "JPEG"),
    "large jpeg": stored(drawn("RGB", (4000, 900)), "JPEG"),
    "turned jpeg": turned(),
}


def png_that_claims(width: int, height: int) -> bytes:
    """A small file whose head says that it holds so many pixels."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return pack(">L", len(data)) + name + data + pack(">L", zlib.crc32(name + data))

    head = chunk(b"IHDR", pack(">LLBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")


def read(data: bytes) -> Pictures:
    """As they would be read beside a document."""
    return {NAME: picture_of(data)}


def with_logo(strategy: Strategy | None = None, name: str = NAME) -> Strategy:
    return put(shipped() if strategy is None else strategy, "document", "logo", name)


def document_with(folder: Path, data: bytes, name: str = NAME) -> Path:
    """A document with a logo in a file, the picture beside it."""
    file = folder / "strategi.yaml"
    file.write_bytes(write_strategy(with_logo(name=name)))
    folder_of(file).mkdir()
    (folder_of(file) / name).write_bytes(data)
    return file
