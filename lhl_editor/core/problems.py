"""What is wrong in a strategy, as values: a place, a rule, and the change that mends it.

Every rule is declared here once with its severity, and in the order in which findings at one
place are listed. The words stand in the catalogue under the rule's code.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum

from lhl_editor.core.changes import Changes
from lhl_editor.core.frozen import frozen
from lhl_editor.core.path import Path


class Severity(Enum):
    """An error makes the document wrong or unexportable; a warning is likely wrong."""

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"


_ERROR, _WARNING, _ADVICE = Severity.ERROR, Severity.WARNING, Severity.ADVICE

RULES: dict[str, Severity] = {
    "duplicate_id": _ERROR,
    "required_metadata": _ERROR,
    "required": _WARNING,
    "invalid_date": _ERROR,
    "invalid_number": _ERROR,
    "invalid_choice": _ERROR,
    "invalid_email": _ERROR,
    "logo_name": _ERROR,
    "broken_reference": _ERROR,
    "broken_page_reference": _ERROR,
    "unprinted_page_reference": _ERROR,
    "malformed_address": _ERROR,
    "doubled_address": _ERROR,
    "unsafe_address": _ERROR,
    "label_differs": _ERROR,
    "missing_glyph": _ERROR,
    "cut_off": _ERROR,
    "comment_after_text": _WARNING,
    "logo_missing": _WARNING,
    "logo_unreadable": _WARNING,
    "logo_too_large": _WARNING,
    "tool_without_link": _WARNING,
    "tool_without_status": _WARNING,
    "resource_without_link": _WARNING,
    "expected_past": _WARNING,
    "period_past": _WARNING,
    "validity_past": _WARNING,
    "as_of_old": _WARNING,
    "sub_goal_without_pillar": _WARNING,
    "pillar_without_sub_goal": _WARNING,
    "pillar_without_tool": _WARNING,
    "target_group_without_message": _WARNING,
    "typed_page": _WARNING,
    "overflow": _WARNING,
    "plain_http": _ADVICE,
    "repeated_address": _ADVICE,
    "vague_link": _ADVICE,
    "priority_missing": _ADVICE,
    "year_hyphen": _ADVICE,
    "spaced_hyphen": _ADVICE,
    "double_space": _ADVICE,
    "unexplained_short_form": _ADVICE,
    "unknown_key": _ADVICE,
}
RANK = {rule: rank for rank, rule in enumerate(RULES)}


@frozen
class Problem:
    """A finding. `values` fill its sentence; a name that comes several times is a list.

    `mend` is there only where it is certain, and is meant for the strategy that was validated:
    apply one, validate again, then the next. There is one problem a place and rule.
    """

    path: Path
    rule: str
    severity: Severity
    values: tuple[tuple[str, str], ...] = ()
    mend: Changes = ()


def problem(path: Path, rule: str, mend: Changes = (), **values: str | Iterable[str]) -> Problem:
    """A finding with the severity that its rule declares; a list gives its name several times."""
    pairs: list[tuple[str, str]] = []
    for name, value in values.items():
        every = (value,) if isinstance(value, str) else value
        pairs += ((name, one) for one in every)
    return Problem(path, rule, RULES[rule], tuple(pairs), mend)
