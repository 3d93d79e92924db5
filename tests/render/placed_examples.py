"""Small placed documents, built by hand, that hold every construct a page can have."""

from __future__ import annotations

from lhl_editor.pages.placed import (
    Element,
    Frame,
    Icon,
    Landing,
    Line,
    PlacedDocument,
    PlacedPage,
    Polygon,
    Rect,
    Shape,
    Span,
)
from lhl_editor.render.faces import load_faces

PETROL, BLUE, TEXT = "#025169", "#0058C3", "#212121"
REPORT = "https://www.regjeringen.no/no/dokumenter/meld.-st.-15/id2599850/?ch=1"


def span(text: str, x: float = 48, size: float = 14, colour: str = TEXT, **look) -> Span:
    """A span as wide as its text."""
    face = load_faces()[look.get("bold", False), look.get("italic", False)]
    shown = text[:-1] + "-" if text.endswith("\u00ad") else text
    return Span(text, x, face.width(shown, size), size, colour, **look)


def line(baseline: float, *spans: Span | str, joint: bool = False, path: str = "field") -> Line:
    """Spans set one after the other; those with a place of their own (x over 48) keep it."""
    placed: list[Span] = []
    for each in spans:
        one = span(each) if isinstance(each, str) else each
        if placed and one.x == 48:
            one = one._replace(x=placed[-1].x + placed[-1].width)
        placed.append(one)
    return Line(baseline, tuple(placed), path, joint=joint)


def element(role: str, *children: Element | Line, **about) -> Element:
    return Element(role, children, **about)


def document(*pages: tuple[Element, ...] | PlacedPage, **about) -> PlacedDocument:
    """A document with these pages, or with pages of chapter 1 that hold these elements."""
    placed = tuple(
        page._replace(number=number)
        if isinstance(page, PlacedPage)
        else PlacedPage(number, 1, (), page)
        for number, page in enumerate(pages, 1)
    )
    values = {"title": "Prøve", "author": "Etaten", "language": "nb", **about}
    return PlacedDocument(960, 540, pages=placed, **values)


def paragraph(text: str, **look) -> PlacedDocument:
    """A document of one heading and one line of text."""
    return document((HEADING, element("P", line(200, span(text, **look)))))


HEADING = element("H1", line(100, span("Overskrift", size=28, bold=True, colour=PETROL)))

SHAPES: tuple[Shape, ...] = (
    Rect(0, 0, 960, 6, "#E1EAED"),
    Rect(560, 60, 340, 120, PETROL),
    Frame(560, 200, 340, 60, 1.5, PETROL),
    Polygon(((718, 182), (742, 182), (730, 194)), "#047FA4"),
    *(
        Icon(name, 560 + 70 * place, 300, 54, "#7C145C")
        for place, name in enumerate(("house", "people", "bowl", "heart", "network"))
    ),
)
FURNITURE = (line(507, span("Prøve", size=9, colour="#5D5D5D"), span("3", 900, 9, "#5D5D5D")),)


def link(text: str, address: str = REPORT, x: float = 48, **look) -> Span:
    return span(text, x, colour=BLUE, link=address, **look)


def to(text: str, target: str, x: float = 48, **look) -> Span:
    return span(text, x, target=target, **look)


def item(baseline: float, label: str, *children: Element | Line) -> Element:
    return element("LI", element("Lbl", line(baseline, label)), element("LBody", *children))


def row(baseline: float, *cells: str, head: bool = False) -> Element:
    def cell(place: int, text: str) -> Element:
        words = line(baseline, span(text, 48 + 200 * place, bold=head or not place))
        if head or not place:
            return element("TH", words, scope="Column" if head else "Row")
        return element("TD", words)

    return element("TR", *(cell(place, text) for place, text in enumerate(cells)))


def contents(baseline: float, number: str, title: str, page: str, target: str) -> Element:
    spans = (to(number, target), to(title, target, 120, bold=True), to(page, target, 800))
    return element("TOCI", element("Reference", line(baseline, *spans)))


COVER = PlacedPage(
    1,
    0,
    (Rect(0, 400, 960, 140, PETROL),),
    (
        element("H1", line(140, span("Felles «plan» – prøve", size=44, bold=True, colour=PETROL))),
        element("P", line(240, "Etaten")),
        element("Figure", alt="En trapp med fem trinn", box=(0, 400, 960, 140)),
    ),
)
CONTENTS = PlacedPage(
    2,
    0,
    (),
    (
        element("H2", line(80, span("Innhold", size=28, bold=True))),
        element(
            "TOC",
            contents(140, "1.", "Språk", "3", "language"),
            contents(180, "2.", "Tabell", "4", "table/rows"),
        ),
    ),
)
LANGUAGE = PlacedPage(
    3,
    1,
    SHAPES,
    (
        element(
            "H1",
            line(80, span("1. Språk, lenker", size=28, bold=True), joint=True),
            line(114, span("og lister", size=28, bold=True)),
        ),
        element("H2", line(150, span("AVTALE To Vi Wå 65\u00a0år", size=18, bold=True))),
        element(
            "P",
            line(180, "Les ", link("Meldingen til Stortinget om"), joint=True),
            line(
                200,
                link("reformen"),
                " før 65\u00a0år, og ",
                to("side 4", "table/rows/x"),
                joint=True,
            ),
            line(220, "bruk e\u2011post: ", link("post@etat.no", "mailto:post@etat.no"), "."),
        ),
        element(
            "P",
            line(250, "Ordet ", span("well-being", language="en"), " er engelsk, ", joint=True),
            line(270, "og et langt ord er kommu\u00adnikasjons\u00ad"),
            line(290, span("strategi", italic=True), span(" her", bold=True, italic=True), "."),
        ),
        element(
            "L",
            item(
                330,
                "•",
                line(330, span("Ytre punkt", 66), joint=True),
                line(350, span("på to linjer", 66)),
                element("L", item(370, "–", line(370, span("Indre punkt", 84)))),
            ),
            item(390, "•", line(390, span("Siste (\\punkt)", 66))),
            numbering="Disc",
        ),
        element("H3", line(420, span("Underordnet", bold=True))),
        element(
            "P",
            line(440, '<b>&amp; <img src="file:///etc/passwd"> ', joint=True),
            line(460, link("javascript:alert(1)", "javascript:alert(1)"), " BT (EMC) Tj ET"),
        ),
    ),
    FURNITURE,
)
TABLE = PlacedPage(
    4,
    2,
    (),
    (
        element("H1", line(80, span("2. Tabell", size=28, bold=True)), key="title"),
        element(
            "Table",
            element("THead", row(140, "Navn", "Rolle", head=True)),
            element("TBody", row(170, "Kari", "Leder"), row(200, "Ola", "Medlem"), key="rows"),
            key="table",
        ),
        element(
            "P", line(400, "Se også ", link("omtalen av"), joint=True, path="more"), key="more"
        ),
    ),
)
TABLE_GOES_ON = PlacedPage(
    5,
    2,
    (),
    (
        element("Table", element("TBody", row(170, "Åse", "Medlem"), key="rows"), key="table"),
        element("P", line(400, link("reformen"), " i sin helhet.", path="more"), key="more"),
        element("Caption", line(430, "Medlemmer")),
    ),
    (line(100, span("Navn", bold=True), span("Rolle", 248, bold=True)),),
    goes_on=True,
)
EVERYTHING = document(
    COVER,
    CONTENTS,
    LANGUAGE,
    TABLE,
    TABLE_GOES_ON,
    subject="Alt på fem sider",
    landings={"language": Landing(3, 60), "table": Landing(4, 60), "table/rows": Landing(4, 120)},
)
