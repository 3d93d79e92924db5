"""The version under which a document is published in, what its cover and footers say of it out:
«Versjon 1.2 · 22. november 2026»."""

from __future__ import annotations

from typing import NamedTuple
from unicodedata import normalize

from lhl_editor.pages.document_words import DocumentWords, date_in_words

_BETWEEN = " · "
_LONGEST = 120  # characters of a name that are printed


class Imprint(NamedTuple):
    """A version's name, and its date as an ISO date; empty where there is none."""

    name: str
    date: str = ""


def imprint_words(imprint: Imprint | None, words: DocumentWords) -> str:
    """Name and date in the document's language; empty where there is no imprint."""
    return "".join(imprint_parts(imprint, words))


def imprint_parts(imprint: Imprint | None, words: DocumentWords) -> tuple[str, str]:
    """The name, and what follows it: where there is little room, the name alone gives way."""
    if imprint is None:
        return "", ""
    date = date_in_words(imprint.date, words)
    name = version_words(imprint.name, words)
    return name, f"{_BETWEEN}{date}" if name and date else date


def name_and_date(imprint: Imprint, words: DocumentWords) -> str:
    """«1.2 · 22. november 2026», where it is said already that it is a version."""
    date = date_in_words(imprint.date, words)
    return _BETWEEN.join(part for part in (_name(imprint.name), date) if part)


def version_words(name: str, words: DocumentWords) -> str:
    """«Versjon 1.2»; a name that is words already stands alone, «Høringsutkast»."""
    name = _name(name)
    first = name.partition(" ")[0]
    if any(char.isdigit() for char in first):
        return words.version.format(name)
    return name[:1].upper() + name[1:]


def _name(name: str) -> str:
    name = normalize("NFC", " ".join(name.split()))
    return name if len(name) <= _LONGEST else f"{name[:_LONGEST].rstrip()} …"
