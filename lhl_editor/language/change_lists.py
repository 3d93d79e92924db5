"""Two strategies in, all that differs between them in words out, chapter by chapter; and the same
as plain text for an e-mail."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from lhl_editor.core.chapter_order import chapters, chapters_of_both
from lhl_editor.core.diff import Difference, differences
from lhl_editor.core.frozen import frozen
from lhl_editor.core.path import Path
from lhl_editor.core.schema import CHAPTERS, STRATEGY
from lhl_editor.core.strategy import Item, Strategy, get
from lhl_editor.language.catalogue import capitalised, say
from lhl_editor.language.differences import difference_words, summary_of
from lhl_editor.language.fields import label
from lhl_editor.language.marked import Line, Part, Shade, Span, parts_of
from lhl_editor.language.marked_sides import one_side

Who = Callable[[Difference], str]
_LONGEST = 400  # characters of one side in an e-mail


@frozen
class ListedChange:
    """One difference. `told`: «Delmål 3, Hvorfor: endret»; `by`: who and when, if that is known."""

    told: str
    before: tuple[Part, ...]
    after: tuple[Part, ...]
    by: str
    difference: Difference


@frozen
class ListedPart:
    """What changed in one chapter, or beside the chapters."""

    name: str
    changes: tuple[ListedChange, ...]


@frozen
class ChangeList:
    """The whole list; `summary` says in a sentence what it holds."""

    title: str
    document: str
    summary: str
    parts: tuple[ListedPart, ...]

    @property
    def changes(self) -> Iterator[ListedChange]:
        return (change for part in self.parts for change in part.changes)


def change_list(
    before: Strategy, after: Strategy, names: tuple[str, str], who: Who | None = None
) -> ChangeList:
    """The list of what differs; `names`: what the two are called, «1.1 (12. mai 2026)».

    `who` says of a difference who made it and when; empty where that is not known.
    """
    rows = differences(before, after)
    grouped: dict[str, list[Difference]] = {place: [] for place in _order(before, after)}
    for row in rows:
        grouped[_part(row)].append(row)
    parts = tuple(
        ListedPart(
            _name(before, after, place),
            tuple(_listed(before, after, row, who(row) if who else "") for row in some),
        )
        for place, some in grouped.items()
        if some
    )
    title = say("change_list.title", before=names[0], after=names[1])
    document = after["document"]["title"].strip() or before["document"]["title"].strip()
    return ChangeList(title, document, _summary(rows, names), parts)


def change_text(listed: ChangeList) -> str:
    """The list as plain text."""
    lines = [listed.title, *([listed.document] if listed.document else []), "", listed.summary]
    for part in listed.parts:
        lines += ["", part.name]
        for change in part.changes:
            lines += _text_lines(change)
    return "\n".join(lines) + "\n"


def words_of(parts: Sequence[Part]) -> str:
    """What parts say, in one line."""
    said = (
        f"{part.title}: {_line_words(part)}" if part.title else _line_words(part) for part in parts
    )
    return " ".join(" ".join(said).split())


def _text_lines(change: ListedChange) -> Iterator[str]:
    by = f" ({change.by})" if change.by else ""
    yield f"- {capitalised(change.told)}{by}"
    for code, parts in (("before", change.before), ("after", change.after)):
        if words := words_of(parts):
            words = words if len(words) <= _LONGEST else f"{words[:_LONGEST].rstrip()} …"
            yield f"  {say(f'change_list.{code}')}: {words}"


def _line_words(part: Part) -> str:
    return " ".join("".join(span.words for span in line.spans) for line in part.lines)


def _listed(before: Strategy, after: Strategy, row: Difference, by: str) -> ListedChange:
    parts = parts_of(before, after, row)
    first, second = one_side(parts, Shade.INSERTED), one_side(parts, Shade.REMOVED)
    if row.numbers is not None:  # the first part says so for both sides
        first, second = (one_side(parts[1:], s) for s in (Shade.INSERTED, Shade.REMOVED))
        if row.numbers[0] != row.numbers[1]:
            first, second = (
                (_place(n), *side) for n, side in zip(row.numbers, (first, second), strict=True)
            )
    told = difference_words(before, after, row)
    return ListedChange(told, first, second, by, row)


def _place(number: int) -> Part:
    return Part("", (Line((Span(say("change_list.place", number=number)),)),))


def _summary(rows: Sequence[Difference], names: tuple[str, str]) -> str:
    if not rows:
        return say("compare.equal", before=names[0], after=names[1])
    code = "one" if len(rows) == 1 else "many"
    count = say(f"compare.count.{code}", count=len(rows))
    return say("change_list.summary", count=count, summary=summary_of(rows))


def _part(row: Difference) -> str:
    """The chapter, or the field of the strategy, in which a difference lies."""
    depth = 2 if row.chapter == "chapters" else 1
    return "/".join(row.path.parts[:depth])


def _order(before: Strategy, after: Strategy) -> list[str]:
    """Every part, as the document has them; chapters that went stand where they stood."""
    order = [str(path) for path in chapters_of_both(before, after)]
    return ["", "document", *order, *(name for name in _fields() if name not in order)]


def _fields() -> Iterator[str]:
    yield from ("organisations", "tools", *CHAPTERS, "chapters", "activities")


def _name(before: Strategy, after: Strategy, place: str) -> str:
    """«4. Kommunikasjonsmål», with the number that it has now."""
    if not place:
        return say("compare.whole_document")
    path = Path.parse(place)
    for strategy in (after, before):
        order = chapters(strategy)
        if path in order:
            item: Item = get(strategy, path)
            title = " ".join(item["title"].split()) or label(STRATEGY, path.parts[0])
            return f"{order.index(path) + 1}. {title}" if strategy is after else title
    return label(STRATEGY, path.parts[0])
