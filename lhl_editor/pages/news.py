"""A strategy and the version that was published before it in, the page that says what is new since
then out: in short sentences, chapter by chapter, and only of what is printed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from lhl_editor.core.chapter_order import chapters, chapters_of_both
from lhl_editor.core.diff import changed_places
from lhl_editor.core.memory import Memory
from lhl_editor.core.path import Path
from lhl_editor.core.plain import field_at
from lhl_editor.core.schema import CHAPTERS, KINDS, STRATEGY, Type
from lhl_editor.core.strategy import (
    Item,
    Strategy,
    Value,
    exists,
    get,
    label_of,
    new_strategy,
)
from lhl_editor.core.subjects import LISTS, subject
from lhl_editor.core.text import Run, Text
from lhl_editor.pages.blocks import ChangeRows, ChangesPage, Para, Paras, line
from lhl_editor.pages.document_words import ChangeWords, DocumentWords
from lhl_editor.pages.imprint import name_and_date
from lhl_editor.pages.since import PLACE, Since

_LONGEST = 80  # characters of what a thing is called
_COVER = frozenset({"title", "publisher", "logo"})  # what changed there is news
_UNPRINTED = frozenset({"organisations", "activities"})
_SHOWN = {"pillar": "tools", "level": "organisations", "member": "organisation"}  # references


def changes_page(
    strategy: Strategy, since: Since | None, words: DocumentWords, memory: Memory
) -> ChangesPage:
    """What is new since a version; without one, this is the first."""
    said, title = words.changes, line(words.changes.title, PLACE)
    if since is None:
        return ChangesPage(title, _numbered([line(said.first)]), ())
    rows = tuple(_rows(_News(since.strategy, strategy, words, memory), said))
    previous = line(said.previous.format(name_and_date(since.imprint, words)))
    lead = (previous,) if rows else (previous, line(said.nothing))
    columns = (line(said.where), line(said.what))
    part = ChangeRows(Para(()), str(PLACE), columns, tuple(_placed(rows, len(lead) + 1)))
    return ChangesPage(title, _numbered(lead), (part,) if rows else ())


_Row = tuple[str, list[str]]


def _rows(news: _News, said: ChangeWords) -> Iterator[_Row]:
    """Each part of the document of which there is something to say."""
    grouped: dict[str, list[str]] = {}
    for place, sentence in news.sentences():
        some = grouped.setdefault(place, [])
        if sentence not in some:
            some.append(sentence)
    every = chapters_of_both(news.before, news.after)
    for place in ("document", *map(str, every), "tools"):
        if place in grouped:
            yield news.called(place, said), grouped[place]


def _placed(rows: Iterable[_Row], first: int) -> Iterator[tuple[Paras, Paras]]:
    """The rows as cells; each paragraph has a number of its own."""
    part = first
    for name, sentences in rows:
        told = Para((Run(name, bold=True),), str(PLACE), part)
        news = (
            Para(line(one).runs, str(PLACE), part + at, 1) for at, one in enumerate(sentences, 1)
        )
        yield (told,), tuple(news)
        part += 1 + len(sentences)


def _numbered(paras: Iterable[Para]) -> Paras:
    return tuple(para._replace(path=str(PLACE), part=part) for part, para in enumerate(paras, 1))


class _News:
    """What differs between two editions of a document, as far as a reader sees it."""

    def __init__(
        self, before: Strategy, after: Strategy, words: DocumentWords, memory: Memory
    ) -> None:
        self.before, self.after = before, after
        self._words, self._memory = words, memory

    def called(self, place: str, said: ChangeWords) -> str:
        """What a part is called: «4. Kommunikasjonsmål»."""
        if place in ("document", "tools"):
            return said.cover if place == "document" else self._words.tools
        path, order = Path.parse(place), chapters(self.after)
        is_there = path in order
        title = _title(get(self.after if is_there else self.before, path)) or self._words.untitled
        return f"{order.index(path) + 1}. {title}" if is_there else title

    def sentences(self) -> Iterator[tuple[str, str]]:
        """(part of the document, sentence), as they come."""
        for at, became in self._subjects().items():
            if sentence := self._sentence(at, became):
                yield _part_of(at), sentence

    def _subjects(self) -> dict[Path, set[str]]:
        """What became of each thing that has a name; a chapter that came or went is one thing."""
        found: dict[Path, set[str]] = {}
        for place in self._places():
            at = place if place.parts[0] == "document" else self._whole(subject(place))
            became = self._state(at) or self._became(place)
            if became:
                found.setdefault(at, set()).add(became)
        return found

    def _places(self) -> Iterator[Path]:
        for field in KINDS[STRATEGY].fields:
            if field.name in _UNPRINTED:
                continue
            pair = self.before[field.name], self.after[field.name]
            make = partial(_between, field.name, pair)
            yield from self._memory.once(("since", field.name), pair, make)

    def _whole(self, at: Path) -> Path:
        """The chapter around a place, where all of it came or went."""
        chapter = Path.parse(_part_of(at))
        return chapter if self._state(chapter) else at

    def _state(self, at: Path) -> str:
        if at.parts[0] == "document" or at.parts == ("tools",) or at.name in LISTS:
            return ""
        before, after = (_there(strategy, at) for strategy in (self.before, self.after))
        return "" if before and after else "added" if after else "removed"

    def _became(self, place: Path) -> str:
        field = field_at(place)
        is_item = field.type is Type.ITEMS
        if is_item and place.name == field.name:
            return "" if place.parts in (("tools",), ("chapters",)) else "order"
        if is_item:
            return "edited"
        if place.parts[0] == "document":
            return "edited" if place.name in _COVER else ""
        if not (field.printed or _SHOWN.get(self._kind(place)) == field.name):
            return ""
        before, after = (_value(one, place) for one in (self.before, self.after))
        if _words(before) == _words(after):
            return ""
        return "relinked" if field.type is Type.URL else "edited"

    def _kind(self, place: Path) -> str:
        """Of the item or section that holds a field."""
        strategy = self.after if exists(self.after, place) else self.before
        holder: Item = get(strategy, place.parent)
        return holder.kind

    def _sentence(self, at: Path, became: set[str]) -> str:
        said = self._words.changes
        if at.parts[0] == "tools" and not self._is_used(at.name):
            return ""
        name = self._name(at)
        for what in ("added", "removed"):
            if what in became:
                return str(getattr(said, what)).format(name)
        if became == {"order"}:
            is_part = self._is_chapter(at)
            return said.order if is_part else said.order_in.format(name[:1].lower() + name[1:])
        return (said.relinked if became == {"relinked"} else said.edited).format(name)

    def _name(self, at: Path) -> str:
        said = self._words.changes
        if at.parts[0] == "document":
            return str(getattr(said, f"cover_{at.name}"))
        if at.name == "lead_messages":
            return said.lead_messages
        is_there = _there(self.after, at)
        if self._is_chapter(at):
            return said.chapter if self._state(at) else said.heading
        title = _title(get(self.after if is_there else self.before, at))
        if at.parts[:2] == ("goals", "sub_goals") and is_there:
            number = [goal.id for goal in self.after["goals"]["sub_goals"]].index(at.name) + 1
            title = f"{self._words.sub_goal.format(number)} {title}".rstrip(" :")
        return f"«{title}»" if title else said.unnamed

    def _is_chapter(self, at: Path) -> bool:
        return (
            at.name in CHAPTERS
            if len(at.parts) == 1
            else at.parts[0] == "chapters" == at.parent.name
        )

    def _is_used(self, tool: str) -> bool:
        """Whether a tool is printed: in the message matrix."""
        return any(
            tool in pillar["tools"]
            for strategy in (self.before, self.after)
            for pillar in strategy["messages"]["pillars"]
        )


def _between(name: str, pair: tuple[Value, Value]) -> tuple[Path, ...]:
    before, after = (new_strategy(**{name: value}) for value in pair)
    return tuple(changed_places(before, after))


def _part_of(at: Path) -> str:
    """The chapter in which a thing stands, or what else has a row of its own."""
    return "/".join(at.parts[: 2 if at.parts[0] == "chapters" else 1])


def _there(strategy: Strategy, at: Path) -> bool:
    return exists(strategy, at) and bool(get(strategy, at))


def _value(strategy: Strategy, place: Path) -> Value:
    return get(strategy, place) if exists(strategy, place) else ""


def _words(value: Value) -> object:
    """What a reader sees of a value: no spaces, no looks."""
    if isinstance(value, Text):
        return value.plain.split()
    return value.split() if isinstance(value, str) else value


def _title(item: Item) -> str:
    """What a thing is called, on one line; a tool without a name by its address."""
    title = " ".join(label_of(item).split())
    if not title and item.kind == "tool":
        title = item["url"]
    return title if len(title) <= _LONGEST else f"{title[:_LONGEST].rstrip()} …"
