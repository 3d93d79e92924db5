"""Characters -> a YAML scalar on one line that every reader takes for the same string.

Plain where no reader of YAML 1.1 or 1.2 would take it for anything else, else in double quotes.
"""

from __future__ import annotations

import re

# Begins with a letter, or with a digit or sign that makes no number, date or time of the whole.
_PLAIN = re.compile(r"(?!.*(?:: | #|\ufeff))(?:[^\W_]|[«(/§])(?:.*[^\s:])?\Z")
_NUMBER_LIKE = re.compile(r"[-+.0-9][-+.,:0-9a-fA-F_oOxXTtZzn ]*\Z")
_WORDS = frozenset(
    {"y", "n", "yes", "no", "on", "off", "true", "false", "null"}
)  # of YAML 1.1, in any case
_ESCAPED = re.compile('["\\\\\n\ufeff]')
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\ufeff": "\\uFEFF"}


def scalar(text: str) -> str:
    """The scalar, plain or quoted."""
    return text if is_plain(text) else quoted(text)


def is_plain(text: str) -> bool:
    return bool(_PLAIN.match(text) and not _NUMBER_LIKE.match(text) and text.lower() not in _WORDS)


def quoted(text: str) -> str:
    return '"' + _ESCAPED.sub(lambda character: _ESCAPES[character[0]], text) + '"'
