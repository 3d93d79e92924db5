"""Strategies for tests: small ones in a line, and random ones.

    strategy(goals={"sub_goals": [{"id": "a", "title": "Forankring"}]})
    @given(strategies())

A random one may hold any character that a text may hold, references that lead nowhere, and
half-typed values; with `kept`, also comments and keys that the schema does not know.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from hypothesis import strategies as st

from lhl_editor.core.changes import AddItem, Change, MoveItem, RemoveItem, SetField
from lhl_editor.core.path import Path
from lhl_editor.core.plain import item_from_plain
from lhl_editor.core.schema import KINDS, LISTS, STRATEGY, Field, Kind, Type
from lhl_editor.core.strategy import NOTHING_KEPT, Item, Kept, Strategy, Value, walk_items
from lhl_editor.core.text import PageReference, Paragraph, Run, Text

AWKWARD_LINES = (
    *("NO", "no", "y", "On", "true", "null", "~", "12:30", "012", "1.10", "0x1F", "1e5", "-0"),
    *("2022-12-05", "2022-12-05 10:30:00", "1_000", ".inf", ".5", "+1", "=", "<<", "0b1", "0o17"),
    *("- x", "-", "# x", "x # y", "a: b", "a:", ": a", "'\"", '"x"', "'", "?", "? x", "!x", "&x"),
    *("*x", "%x", "@x", "`x", "|", ">", "[x]", "{x}", "x, y", "---", "...", "\\", "\\n", " x "),
    *("x ", " ", "\ufeff", "x\ufeff", "\xa0", "x\xa0", "\u200b", "😀", "𝄞x", "é", "e\u0301"),
    *("https://example.org/a?b=c#d", "mailto:a@b.no", "«Æ»", "(x)", "x: ", "null ", "Ja: nei"),
)
AWKWARD_NOTATION = (
    *("**", "*", "__", "_", "[", "]", "](x)", "]{nb}", "side {", "side {x}", "}", "\\", "- ", "-"),
    *("  - x", " ", "x ", " x", "[x](y)", "**x**", "#", "x\\ ", "{", "(", ")", "side "),
)
CHARACTERS = st.characters(
    exclude_categories=("Cs", "Cc"), exclude_characters="\u2028\u2029\ufffe\uffff"
)
UNKNOWN = {
    "x_number": "x_number: 1",
    "x_word": "x_word: NO",
    "x_empty": "x_empty:",
    "x quoted": '"x quoted": "no # comment"',
    "x_list": "x_list:\n  - a # beside\n  # between\n  - b",
    "x_flush": "x_flush:\n- 1\n- 2",
    "x_block": "x_block: |\n  text # no comment\n\n    more",
    "x_flow": "x_flow: {a: 1, # inside\n  b: [2, 3]}",
    "x_fields": "x_fields:\n  a:\n    b: 1\n  # at its end",
}


def item(kind: str, **plain: Any) -> Item:
    """An item from plain data: `item("tool", id="a", name="Nettside")`."""
    return item_from_plain(kind, plain)


def strategy(**plain: Any) -> Strategy:
    """A strategy with these sections."""
    return item(STRATEGY, **plain)


def lines(max_size: int = 12) -> st.SearchStrategy[str]:
    """What a field of one line may hold."""
    return st.one_of(
        st.sampled_from(AWKWARD_LINES),
        st.text("abc :#-'\"\\,~0", max_size=max_size),
        st.text(CHARACTERS, max_size=max_size),
    )


def runs() -> st.SearchStrategy[Run]:
    words = st.one_of(
        st.sampled_from(AWKWARD_NOTATION),
        st.text("ab*_[](){}\\- ", max_size=8),
        st.text(CHARACTERS, max_size=8),
    )
    links = st.one_of(st.just(""), st.just(""), st.just("https://example.org/a_(b)"), words)
    languages = st.sampled_from(("", "", "", "en", "nn", "en-GB"))
    return st.builds(Run, words, st.booleans(), st.booleans(), links, languages)


def paragraphs() -> st.SearchStrategy[Paragraph]:
    targets = st.one_of(st.sampled_from(("insight/focus_areas", "", "}", "\\", "a}b\\")), lines(4))
    inlines = st.one_of(runs(), runs(), runs(), st.builds(PageReference, targets))
    return st.builds(
        Paragraph, st.lists(inlines, min_size=1, max_size=4).map(tuple), st.integers(0, 3)
    )


def texts() -> st.SearchStrategy[Text]:
    return st.builds(Text, st.lists(paragraphs(), max_size=4).map(tuple))


def ids(kind: str) -> st.SearchStrategy[str]:
    """Ids that items of a kind have, so that a reference mostly leads somewhere."""
    return st.sampled_from([f"{kind}-{letter}" for letter in "abcde"] + ["no", "1", "0x1"])


def references(kind: str) -> st.SearchStrategy[str]:
    return st.one_of(ids(kind), ids(kind), ids(kind), st.just("gone"), lines(4))


def comment_lines() -> st.SearchStrategy[tuple[str, ...]]:
    line = st.one_of(
        st.sampled_from(("#", "# x", "#: a: b", "# - x # y")), lines(6).map("#{}".format)
    )
    line = line.map(lambda text: text.rstrip(" \t"))
    groups = st.lists(line, min_size=1, max_size=2).map(tuple)
    return st.one_of(groups, st.builds(lambda one, two: (*one, "", *two), groups, groups))


@st.composite
def kept(draw: st.DrawFn, kind: Kind, values: dict[str, Value], is_section: bool) -> Kept:
    """Comments and unknown keys such as the reader finds them, in its order."""
    unknown = draw(st.lists(st.sampled_from(sorted(UNKNOWN)), unique=True, max_size=2))
    above = [] if is_section else [""]
    places = [*above, *(field.name for field in kind.fields), *unknown]
    if values or unknown or not is_section:
        places.append("\n")
    chosen = draw(st.sets(st.sampled_from(places), max_size=3))
    return Kept(
        tuple((key, UNKNOWN[key]) for key in unknown),
        tuple((key, draw(comment_lines())) for key in places if key in chosen),
    )


def values_of(declared: Field, kept: bool = False, valid: bool = False) -> st.SearchStrategy[Value]:
    """What a field may hold, its type's empty value included."""
    match declared.type:
        case Type.TEXT:
            return texts()
        case Type.SECTION:
            return items(declared.kind, kept=kept, valid=valid, is_section=True)
        case Type.ITEMS:
            inner = items(declared.kind, kept=kept, valid=valid)
            return st.lists(inner, unique_by=lambda one: one.id, max_size=3).map(tuple)
        case Type.REFERENCES:
            return st.lists(references(declared.kind), max_size=3).map(tuple)
        case _ if declared.type in LISTS:
            return st.lists(lines(), max_size=3).map(tuple)
        case Type.REFERENCE:
            return references(declared.kind)
        case Type.NUMBER:
            numbers = st.integers().map(str)
            return numbers if valid else st.one_of(numbers, lines())
        case Type.CHOICE:
            options = st.sampled_from(declared.options)
            return options if valid else st.one_of(options, lines())
        case _:
            return lines()


