"""Qt's own words in, bokmål out: standard buttons, context menus, file dialogs, names of keys.

Qt ships no catalogue for bokmål. Ours lies in `resources/messages/nb_qt/`, as context -> source
text -> words.
"""

from __future__ import annotations

import json
from functools import cache

from PySide6.QtCore import QCoreApplication, QObject, QTranslator

from lhl_editor.resource_files import resource

FOLDER = "nb_qt"


class QtWords(QTranslator):
    """Says in bokmål what Qt says; what it has no words for stays as it is."""

    def translate(
        self,
        context: str,
        sourceText: str,
        disambiguation: str | None = None,
        n: int = -1,
    ) -> str:
        words = qt_words().get(context)
        return words.get(sourceText) if words else None  # type: ignore[return-value]

    def isEmpty(self) -> bool:
        return False


def speak_bokmal(application: QCoreApplication, parent: QObject | None = None) -> QtWords:
    """Has the application's own words said in bokmål from now on."""
    words = QtWords(parent or application)
    application.installTranslator(words)
    return words


@cache
def qt_words() -> dict[str, dict[str, str]]:
    """Context -> source text -> words."""
    words: dict[str, dict[str, str]] = {}
    for file in sorted(resource("messages", FOLDER).glob("*.json")):
        words.update(json.loads(file.read_bytes()))
    return words
