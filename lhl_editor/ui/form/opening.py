"""Opens an address in the person's own browser or mail program: only when she asks for it."""

from __future__ import annotations

_SAFE = ("http", "https", "mailto")


def can_be_opened(address: str) -> bool:
    """Whether it is a web or mail address."""
    return address.partition(":")[0].lower() in _SAFE


def open_address(address: str) -> None:
    """Hand the address over; nothing happens with any other kind."""
    from PySide6.QtCore import QUrl  # not before the first paint
    from PySide6.QtGui import QDesktopServices

    if can_be_opened(address):
        QDesktopServices.openUrl(QUrl(address))
