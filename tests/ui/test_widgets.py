"""Words in labels are seen whole, the ring of an «Å» with them."""

import pytest

from lhl_editor.ui.widgets import label
from tests.ui.programs import a_program

ROLES = ("", "label", "help", "muted", "title", "welcome", "lead", "error", "warning", "advice")


@pytest.fixture
def program(qapp, tmp_path, monkeypatch):
    with a_program(qapp, tmp_path, monkeypatch) as made:
        yield made


def rows_with_ink(widget):
    image = widget.grab().toImage()
    paper = image.pixelColor(image.width() - 1, 0)
    columns = range(image.width())
    return sum(any(image.pixelColor(x, y) != paper for x in columns) for y in range(image.height()))


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("size", [90, 100, 150, 200])
def test_the_ring_of_a_large_letter_is_inside_its_label(program, qtbot, role, size):
    program.change(text_size=size)
    tight, roomy = label("Å", role), label("Å", role)
    for each in (tight, roomy):
        qtbot.addWidget(each)
        each.ensurePolished()
    tight.resize(200, tight.sizeHint().height())
    roomy.resize(200, 100)
    assert rows_with_ink(tight) == rows_with_ink(roomy) > 5


def test_words_with_air_round_them_begin_at_the_left_edge(program, qtbot):
    words = label("Hva vil du arbeide med?", "lead")
    qtbot.addWidget(words)
    assert words.indent() == 0
