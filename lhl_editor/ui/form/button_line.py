"""Buttons in, a line of them below a list out."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

_RING = 3  # round the button that has the focus


def button_line(*buttons: QWidget) -> QHBoxLayout:
    """Buttons side by side, with room for the ring round the one that has the focus."""
    line = QHBoxLayout()
    line.setContentsMargins(*(_RING,) * 4)
    line.setSpacing(2 * _RING + 2)
    for made in buttons:
        line.addWidget(made)
    line.addStretch(1)
    return line
