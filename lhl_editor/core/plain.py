"""Values and changes as plain data (dicts, lists, strings), and back: for JSON and journals."""

from __future__ import annotations

from typing import Any, assert_never

from lhl_editor.core import notation
from lhl_editor.core.changes import AddItem, Change, MoveItem, RemoveItem, SetField
from lhl_editor.core.errors import UnknownPath
from lhl_editor.core.path import Path
from lhl_editor.core.schema import KINDS, STRATEGY, Field, Type
from lhl_editor.core.strategy import NOTHING_KEPT, Item, Kept, Value

Plain = Any  # what json.dumps takes


def item_to_plain(item: Item) -> dict[str, Plain]:
    """An item with its id, its set fields in schema order and what its file held beside them."""
    plain: dict[str, Plain] = {"id": item.id} if item.id else {}
    for declared in KINDS[item.kind].fields:
        if declared.name in item.values:
            plain[declared.name] = value_to_plain(declared, item.values[declared.name])
    if item.kept:
        plain["#kept"] = {
            "unknown": [list(pair) for pair in item.kept.unknown],
            "comments": [[key, list(lines)] for key, lines in item.kept.comments],
        }
    return plain


def item_from_plain(kind: str, plain: dict[str, Plain]) -> Item:
    """The item that `item_to_plain` wrote; raises `UnknownPath` for an undeclared field."""
    values = {}
    for name, value in plain.items():
        if name in ("id", "#kept"):
            continue
        declared = KINDS[kind].field(name)
        if declared is None:
            raise UnknownPath(f"{kind}.{name}")
        values[name] = value_from_plain(declared, value)
    return Item(kind, plain.get("id", ""), values, _kept_from_plain(plain.get("#kept")))


def _kept_from_plain(plain: dict[str, Plain] | None) -> Kept:
    if plain is None:
        return NOTHING_KEPT
    return Kept(
        tuple((key, source) for key, source in plain["unknown"]),
        tuple((key, tuple(lines)) for key, lines in plain["comments"]),
    )


def value_to_plain(declared: Field, value: Value) -> Plain:
    match declared.type:
        case Type.TEXT:
            return notation.write(value)
        case Type.SECTION:
            return item_to_plain(value)
        case Type.ITEMS:
            return [item_to_plain(one) for one in value]
        case Type.LINES | Type.DATES | Type.REFERENCES:
            return list(value)
        case _:
            return value


def value_from_plain(declared: Field, plain: Plain) -> Value:
    match declared.type:
        case Type.TEXT:
            return notation.parse(plain)
        case Type.SECTION:
            return item_from_plain(declared.kind, plain)
        case Type.ITEMS:
            return tuple(item_from_plain(declared.kind, one) for one in plain)
        case Type.LINES | Type.DATES | Type.REFERENCES:
            return tuple(plain)
        case _:
            return plain


def field_at(path: Path) -> Field:
    """The field of a path (an item's: the list it stands in); raises `UnknownPath`."""
    kind, declared, in_list = STRATEGY, None, False
    for part in path.parts:
        if in_list:
            in_list = False
            continue
        declared = KINDS[kind].field(part) if kind else None
        if declared is None:
            raise UnknownPath(str(path))
        in_list, kind = declared.type is Type.ITEMS, declared.kind
        if declared.type not in (Type.ITEMS, Type.SECTION):
            kind = ""
    if declared is None:
        raise UnknownPath(str(path))
    return declared


def change_to_plain(change: Change) -> dict[str, Plain]:
    """A change as plain data: `kind`, `path` and what it holds."""
    match change:
        case SetField(path, value):
            return {
                "kind": "set",
                "path": str(path),
                "value": value_to_plain(field_at(path), value),
            }
        case AddItem(path, item, after):
            return {"kind": "add", "path": str(path), "item": item_to_plain(item), "after": after}
        case RemoveItem(path):
            return {"kind": "remove", "path": str(path)}
        case MoveItem(path, after):
            return {"kind": "move", "path": str(path), "after": after}
        case _:
            assert_never(change)


def change_from_plain(plain: dict[str, Plain]) -> Change:
    """The change that `change_to_plain` wrote; raises `UnknownPath`."""
    path = Path.parse(plain["path"])
    match plain["kind"]:
        case "set":
            return SetField(path, value_from_plain(field_at(path), plain["value"]))
        case "add":
            return AddItem(
                path, item_from_plain(field_at(path).kind, plain["item"]), plain["after"]
            )
        case "remove":
            return RemoveItem(path)
        case "move":
            return MoveItem(path, plain["after"])
        case kind:
            raise UnknownPath(f"no change of kind {kind}")
