"""Where lines break, and that nothing is lost in them."""

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as some

from lhl_editor.core.text import PageReference, Run
from lhl_editor.pages.blocks import Para
from lhl_editor.pages.lines import SLACK, Breaker
from lhl_editor.pages.style import BODY, BODY_LARGE, MATRIX, PAGE_TITLE
from lhl_editor.pages.tokens import NUMBER
from lhl_editor.render.faces import load_faces

BREAKER = Breaker(load_faces(), "side", "nb")


def para(*runs):
    return Para(tuple(Run(run) if isinstance(run, str) else run for run in runs))


def texts(broken):
    return ["".join(span.text for span in line.spans) for line in broken.lines]


def lines(text, width, role=BODY):
    return texts(BREAKER.paragraph(para(text), role, width))


def test_a_line_holds_as_much_as_fits():
    text = "Det er behov for en felles kommunikasjonsstrategi som går på tvers av støtteapparatet"
    found = lines(text, 260)
    assert " ".join(found) == text
    face = BREAKER.faces[False, False]
    for line, following in pairwise(found):
        assert face.width(line, 16) <= 260 - SLACK
        assert face.width(f"{line} {following.split()[0]}", 16) > 260 - SLACK


@pytest.mark.parametrize("width", range(60, 400, 7))
@pytest.mark.parametrize(
    "bound", ["65 år", "2021-2023", "side 10", "-involvering", "12 000 kroner"]
)
def test_what_belongs_together_is_never_parted(bound, width):
    text = f"Ord som står foran og {bound} som går videre med flere ord etterpå her"
    joined = "|".join(lines(text, width))
    last = bound.rsplit(" ", 1)[-1] if bound == "12 000 kroner" else bound
    if BREAKER.faces[False, False].width(bound, 16) < width - SLACK:
        assert last in joined
        assert "-|involvering" not in joined


def test_a_word_with_a_hyphen_may_break_after_it():
    assert lines("en bottom-up-reform er", 130) == ["en bottom-up-", "reform er"]


def test_an_address_breaks_only_after_a_slash():
    address = "https://www.ks.no/fagomrader/helse-og-omsorg/eldreomsorg/leve-hele-livet/side"
    found = lines(address, 240)
    assert "".join(found) == address
    assert len(found) > 2
    assert all(line.endswith("/") for line in found[:-1])


@pytest.mark.parametrize("width", range(310, 640, 10))
def test_a_paragraph_does_not_end_in_one_word_alone_on_wide_measures(width):
    text = "Mange eldre har behov for tilpassede møteplasser og aktiviteter i lokalsamfunnet " * 3
    assert len(lines(text, width, BODY_LARGE)[-1].split()) > 1


def test_a_short_word_never_stands_alone_on_the_last_line():
    text = "Mange eldre er ressurssterke og ønsker å delta. Det krever at samfunnet legger for det."
    assert all(len(lines(text, width, MATRIX)[-1]) > 6 for width in range(90, 200))


def test_a_title_of_two_lines_is_evened_out_and_ends_no_line_in_a_short_word():
    title = BREAKER.title(
        para("Synliggjøre sammenhengen mellom satsinger og tiltak i nord"), PAGE_TITLE, 640
    )
    first, second = (line.width for line in title.lines)
    assert abs(first - second) < 160
    assert texts(title)[0].split()[-1] not in ("og", "i")


def test_a_long_word_is_hyphenated_at_a_joint_and_stays_whole():
    word = "Menneskerettighetsorganisasjonssamarbeidsavtale"
    found = lines(word, 180)
    assert "".join(found).replace("\u00ad", "") == word
    assert all(line.endswith("\u00ad") for line in found[:-1])


def test_a_word_without_joints_is_broken_where_it_must():
    found = lines("x" * 60, 100)
    assert "".join(found).replace("\u00ad", "") == "x" * 60
    assert len(found) > 3


def test_a_title_with_a_wide_word_falls_to_a_smaller_size():
    title = BREAKER.title(para("Kommunikasjonsstrategiforhandlinger"), PAGE_TITLE, 330)
    assert title.role.size < PAGE_TITLE.size
    assert len(title.lines) == 1


def test_a_page_number_is_broken_as_three_digits():
    broken = BREAKER.paragraph(para("Viser til ", PageReference("goals"), " i dag"), BODY, 400)
    (line,) = broken.lines
    assert line.spans[1].text == f"side\u00a0{NUMBER}"
    assert line.spans[1].width == pytest.approx(
        BREAKER.faces[False, False].width("side\u00a0000", 16)
    )


looks = some.builds(
    Run,
    some.text("abcæøå ,.-/–«»0123456789", min_size=1, max_size=40),
    some.booleans(),
    some.booleans(),
    some.sampled_from(["", "https://www.eksempel.no/"]),
)


@example([Run("0", italic=True), Run("00000cc«ø")], 30.0, False)
@given(some.lists(looks, min_size=1, max_size=5), some.floats(30, 600), some.booleans())
def test_every_character_is_on_some_line_and_every_line_fits(runs, width, even):
    paragraph = Para(tuple(runs))
    broken = BREAKER.paragraph(paragraph, BODY, width, even)
    together = "".join(
        text + (" " if line.joint else "")
        for text, line in zip(texts(broken), broken.lines, strict=True)
    )
    said = "".join(run.text for run in runs)
    assert together.replace("\u00ad", "").split() == said.split()
    assert all(line.width <= width + 0.01 for line in broken.lines)
    for line in broken.lines:
        for left, right in pairwise(line.spans):
            assert right.dx == pytest.approx(left.dx + left.width)
