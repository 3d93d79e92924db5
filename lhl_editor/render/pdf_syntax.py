"""Values in, the text that stands for them in a PDF file out (ISO 32000-1, 7.3 and 7.9)."""

from __future__ import annotations

import re
from functools import cache

# The characters that are the same in PDFDocEncoding and Latin-1.
_PDFDOC = re.compile("[ -~¡-¬®-ÿ]*")
_ESCAPES = str.maketrans({"(": r"\(", ")": r"\)", "\\": r"\\", "\r": r"\r"})


def numbers(*values: float) -> str:
    """Lengths with a space between, to a hundredth of a point (0.004 mm)."""
    return " ".join([f"{round(value, 2) + 0.0:.7g}" for value in values])


def reference(obj: int) -> str:
    """A reference to the object of that number."""
    return f"{obj} 0 R"


def array(items: list[str]) -> str:
    """The items as an array; one alone stands for itself where PDF allows that."""
    return items[0] if len(items) == 1 else f"[{' '.join(items)}]"


def escaped(text: str) -> str:
    """Latin-1 characters, each a byte, as they stand between the brackets of a string."""
    return text.translate(_ESCAPES)


def text_string(text: str) -> str:
    """A text for people: title, alternative text, description. Latin-1 characters, each a byte."""
    if not _PDFDOC.fullmatch(text):
        text = ("\ufeff" + text).encode("utf-16-be").decode("latin-1")
    return f"({escaped(text)})"


def attributes(owner: str, entries: str) -> str:
    """An attribute object for an element's entry /A."""
    return f"<</O/{owner}{entries}>>"


@cache
def rgb(colour: str) -> tuple[float, float, float]:
    """Red, green and blue from 0 to 1 of «#RRGGBB»."""
    red, green, blue = (round(int(colour[i : i + 2], 16) / 255, 3) for i in (1, 3, 5))
    return red, green, blue
