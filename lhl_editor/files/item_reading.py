"""YAML nodes -> items, typed by the schema, with what they hold beside it.

Every scalar is taken as text. What has the wrong shape is a fault; what is merely half-typed is
left to the validator.
"""

from __future__ import annotations

import re

from lhl_editor.core import notation
from lhl_editor.core.schema import KINDS, LISTS, SCALARS, STRATEGY, Field, Kind, Type
from lhl_editor.core.strategy import NOTHING_KEPT, Item, Kept, Strategy, Value, empty_value
from lhl_editor.files.faults import Fault, shortened
from lhl_editor.files.item_ids import is_id, unique_ids
from lhl_editor.files.unknown_keys import dedented, says, written_anew
from lhl_editor.files.yaml_comments import ABOVE_ITEM, AT_END, Comments, lines_of
from lhl_editor.files.yaml_nodes import Mapping, Node, Scalar, Sequence

_LINE_END = re.compile(r" *\n[ \n]*")
_TEXTS = frozenset({Type.LINE, Type.LINES, Type.TEXT})
_SHAPES = {Scalar: "value", Sequence: "list", Mapping: "fields"}


class ItemReader:
    """Reads items out of the nodes of `source`; collects `faults` and the `lines` of paths."""

    def __init__(self, source: str, comments: Comments) -> None:
        self.source, self.comments = source, comments
        self.faults: list[Fault] = []
        self.lines: dict[str, int] = {}
        self.cut: list[str] = []  # paths of texts that a comment on the same line may have cut

    def strategy(self, root: Mapping) -> Strategy:
        self.lines[""] = root.line + 1
        return self._item(KINDS[STRATEGY], root, "", "", "format")

    def _item(self, kind: Kind, node: Mapping, path: str, id: str, own_key: str) -> Item:
        values: dict[str, Value] = {}
        unknown: list[tuple[Scalar, Node]] = []
        prefix = path + "/" if path else ""
        for name, (key, value) in node.entries.items():
            if name == own_key:
                continue
            declared = kind.field(name)
            if declared is None:
                unknown.append((key, value))
                continue
            place = prefix + name
            self.lines[place] = key.line + 1
            values[name] = self._value(declared, value, place)
        has_more = unknown or node in self.comments.placed
        kept = self._kept(kind, node, unknown) if has_more else NOTHING_KEPT
        return Item(kind.name, id, values, kept)

    def _value(self, declared: Field, node: Node, path: str) -> Value:
        if isinstance(node, Scalar):
            if node.is_null:
                return empty_value(declared)
            self._note_comment(declared, node, path)
        if declared.type in SCALARS:
            return self._scalar(declared, node, path)
        match declared.type, node:
            case Type.TEXT, Scalar():
                return notation.parse(node.text)
            case Type.SECTION, Mapping():
                return self._item(KINDS[declared.kind], node, path, "", "")
            case Type.ITEMS, Sequence():
                return self._items(declared, node, path)
            case _, Sequence() if declared.type in LISTS:
                return self._scalars(declared, node, path)
        due = {Type.TEXT: "value", Type.SECTION: "fields"}.get(declared.type, "list")
        self._refuse(f"{due}_not_{_SHAPES[type(node)]}", node, path, field=declared.name)
        return empty_value(declared)

    def _note_comment(self, declared: Field, node: Scalar, path: str) -> None:
        """Notes a plain text with ` #` after it: `Tema #1` is read as «Tema»."""
        if not node.style and declared.type in _TEXTS:
            rest = self.source[node.end : self.source.find("\n", node.end)]
            if rest.lstrip(" ").startswith("#"):
                self.cut.append(path)

    def _scalar(self, declared: Field, node: Node, path: str) -> str:
        if not isinstance(node, Scalar):
            self._refuse(f"value_not_{_SHAPES[type(node)]}", node, path, field=declared.name)
            return ""
        return "" if node.is_null else _one_line(node.text)

    def _scalars(self, declared: Field, node: Sequence, path: str) -> tuple[str, ...]:
        for one in node.items:
            if isinstance(one, Scalar) and not one.is_null:
                self._note_comment(declared, one, path)
        return tuple(self._scalar(declared, one, path) for one in node.items)

    def _items(self, declared: Field, node: Sequence, path: str) -> tuple[Item, ...]:
        mappings = [self._mapping(declared, item, path) for item in node.items]
        found = [(self._id(item, path), self.source[item.start : item.end]) for item in mappings]
        items = []
        for item, id in zip(mappings, unique_ids(declared.kind, found), strict=True):
            place = f"{path}/{id}"
            self.lines[place] = item.line + 1
            items.append(self._item(KINDS[declared.kind], item, place, id, "id"))
        return tuple(items)

    def _mapping(self, declared: Field, node: Node, path: str) -> Mapping:
        if isinstance(node, Mapping):
            return node
        if not (isinstance(node, Scalar) and node.is_null):
            self._refuse(f"item_not_{_SHAPES[type(node)]}", node, path, field=declared.name)
        return Mapping("", False, node.start, node.line, node.column, node.end)

    def _id(self, item: Mapping, path: str) -> str:
        if "id" not in item.entries:
            return ""
        node = item.entries["id"][1]
        if not isinstance(node, Scalar):
            self._refuse(f"value_not_{_SHAPES[type(node)]}", node, path, field="id")
            return ""
        id = "" if node.is_null else _one_line(node.text)
        if id == "" or is_id(id):
            return id
        self._refuse("bad_id", node, path, id=shortened(id))
        return ""

    def _kept(self, kind: Kind, node: Mapping, unknown: list[tuple[Scalar, Node]]) -> Kept:
        pieces = []
        lines = {ABOVE_ITEM: lines_of(self.comments.of(node, ABOVE_ITEM))}
        for declared in kind.fields:
            lines[declared.name] = lines_of(self.comments.of(node, declared.name))
        for key, value in unknown:
            piece, lines[key.text] = self._unknown(node, key, value)
            pieces.append((key.text, piece))
        lines[AT_END] = lines_of(self.comments.of(node, AT_END))
        return Kept(tuple(pieces), tuple((key, above) for key, above in lines.items() if above))

    def _unknown(self, node: Mapping, key: Scalar, value: Node) -> tuple[str, tuple[str, ...]]:
        """The piece of source of an unknown key, and the comments above it."""
        end = self.comments.end_of(value)
        piece = dedented(self.source[key.start : end], key.column).rstrip("\n ")
        inside = self.comments.between(key.start, end)
        above = [
            comment
            for comment in self.comments.of(node, key.text)
            if not key.start <= comment.start < end
        ]
        if says(piece, key, value):
            return piece, lines_of(above)
        everything = sorted([*above, *inside], key=lambda comment: comment.start)
        return written_anew(key, value), lines_of(everything)

    def _refuse(self, code: str, node: Node, path: str, **values: str) -> None:
        self.faults.append(Fault(code, node.line + 1, node.column + 1, path, values))


def _one_line(text: str) -> str:
    """A text of several lines, folded as YAML folds them."""
    return _LINE_END.sub(" ", text.strip("\n")) if "\n" in text else text
