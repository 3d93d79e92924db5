"""The named styles of the Word file, declared once: what the template's script writes down and
what the pages refer to. Each follows a role of `pages.style`; lengths are points."""

from __future__ import annotations

from dataclasses import replace

from lhl_editor.core.frozen import frozen
from lhl_editor.pages import style
from lhl_editor.pages.style import PRIMARY, TINT, WHITE, Type

BULLETS, NUMERALS, CHAPTERS, LEADS, MATRIX_BULLETS = 1, 2, 3, 4, 5  # lists of the template


@frozen
class WordStyle:
    """A paragraph style. `before` is the space above; `list` and `level` (from 0) its list."""

    id: str
    name: str
    type: Type
    based: str = "Normal"
    before: float = 0.0
    outline: int = -1
    list: int = 0
    level: int = 0
    shade: str = ""
    keep_next: bool = False
    following: str = ""

    def at(self, before: float) -> WordStyle:
        return replace(self, before=before)


def _heading(id: str, name: str, type: Type, level: int, based: str = "Normal") -> WordStyle:
    return WordStyle(id, name, type, based, outline=level, keep_next=True, following="BodyText")


def _body(id: str, name: str, type: Type, points: tuple[str, str], **more: int) -> list[WordStyle]:
    """Running text with its list items of two levels."""
    based = "Normal" if id == "BodyText" else "BodyText"
    marks = more.get("list", BULLETS)
    space, item = more.get("space", type.leading / 2), more.get("item", style.ITEM_SPACE)
    first, second = points
    return [
        WordStyle(id, name, type, based, space),
        WordStyle(bullet_of(id, 1), first, type, id, item, list=marks),
        WordStyle(bullet_of(id, 2), second, type, bullet_of(id, 1), item, list=marks, level=1),
    ]


def bullet_of(id: str, level: int) -> str:
    """The style of a list item of running text in style `id`; deeper levels share the second."""
    if id == "BodyText":
        return "ListBullet" if level == 1 else "ListBullet2"
    return f"{id}Bullet" if level == 1 else f"{id}Bullet2"


def _points(words: str) -> tuple[str, str]:
    return f"Punktliste {words}", f"Punktliste {words} 2"


_TEXT = (
    _body("BodyText", "Body Text", style.BODY, ("List Bullet", "List Bullet 2"))
    + _body("BodyLarge", "Brødtekst stor", style.BODY_LARGE, _points("stor"))
    + _body("BodySmall", "Brødtekst liten", style.BODY_SMALL, _points("liten"))
    + _body("BodyFigure", "Brødtekst ved figur", style.BODY_FIGURE, _points("ved figur"))
    + _body("Intro", "Innledning", style.INTRO, _points("innledning"))
    + _body("Closing", "Avslutning", style.LIST, _points("avslutning"))
    + _body("Statement", "Utsagn", style.STATEMENT, _points("utsagn"))
    + _body("FigureText", "Figurtekst", style.GOAL, _points("figur"))
    + _body("Lead", "Hovedbudskap", style.LEAD, _points("hovedbudskap"), list=LEADS, item=0)
    + _body(
        "Matrix",
        "Matrisetekst",
        style.MATRIX,
        _points("matrise"),
        list=MATRIX_BULLETS,
        space=4,
        item=4,
    )
    + _body(
        "Tools",
        "Matriseverktøy",
        style.MATRIX,
        _points("verktøy"),
        list=MATRIX_BULLETS,
        space=1,
        item=1,
    )
)

