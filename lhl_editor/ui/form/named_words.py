"""Findings in, the words of the person's own text that they are about out."""

from __future__ import annotations

from collections.abc import Iterable

from lhl_editor.core.problems import Problem, Severity

_NAMES = frozenset({"words", "char", "form"})  # values that are words of the field itself


def named_words(problems: Iterable[Problem]) -> list[tuple[str, Severity]]:
    """Each word or passage with the severity of its finding."""
    return [
        (value, problem.severity)
        for problem in problems
        for name, value in problem.values
        if name in _NAMES and value
    ]
