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

from lhl_editor.core.text import Inline, PageReference, Paragraph, Run, Text

_TOKEN = re.compile(
    r"\\(?P<escaped>.)|(?P<toggle>\*\*|__)|side \{(?P<target>(?:\\.|[^}\\])*)\}|(?P<open>\[)"
    r"|\]\((?P<link>(?:\\.|[^)\\])*)\)|\]\{(?P<language>[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*)\}"
    r"|(?P<close>\])"
)
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

    def close(self, **marks: str) -> None:
        start = self.open.pop()
        for at in range(start + 1, len(self.runs)):
            run = self.runs[at]
            if isinstance(run, Run):
                link = run.link or marks.get("link", "")
                language = run.language or marks.get("language", "")
                self.runs[at] = Run(run.text, run.bold, run.italic, link, language)
        del self.runs[start]


def _parse_runs(line: str) -> tuple[Inline, ...]:
    if not _MARKED.search(line):
        return (Run(line),)
    reader, at = _Reader(), 0
    literal = _unpaired(line)
    for token in _TOKEN.finditer(line):
        reader.add(line[at : token.start()])
        at = token.end()
        _take(reader, token, literal)
    reader.add(line[at:])
    return tuple(reader.runs)


def _take(reader: _Reader, token: re.Match[str], literal: set[int]) -> None:
    match token.lastgroup:
        case "escaped":
            reader.add(token["escaped"])
        case "toggle" if token.start() not in literal:
            if token["toggle"] == "**":
                reader.bold = not reader.bold
            else:
                reader.italic = not reader.italic
        case "target":
            reader.runs.append(PageReference(_ESCAPED.sub(r"\1", token["target"])))
        case "open":
            reader.open.append(len(reader.runs))
            reader.add("[")
        case "link" if reader.open:
            reader.close(link=_ESCAPED.sub(r"\1", token["link"]))
        case "language" if reader.open:
            reader.close(language=token["language"])
        case "close" if reader.open:
            reader.open.pop()
            reader.add("]")
        case _:
            reader.add(token[0])


def _unpaired(line: str) -> set[int]:
    """Where a bold or italic mark has no partner, and so is plain."""
    places: dict[str, list[int]] = {"**": [], "__": []}
    for token in _TOKEN.finditer(line):
        if token.lastgroup == "toggle":
            places[token["toggle"]].append(token.start())
    return {starts[-1] for starts in places.values() if len(starts) % 2}


def _write_runs(runs: tuple[Inline, ...]) -> str:
    out = ""
    now = Run("")
    for inline in (*runs, Run("")):
        want = inline if isinstance(inline, Run) else Run("")
        out = _marks(out, now, want)
        if isinstance(inline, PageReference):
            out += "side {" + re.sub(r"([\\}])", r"\\\1", inline.target) + "}"
        else:
            out += _escaped(inline.text, out)
        now = want
    return out


def _marks(out: str, now: Run, want: Run) -> str:
    """`out` with the marks that end and begin where one look gives way to another."""
    relink = now.link != want.link
    respeak = relink or now.language != want.language
    out = _toggled(out, "__" if now.italic and not want.italic else "")
    out = _toggled(out, "**" if now.bold and not want.bold else "")
    if respeak and now.language:
        out += "]{" + now.language + "}"
    if relink and now.link:
        out += "](" + re.sub(r"([\\)])", r"\\\1", now.link) + ")"
    if relink and want.link:
        out += "["
    if respeak and want.language:
        out += "["
    out = _toggled(out, "**" if want.bold and not now.bold else "")
    return _toggled(out, "__" if want.italic and not now.italic else "")


def _toggled(out: str, mark: str) -> str:
    """`out` and the mark; a plain `*` or `_` just before it is made plain."""
    stem = out[:-1]
    if mark and out.endswith(mark[0]) and not (len(stem) - len(stem.rstrip("\\"))) % 2:
        out = stem + "\\" + mark[0]
    return out + mark


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
