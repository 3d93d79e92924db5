"""The items that a field can refer to, as choices and as rows."""

from __future__ import annotations

from collections.abc import Container

from lhl_editor.core.path import Path
from lhl_editor.core.rules.references import LISTS_OF_REFERRED
from lhl_editor.core.strategy import Item, get, label_of
from lhl_editor.language.catalogue import listed, say
from lhl_editor.ui.form.choices import Choice
from lhl_editor.ui.form.details import detail_of
from lhl_editor.ui.form.editor import FieldPlace
from lhl_editor.ui.form.naming import icon_of, name_of
from lhl_editor.ui.form.rows import Row


def items(place: FieldPlace) -> tuple[Item, ...]:
    """What the field can refer to, in order."""
    found: tuple[Item, ...] = get(place.session.strategy, home(place))
    return found


def home(place: FieldPlace) -> Path:
    """The list in which those items stand."""
    return LISTS_OF_REFERRED[place.field.kind]


def words_of(item: Item, number: int) -> str:
    """«Delmål 3: Synliggjøre …», or the name alone."""
    name = " ".join(label_of(item).split())
    called = name_of(item, number)
    return called if called == name or not name else f"{called}: {name}"


def choices(place: FieldPlace, taken: Container[str]) -> tuple[Choice, ...]:
    """A choice for each item, with who made it and where it is used already."""
    return tuple(_choice(place, item, n, taken) for n, item in enumerate(items(place), 1))


def _choice(place: FieldPlace, item: Item, number: int, taken: Container[str]) -> Choice:
    is_taken = item.id in taken
    if is_taken:
        detail = say("form.picker.taken")
    else:
        used = place.used.words(place.session.strategy, home(place) / item.id)
        use = say("form.picker.used", places=listed(used[:2])) if used else ""
        detail = ", ".join(filter(None, (detail_of(item), use)))
    icon = icon_of(item.kind)
    return Choice(item.id, words_of(item, number), detail, icon=icon, is_taken=is_taken)


def reference_rows(place: FieldPlace, ids: tuple[str, ...]) -> tuple[Row, ...]:
    """A row for each id; one that leads nowhere says so. The key is the place in the list."""
    known = {item.id: (number, item) for number, item in enumerate(items(place), 1)}
    return tuple(_row(str(n), id, known.get(id)) for n, id in enumerate(ids))


def _row(key: str, id: str, found: tuple[int, Item] | None) -> Row:
    if found is None:
        return Row(key, say("form.lost", id=id), icon="unlink", is_lost=True)
    number, item = found
    address = item["url"] if item.kind == "tool" else ""
    return Row(
        key, words_of(item, number), detail_of(item), icon=icon_of(item.kind), address=address
    )


def new_words(place: FieldPlace, typed: str) -> str:
    """«Nytt verktøy «håndbok» …», and without words «Nytt verktøy …»."""
    new = say(f"form.new.{place.field.kind}")
    return say("form.new.named", new=new, words=typed) if typed else say("form.new.any", new=new)
