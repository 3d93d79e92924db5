"""Running text over pages: no line is lost, none stands alone, lead-ins stay with their lists."""

from hypothesis import given
from hypothesis import strategies as some

from lhl_editor.core.text import Run
from lhl_editor.pages.blocks import Para
from lhl_editor.pages.flow import paginate, settle
from lhl_editor.pages.lines import Breaker
from lhl_editor.pages.style import BODY
from lhl_editor.render.faces import load_faces

BREAKER = Breaker(load_faces(), "side", "nb")


def settled(*paragraphs):
    paras = tuple(
        Para((Run(text),), "field", part, level) for part, (text, level) in enumerate(paragraphs)
    )
    return settle(paras, BREAKER, BODY, 300)


def words(count):
    return " ".join(["ordet"] * count)


lengths = some.lists(
    some.tuples(some.integers(1, 120), some.integers(0, 2)), min_size=1, max_size=8
)


@given(lengths, some.floats(60, 500), some.floats(60, 500))
def test_every_line_stands_on_one_page_in_order_and_inside_it(paragraphs, first, following):
    settings = settled(*((words(count), level) for count, level in paragraphs))
    frames = paginate(settings, first, following)
    placed = [
        (piece.setting.broken.para.part, line)
        for frame in frames
        for piece in frame
        for line in range(piece.first, piece.last)
    ]
    wanted = [(s.broken.para.part, n) for s in settings for n in range(len(s.broken.lines))]
    assert placed == wanted
    for number, frame in enumerate(frames):
        room = following if number else first
        assert all(piece.bottom <= room + 0.01 for piece in frame)


@given(lengths, some.floats(120, 500))
def test_no_line_of_a_paragraph_stands_alone(paragraphs, room):
    settings = settled(*((words(count), 0) for count, _ in paragraphs))
    for frame in paginate(settings, room, room):
        for piece in frame:
            whole = len(piece.setting.broken.lines)
            assert piece.last - piece.first >= min(2, whole)


@given(some.integers(1, 60), some.floats(120, 300))
def test_a_lead_in_stays_with_its_first_item(before, room):
    settings = settled((words(before), 0), ("Disse tre:", 0), (words(9), 1), (words(9), 1))
    for frame in paginate(settings, room, room):
        assert frame[-1].setting.broken.para.part != 1 or len(frame) == 1
