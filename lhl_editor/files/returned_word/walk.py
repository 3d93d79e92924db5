"""A part of a returned file -> its passages, in reading order.

Every element that holds text is come by, known or not: what has no field is loose, never lost.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from lhl_editor.core.anchors import KnownPaths
from lhl_editor.core.frozen import frozen
from lhl_editor.core.path import Path
from lhl_editor.files.returned_word.looks import Look, Looks
from lhl_editor.files.returned_word.package import Element, Part, Refused, W
from lhl_editor.files.returned_word.passages import (
    Kind,
    Passage,
    Piece,
    Tracked,
)
from lhl_editor.files.returned_word.standing import Anchored, WordFields

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_DEEPEST = 150
_MOST_COMMENTS = 500  # about the same words
_SYMBOLS = {"noBreakHyphen": "-", "softHyphen": "\xad", "tab": " ", "ptab": " ", "cr": "\n"}
_LAYOUT_BREAKS = frozenset({"page", "column"})
_NO_TEXT = frozenset({"pPr", "sectPr", "tblPr", "tblGrid", "trPr", "tcPr", "sdtPr", "sdtEndPr"})
# In a content control, LibreOffice 7.4 writes a link's code as text; U+2011 is its noBreakHyphen.
_LIBREOFFICE = re.compile(r'HYPERLINK "[^"]*"')


@frozen
class Walked:
    """The paragraphs of a part, the places whose anchors it holds, and where comments stand."""

    passages: list[Passage]
    anchored: set[Path]
    comment_places: dict[str, Path | None]


def walked(part: Part, known: KnownPaths, looks: Looks, bound: bool = False) -> Walked:
    """What a part says, where `bound` with ordinary spaces for bound ones; raises `Refused` where
    it is nested beyond reason."""
    walker = _Walker(part, known, looks, bound)
    walker.inside(part.root)
    done = [one for one in walker.done if one.pieces]
    return Walked(done, walker.anchored, walker.comment_places)


class _Walker:
    def __init__(self, part: Part, known: KnownPaths, looks: Looks, bound: bool) -> None:
        self.part, self.known, self.looks, self.bound = part, known, looks, bound
        self.done: list[Passage] = []
        self.now: Passage | None = None
        self.open = Anchored()
        self.fields = WordFields()
        self.comments: list[str] = []
        self.link = ""
        self.tracked: Tracked | None = None
        self.twin = False
        self.anchored: set[Path] = set()
        self.comment_places: dict[str, Path | None] = {}
        self.depth = 0

    def inside(self, element: Element) -> None:
        self.depth += 1
        if self.depth > _DEEPEST:
            raise Refused("too_deep")
        for child in element:
            if isinstance(child.tag, str):
                self.take(child)
        self.depth -= 1

    def take(self, element: Element) -> None:
        space, _, name = element.tag.rpartition("}")
        if name in _NO_TEXT:
            return
        if space + "}" == _MC and name == "Fallback":
            with self.having("twin", True):
                self.inside(element)
        elif method := _METHODS.get(name):
            method(self, element)
        else:
            self.inside(element)

    @contextmanager
    def having(self, name: str, value: object) -> Iterator[None]:
        before = getattr(self, name)
        setattr(self, name, value)
        yield
        setattr(self, name, before)

    # paragraphs and what stands around them

    def paragraph(self, element: Element) -> None:
        properties = element.find(f"{W}pPr")
        passage = Passage(self.part.name, self.looks.level(properties))
        deleted = properties is not None and properties.find(f"{W}rPr/{W}del") is not None
        passage.mark_deleted = deleted
        self.done.append(passage)
        with self.having("now", passage):
            self.inside(element)

    def control(self, element: Element) -> None:
        tag = element.find(f"{W}sdtPr/{W}tag")
        anchor = self.known.of_tag(tag.get(f"{W}val") or "") if tag is not None else None
        number = self.open.begin_control(anchor)
        self.anchored |= {anchor.path} if anchor else set()
        self.inside(element)
        self.open.end_control(number)

    def bookmark_start(self, element: Element) -> None:
        if anchor := self.known.of_bookmark(element.get(f"{W}name") or ""):
            self.open.begin_bookmark(anchor, element.get(f"{W}id") or "")
            self.anchored.add(anchor.path)
            if self.now:
                self.add(Kind.WORDS, "")  # what has been emptied says so

    def bookmark_end(self, element: Element) -> None:
        self.open.end_bookmark(element.get(f"{W}id") or "")

    def insertion(self, element: Element) -> None:
        with self.having("tracked", _tracked(element, True)):
            self.inside(element)

    def deletion(self, element: Element) -> None:
        with self.having("tracked", _tracked(element, False)):
            self.inside(element)

    def hyperlink(self, element: Element) -> None:
        relation = self.part.relations.get(element.get(f"{_R}id") or "")
        fragment = element.get(f"{W}anchor")  # LibreOffice parts it from the address
        link = relation.target + (f"#{fragment}" if fragment else "") if relation else ""
        with self.having("link", link):
            self.inside(element)

    def comment_start(self, element: Element) -> None:
        if len(self.comments) >= _MOST_COMMENTS:
            raise Refused("too_deep")
        self.comments.append(element.get(f"{W}id") or "")

    def comment_end(self, element: Element) -> None:
        id = element.get(f"{W}id") or ""
        self.comments = [one for one in self.comments if one != id]

    def comment_reference(self, element: Element) -> None:
        owner = self.open.owner
        self.comment_places[element.get(f"{W}id") or ""] = owner.anchor.path if owner else None

    # fields of Word

    def simple_field(self, element: Element) -> None:
        self.fields.begin(element.get(f"{W}instr") or "")
        self.begin_result()
        self.inside(element)
        self.fields.end()

    def field_mark(self, element: Element) -> None:
        match element.get(f"{W}fldCharType"):
            case "begin":
                self.fields.begin()
            case "separate":
                self.begin_result()
            case "end":
                self.fields.end()

    def field_instruction(self, element: Element) -> None:
        self.fields.instruct(element.text or "")

    def begin_result(self) -> None:
        target = self.fields.begin_result()
        if target is not None:
            self.add(Kind.PAGE, "", target=target)

    # runs

    def run(self, element: Element) -> None:
        look = self.looks.look(element.find(f"{W}rPr"))
        with self.having("look", look):
            self.inside(element)

    look = Look()

    def say(self, element: Element) -> None:
        if raw := element.text or "":
            kind = Kind.DELETED if element.tag.endswith("}delText") else Kind.WORDS
            text = _LIBREOFFICE.sub("", raw).replace("\u2011", "-")
            self.add(kind, text.replace("\u00a0", " ") if self.bound else text, raw)

    def line_break(self, element: Element) -> None:
        if element.get(f"{W}type") not in _LAYOUT_BREAKS:
            self.add(Kind.BREAK, "\n")

    def foreign_symbol(self, element: Element) -> None:
        code = element.get(f"{W}char") or ""
        if re.fullmatch("[0-9A-Fa-f]{2,4}", code):
            self.add(Kind.WORDS, chr(int(code, 16)))

    def symbol(self, element: Element) -> None:
        text = _SYMBOLS[element.tag.rpartition("}")[2]]
        self.add(Kind.BREAK if text == "\n" else Kind.WORDS, text)

    def add(self, kind: Kind, text: str, raw: str = "", target: str = "") -> None:
        if self.now is None:
            self.done.append(Passage(self.part.name))
        passage = self.now or self.done[-1]
        piece = Piece(
            self._kind(kind),
            text,
            raw,
            bold=self.look.bold,
            italic=self.look.italic,
            link=self.link or self.fields.link,
            language=self.look.language,
            owner=self.open.owner,
            target=target,
            tracked=self.tracked,
            comments=tuple(self.comments),
        )
        passage.pieces.append(piece)

    def _kind(self, kind: Kind) -> Kind:
        if self.twin:
            return Kind.TWIN
        if self.tracked and not self.tracked.inserted:
            return Kind.DELETED
        return Kind.RESULT if self.fields.is_result and kind is not Kind.PAGE else kind


def _tracked(element: Element, inserted: bool) -> Tracked:
    author, date = element.get(f"{W}author") or "", element.get(f"{W}date") or ""
    return Tracked(author, date, inserted)


_METHODS: dict[str, Callable[[_Walker, Element], None]] = {
    "p": _Walker.paragraph,
    "sdt": _Walker.control,
    "bookmarkStart": _Walker.bookmark_start,
    "bookmarkEnd": _Walker.bookmark_end,
    "ins": _Walker.insertion,
    "moveTo": _Walker.insertion,
    "del": _Walker.deletion,
    "moveFrom": _Walker.deletion,
    "hyperlink": _Walker.hyperlink,
    "commentRangeStart": _Walker.comment_start,
    "commentRangeEnd": _Walker.comment_end,
    "commentReference": _Walker.comment_reference,
    "fldSimple": _Walker.simple_field,
    "fldChar": _Walker.field_mark,
    "instrText": _Walker.field_instruction,
    "r": _Walker.run,
    "t": _Walker.say,
    "delText": _Walker.say,
    "br": _Walker.line_break,
    "cr": _Walker.symbol,
    "sym": _Walker.foreign_symbol,
    "tab": _Walker.symbol,
    "ptab": _Walker.symbol,
    "noBreakHyphen": _Walker.symbol,
    "softHyphen": _Walker.symbol,
}
