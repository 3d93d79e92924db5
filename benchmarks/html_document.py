"""A publication -> the same content as HTML with CSS for print, a page per page of it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import singledispatchmethod
from html import escape

from lhl_editor.core.text import Inline, PageReference
from lhl_editor.pages.blocks import (
    BandsPage,
    BoxesPage,
    Column,
    Contents,
    Cover,
    Divider,
    FieldPage,
    FigurePage,
    GoalsPage,
    GroupPage,
    Level,
    MatrixPage,
    NumberedPage,
    Page,
    Para,
    Paras,
    Publication,
    ResourcesPage,
    StatementPage,
    SubGoalPage,
    Table,
    TextPage,
)
from lhl_editor.pages.document_words import DocumentWords

_STYLE = """\
@page { size: 960pt 540pt; margin: 42pt 48pt 60pt;
  @bottom-left { content: string(title); font: 9pt Lato; color: #5D5D5D }
  @bottom-right { content: counter(page); font: 9pt Lato; color: #5D5D5D } }
@page chapter { background: #025169;
  @bottom-left { content: none } @bottom-right { content: none } }
FACES
html { font: 16pt/24pt Lato; color: #212121 }
body, p, h1, h2, h3, ul, ol { margin: 0 0 12pt }
title { display: none }
header { string-set: title content(); font: bold 44pt/54pt Lato; color: #025169 }
section { break-before: page }
section.chapter { page: chapter }
h1 { font-size: 60pt; line-height: 66pt; color: #FFFFFF; padding-top: 72pt }
h2 { font-size: 28pt; line-height: 34pt; color: #025169 }
h3 { font-size: 16pt; line-height: 20pt; color: #025169 }
a { color: #0058C3 }
a.page::after { content: "\\00a0" target-counter(attr(href), page) }
.row::after { content: target-counter(attr(href), page); position: absolute; right: 0 }
table { border-collapse: collapse; width: 100% }
th, td { border: 0.5pt solid #E1EAED; padding: 6pt; text-align: left; vertical-align: top }
.sides { display: table; width: 100% }
.sides > * { display: table-cell; padding-right: 48pt; vertical-align: top }
.filled { background: #025169; color: #FFFFFF; padding: 24pt }
.filled h2, .filled h3 { color: #FFFFFF }
.box { background: #E1EAED; border-top: 6pt solid #025169; padding: 18pt; margin-bottom: 24pt }
.boxes .box { display: inline-block; width: 245pt; margin-right: 12pt; vertical-align: top }
.tint { background: #E1EAED; padding: 12pt }
.band { margin-bottom: 6pt }
.large { font-size: 40pt; line-height: 50pt }
.note { font-size: 14pt; color: #5D5D5D }
.small { font-size: 14pt; line-height: 18pt }
.corner { width: 54pt }
.matrix { font-size: 9pt; line-height: 12pt; table-layout: fixed; break-before: page }
"""
_FACES = (
    ("Regular", 400, "normal"),
    ("Bold", 700, "normal"),
    ("Italic", 400, "italic"),
    ("BoldItalic", 700, "italic"),
)


def html(publication: Publication) -> str:
    """The whole document; its fonts are looked for in `fonts/` beside it."""
    faces = "".join(
        f"@font-face {{ font-family: Lato; font-weight: {weight}; font-style: {style};"
        f" src: url(fonts/Lato-{name}.ttf) }}\n"
        for name, weight, style in _FACES
    )
    style, words = _STYLE.replace("FACES\n", faces), publication.words
    pages = map(_Pages(words).of, publication.pages)
    return (
        f'<!doctype html>\n<html lang="{words.language}">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{escape(publication.title)}</title>\n"
        f'<meta name="author" content="{escape(publication.author)}">\n'
        f"<style>\n{style}</style>\n</head>\n<body>\n{''.join(pages)}</body>\n</html>\n"
    )


def _anchor(path: str) -> str:
    return path.replace("/", ":")


def _inline(run: Inline) -> str:
    if isinstance(run, PageReference):
        return f'<a class="page" href="#{_anchor(run.target)}">side</a>'
    text = escape(run.text, quote=False)
    if run.language:
        text = f'<span lang="{run.language}">{text}</span>'
    if run.bold:
        text = f"<b>{text}</b>"
    if run.italic:
        text = f"<i>{text}</i>"
    return f'<a href="{escape(run.link)}">{text}</a>' if run.link else text


def _line(para: Para) -> str:
    return "".join(map(_inline, para.runs))


def _of(tag: str, para: Para) -> str:
    words = _line(para)
    return f"<{tag}>{words}</{tag}>\n" if words else ""


def _body(paras: Paras) -> str:
    """Paragraphs and nested lists."""
    out, depth = [], 0
    for para in paras:
        while depth > para.level:
            out.append("</li></ul>\n")
            depth -= 1
        if not para.level:
            out.append(_of("p", para))
        elif depth == para.level:
            out.append(f"</li><li>{_line(para)}\n")
        else:
            out.append(f"<ul><li>{_line(para)}\n")
            depth += 1
    return "".join(out) + "</li></ul>\n" * depth


def _table(table: Table) -> str:
    head = "".join(f'<th scope="col">{_line(cell)}</th>' for cell in table.columns)
    rows = (
        f'<tr><th scope="row">{_line(first)}</th>'
        + "".join(f"<td>{_line(cell)}</td>" for cell in others)
        + "</tr>\n"
        for first, *others in table.rows
    )
    return (
        f'<table class="small"><thead><tr>{head}</tr></thead>\n'
        f"<tbody>{''.join(rows)}</tbody></table>\n"
    )


def _sides(left: str, right: str, width: int) -> str:
    return f'<div class="sides"><div style="width: {width}%">{left}</div><div>{right}</div></div>\n'


def _filled(inner: str) -> str:
    return f'<div class="filled">{inner}</div>'


def _levels(levels: Iterable[Level]) -> str:
    return "".join(
        f'<div class="box">{_of("h3", level.name)}'
        f'<p class="note">{_line(level.note)}</p>{_body(level.body)}</div>\n'
        for level in levels
    )


def _matrix(columns: tuple[Column, ...], words: DocumentWords) -> str:
    head = "".join(f'<th scope="col">{_line(one.heading)}</th>' for one in columns)
    body = "".join(f"<td>{_body(one.body)}</td>" for one in columns)
    tools = "".join(
        f"<td><ul>{''.join(_of('li', t) for t in one.tools)}</ul></td>" for one in columns
    )
    return (
        f'<table class="matrix"><thead><tr><td class="corner"></td>{head}</tr></thead>\n<tbody>'
        f'<tr><th scope="row">{words.message}</th>{body}</tr>\n'
        f'<tr><th scope="row">{words.tools}</th>{tools}</tr></tbody></table>\n'
    )


class _Pages:
    """Pages of one document."""

    def __init__(self, words: DocumentWords) -> None:
        self.words = words

    def of(self, page: Page) -> str:
        kind = type(page.content)
        # the goals' two pages and the matrix stand for places that others name
        anchored = page.path and kind not in (GoalsPage, MatrixPage)
        anchor = f' id="{_anchor(page.path)}"' if anchored else ""
        chapter = ' class="chapter"' if kind is Divider else ""
        return f"<section{anchor}{chapter}>\n{self._page(page.content)}</section>\n"

    @singledispatchmethod
    def _page(self, content: object) -> str:
        raise TypeError(content)

    @_page.register
    def _(self, content: Cover) -> str:
        return _of("header", content.title) + _of("p", content.publisher) + _of("p", content.date)

    @_page.register
    def _(self, content: Contents) -> str:
        rows = "".join(
            f'<li><a class="row" href="#{_anchor(entry.target)}">{_line(entry.title)}</a></li>\n'
            for entry in content.entries
        )
        return f'<p class="large">{_line(content.title)}</p><ol>{rows}</ol>\n'

    @_page.register
    def _(self, content: Divider) -> str:
        return f"<h1>{content.number}. {_line(content.title)}</h1>\n"

    @_page.register
    def _(self, content: FieldPage) -> str:
        return _sides(_filled(_of("h2", content.title)), _body(content.body), 33)

    @_page.register
    def _(self, content: StatementPage) -> str:
        statement = f'<div class="large">{_body(content.statement)}</div>'
        left = _filled(_of("h2", content.title) + statement)
        return _sides(left, _of("p", content.lead) + _body(content.body), 50)

    @_page.register
    def _(self, content: TextPage) -> str:
        table = _table(content.table) if content.table else ""
        return _of("h2", content.title) + _body(content.body) + table

    @_page.register
    def _(self, content: GroupPage) -> str:
        return _of("h2", content.title) + _sides(_body(content.body), _table(content.members), 33)

    @_page.register
    def _(self, content: BandsPage) -> str:
        bands = (
            '<div class="band">'
            + _sides(
                _filled(str(band.number) + _of("h3", band.name)),
                f'<div class="tint">{_body(band.body)}</div>',
                25,
            )
            + "</div>"
            for group in content.groups
            for band in group
        )
        return _of("h2", content.title) + "".join(bands)

    @_page.register
    def _(self, content: FigurePage) -> str:
        return _of("h2", content.title) + _sides(_body(content.body), _levels(content.levels), 60)

    @_page.register
    def _(self, content: GoalsPage) -> str:
        return _of("h2", content.title) + _levels(content.levels)

    @_page.register
    def _(self, content: BoxesPage) -> str:
        boxes = (
            f'<div class="box">{_of("p", box.name)}{_body(box.body)}</div>\n'
            for box in content.boxes
        )
        return f'{_of("h2", content.title)}<div class="boxes">{"".join(boxes)}</div>\n'

    @_page.register
    def _(self, content: NumberedPage) -> str:
        items = "".join(_of("li", item) for item in content.items)
        return f"{_of('h2', content.title)}{_of('p', content.subtitle)}<ol>{items}</ol>\n"

    @_page.register
    def _(self, content: SubGoalPage) -> str:
        left = _filled(_of("p", content.label) + _of("h2", content.title))
        return _sides(left, _body(content.reasons) + _body(content.approach), 50)

    @_page.register
    def _(self, content: MatrixPage) -> str:
        leads = "".join(_of("li", lead) for lead in content.leads)
        roof = _filled(f"{_of('h2', content.title)}<ul>{leads}</ul>")
        return roof + "".join(_matrix(columns, self.words) for columns in content.groups)

    @_page.register
    def _(self, content: ResourcesPage) -> str:
        return _of("h2", content.title) + _table(content.entries) + _body(content.closing)
