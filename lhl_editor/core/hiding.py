"""Findings that a person has hidden: what is remembered of one, and which of the found they are.

A finding comes back when the words that it spoke of are others: those in its own values, or else
what stands at its place.
"""

from __future__ import annotations

from collections.abc import Iterable

from lhl_editor.core.errors import UnknownPath
from lhl_editor.core.frozen import frozen
from lhl_editor.core.plain import field_at, value_to_plain
from lhl_editor.core.problems import Problem, Severity
from lhl_editor.core.schema import Type
from lhl_editor.core.strategy import Strategy, exists, get

_WORDS = frozenset({"words", "char", "form"})  # values that are words of the place itself


@frozen
class Hidden:
    """A finding at a place: its rule, and a digest of the words that it spoke of."""

    place: str
    rule: str
    about: str


def can_be_hidden(problem: Problem) -> bool:
    """Whether a person may decide that it is nothing; an error stays one."""
    return problem.severity is not Severity.ERROR


def hidden_as(strategy: Strategy, problem: Problem) -> Hidden:
    """What is remembered of a finding in this strategy."""
    from hashlib import sha256

    names = {name for name, _ in problem.values}
    words = "" if names & _WORDS else _words_at(strategy, problem)
    about = sha256(repr((problem.values, words)).encode("utf-8", "surrogatepass")).hexdigest()
    return Hidden(str(problem.path), problem.rule, about[:16])


def parted(
    strategy: Strategy, problems: tuple[Problem, ...], hidden: Iterable[Hidden]
) -> tuple[tuple[Problem, ...], tuple[Problem, ...]]:
    """Those to be shown of what was found in `strategy`, and those that were hidden."""
    known = frozenset(hidden)
    places = {(one.place, one.rule) for one in known}
    if not known:
        return problems, ()
    shown: list[Problem] = []
    away: list[Problem] = []
    for each in problems:
        is_here = (str(each.path), each.rule) in places and can_be_hidden(each)
        is_away = is_here and hidden_as(strategy, each) in known
        (away if is_away else shown).append(each)
    return tuple(shown), tuple(away)


def _words_at(strategy: Strategy, problem: Problem) -> str:
    """What the field says that the finding is of; nothing for an item or a list of them."""
    try:
        declared = field_at(problem.path)
    except UnknownPath:
        return ""
    if declared.type in (Type.ITEMS, Type.SECTION) or not exists(strategy, problem.path):
        return ""
    return repr(value_to_plain(declared, get(strategy, problem.path)))
