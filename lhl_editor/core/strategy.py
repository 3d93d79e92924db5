"""The document as an immutable value: a tree of items, driven by the schema.

An `Item` is a section or an item of a list. A field that is not set reads as its type's empty
value, and an empty value is not kept: so what says the same is equal. Scalars are kept as they
were typed; only the validator says whether they mean something.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field, replace
from typing import Any

from lhl_editor.core.errors import DuplicateId, UnknownPath
from lhl_editor.core.frozen import frozen
from lhl_editor.core.path import ROOT, Path
from lhl_editor.core.schema import KINDS, LISTS, SCALARS, STRATEGY, Field, Type
from lhl_editor.core.text import EMPTY, Text

Value = Any  # str | tuple[str, ...] | Text | Item | tuple[Item, ...], as the field's type says


@frozen
class Kept:
    """What a file holds beyond the schema, kept for writing it back.

    `unknown`: (key, its source text) in order. `comments`: (field or key, lines above it);
    the empty key is for lines above the item itself, "\\n" for lines after its last field.
    """

    unknown: tuple[tuple[str, str], ...] = ()
    comments: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.unknown or self.comments)


NOTHING_KEPT = Kept()


@frozen
class Item:
    """A section (without id) or an item (with id) of `kind`. `values` holds what is set."""

    kind: str
    id: str = ""
    values: Mapping[str, Value] = field(default_factory=dict)
    kept: Kept = NOTHING_KEPT

    def __post_init__(self) -> None:
        fields = KINDS[self.kind]
        for name, value in self.values.items():
            declared = fields.field(name)
            if declared is None:
                raise UnknownPath(f"{self.kind}.{name}")
            if declared.type is Type.ITEMS:
                _unique(value)
        if not all(self.values.values()):
            kept = {name: value for name, value in self.values.items() if value}
            object.__setattr__(self, "values", kept)

    def __bool__(self) -> bool:
        """Whether it holds anything; an item of a list always does."""
        return bool(self.id or self.values or self.kept)

    def __getitem__(self, name: str) -> Value:
        """The value of a field, or its type's empty value; raises `UnknownPath`."""
        value = self.values.get(name)
        return value if value is not None else empty_value(_declared(self.kind, name))

    def with_value(self, name: str, value: Value) -> Item:
        _declared(self.kind, name)
        return replace(self, values={**self.values, name: value})


Strategy = Item  # the item of kind `strategy`, without id


def new_strategy(**values: Value) -> Strategy:
    """A strategy with these fields."""
    return Item(STRATEGY, values=values)


def empty_value(declared: Field) -> Value:
    """What a field of this type reads as when nothing is set."""
    if declared.type in SCALARS:
        return ""
    if declared.type is Type.TEXT:
        return EMPTY
    return Item(declared.kind) if declared.type is Type.SECTION else ()


def _declared(kind: str, name: str) -> Field:
    declared = KINDS[kind].field(name)
    if declared is None:
        raise UnknownPath(f"{kind}.{name}")
    return declared


def _unique(items: tuple[Item, ...]) -> None:
    ids = {item.id for item in items}
    if len(ids) != len(items):
        raise DuplicateId(", ".join(item.id for item in items))


@frozen
class Place:
    """What a path leads to: an item (then `field` is the list it stands in) or a field's value."""

    value: Value
    field: Field | None
    owner: Item | None  # the item or section that holds the field

    @property
    def is_item(self) -> bool:
        return isinstance(self.value, Item) and bool(self.value.id)


def locate(strategy: Strategy, path: Path) -> Place:
    """What stands at `path`; raises `UnknownPath`."""
    place = Place(strategy, None, None)
    for part in path.parts:
        value = place.value
        if isinstance(value, Item):
            place = Place(value[part], _declared(value.kind, part), value)
        elif place.field and place.field.type is Type.ITEMS:
            place = replace(place, value=value[index_of(value, part, path)])
        else:
            raise UnknownPath(str(path))
    return place


def get(strategy: Strategy, path: Path) -> Value:
    """The value at `path`; raises `UnknownPath`."""
    return locate(strategy, path).value


def exists(strategy: Strategy, path: Path) -> bool:
    try:
        locate(strategy, path)
    except UnknownPath:
        return False
    return True


def index_of(items: tuple[Item, ...], id: str, path: Path = ROOT) -> int:
    """The index of the item with this id; raises `UnknownPath`."""
    for index, item in enumerate(items):
        if item.id == id:
            return index
    raise UnknownPath(f"{id} in {path}")


def replaced(strategy: Item, path: Path, value: Value) -> Item:
    """The strategy with another value at `path`; everything beside the way there is shared."""
    if not path.parts:
        return value  # type: ignore[no-any-return]
    name, *rest = path.parts
    declared = _declared(strategy.kind, name)
    if not rest:
        return strategy.with_value(name, value)
    inner = strategy[name]
    if declared.type is Type.SECTION:
        return strategy.with_value(name, replaced(inner, Path(tuple(rest)), value))
    if declared.type is not Type.ITEMS:
        raise UnknownPath(str(path))
    index = index_of(inner, rest[0], path)
    item = replaced(inner[index], Path(tuple(rest[1:])), value)
    return strategy.with_value(name, (*inner[:index], item, *inner[index + 1 :]))


def walk(item: Item, path: Path = ROOT) -> Iterator[tuple[Path, Field, Value]]:
    """Every field that is set, in schema order, outer before inner."""
    for declared in KINDS[item.kind].fields:
        value = item.values.get(declared.name)
        if value is None:
            continue
        place = path / declared.name
        yield place, declared, value
        if declared.type is Type.SECTION:
            yield from walk(value, place)
        elif declared.type is Type.ITEMS:
            for child in value:
                yield from walk(child, place / child.id)


def walk_items(item: Item, path: Path = ROOT) -> Iterator[tuple[Path, Item]]:
    """The item itself and every section and item in it, outer before inner."""
    yield path, item
    for declared in KINDS[item.kind].fields:
        if declared.type is Type.SECTION and declared.name in item.values:
            yield from walk_items(item.values[declared.name], path / declared.name)
        elif declared.type is Type.ITEMS:
            for child in item.values.get(declared.name, ()):
                yield from walk_items(child, path / declared.name / child.id)


def items_of(strategy: Strategy, kind: str) -> dict[str, Item]:
    """The items of a kind by id, in order."""
    return {item.id: item for _, item in walk_items(strategy) if item.kind == kind}


def label_of(item: Item) -> str:
    """The words that stand for an item in a list; empty when it has none yet."""
    return label_text(item[KINDS[item.kind].label]) if item.kind != STRATEGY else ""


def label_text(value: Value) -> str:
    if isinstance(value, Text):
        return value.paragraphs[0].plain if value else ""
    return " · ".join(value) if isinstance(value, tuple) else str(value)


def check_value(declared: Field, value: Value) -> None:
    """Raises `UnknownPath` where a value has not the shape of its field's type."""
    if not _fits(declared, value):
        raise UnknownPath(f"{declared.name} cannot hold {type(value).__name__}")


def _fits(declared: Field, value: Value) -> bool:
    if declared.type in SCALARS:
        return isinstance(value, str)
    if declared.type in LISTS:
        return isinstance(value, tuple) and all(isinstance(one, str) for one in value)
    if declared.type is Type.TEXT:
        return isinstance(value, Text)
    if declared.type is Type.SECTION:
        return isinstance(value, Item) and value.kind == declared.kind and not value.id
    return isinstance(value, tuple) and all(
        isinstance(one, Item) and one.kind == declared.kind and one.id for one in value
    )
