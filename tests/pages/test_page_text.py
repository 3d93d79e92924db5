"""What a page says and where: lines under a point, blocks of a place, selections, searches."""

import pytest

from lhl_editor.pages.compose import compose
from lhl_editor.pages.page_text import PageText, box_of, find
from lhl_editor.pages.placed import lines_of
from lhl_editor.pages.typeset import typeset
from lhl_editor.render.faces import load_faces
from tests.range_of_strategies import RANGE, shipped

FACES = load_faces()
REASONS = "goals/sub_goals/innsatsomrader/reasons"


def pages(strategy):
    return typeset(compose(strategy), FACES).pages


@pytest.fixture(scope="module")
def sub_goal():
    return PageText(pages(shipped())[20])


def test_lines_are_joined_as_they_read(sub_goal):
    assert "kontinuerlig endring. Befolkningen eldes, rammevilkår endres og utdanning" in (
        sub_goal.text
    )
    assert "sammenheng i tjenestene.\nI kommunikasjonsarbeidet" in sub_goal.text


def test_words_broken_at_a_line_s_end_are_whole_again():
    for page in pages(RANGE["long words"]())[:12]:
        text = PageText(page).text
        assert "\u00ad" not in text
    assert "Menneskerettighetsorganisasjonssamarbeidsavtaleforhandlingene" in text


def test_cells_of_a_row_are_told_apart():
    assert "Ressurs\tNettadresse" in PageText(pages(shipped())[27]).text


@pytest.mark.parametrize("name", RANGE)
def test_every_printed_line_is_found_where_it_stands(name):
    for page in pages(RANGE[name]())[:30]:
        text = PageText(page)
        for line in lines_of(page.elements):
            if line.path and line.spans:
                box = box_of(line)
                found = text.line_at((box.left + box.right) / 2, (box.top + box.bottom) / 2)
                assert found is not None
                assert found.path == line.path


def test_nothing_is_found_away_from_text(sub_goal):
    assert sub_goal.line_at(300, 440) is None
    assert sub_goal.line_at(480, 20) is None


def test_the_block_of_a_place_is_one_box_a_column(sub_goal):
    (box,) = sub_goal.blocks(REASONS)
    assert box.left == pytest.approx(48)
    assert box.right < 480
    assert sub_goal.blocks("goals/sub_goals/innsatsomrader") == []
    assert sub_goal.blocks("insight") == []
    matrix = PageText(pages(shipped())[25])
    assert len(matrix.blocks("messages/pillars/innsatsomrader")) >= 1


def test_a_found_word_stands_where_its_letters_are(sub_goal):
    spans = find(sub_goal.text, "FEM  innsatsområdene")
    assert [sub_goal.text[start:end] for start, end in spans] == ["fem innsatsområdene"] * 2
    boxes = sub_goal.boxes(*spans[0], FACES)
    assert len(boxes) == 2, "it goes over a line's end"
    for (start, _), box in zip(spans[:1], boxes, strict=False):
        at = sub_goal.offset_at(box.left + 0.1, (box.top + box.bottom) / 2, FACES)
        assert at == start


def test_a_page_without_words_says_nothing():
    from lhl_editor.core.strategy import new_strategy

    cover = PageText(pages(new_strategy())[0])
    assert cover.text.strip() in ("", "Uten tittel")
    assert find(cover.text, " ") == []
