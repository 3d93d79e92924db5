"""What was typed or pasted in, words that a text or a line can hold out."""

from __future__ import annotations

import re

from lhl_editor.core.text import FORBIDDEN


def cleaned(line: str) -> str:
    """A line with nothing that a text may not hold."""
    return FORBIDDEN.sub("", line.replace("\t", " "))


def one_line(plain: str) -> str:
    """Several lines as one."""
    return cleaned(re.sub("\\s*[\n\r\x0b\x0c\x85\u2028\u2029]\\s*", " ", plain))