_HEADINGS = (
    replace(_heading("Heading1", "heading 1", style.DIVIDER, 0), list=CHAPTERS, shade=PRIMARY),
    _heading("Heading2", "heading 2", style.PAGE_TITLE, 1),
    _heading("Heading3", "heading 3", style.LEVEL, 2),
    _heading("TitleOnField", "Overskrift 2 på felt", style.STATEMENT, 1, based="Heading2"),
    _heading(
        "LabelOnField",
        "Overskrift 2 over utsagn",
        Type(18, 24, WHITE, True),
        1,
        based="Heading2",
    ),
    _heading("SubGoalTitle", "Overskrift 2 delmål", style.SUB_GOAL, 1, based="Heading2"),
    _heading("MatrixTitle", "Overskrift 2 matrise", style.MATRIX_TITLE, 1, based="Heading2"),
    _heading("GoalHeading", "Overskrift 3 mål", style.FIGURE, 2, based="Heading3"),
    _heading(
        "GoalHeadingSmall",
        "Overskrift 3 mål liten",
        replace(style.FIGURE, size=14, leading=20),
        2,
        based="Heading3",
    ),
    _heading("TOCHeading", "TOC Heading", style.PAGE_TITLE, 0),
)
_ON_FIELD = ("TitleOnField", "LabelOnField", "SubGoalTitle", "MatrixTitle", "Statement", "Lead")
_WHITE_LISTS = tuple(bullet_of(id, level) for id in ("Statement", "Lead") for level in (1, 2))

_OTHERS = (
    WordStyle("Normal", "Normal", style.BODY, ""),
    WordStyle("Title", "Title", style.COVER_TITLE, keep_next=True),
    WordStyle("Subtitle", "Subtitle", style.COVER_NOTE),
    WordStyle("TOC1", "toc 1", replace(style.CONTENTS, bold=False)),
    WordStyle("Continued", "Sidetittel (forts.)", style.PAGE_TITLE, keep_next=True),
    WordStyle(
        "ContinuedMatrix",
        "Matrisetittel (forts.)",
        style.MATRIX_TITLE,
        "Continued",
        shade=PRIMARY,
        keep_next=True,
    ),
    WordStyle("LeadIn", "Innledende linje", Type(18, 28, PRIMARY, True), keep_next=True),
    WordStyle("Question", "Spørsmål", style.QUESTION),
    WordStyle("QuestionSmall", "Spørsmål liten", style.QUESTION_SMALL),
    WordStyle("PageSubtitle", "Undertittel", style.SUBTITLE),
    WordStyle("ListNumber", "List Number", style.BODY_LARGE, list=NUMERALS),
    WordStyle("ColumnLabel", "Kolonneoverskrift", style.LABEL, keep_next=True),
    WordStyle("TableText", "Tabelltekst", style.LIST),
    WordStyle("Address", "Nettadresse", style.ADDRESS),
    WordStyle("GroupName", "Målgruppe", style.GROUP, keep_next=True),
    WordStyle("AreaNumber", "Innsatsområde nummer", Type(16, 20, PRIMARY), keep_next=True),
    WordStyle("AreaName", "Innsatsområde", style.AREA, "AreaNumber"),
    WordStyle("MatrixHeading", "Matriseoverskrift", style.MATRIX_HEADING, keep_next=True),
    WordStyle("MatrixLabel", "Matriserad", Type(9, 12, PRIMARY, True)),
    WordStyle("Icon", "Ikon", Type(16, 24)),
    WordStyle("Header", "header", Type(1, 1)),
    WordStyle("Footer", "footer", style.FOOTER),
    WordStyle("PageEnd", "Sideslutt", Type(1, 1)),
)

STYLES = {
    one.id: replace(one, shade=PRIMARY) if one.id in (*_ON_FIELD, *_WHITE_LISTS) else one
    for one in (*_OTHERS, *_HEADINGS, *_TEXT)
}

# How theme colours are named in Word, so that another theme recolours the whole file.
THEME = {
    style.TEXT: "text1",
    WHITE: "background1",
    PRIMARY: "text2",
    TINT: "background2",
    style.AREA_COLOURS[1]: "accent2",
    style.AREA_COLOURS[2]: "accent3",
    style.AREA_COLOURS[3]: "accent4",
    style.LINK: "accent5",
    style.RULE: "accent6",
}
