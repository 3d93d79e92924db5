"""What the YAML parser complains of -> a fault that a person can mend."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from lhl_editor.files.faults import Fault

if TYPE_CHECKING:
    import yaml

# What «context | problem» says, in the C parser or in the pure one; the first that fits.
_COMPLAINTS = (
    ("tab character|character '\\\\t'", "tab_indent"),
    ("cannot start any token|node content", "needs_quotes"),
    ("scanning an? (anchor|alias|tag|directive)|parsing a tag", "bad_mark"),
    ("quoted scalar \\| .*(end of stream|document)", "unclosed_quote"),
    ("quoted scalar", "bad_escape"),
    ("block scalar", "bad_block"),
    ("flow (sequence|mapping)", "unclosed_bracket"),
    ("could not find expected ':'", "missing_colon"),
    ("mapping values", "colon_in_value"),
    ("<document start>", "several_documents"),
    ("block (mapping|collection|sequence)|sequence entries|mapping keys", "bad_indent"),
)
_AT_ITS_START = frozenset({"unclosed_quote", "unclosed_bracket", "missing_colon", "bad_mark"})
_BETWEEN_FIELDS = frozenset({"missing_colon", "several_documents", "bad_indent", "syntax"})


def syntax_fault(error: yaml.MarkedYAMLError, source: str) -> tuple[Fault, int]:
    """The fault, and the index in `source` where it is; -1 where it stands in no field."""
    words = f"{error.context or ''} | {error.problem or ''}"
    code = next((code for pattern, code in _COMPLAINTS if re.search(pattern, words)), "syntax")
    mark: Any = error.problem_mark
    if code in _AT_ITS_START:
        mark = error.context_mark or mark
    before = source[source.rfind("\n", 0, mark.index) + 1 : mark.index]
    character = source[mark.index : mark.index + 1]
    values = {}
    if code == "bad_indent" and before.strip():
        code = "text_after_value"
    elif code == "needs_quotes" and not character:  # the file ends behind an opening bracket
        at = len(source.rstrip()) - 1
        line, column = source.count("\n", 0, at), at - source.rfind("\n", 0, at) - 1
        return Fault("unclosed_bracket", line + 1, column + 1), at
    elif code in ("needs_quotes", "bad_mark"):
        code = "tab_indent" if character == "\t" else "needs_quotes"
        values = {"character": character} if code == "needs_quotes" else {}
    at = -1 if code in _BETWEEN_FIELDS else mark.index
    return Fault(code, mark.line + 1, mark.column + 1, "", values), at
