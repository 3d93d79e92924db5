"""The places that a page reference can lead to, with the pages on which they are printed."""

from __future__ import annotations

from collections.abc import Iterator

from lhl_editor.core.path import ROOT, Path
from lhl_editor.core.rules.page_references import NEVER_PRINTED
from lhl_editor.core.schema import KINDS, STRATEGY
from lhl_editor.core.strategy import Item, Strategy, exists, label_of, locate, walk_items
from lhl_editor.language.catalogue import say
from lhl_editor.ui.form.choices import Choice
from lhl_editor.ui.form.naming import title
from lhl_editor.ui.form.picker import Question
from lhl_editor.ui.session import Session

_PARTS = frozenset({STRATEGY, "document", "row", "activity", "activities", "organisation"})


def resolved(session: Session, target: str) -> tuple[str, int | None] | None:
    """What a page reference says, and its page; None where it leads nowhere."""
    path = Path.parse(target)
    strategy = session.strategy
    if not path.parts or not exists(strategy, path):
        return None
    return called(strategy, path), page_of(session, path)


def called(strategy: Strategy, path: Path) -> str:
    """What a place is called where one refers to it: «De fem innsatsområdene», «Delmål 3»."""
    place = locate(strategy, path)
    value = place.value
    if isinstance(value, Item):
        name = " ".join(label_of(value).split()) if value.kind != STRATEGY else ""
        words = title(strategy, path)
        return name if name and not place.is_item else words
    return title(strategy, path)


def page_of(session: Session, path: Path) -> int | None:
    """The page on which it, or the smallest place round it, is printed first."""
    while path.parts:
        if page := session.page_of(path):
            return page
        path = path.parent
    return None


def question(session: Session, here: Path, chosen: str = "") -> Question:
    """Asks for a printed place; `here` is the field that the reference will stand in."""
    choices = tuple(_choices(session, here, chosen))
    return Question(
        say("form.page_reference.name"),
        choices,
        icon="bookmark",
        note=say("form.page_reference.note"),
    )


def _choices(session: Session, here: Path, chosen: str) -> Iterator[Choice]:
    strategy = session.strategy
    this_page = page_of(session, here)
    found = []
    for path, item in walk_items(strategy):
        page = session.page_of(path) if _can_be_shown(path, item) else None
        if page is not None:
            found.append((page, path, item))
    found.sort(key=lambda one: one[0])
    for page, path, item in found:
        detail = say("form.page_reference.here") if page == this_page else ""
        if str(path) == chosen:
            detail = say("form.page_reference.chosen")
        yield Choice(str(path), _words(strategy, path, item), detail, lead=str(page))


def _can_be_shown(path: Path, item: Item) -> bool:
    if path == ROOT or item.kind in _PARTS or path.parts[0] in NEVER_PRINTED:
        return False
    return KINDS[item.kind].label in item.values


def _words(strategy: Strategy, path: Path, item: Item) -> str:
    words, name = title(strategy, path), " ".join(label_of(item).split())
    if not name or name == words:
        return words
    return say("form.page_reference.words", place=words, name=name) if item.id else name
