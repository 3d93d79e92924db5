"""Colours that may meet can be told apart; the papers have the sizes that were asked for."""

import pytest

from lhl_editor.pages import style
from lhl_editor.pages.style import A4, PAIRS, SMALLEST, WIDE, Type


def luminance(colour):
    """Relative luminance (WCAG 2.1)."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one, other):
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_is_computed_as_wcag_does():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#025169", "#FFFFFF") == pytest.approx(8.81, abs=0.01)


@pytest.mark.parametrize("pair", PAIRS)
def test_every_pair_of_text_and_background_reaches_4_5(pair):
    assert contrast(*pair) >= 4.5


def test_no_type_is_under_9_pt_at_any_of_its_sizes():
    types = [one for one in vars(style).values() if isinstance(one, Type)]
    assert len(types) > 20
    assert min(step.size for one in types for step in one.steps) >= SMALLEST


@pytest.mark.parametrize(("paper", "width", "height"), [(WIDE, 338.67, 190.5), (A4, 297, 210)])
def test_the_papers_have_their_millimetres(paper, width, height):
    assert paper.width * 25.4 / 72 == pytest.approx(width, abs=0.01)
    assert paper.height * 25.4 / 72 == pytest.approx(height, abs=0.01)
    assert paper.column(12) + paper.column_width == pytest.approx(paper.right)
