"""What can be done with the words that were typed: find them, replace them, make something of
them."""

from __future__ import annotations

import secrets
from functools import partial

from PySide6.QtWidgets import QWidget

from lhl_editor.core.changes import AddItem
from lhl_editor.core.schema import KINDS
from lhl_editor.ui.find.dialog import show_find
from lhl_editor.ui.go_to.rows import WithWords
from lhl_editor.ui.outline.items import new_item, offer_of
from lhl_editor.ui.session import Session
from lhl_editor.ui.theme import Theme


def with_words(session: Session | None, theme: Theme, window: QWidget) -> list[WithWords]:
    """What can be done with the words that are typed."""
    if session is None:
        return []
    commands = [
        WithWords("find", "search", partial(_find, session, theme, window, False), "Ctrl+F")
    ]
    if not session.read_only:
        replace = partial(_find, session, theme, window, True)
        new = partial(_new_sub_goal, session)
        commands.append(WithWords("replace", "arrow-left-right", replace, "Ctrl+H"))
        commands.append(WithWords("new_sub_goal", "plus", new))
    return commands


def _find(session: Session, theme: Theme, window: QWidget, replacing: bool, words: str) -> None:
    show_find(session, theme, window, replacing=replacing, words=words)


def _new_sub_goal(session: Session, title: str) -> None:
    """A sub-goal that is called what was typed, last in its list."""
    strategy = session.strategy
    offer = offer_of(strategy, session.place, "sub_goal")
    if offer is None:
        return
    (add, *more), path = new_item(strategy, offer, secrets.token_hex(3))
    assert isinstance(add, AddItem)
    item = add.item.with_value(KINDS["sub_goal"].label, title)
    session.dispatch(AddItem(add.path, item, add.after), *more)
    session.go_to(path)
