"""What differs between two strategies in, a line that sums it up out: «3 budskap endret, 1 nytt
delmål, Planleggelitt fikk ny lenke»."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from lhl_editor.core.diff import Difference, differences
from lhl_editor.core.difference_kinds import Kind
from lhl_editor.core.frozen import frozen
from lhl_editor.core.plain import field_at
from lhl_editor.core.schema import STRATEGY, Type
from lhl_editor.core.strategy import Strategy
from lhl_editor.language.catalogue import capitalised, say
from lhl_editor.language.fields import kind_words, label

_PARTS = 3
_LONGEST = 60  # characters of a name
_NEUTER = frozenset(
    {"activity_point", "focus_area", "lead_message", "level", "member", "pillar", "sub_goal"}
    | {"tool"}
)


def summary(before: Strategy, after: Strategy) -> str:
    """What became of `before`, in at most three parts and how many changes more."""
    return summary_of(differences(before, after))


def summary_of(rows: Iterable[Difference]) -> str:
    """The same of rows that `differences` found."""
    parts = sorted(_parts(rows), key=lambda part: -part.count)
    if not parts:
        return say("summary.nothing")
    said = ", ".join(part.words for part in parts[:_PARTS])
    left = sum(part.count for part in parts[_PARTS:])
    return capitalised(say("summary.more", parts=said, count=left) if left else said)


@frozen
class _Part:
    words: str
    count: int


def _parts(rows: Iterable[Difference]) -> Iterator[_Part]:
    """Items of one kind that met the same counted, sections by name; an item counts once."""
    groups: defaultdict[tuple[str, str], list[Difference]] = defaultdict(list)
    for what, row in _once(rows):
        name = _section_name(row)
        if what == "beside":
            groups[what, ""].append(row)
        elif name:
            yield _Part(say(f"summary.{what}.named", name=name), 1)
        else:
            groups[what, _shared(row.item_kind)].append(row)
    for (what, kind), some in groups.items():
        yield _Part(_words(what, kind, some), 1 if what == "beside" else len(some))


def _once(rows: Iterable[Difference]) -> list[tuple[str, Difference]]:
    """What happened to each item or section, once for each; an edit says more than a new link."""
    found: dict[object, tuple[str, Difference]] = {}
    for row in rows:
        what = _what(row)
        place = row.item_path if what != "beside" else (row.item_path, what)
        if place not in found or found[place][0] == "relinked":
            found[place] = what, row
    return list(found.values())


def _what(row: Difference) -> str:
    is_field = row.item_path != row.path
    if is_field:
        is_link = row.kind is Kind.RELINKED or field_at(row.path).type is Type.URL
        refers = field_at(row.path).type in (Type.REFERENCE, Type.REFERENCES)
        return "relinked" if is_link and not refers else "edited"
    return "edited" if row.kind is Kind.MOVED_AND_EDITED else row.kind.value


def _section_name(row: Difference) -> str:
    """What a section is called; empty for an item of a list."""
    path = row.item_path
    if not path.parts or field_at(path).type is not Type.SECTION:
        return ""
    holder = field_at(path.parent).kind if path.parent.parts else STRATEGY
    return label(holder, path.name)


def _shared(kind: str) -> str:
    return "own_page" if kind.endswith("_page") else kind


def _words(what: str, kind: str, rows: list[Difference]) -> str:
    name = " ".join(rows[0].label.split())
    if what == "beside":
        return say("summary.beside.named")
    if what == "relinked" and len(rows) == 1 and name:
        name = name if len(name) <= _LONGEST else name[: _LONGEST - 1].rstrip() + "…"
        return say("summary.relinked.named", name=name)
    number = "one" if len(rows) == 1 else "many"
    code = f"summary.added.{_gender(kind)}" if what == "added" else f"summary.{what}"
    words = kind_words(kind), kind_words(kind, many=True)
    return say(f"{code}.{number}", count=len(rows), kind=words[0], kinds=words[1])


def _gender(kind: str) -> str:
    if kind in ("own_chapter", "own_page"):
        return "own"
    return "neuter" if kind in _NEUTER else "common"
