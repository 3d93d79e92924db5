"""Words in, text operators out: kerned, with words encoded once in a document.

There are no ligatures. A no-break space is drawn and read as a space, so that a search for
«65 år» finds it; U+2011 is drawn as «-» and read as itself; a soft hyphen at the end of a span is
drawn as «-» and read as a soft hyphen; what is invisible is left out.
"""

from __future__ import annotations

import re
from functools import cache

from lhl_editor.pages.measure import INVISIBLE, Face, Faces
from lhl_editor.render.lato_fonts import SHOWN_HYPHEN, LatoFont
from lhl_editor.render.pdf_document import PackedDocument
from lhl_editor.render.pdf_syntax import escaped
from lhl_editor.resource_files import resource

_SOFT_HYPHEN = "\u00ad"
_REMEMBERED = 20_000
_SUBSET = 0xE000  # in encoded text: from here on in this subset of the face
_SUBSETS = re.compile("\ue000?([\ue000-\uf8ff])")


@cache
def _font(name: str) -> LatoFont:
    """A shipped font; read once in a process."""
    return LatoFont(resource("fonts", f"{name}.ttf"))


def lacks(face: Face, text: str) -> set[str]:
    """The characters of the text that the face cannot draw."""
    has = _font(face.name).face.has
    return {char for char in text if char not in INVISIBLE and not has(char)}


class _Codes(dict[str, str]):
    """Characters as they stand in a string of the PDF; reportlab gives out the codes."""

    def __init__(self, font: LatoFont, document: PackedDocument) -> None:
        super().__init__(dict.fromkeys(INVISIBLE, ""))
        self._font = font
        self._document = document
        self.lacks = False  # whether it was asked for a character that the font has not

    def __missing__(self, char: str) -> str:
        if char != SHOWN_HYPHEN and not self._font.face.has(char):
            self.lacks = True
        ((subset, code),) = self._font.splitString(char, self._document)
        self[char] = found = escaped(code.decode("latin-1"))
        if subset:
            self[char] = found = f"{chr(_SUBSET + subset)}{found}{chr(_SUBSET)}"
        return found


class Typeface:
    """One face in one document; embedded, with the characters used, once text is set in it."""

    def __init__(self, face: Face, document: PackedDocument) -> None:
        self._face = face
        self._document = document
        self._font = _font(face.name).fresh()
        self._codes = _Codes(self._font, document)
        self._words: dict[str, str] = {}

    @property
    def lacks(self) -> bool:
        """Whether text was set with a character that the face has not."""
        return self._codes.lacks

    @property
    def count(self) -> int:
        """How many characters it has been asked for."""
        return len(self._codes)

    def embed(self, document: PackedDocument) -> None:
        """Embeds in another document what was used so far, under the same names and codes."""
        self._font.embed(self._document, document)

    def font(self, size: float, subset: int = 0) -> str:
        """The operator that chooses the font."""
        return f"{self._font.getSubsetInternalName(subset, self._document)} {size:g} Tf"

    def show(self, text: str, size: float, space: str = "") -> str:
        """The operator that shows the text, and a space after it where one is asked for."""
        if text[-1:] == _SOFT_HYPHEN:
            text = text[:-1] + SHOWN_HYPHEN
        known, left = self._words, ""
        pieces: list[str] = []
        for word in (text + space).split(" "):
            # A word is looked up with the space and the letter before it, to which it is kerned.
            key = f"{left} {word}" if pieces else word
            try:
                pieces.append(known[key])
            except KeyError:
                pieces.append(self._encode(key, 1 if pieces else 0))
            left = word[-1:] or " "
        shown = "".join(pieces)
        if not shown.isascii():
            shown = self._with_fonts(shown, size)
        return f"[({shown})]TJ"

    def _encode(self, text: str, start: int) -> str:
        """What stands between the brackets of the array for `text[start:]`."""
        codes = list(map(self._codes.__getitem__, text))
        for place, kern in self._face.kerns(text.replace(SHOWN_HYPHEN, "-")):
            codes[place] = f"){-kern}({codes[place]}"
        if len(self._words) >= _REMEMBERED:
            self._words.clear()
        self._words[text] = encoded = "".join(codes[start:])
        return encoded

    def _with_fonts(self, shown: str, size: float) -> str:
        """Chooses the font where text goes over to another subset of it."""
        return _SUBSETS.sub(lambda at: f")]TJ {self.font(size, ord(at[1]) - _SUBSET)}[(", shown)


class Typefaces(dict[tuple[bool, bool], Typeface]):
    """The typefaces of a document by (bold, italic), each made when text is first set in it."""

    def __init__(self, faces: Faces, document: PackedDocument) -> None:
        super().__init__()
        self._faces = faces
        self._document = document

    def __missing__(self, style: tuple[bool, bool]) -> Typeface:
        self[style] = made = Typeface(self._faces[style], self._document)
        return made
