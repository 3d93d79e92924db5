"""A finding in, the words of its row out: what is wrong, and where in short."""

from __future__ import annotations

from lhl_editor.core.errors import UnknownPath
from lhl_editor.core.path import Path
from lhl_editor.core.problems import Problem
from lhl_editor.language.catalogue import capitalised, say
from lhl_editor.language.findings import place, sentence, severity_words
from lhl_editor.language.short_places import short_place
from lhl_editor.ui.session import Session

_ENDS = ".!?"


def headline(problem: Problem) -> str:
    """The first sentence, without its full stop: what is wrong, not what to do about it."""
    words = sentence(problem)
    depth = 0
    for at, sign in enumerate(words):
        depth += (sign == "«") - (sign == "»")
        following = words[at + 1 : at + 3]
        begins = following[:1] == " " and (following[1:].isupper() or following[1:] == "«")
        if sign in _ENDS and depth <= 0 and (begins or not following):
            return words[:at] if sign == "." else words[: at + 1]
    return words


def row_place(session: Session, path: Path) -> str:
    """«Delmål 3, side 21»; empty where the place is gone."""
    try:
        words = short_place(session.strategy, path)
    except UnknownPath:
        return ""
    return with_page(session, path, words)


def full_place(session: Session, path: Path) -> str:
    """«Delmål 3, Hvorfor, side 21»; empty where the place is gone."""
    try:
        words = place(session.strategy, path)
    except UnknownPath:
        return ""
    return with_page(session, path, words)


def with_page(session: Session, path: Path, words: str) -> str:
    """The words for a place, and the page that it is printed on if there is one."""
    page = page_near(session, path)
    return say("findings.place_and_page", place=words, page=page) if page else words


def page_near(session: Session, path: Path) -> int | None:
    """The page of a place, or of the nearest printed place round it."""
    while path.parts:
        if (page := session.page_of(path)) is not None:
            return page
        path = path.parent
    return None


def spoken(session: Session, problem: Problem) -> str:
    """The whole finding as a screen reader says it."""
    severity = capitalised(severity_words(problem.severity))
    parts = [
        say("findings.row", severity=severity, sentence=sentence(problem)),
        full_place(session, problem.path),
        say("findings.can_mend") if problem.mend else "",
    ]
    return " ".join(part for part in parts if part)
