"""Slips of the keyboard in everything that people read, and page numbers typed by hand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from lhl_editor.core.changes import SetField
from lhl_editor.core.frozen import frozen
from lhl_editor.core.path import Path
from lhl_editor.core.problems import Problem, problem
from lhl_editor.core.rules.passages import REFERENCE, Edit, edited, lines
from lhl_editor.core.schema import Field
from lhl_editor.core.strategy import Value
from lhl_editor.core.text import Run, Text

ADDRESS_FIELDS = frozenset({"address"})  # lines that hold an address, and are no prose
_QUOTED = 3  # how many places a sentence quotes
_NEAR = 60  # characters within which a word is quoted whole
_TOKEN = re.compile(r"\S+")
_TYPED_PAGE = re.compile(r"\bside(?:n|ne)?[ \u00a0]\d{1,4}\b", re.IGNORECASE)


@frozen
class Slip:
    """What is looked for: `sign`, plain characters that it always holds, and a pattern."""

    rule: str
    sign: str
    pattern: re.Pattern[str]  # group 1 gives way to `instead`
    instead: str


_YEARS = re.compile(r"(?<![\w/-])(?:19|20)\d\d(-)(?:19|20)\d\d(?!\w|/|-\d)", re.ASCII)
SLIPS = (
    Slip("year_hyphen", "-", _YEARS, "–"),
    Slip("spaced_hyphen", " -", re.compile(r"(?<=\S) (--?) (?=\S)"), "–"),
    Slip("double_space", "  ", re.compile(r"(?<=\S)( {2,})(?=\S)"), " "),
)


def slips(where: Path, field: Field, value: Value) -> Iterator[Problem]:
    """Hyphens for dashes, and double spaces; one problem and one change a kind of slip."""
    if field.name in ADDRESS_FIELDS:
        return
    all_lines = lines(value)
    for slip in SLIPS:
        found = [(line, edit) for line in all_lines for edit in _edits(slip, line)]
        if found:
            path = where / field.name
            mend = (SetField(path, edited(value, partial(_edits, slip))),)
            words = (_round(line, edit) for line, edit in found[:_QUOTED])
            yield problem(path, slip.rule, mend, words=dict.fromkeys(words))


def _edits(slip: Slip, line: str) -> list[Edit]:
    if slip.sign not in line or not slip.pattern.search(line):
        return []
    found = slip.pattern.finditer(without_addresses(line))
    return [Edit(*match.span(1), slip.instead) for match in found]


def _round(line: str, edit: Edit) -> str:
    """The edited characters with the word before them and the word after."""
    before = line[max(0, edit.start - _NEAR) : edit.start]
    after = line[edit.end : edit.end + _NEAR]
    first = before.rstrip().rfind(" ") + 1
    last = len(after) - len(after.lstrip()) + len(after.split(maxsplit=1)[0])
    words = before[first:] + line[edit.start : edit.end] + after[:last]
    return words.strip("()[],.:;!?").replace(REFERENCE, "…")


def without_addresses(line: str) -> str:
    """The line with every address in it struck out, and as long as before."""
    return _TOKEN.sub(lambda token: _struck(token[0]), line)


def _struck(token: str) -> str:
    host, slash, _ = token.partition("/")
    is_address = any(sign in token for sign in ("://", "www.", "@")) or (slash and "." in host)
    return REFERENCE * len(token) if is_address else token


def typed_page(where: Path, field: Field, text: Text) -> Iterator[Problem]:
    """«side 10» as typed, which does not follow when pages move; a link's words are left alone."""
    found: list[str] = []
    for paragraph in text.paragraphs:
        if "side" not in (plain := paragraph.plain) and "Side" not in plain:
            continue
        words = "".join(
            run.text if isinstance(run, Run) and not run.link else REFERENCE
            for run in paragraph.runs
        )
        found += _TYPED_PAGE.findall(words)
    if found:
        yield problem(where / field.name, "typed_page", words=dict.fromkeys(found[:_QUOTED]))
