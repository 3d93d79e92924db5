"""A strategy -> the canonical characters of its file.

Own, since PyYAML's writer keeps no comments: fields in the order of the schema, texts as literal
blocks, everything else on one line, an empty line between the large parts. What the schema does
not know comes after the last field; comments stand above what they follow.
"""

from __future__ import annotations

import re

from lhl_editor.core import notation
from lhl_editor.core.schema import KINDS, LISTS, Field, Kind, Type
from lhl_editor.core.strategy import Item, Strategy, Value
from lhl_editor.core.text import check_characters
from lhl_editor.files.item_ids import id_in_file
from lhl_editor.files.yaml_comments import ABOVE_ITEM, AT_END
from lhl_editor.files.yaml_scalars import quoted, scalar

FORMAT = 1
_NUMBER = re.compile(r"-?(0|[1-9][0-9]*)\Z")
_LARGE = (Type.TEXT, Type.SECTION, Type.ITEMS)
_UNSAFE_IN_BLOCK = re.compile(r"\ufeff| $", re.MULTILINE)


def written(strategy: Strategy) -> str:
    """The whole file; raises `BadCharacter` where the strategy holds what no file can."""
    writer = _Writer()
    writer.strategy(strategy)
    text = "\n".join(writer.lines) + "\n"
    check_characters(text.replace("\n", "").replace("\t", ""))
    return text


class _Writer:
    def __init__(self) -> None:
        self.lines: list[str] = []

    def strategy(self, strategy: Strategy) -> None:
        comments = dict(strategy.kept.comments)
        self._comments(comments.pop(ABOVE_ITEM, ()), "")
        self.lines.append(f"format: {FORMAT}")
        self._fields(strategy, "", comments, is_root=True)

    def _fields(
        self, item: Item, pad: str, comments: dict[str, tuple[str, ...]], is_root: bool = False
    ) -> None:
        """Fields, unknown keys and the comments at the end. Empties `comments`."""
        is_first, before_is_large = not is_root, is_root
        for declared in KINDS[item.kind].fields:
            value = item.values.get(declared.name)
            if value is None and declared.name not in comments:
                continue
            large = is_root or _is_spacious(declared)
            if not is_first and (large or before_is_large):
                self.lines.append("")
            is_first, before_is_large = False, large
            self._comments(comments.pop(declared.name, ()), pad)
            self._field(declared, value, pad)
        for key, piece in item.kept.unknown:
            if is_root or before_is_large:
                self.lines.append("")
            before_is_large = is_root
            self._comments(comments.pop(key, ()), pad)
            self.lines.extend(pad + line if line else "" for line in piece.split("\n"))
        if is_root and comments:
            self.lines.append("")
        for left in comments.values():
            self._comments(left, pad)

    def _field(self, declared: Field, value: Value | None, pad: str) -> None:
        head = f"{pad}{declared.name}:"
        if not value:
            self.lines.append(head)
        elif declared.type is Type.TEXT:
            self._text(head, notation.write(value), pad)
        elif declared.type is Type.SECTION:
            self._section(head, value, pad)
        elif declared.type is Type.ITEMS:
            self.lines.append(head)
            self._items(KINDS[declared.kind], value, pad + "  ")
        elif declared.type in LISTS:
            self.lines.append(head)
            self.lines.extend(f"{pad}  - {scalar(one)}" for one in value)
        elif declared.type is Type.NUMBER and _NUMBER.match(value):
            self.lines.append(f"{head} {value}")
        else:
            self.lines.append(f"{head} {scalar(value)}")

    def _text(self, head: str, text: str, pad: str) -> None:
        if _UNSAFE_IN_BLOCK.search(text):
            self.lines.append(f"{head} {quoted(text)}")
            return
        self.lines.append(f"{head} |")
        self.lines.extend(f"{pad}  {line}" if line else "" for line in text.split("\n"))

    def _section(self, head: str, section: Item, pad: str) -> None:
        comments = dict(section.kept.comments)
        self._comments(comments.pop(ABOVE_ITEM, ()), pad)
        if not section.values and not section.kept.unknown and comments.keys() <= {AT_END}:
            self._comments(comments.pop(AT_END, ()), pad)
        self.lines.append(head)
        self._fields(section, pad + "  ", comments)

    def _items(self, kind: Kind, items: tuple[Item, ...], pad: str) -> None:
        is_large = _is_large(kind)
        for number, item in enumerate(items):
            if number and is_large:
                self.lines.append("")
            comments = dict(item.kept.comments)
            self._comments(comments.pop(ABOVE_ITEM, ()), pad)
            self.lines.append(f"{pad}- id: {scalar(id_in_file(item.id))}")
            self._fields(item, pad + "  ", comments)

    def _comments(self, lines: tuple[str, ...], pad: str) -> None:
        self.lines.extend(pad + line if line else "" for line in lines)


def _is_spacious(declared: Field) -> bool:
    """Whether empty lines set the field off from those beside it."""
    if declared.type is Type.ITEMS:
        return _is_large(KINDS[declared.kind])
    return declared.type is Type.SECTION


def _is_large(kind: Kind) -> bool:
    """Whether items of the kind are long enough for empty lines between them."""
    return any(declared.type in _LARGE for declared in kind.fields)
