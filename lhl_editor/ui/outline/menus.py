"""What can be done to the item in hand in, the menus behind + and … out."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QMenu

from lhl_editor.core.frozen import frozen
from lhl_editor.language.catalogue import say
from lhl_editor.ui.commands import COMMANDS, native_keys, plain_tip
from lhl_editor.ui.outline.arranging import Arranging
from lhl_editor.ui.outline.items import Offer
from lhl_editor.ui.outline.rows import icon_of_new
from lhl_editor.ui.theme import Theme

_SAME_KIND = "insert.same_kind"


@frozen
class Deeds:
    """What the entries of the menus do."""

    add: Callable[[Offer], object]
    duplicate: Callable[[], object]
    delete: Callable[[], object]
    expand_all: Callable[[], object]
    collapse_all: Callable[[], object]


def fill_new_menu(menu: QMenu, theme: Theme, arranging: Arranging, deeds: Deeds) -> None:
    """«Nytt delmål», «Ny side», …: what can be made here, the same kind first."""
    menu.clear()
    menu.setToolTipsVisible(True)
    for number, offer in enumerate(arranging.offers()):
        _add_offer(menu, theme, arranging, deeds, offer, with_keys=not number)


def fill_more_menu(menu: QMenu, theme: Theme, arranging: Arranging, deeds: Deeds) -> None:
    """All that can be done to the item in hand, and to the rows."""
    menu.clear()
    menu.setToolTipsVisible(True)
    if offers := arranging.offers():
        _add_offer(menu, theme, arranging, deeds, offers[0], with_keys=True)
    change, move = arranging.why_not_change, arranging.why_not_move
    entries: tuple[tuple[str, str, Callable[[], object]], ...] = (
        ("edit.duplicate", change(), deeds.duplicate),
        ("edit.move_up", move(-1), lambda: arranging.move(-1)),
        ("edit.move_down", move(1), lambda: arranging.move(1)),
        ("edit.delete", change(), deeds.delete),
    )
    for code, reason, run in entries:
        _add(menu, theme, say(f"command.{code}.words"), code, COMMANDS[code][0], reason, run)
    menu.addSeparator()
    for name, run in (("expand_all", deeds.expand_all), ("collapse_all", deeds.collapse_all)):
        _add(menu, theme, say(f"outline.{name}"), "", "", "", run)


def _add_offer(
    menu: QMenu, theme: Theme, arranging: Arranging, deeds: Deeds, offer: Offer, *, with_keys: bool
) -> None:
    code, icon = _SAME_KIND if with_keys else "", icon_of_new(offer.kind)
    reason = arranging.why_not_add()
    _add(menu, theme, offer.words, code, icon, reason, lambda: deeds.add(offer))


def _add(
    menu: QMenu,
    theme: Theme,
    words: str,
    code: str,
    icon: str,
    reason: str,
    run: Callable[[], object],
) -> None:
    keys = COMMANDS[code][1] if code else ()
    # The window's own command has the shortcut; here it is only shown.
    action = menu.addAction(f"{words}\t{native_keys(keys[0])}" if keys else words)
    if icon:
        action.setIcon(theme.icon(icon))
    action.setEnabled(not reason)
    action.setToolTip(plain_tip(reason or words))
    action.setStatusTip(reason)
    action.triggered.connect(lambda: run())
