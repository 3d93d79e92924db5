"""Any placed document gives a PDF that meets both standards and says what was placed."""

import io
from datetime import date

import page as page_validation
import pikepdf
from hypothesis import given
from hypothesis import strategies as st

from lhl_editor.pages.placed import Element, Landing, Line, PlacedDocument, PlacedPage, Span
from lhl_editor.render.faces import load_faces
from lhl_editor.render.pdf import render_pdf
from tests.pdf_checks import all_faults
from tests.pdf_tree import tree_text
from tests.placed_text import placed_text
from tests.render.placed_examples import document, element, line, span

CHARACTERS = [
    char
    for char in load_faces()[False, False].advances
    if char >= " " and not "\ue000" <= char <= "\uf8ff"
]
LETTERS = "aeinrstvAVTWyøåæ .,-–«» \u00ad\u200b\u2011\u00a0"
WORDS = st.text(st.sampled_from(LETTERS) | st.sampled_from(CHARACTERS), min_size=1, max_size=20)
ADDRESSES = ["", "", "", "https://a.no/å b", "HTTP://B.no/(x)", "mailto:post@c.no", "javascript:d"]
TARGETS = ["", "", "", "first", "last/field", "nowhere"]
KEYS = ["", "", "goes on"]


@st.composite
def spans(draw: st.DrawFn) -> Span:
    return span(
        draw(WORDS),
        draw(st.sampled_from([48, 48, 300])),
        draw(st.sampled_from([9, 14])),
        bold=draw(st.booleans()),
        italic=draw(st.booleans()),
        link=draw(st.sampled_from(ADDRESSES)),
        target=draw(st.sampled_from(TARGETS)),
        language=draw(st.sampled_from(["", "", "en", "nn"])),
    )


@st.composite
def lines(draw: st.DrawFn) -> Line:
    placed = line(
        draw(st.floats(50, 500)),
        *draw(st.lists(spans(), min_size=1, max_size=3)),
        joint=draw(st.booleans()),
        path=draw(st.sampled_from(["a", "b"])),
    )
    return placed._replace(part=draw(st.integers(0, 1)))


ELEMENTS = st.recursive(
    st.builds(element, st.just("P")),
    lambda inner: st.builds(
        lambda role, children: Element(role, tuple(children)),
        st.sampled_from(["Div", "P", "Caption", "Sect"]),
        st.lists(inner | lines(), max_size=3),
    ),
    max_leaves=8,
)


@st.composite
def pages(draw: st.DrawFn, number: int) -> PlacedPage:
    heading = element("H1", line(80, draw(WORDS)))
    first, *others = draw(st.lists(ELEMENTS, min_size=1, max_size=4))
    children = (heading, first._replace(key=draw(st.sampled_from(KEYS))), *others)
    goes_on = number > 1 and draw(st.booleans())
    return PlacedPage(number, number // 2, (), children, goes_on=goes_on)


@st.composite
def documents(draw: st.DrawFn) -> PlacedDocument:
    placed = [draw(pages(number)) for number in range(1, draw(st.integers(2, 4)))]
    landings = {"first": Landing(1, 0), "last": Landing(len(placed), 99.123)}
    return document(*placed, landings=landings, title=draw(WORDS), author=draw(WORDS))


@given(documents())
def test_any_document(placed: PlacedDocument):
    data = render_pdf(placed, load_faces(), date(2022, 11, 1))
    pdf = pikepdf.open(io.BytesIO(data))
    assert all_faults(pdf) == []
    assert tree_text(pdf) == placed_text(placed)
    for profile in ("ua1", "2a"):
        report = page_validation.validate_pdf_bytes(data, profile=profile)
        assert report.is_compliant, report.failures
