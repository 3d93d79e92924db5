r"""The notation in which `strategy.yaml` keeps a text, read and written.

    A paragraph is a line; an empty line stands between paragraphs.
    - A list item, and
      - one inside it.

    **bold**  __italic__  [words](https://address)  [words]{en}  side {insight/focus_areas}

`\` before any character makes it plain. Single `*` and `_` are plain. A line that follows
another without an empty line between goes on with its paragraph.
`parse(write(text)) == text` for every text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lhl_editor.core.frozen import frozen
from lhl_editor.core.text import Inline, PageReference, Paragraph, Run, Text

_TOKEN = re.compile(
    r"\\(?P<escaped>.)|(?P<toggle>\*\*|__)|(?P<target>side \{)|(?P<open>\[)|(?P<link>\]\()"
    r"|\]\{(?P<language>[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*)\}|(?P<close>\])"
)
_BODIES = {
    "target": re.compile(r"((?:\\.|[^}\\])*)\}"),
    "link": re.compile(r"((?:\\.|[^)\\])*)\)"),
}
_DEEPEST_BRACKET = 8  # the writer opens two
_MARKED = re.compile(r"[\\*_\[\]]|side \{")
_ESCAPED = re.compile(r"\\(.)")
_ITEM = re.compile(r"-(?: +|\Z)")


def parse(notation: str) -> Text:
    """The text that the notation means. Never fails: what is no notation is plain text."""
    return Text(tuple(Paragraph(_parse_runs(line), level) for level, line in _lines(notation)))


def write(text: Text) -> str:
    """The notation of a text, without a line end at its end."""
    pieces: list[str] = []
    before = 0
    for number, paragraph in enumerate(text.paragraphs):
        if number:
            pieces.append("\n" if before and paragraph.level else "\n\n")
        marker = "  " * (paragraph.level - 1) + "- " if paragraph.level else ""
        pieces.append(marker + _guarded(_write_runs(paragraph.runs)))
        before = paragraph.level
    return "".join(pieces)


def _lines(notation: str) -> Iterator[tuple[int, str]]:
    """(level, paragraph) with hand-wrapped lines joined and list indents turned to levels."""
    level, collected = 0, ""
    indents: list[int] = []
    for line in notation.split("\n"):
        content = line.lstrip(" ")
        stripped = _right_stripped(content)
        item = _ITEM.match(stripped)
        if collected and (item or not stripped):
            yield level, collected
            collected = ""
        if item:
            indents = [one for one in indents if one < len(line) - len(content)]
            indents.append(len(line) - len(content))
            level, collected = len(indents), stripped[item.end() :]
        elif collected:
            collected += " " + stripped
        elif stripped:
            level, collected, indents = 0, stripped, []
    if collected:
        yield level, collected


def _right_stripped(line: str) -> str:
    stripped = line.rstrip(" ")
    backslashes = len(stripped) - len(stripped.rstrip("\\"))
    return stripped + " " if backslashes % 2 and len(stripped) < len(line) else stripped


class _Reader:
    """Runs as they come, with the marks that are open."""

    def __init__(self) -> None:
        self.runs: list[Inline] = []
        self.open: list[int] = []
        self.bold = self.italic = False

    def add(self, text: str) -> None:
        if text:
            self.runs.append(Run(text, self.bold, self.italic))

    def begin(self) -> None:
        self.open.append(len(self.runs))
        self.add("[")
        if len(self.open) > _DEEPEST_BRACKET:
            del self.open[0]

    def close(self, **marks: str) -> None:
        start = self.open.pop()
        for at in range(start + 1, len(self.runs)):
            run = self.runs[at]
            if isinstance(run, Run):
                link = run.link or marks.get("link", "")
                language = run.language or marks.get("language", "")
                self.runs[at] = Run(run.text, run.bold, run.italic, link, language)
        del self.runs[start]


@frozen
class _Token:
    """A mark in a line, from `start` to before `end`, and what it says."""

    kind: str
    value: str
    start: int
    end: int


def _tokens(line: str) -> Iterator[_Token]:
    """The marks in order. What has no end is looked for once: long lines stay linear."""
    at, endless = 0, set()
    while found := _TOKEN.search(line, at):
        kind, start, at = found.lastgroup or "", found.start(), found.end()
        value = found[kind]
        if kind in _BODIES:
            body = None if kind in endless else _BODIES[kind].match(line, at)
            if body:
                value, at = _ESCAPED.sub(r"\1", body[1]), body.end()
            else:
                endless.add(kind)
                at = start + 1
                kind = "close" if kind == "link" else "plain"
        yield _Token(kind, value, start, at)


def _parse_runs(line: str) -> tuple[Inline, ...]:
    if not _MARKED.search(line):
        return (Run(line),)
    reader, at = _Reader(), 0
    tokens = list(_tokens(line))
    literal = _unpaired(tokens)
    for token in tokens:
        reader.add(line[at : token.start])
        at = token.end
        if not _take(reader, token, literal):
            reader.add(line[token.start : token.end])
    reader.add(line[at:])
    return tuple(reader.runs)


def _take(reader: _Reader, token: _Token, literal: set[int]) -> bool:
    """Whether the token means anything here; else it is plain."""
    match token.kind:
        case "escaped":
            reader.add(token.value)
        case "toggle" if token.start not in literal:
            if token.value == "**":
                reader.bold = not reader.bold
            else:
                reader.italic = not reader.italic
        case "target":
            reader.runs.append(PageReference(token.value))
        case "open":
            reader.begin()
        case "link" if reader.open:
            reader.close(link=token.value)
        case "language" if reader.open:
            reader.close(language=token.value)
        case "close" if reader.open:
            reader.open.pop()
            reader.add("]")
        case _:
            return False
    return True


def _unpaired(tokens: list[_Token]) -> set[int]:
    """Where a bold or italic mark has no partner, and so is plain."""
    places: dict[str, list[int]] = {"**": [], "__": []}
    for token in tokens:
        if token.kind == "toggle":
            places[token.value].append(token.start)
    return {starts[-1] for starts in places.values() if len(starts) % 2}


def _write_runs(runs: tuple[Inline, ...]) -> str:
    out: list[str] = []
    now = Run("")
    for inline in (*runs, Run("")):
        want = inline if isinstance(inline, Run) else Run("")
        _write_marks(out, now, want)
        if isinstance(inline, PageReference):
            out.append("side {" + re.sub(r"([\\}])", r"\\\1", inline.target) + "}")
        elif inline.text:
            out.append(_escaped(inline.text, out[-1] if out else ""))
        now = want
    return "".join(out)


def _write_marks(out: list[str], now: Run, want: Run) -> None:
    """The marks that end and begin where one look gives way to another."""
    relink = now.link != want.link
    respeak = relink or now.language != want.language
    if now.italic and not want.italic:
        _toggle(out, "__")
    if now.bold and not want.bold:
        _toggle(out, "**")
    if respeak and now.language:
        out.append("]{" + now.language + "}")
    if relink and now.link:
        out.append("](" + re.sub(r"([\\)])", r"\\\1", now.link) + ")")
    if relink and want.link:
        out.append("[")
    if respeak and want.language:
        out.append("[")
    if want.bold and not now.bold:
        _toggle(out, "**")
    if want.italic and not now.italic:
        _toggle(out, "__")


def _toggle(out: list[str], mark: str) -> None:
    """Write the mark; a plain `*` or `_` just before it is made plain."""
    last = out[-1] if out else ""
    stem = last[:-1]
    if last.endswith(mark[0]) and not (len(stem) - len(stem.rstrip("\\"))) % 2:
        out[-1] = stem + "\\" + mark[0]
    out.append(mark)


def _escaped(text: str, before: str) -> str:
    text = re.sub(r"([\\\[\]{])|(?<=\*)(\*)|(?<=_)(_)", lambda m: "\\" + m[0], text)
    return "\\" + text if before and text[:1] in ("*", "_") and before[-1] == text[0] else text


def _guarded(line: str) -> str:
    """The line with what the reader would take for a list item or strip away made plain."""
    if line.startswith(" ") or _ITEM.match(line):
        line = "\\" + line
    if _right_stripped(line) != line:
        line = line[:-1] + "\\ "
    return line