@st.composite
def _items(draw: st.DrawFn, kind: Kind, kept_too: bool, valid: bool, is_section: bool) -> Item:
    set_fields = draw(st.lists(st.sampled_from(kind.fields), unique=True, max_size=4))
    values = {one.name: draw(values_of(one, kept_too, valid)) for one in set_fields}
    id = "" if is_section else draw(ids(kind.name))
    bare = Item(kind.name, id, values)
    if not kept_too or not draw(st.booleans()):
        return bare
    return Item(kind.name, id, values, draw(kept(kind, dict(bare.values), is_section)))


@cache
def items(
    kind: str, kept: bool = False, valid: bool = False, is_section: bool = False
) -> st.SearchStrategy[Item]:
    """Items of a kind; `valid`: with choices and numbers that are what they should be."""
    return st.deferred(lambda: _items(KINDS[kind], kept, valid, is_section))


def strategies(kept: bool = False, valid: bool = False) -> st.SearchStrategy[Strategy]:
    """Whole strategies."""
    root = items(STRATEGY, kept=kept, valid=valid, is_section=True)
    if not kept:
        return root
    header = st.one_of(st.just(()), comment_lines())
    return st.builds(_with_header, root, header)


def _with_header(root: Strategy, header: tuple[str, ...]) -> Strategy:
    if not header:
        return root
    above = ("", header)
    return Item(STRATEGY, "", root.values, Kept(root.kept.unknown, (above, *root.kept.comments)))


@st.composite
def changes(draw: st.DrawFn, strategy: Strategy) -> Change:
    """A change of any of the four kinds that can be made to `strategy`."""
    path, owner = draw(st.sampled_from(list(walk_items(strategy))))
    declared = draw(st.sampled_from(KINDS[owner.kind].fields))
    place = path / declared.name
    if declared.type is not Type.ITEMS or draw(st.integers(0, 3)) == 0:
        return SetField(place, draw(values_of(declared)))
    siblings = [one.id for one in owner[declared.name]]
    act = draw(st.sampled_from(("add", "move", "remove") if siblings else ("add",)))
    if act == "add":
        fresh = draw(items(declared.kind).filter(lambda one: one.id not in siblings))
        return AddItem(place, fresh, draw(st.sampled_from(["", *siblings])))
    id = draw(st.sampled_from(siblings))
    if act == "remove":
        return RemoveItem(place / id)
    return MoveItem(
        place / id, draw(st.sampled_from(["", *(one for one in siblings if one != id)]))
    )


def without_kept(item: Item) -> Item:
    """The same item as if its file had held nothing beside it."""
    values = {}
    for name, value in item.values.items():
        if isinstance(value, Item):
            value = without_kept(value)
        elif isinstance(value, tuple):
            value = tuple(without_kept(one) if isinstance(one, Item) else one for one in value)
        values[name] = value
    return Item(item.kind, item.id, values, NOTHING_KEPT)


def path(text: str) -> Path:
    return Path.parse(text)
