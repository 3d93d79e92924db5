"""A problem in, a sentence for a person out; `place` says where it is."""

from __future__ import annotations

from collections.abc import Callable

from lhl_editor.core.problems import Problem, Severity
from lhl_editor.language.catalogue import say
from lhl_editor.language.fields import date_words, kind_words, label, option_words
from lhl_editor.language.places import place

__all__ = ["place", "sentence", "severity_words"]


def sentence(problem: Problem) -> str:
    """What is wrong and what to do about it, as one or two sentences."""
    values: dict[str, list[str]] = {}
    for name, value in problem.values:
        values.setdefault(name, []).append(_said(problem, name, value))
    return say(f"finding.{problem.rule}", **values)


def severity_words(severity: Severity, count: int = 1) -> str:
    """«feil», «advarsel», «råd», in the plural unless it is one."""
    return say(f"severity.{severity.value}.{'one' if count == 1 else 'many'}")


def _said(problem: Problem, name: str, value: str) -> str:
    if name == "kind":
        return kind_words(value, many=problem.rule == "duplicate_id")
    if name in _WORDS:
        return _WORDS[name](value)
    shown = value if len(value) <= _LONGEST else value[: _LONGEST - 1] + "…"
    return shown or say("nameless")


_LONGEST = 120  # characters of a user's words that a sentence quotes


def _field(name: str) -> str:
    kind, _, field = name.partition(".")
    return label(kind, field)


def _option(name: str) -> str:
    """The choice's words, and what a file must say for it."""
    field, _, option = name.partition(".")
    return f"{option_words(field, option)} ({option})"


_WORDS: dict[str, Callable[[str], str]] = {"date": date_words, "field": _field, "option": _option}
