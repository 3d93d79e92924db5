"""Every kind of section and item, and each of its fields, declared once.

Forms, reading and writing, the JSON Schema and all labels come from here. Labels and helps
stand in the catalogue under `kind.field`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from functools import cache

from lhl_editor.core.frozen import frozen


class Type(Enum):
    """What a field holds. Scalars are kept as they were typed; half-typed is allowed."""

    LINE = auto()  # one line of plain text
    TEXT = auto()  # paragraphs, lists and runs: core.text.Text
    DATE = auto()  # a date with its precision, as core.dates reads it
    NUMBER = auto()  # a whole number
    CHOICE = auto()  # one of `options`
    URL = auto()
    EMAIL = auto()
    PICTURE = auto()  # the name of a file in the folder beside the document: core.pictures
    REFERENCE = auto()  # the id of an item of `kind`
    LINES = auto()  # tuples of the above
    DATES = auto()
    REFERENCES = auto()
    SECTION = auto()  # one nested item of `kind`, without an id
    ITEMS = auto()  # a list of items of `kind`, each with an id


SCALARS = frozenset(
    {
        Type.LINE,
        Type.DATE,
        Type.NUMBER,
        Type.CHOICE,
        Type.URL,
        Type.EMAIL,
        Type.PICTURE,
        Type.REFERENCE,
    }
)
LISTS = frozenset({Type.LINES, Type.DATES, Type.REFERENCES})


@frozen
class Field:
    """One field of a kind. `printed` is false for what the publication does not show."""

    name: str
    type: Type
    kind: str = ""
    options: tuple[str, ...] = ()
    required: bool = False
    printed: bool = True


@dataclass(frozen=True, slots=True, eq=False)  # one of each; hashed as itself, which is fast
class Kind:
    """A kind of section or item; `label` names the field that stands for it in lists."""

    name: str
    fields: tuple[Field, ...]
    label: str = "title"

    def field(self, name: str) -> Field | None:
        return _by_name(self).get(name)


@cache
def _by_name(kind: Kind) -> dict[str, Field]:
    return {field.name: field for field in kind.fields}


def _line(name: str, required: bool = False, printed: bool = True) -> Field:
    return Field(name, Type.LINE, required=required, printed=printed)


def _text(name: str, required: bool = False) -> Field:
    return Field(name, Type.TEXT, required=required)


def _date(name: str, required: bool = False, printed: bool = False) -> Field:
    return Field(name, Type.DATE, required=required, printed=printed)


def _choice(name: str, *options: str, required: bool = False) -> Field:
    return Field(name, Type.CHOICE, options=options, required=required, printed=False)


def _references(name: str, kind: str) -> Field:
    return Field(name, Type.REFERENCES, kind=kind, printed=False)


def _section(kind: str, name: str = "") -> Field:
    return Field(name or kind, Type.SECTION, kind=kind)


def _items(name: str, kind: str, required: bool = False) -> Field:
    return Field(name, Type.ITEMS, kind=kind, required=required)


# The standard parts of each chapter, in published order: own pages may stand after any of them.
CHAPTER_PARTS = {
    "introduction": ("purpose", "contents", "group"),
    "insight": ("background", "audience", "focus_areas", "support"),
    "target_groups": ("groups",),
    "goals": ("overview", "main", "list", "sub_goals"),
    "messages": ("matrix",),
    "resources": ("entries",),
}
CHAPTERS = tuple(CHAPTER_PARTS)
START = "start"

ID_FORM = r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}"  # of an item's id in a file
REPEATED = "~"  # in the model alone: `id~2` is the second item of a list with this id in the file

_TITLE = _line("title", required=True)


def _chapter(name: str, *fields: Field) -> Kind:
    own_pages = _items("pages", f"{name}_page")
    return Kind(name, (_TITLE, *fields, own_pages))


def _own_page(name: str, *places: Field) -> Kind:
    fields = (
        _TITLE,
        *places,
        _text("text"),
        Field("columns", Type.LINES),
        _items("rows", "row"),
    )
    return Kind(name, fields)


_CHAPTER_KINDS = (
    _chapter(
        "introduction",
        _section("purpose"),
        _section("contents"),
        _section("group"),
    ),
    _chapter(
        "insight",
        _section("background"),
        _section("audience"),
        _section("focus_areas"),
        _section("support"),
    ),
    _chapter(
        "target_groups",
        _line("heading", required=True),
        _items("groups", "target_group", required=True),
    ),
    _chapter(
        "goals",
        _line("heading", required=True),
        _section("reform_goal", "reform"),
        _section("period_goal", "period"),
        _line("sub_goals_heading"),
        _line("sub_goals_question"),
        _items("sub_goals", "sub_goal", required=True),
    ),
    _chapter(
        "messages",
        _line("heading", required=True),
        _items("lead_messages", "lead_message"),
        _items("pillars", "pillar", required=True),
    ),
    _chapter(
        "resources",
        _line("heading", required=True),
        _items("entries", "resource", required=True),
        _text("closing"),
    ),
)

_KINDS = (
    Kind(
        "strategy",
        (
            _section("document"),
            _items("organisations", "organisation"),
            *(_section(name) for name in CHAPTERS),
            _items("chapters", "own_chapter"),
            _items("tools", "tool"),
            _section("activities"),
        ),
        label="document",
    ),
    Kind(
        "document",
        (
            _TITLE,
            _choice("language", "nb", "nn", required=True),
            _line("publisher", required=True),
            Field("logo", Type.PICTURE),
            Field("contact", Type.EMAIL, printed=False),
            _choice("status", "draft", "current", "expired", required=True),
            _date("revised", printed=True),
            _date("valid_from"),
            _date("valid_to"),
            _choice("paper", "16:9", "a4", required=True),
            _choice("changes_page", "no", "yes"),
        ),
    ),
    Kind(
        "organisation",
        (
            _line("name", required=True, printed=False),
            Field("short_forms", Type.LINES, printed=False),
        ),
        label="name",
    ),
    *_CHAPTER_KINDS,
    Kind("purpose", (_TITLE, _text("text", required=True))),
    Kind("contents", (_TITLE, _text("text", required=True))),
    Kind(
        "group",
        (_TITLE, _text("text"), _date("as_of"), _items("members", "member", required=True)),
    ),
    Kind(
        "member",
        (
            _line("name", required=True),
            _line("role"),
            Field("organisation", Type.REFERENCE, kind="organisation", printed=False),
            _line("affiliation"),
        ),
        label="name",
    ),
    Kind("background", (_TITLE, _text("text", required=True))),
    Kind(
        "audience",
        (_TITLE, _text("statement", required=True), _line("lead"), _text("text")),
    ),
    Kind("focus_areas", (_TITLE, _items("areas", "focus_area", required=True))),
    Kind(
        "focus_area",
        (
            _line("name", required=True),
            _choice("icon", "house", "people", "bowl", "heart", "network"),
            _text("text", required=True),
        ),
        label="name",
    ),
    Kind("support", (_TITLE, _text("text"), _items("levels", "level"))),
    Kind(
        "level",
        (_line("name", required=True), _references("organisations", "organisation")),
        label="name",
    ),
    Kind(
        "target_group",
        (
            _line("name", required=True),
            _text("description"),
            Field("priority", Type.NUMBER, printed=False),
        ),
        label="name",
    ),
    Kind(
        "reform_goal",
        (_line("heading", required=True), _line("question"), _text("text", required=True)),
        label="heading",
    ),
    Kind(
        "period_goal",
        (
            _line("heading", required=True),
            _line("question"),
            _text("text", required=True),
            _date("from"),
            _date("to"),
        ),
        label="heading",
    ),
    Kind(
        "sub_goal",
        (_TITLE, _text("reasons", required=True), _text("approach", required=True)),
    ),
    Kind("lead_message", (_text("text", required=True),), label="text"),
    Kind(
        "pillar",
        (
            _line("heading", required=True),
            Field("sub_goal", Type.REFERENCE, kind="sub_goal", printed=False),
            _text("text", required=True),
            _references("tools", "tool"),
            _references("target_groups", "target_group"),
        ),
        label="heading",
    ),
    Kind(
        "tool",
        (
            _line("name"),
            Field("url", Type.URL),
            _line("publisher", printed=False),
            _line("kind", printed=False),
            _choice("status", "available", "coming", "withdrawn"),
            _date("expected", printed=True),
            _date("last_checked"),
        ),
        label="name",
    ),
    Kind(
        "resource",
        (
            _line("label", required=True),
            Field("url", Type.URL),
            _line("address"),
            _items("links", "resource_link"),
            _line("note"),
        ),
        label="label",
    ),
    Kind(
        "resource_link",
        (_line("label", required=True), Field("url", Type.URL, required=True)),
        label="label",
    ),
    Kind(
        "own_chapter",
        (_TITLE, _choice("after", START, *CHAPTERS), _items("pages", "own_page")),
    ),
    _own_page("own_page"),
    *(
        _own_page(f"{name}_page", _choice("after", START, *parts))
        for name, parts in CHAPTER_PARTS.items()
    ),
    Kind("row", (Field("cells", Type.LINES),), label="cells"),
    Kind(
        "activities",
        (
            Field("year", Type.NUMBER, printed=False),
            _line("number", printed=False),
            _line("title", printed=False),
            Field("intro", Type.TEXT, printed=False),
            _items("items", "activity"),
            _date("last_changed"),
        ),
    ),
    Kind(
        "activity",
        (
            _line("title", required=True, printed=False),
            _items("points", "activity_point"),
            Field("organisation", Type.REFERENCE, kind="organisation", printed=False),
            Field("partners", Type.LINES, printed=False),
            _choice("status", "planned", "ongoing", "done"),
            _references("sub_goals", "sub_goal"),
            _references("tools", "tool"),
        ),
    ),
    Kind(
        "activity_point",
        (
            Field("text", Type.TEXT, required=True, printed=False),
            Field("dates", Type.DATES, printed=False),
            Field("figures", Type.LINES, printed=False),
        ),
        label="text",
    ),
)

KINDS: dict[str, Kind] = {kind.name: kind for kind in _KINDS}
STRATEGY = "strategy"
