"""A Text in, what a clipboard carries of it out (own format, HTML, plain), and back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from html import escape

from PySide6.QtCore import QByteArray, QMimeData

from lhl_editor.core import notation
from lhl_editor.core.text import Inline, Paragraph, Run, Text
from lhl_editor.ui.text.paste import text_from_html, text_from_plain
from lhl_editor.ui.text.plain import cleaned

OWN = "application/x-lhl-editor-text"
WordsOf = Callable[[str], str]  # the words of a reference to a target


def to_mime(text: Text, words_of: WordsOf) -> QMimeData:
    """The text for other fields of the program without loss, and for other programs."""
    made = QMimeData()
    made.setData(OWN, QByteArray(notation.write(text).encode()))
    made.setHtml(html_of(text, words_of))
    made.setText(plain_of(text, words_of))
    return made


def from_mime(mime: QMimeData, is_plain: bool = False) -> Text:
    """What a clipboard holds, its richest form first; `is_plain`: the words alone."""
    if not is_plain and mime.hasFormat(OWN):
        own = bytes(mime.data(OWN).data()).decode("utf-8", "replace")
        return notation.parse("\n".join(cleaned(line) for line in own.split("\n")))
    if not is_plain and mime.hasHtml() and (text := text_from_html(mime.html())):
        return text
    return text_from_plain(mime.text())


def holds_text(mime: QMimeData) -> bool:
    """Whether there is anything to paste; files are not."""
    return mime.hasFormat(OWN) or ((mime.hasHtml() or mime.hasText()) and not _holds_files(mime))


def _holds_files(mime: QMimeData) -> bool:
    return mime.hasUrls() and any(address.isLocalFile() for address in mime.urls())


def plain_of(text: Text, words_of: WordsOf) -> str:
    """A paragraph a line, list items with their bullet."""
    marker = ["  " * (line.level - 1) + "• " if line.level else "" for line in text.paragraphs]
    lines = ("".join(_plain(inline, words_of) for inline in p.runs) for p in text.paragraphs)
    return "\n".join(before + line for before, line in zip(marker, lines, strict=True))


def _plain(inline: Inline, words_of: WordsOf) -> str:
    return inline.text if isinstance(inline, Run) else words_of(inline.target)


def html_of(text: Text, words_of: WordsOf) -> str:
    """Paragraphs and nested lists, as word processors read them."""
    return "".join(_html(text, words_of))


def _html(text: Text, words_of: WordsOf) -> Iterator[str]:
    depth = 0
    for line in text.paragraphs:
        yield "</li></ul>" * max(depth - line.level, 0)
        if line.level > depth:
            yield "<ul>" * (line.level - depth)
        elif line.level:
            yield "</li>"
        yield (
            f"<li>{_inside(line, words_of)}" if line.level else f"<p>{_inside(line, words_of)}</p>"
        )
        depth = line.level
    yield "</li></ul>" * depth


def _inside(line: Paragraph, words_of: WordsOf) -> str:
    return "".join(_run_html(inline, words_of) for inline in line.runs)


def _run_html(inline: Inline, words_of: WordsOf) -> str:
    html = escape(_plain(inline, words_of))
    if not isinstance(inline, Run):
        return html
    if inline.italic:
        html = f"<i>{html}</i>"
    if inline.bold:
        html = f"<b>{html}</b>"
    if inline.link:
        html = f'<a href="{escape(inline.link)}">{html}</a>'
    return f'<span lang="{inline.language}">{html}</span>' if inline.language else html
