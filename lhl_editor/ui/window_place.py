"""Where a window and its panes stood, remembered for the screens that were there."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from lhl_editor.files.preferences import Preferences, Window
from lhl_editor.ui.program import Program

_FIRST = 1440, 900
_FRAME = 8, 40  # what a desktop puts round a window, until it is known


def screens_key() -> str:
    """The screens that are there now, in words."""
    every = (screen.geometry() for screen in QGuiApplication.screens())
    return " ".join(f"{g.width()}x{g.height()}+{g.x()}+{g.y()}" for g in every)


def room_on_screen() -> QRect:
    """Where a window fits with its frame: the title bar stands above it."""
    left, top = _FRAME[0] // 2, _FRAME[1] - _FRAME[0] // 2
    room = QGuiApplication.primaryScreen().availableGeometry()
    return room.adjusted(left, top, -left, -left)


def place_window(window: QWidget, preferences: Preferences) -> None:
    """Where it stood on these screens, or in the middle of the first; never off the screen."""
    known = preferences.windows.get(screens_key(), {})
    room = room_on_screen()
    middle = QRect(0, 0, min(_FIRST[0], room.width()), min(_FIRST[1], room.height()))
    middle.moveCenter(room.center())
    rect = _rect(known) or middle
    if not any(screen.availableGeometry().intersects(rect) for screen in QGuiApplication.screens()):
        rect = middle
    window.setGeometry(rect)
    if known.get("maximised"):
        window.showMaximized()


def record_window(window: QWidget, panes: Mapping[str, list[int]], program: Program) -> None:
    """Keep where it and its panes stand now."""
    rect = window.normalGeometry()
    place: dict[str, str | int] = {
        "rect": f"{rect.x()},{rect.y()},{rect.width()},{rect.height()}",
        "maximised": int(window.isMaximized()),
    }
    for name, sizes in panes.items():
        place[name] = ",".join(map(str, sizes))
    before = program.preferences.windows
    program.change(windows={**before, screens_key(): {**before.get(screens_key(), {}), **place}})


def pane_sizes(preferences: Preferences) -> dict[str, list[int]]:
    """The sizes of panes on these screens, as `Workbench.set_sizes` takes them."""
    known = preferences.windows.get(screens_key(), {})
    return {name: _numbers(known, name) for name in ("columns", "right", "closed")}


def _rect(known: Window) -> QRect | None:
    numbers = _numbers(known, "rect")
    return QRect(*numbers) if len(numbers) == 4 else None


def _numbers(known: Window, name: str) -> list[int]:
    try:
        return [int(part) for part in str(known.get(name, "")).split(",") if part]
    except ValueError:
        return []
