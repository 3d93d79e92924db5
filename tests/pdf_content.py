"""A page of a PDF in, its text out as it stands in marked content, piece by piece."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import pikepdf
from pikepdf import Dictionary, Object


@dataclass
class MarkedText:
    """The text between BDC and EMC; `tags` are the open marks, outermost first, with MCID."""

    tags: list[tuple[str, int | None]]
    text: str = ""
    mcid: int | None = field(init=False)

    def __post_init__(self) -> None:
        self.mcid = self.tags[-1][1] if self.tags else None


def marked_text(page: Object) -> list[MarkedText]:
    """The marked content of a page in order, and text outside it (which has no tags)."""
    return [piece for piece in _pieces(page) if piece.tags or piece.text]


def _pieces(page: Object) -> Iterator[MarkedText]:
    fonts = {name: _codes(font) for name, font in page.Resources.Font.as_dict().items()}
    codes: dict[int, str] = {}
    piece = MarkedText([])
    outer: list[MarkedText] = []
    for instruction in pikepdf.parse_content_stream(page):
        operands = instruction.operands
        match str(instruction.operator):
            case "BDC" | "BMC":
                about = operands[1] if len(operands) > 1 else Dictionary()
                number = about.get("/MCID")
                outer.append(piece)
                mark = (str(operands[0]), None if number is None else int(number))
                piece = MarkedText([*piece.tags, mark])
            case "EMC":
                yield piece
                piece = outer.pop()
            case "Tf":
                codes = fonts[str(operands[0])]
            case "Tj":
                piece.text += _read(operands[0], codes)
            case "TJ":
                strings = [part for part in operands[0] if isinstance(part, pikepdf.String)]
                piece.text += "".join(_read(part, codes) for part in strings)
    yield piece
    assert not outer, "marked content is not closed"


def _read(string: Object, codes: dict[int, str]) -> str:
    return "".join(codes.get(code, "\ufffd") for code in bytes(string))


def _codes(font: Object) -> dict[int, str]:
    """Characters by code, as the font's ToUnicode map has them."""
    if "/ToUnicode" not in font:
        return {}
    cmap = font.ToUnicode.read_bytes().decode("ascii")
    pairs = re.findall(r"^<([0-9A-F]{2})> <((?:[0-9A-F]{4})+)>$", cmap, re.MULTILINE)
    return {int(code, 16): bytes.fromhex(text).decode("utf-16-be") for code, text in pairs}
