"""A publication -> the same content as a typst document, a page per page of the publication.

Headings, lists, tables, boxes and links are typst's own; its looks follow those of our pages
without being measured by them. What does not fit goes on on the next page, as typst breaks it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import singledispatchmethod
from itertools import chain

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

_SPECIAL = re.compile(r"[\\*_`#$\[\]<>@/~'\"=+-]")
_NUMBERED = re.compile(r"(\d+)\.(?= |\Z)")

_HEAD = """\
#set document(title: [{title}], author: "{author}", date: datetime(year: 2022, month: 11, day: 1))
#set text(font: "Lato", size: 16pt, lang: "{language}", fill: rgb("#212121"), hyphenate: false)
#set smartquote(enabled: false)
#set par(leading: 8pt, spacing: 16pt)
#let petrol = rgb("#025169")
#let tint = rgb("#E1EAED")
#let muted = rgb("#5D5D5D")
#set page(
  width: 960pt, height: 540pt, margin: (x: 48pt, top: 42pt, bottom: 60pt), numbering: "1",
  footer: context text(9pt, fill: muted)[{title} #h(1fr) #counter(page).display()],
)
#show heading.where(level: 1): set text(60pt, fill: white)
#show heading.where(level: 2): set text(28pt, fill: petrol)
#show heading.where(level: 3): set text(16pt, fill: petrol)
#show link: set text(fill: rgb("#0058C3"))
#set table(stroke: 0.5pt + tint, inset: 6pt)
#let side(target) = link(target)[side~#context counter(page).at(target).first()]
#let chapter(title) = page(fill: petrol, footer: none)[#v(72pt) #title]
#let filled(body) = block(width: 100%, fill: petrol, inset: 24pt)[
  #show heading: set text(fill: white)
  #set text(fill: white)
  #body
]
#let box-of(body) = block(width: 100%, fill: tint, inset: 18pt, stroke: (top: 6pt + petrol), body)
#let sides(..widths, left, right) = grid(columns: widths.pos(), gutter: 48pt, left, right)
#let note(body) = text(14pt, fill: muted, body)
"""


def typst(publication: Publication) -> str:
    """The whole document."""
    title, author = _escaped(publication.title), publication.author.replace('"', "")
    head = _HEAD.replace("{title}", title).replace("{author}", author)
    head = head.replace("{language}", publication.words.language)
    pages = map(_Pages(publication.words).of, publication.pages)
    return "\n#pagebreak(weak: true)\n".join((head, *pages))


def _label(path: str) -> str:
    return path.replace("/", ":")


def _escaped(text: str) -> str:
    escaped = _SPECIAL.sub(lambda sign: "\\" + sign[0], text)
    return _NUMBERED.sub(r"\1\\.", escaped)


def _string(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _inline(run: Inline) -> str:
    if isinstance(run, PageReference):
        return f"#side(<{_label(run.target)}>);"
    text = _escaped(run.text)
    if run.language:
        text = f'#text(lang: "{run.language}")[{text}];'
    if run.bold:
        text = f"#strong[{text}];"
    if run.italic:
        text = f"#emph[{text}];"
    return f"#link({_string(run.link)})[{text}];" if run.link else text


def _line(para: Para) -> str:
    return "".join(map(_inline, para.runs))


def _heading(level: int, para: Para, label: str = "") -> str:
    words = _line(para)
    return f"#heading(level: {level})[{words}]{label}\n" if words else ""


def _body(paras: Paras) -> str:
    """Paragraphs and nested lists as markup."""
    out: list[str] = []
    for para in paras:
        if para.level:
            out.append("  " * (para.level - 1) + "- " + _line(para) + "\n")
        else:
            out.append("\n" + _line(para) + "\n")
    return "".join(out) + "\n"


def _table(table: Table, widths: str) -> str:
    head = ", ".join(f"[*{_line(cell)}*]" for cell in table.columns)
    rows = (", ".join(f"[{_line(cell)}]" for cell in row) for row in table.rows)
    cells = ",\n".join(rows)
    return f"#table(columns: {widths}, table.header({head}),\n{cells})\n"


def _sides(widths: str, left: str, right: str) -> str:
    return f"#sides({widths})[{left}][{right}]\n"


def _levels(levels: Iterable[Level]) -> str:
    return "".join(
        f"#box-of[{_heading(3, level.name)}#note[{_line(level.note)}]\n{_body(level.body)}]\n"
        for level in levels
    )


def _matrix(columns: tuple[Column, ...], words: DocumentWords) -> str:
    widths = f"(54pt, {', '.join(['1fr'] * len(columns))})"
    head = ", ".join(f"[*{_line(one.heading)}*]" for one in columns)
    body = ", ".join(f"[{_body(one.body)}]" for one in columns)
    tools = ", ".join(f"[{_tools(one)}]" for one in columns)
    return (
        "#[#set text(9pt)\n#set par(leading: 4pt, spacing: 8pt)\n"
        f"#table(columns: {widths}, table.header([], {head}),\n"
        f"[*{words.message}*], {body},\n[*{words.tools}*], {tools})]\n"
    )


def _tools(column: Column) -> str:
    return "".join(f"- {_line(tool)}\n" for tool in column.tools)


class _Pages:
    """Pages of one document; `label` stands after the heading that leads to the page."""

    def __init__(self, words: DocumentWords) -> None:
        self.words = words
        self.labelled = {""}
        self.label = ""

    def of(self, page: Page) -> str:
        self.label = "" if page.path in self.labelled else f" <{_label(page.path)}>"
        self.labelled.add(page.path)
        return self._page(page.content)

    @singledispatchmethod
    def _page(self, content: object) -> str:
        raise TypeError(content)

    @_page.register
    def _(self, content: Cover) -> str:
        lines = (content.publisher, content.date)
        notes = "\n\n".join(map(_line, lines))
        title = f'#text(44pt, weight: "bold", fill: petrol)[{_line(content.title)}]'
        return f"{title}{self.label}\n\n{notes}\n"

    @_page.register
    def _(self, content: Contents) -> str:
        title = _line(content.title)
        return f'#text(28pt, weight: "bold")[{title}]\n#outline(title: none, depth: 1)\n'

    @_page.register
    def _(self, content: Divider) -> str:
        return f"#chapter[#heading[{content.number}\\. {_line(content.title)}]{self.label}]\n"

    @_page.register
    def _(self, content: FieldPage) -> str:
        left = f"#filled[{_heading(2, content.title, self.label)}]"
        return _sides("1fr, 2fr", left, _body(content.body))

    @_page.register
    def _(self, content: StatementPage) -> str:
        statement = f"#text(40pt)[{_body(content.statement)}]"
        left = f"#filled[{_heading(2, content.title, self.label)}{statement}]"
        return _sides("1fr, 1fr", left, f"{_line(content.lead)}\n{_body(content.body)}")

    @_page.register
    def _(self, content: TextPage) -> str:
        table = ""
        if content.table:
            table = _table(content.table, str(len(content.table.columns)))
        return _heading(2, content.title, self.label) + _body(content.body) + table

    @_page.register
    def _(self, content: GroupPage) -> str:
        members = f"#text(14pt)[{_table(content.members, '(1fr, 1fr)')}]"
        return _heading(2, content.title, self.label) + _sides(
            "1fr, 2fr", _body(content.body), members
        )

    @_page.register
    def _(self, content: BandsPage) -> str:
        out = [_heading(2, content.title, self.label)]
        for band in chain.from_iterable(content.groups):
            name = f"#filled[{band.number}{_heading(3, band.name)}]"
            text = f"#block(fill: tint, inset: 12pt, width: 100%)[{_body(band.body)}]"
            out.append(_sides("1fr, 3fr", name, text))
        return "".join(out)

    @_page.register
    def _(self, content: FigurePage) -> str:
        sides = _sides("3fr, 2fr", _body(content.body), _levels(content.levels))
        return _heading(2, content.title, self.label) + sides

    @_page.register
    def _(self, content: GoalsPage) -> str:
        return _heading(2, content.title) + _levels(content.levels)

    @_page.register
    def _(self, content: BoxesPage) -> str:
        boxes = ",\n".join(f"box-of[{_line(one.name)}\n{_body(one.body)}]" for one in content.boxes)
        grid = f"#grid(columns: (1fr, 1fr, 1fr), gutter: 24pt,\n{boxes})\n"
        return _heading(2, content.title, self.label) + grid

    @_page.register
    def _(self, content: NumberedPage) -> str:
        items = "\n".join(f"+ {_line(item)}" for item in content.items)
        subtitle = f"#text(20pt)[{_line(content.subtitle)}]\n\n"
        return _heading(2, content.title) + subtitle + items + "\n"

    @_page.register
    def _(self, content: SubGoalPage) -> str:
        heading = _heading(2, content.title, self.label)
        left = f"#filled[#text(18pt)[{_line(content.label)}]\n{heading}]"
        return _sides("1fr, 1fr", left, _body(content.reasons) + _body(content.approach))

    @_page.register
    def _(self, content: MatrixPage) -> str:
        leads = "".join(f"- {_line(lead)}\n" for lead in content.leads)
        out = [f"#filled[{_heading(2, content.title)}#set text(12pt)\n{leads}]"]
        out += [_matrix(columns, self.words) for columns in content.groups]
        return "\n#pagebreak()\n".join(out)

    @_page.register
    def _(self, content: ResourcesPage) -> str:
        table = f"#text(14pt)[{_table(content.entries, '(1fr, 1fr)')}]\n"
        return _heading(2, content.title, self.label) + table + _body(content.closing)
