"""Pages that were remembered are the pages that would be made anew, after any change."""

from hypothesis import given, settings
from hypothesis import strategies as st

from lhl_editor.core.changes import AddItem, MoveItem, RemoveItem, SetField, apply
from lhl_editor.core.path import Path
from lhl_editor.core.strategy import get
from lhl_editor.core.text import plain_text
from lhl_editor.pages.compose import compose
from lhl_editor.pages.fit import fit_problems
from lhl_editor.pages.page_memory import PageMemory
from lhl_editor.pages.typeset import typeset
from lhl_editor.render.faces import load_faces
from tests.builders import changes, item, strategies
from tests.range_of_strategies import RANGE, shipped

FACES = load_faces()
REASONS = Path.parse("goals/sub_goals/utvikling/reasons")


def pages(strategy, memory=None):
    placed = typeset(compose(strategy, memory=memory), FACES, memory)
    return placed, fit_problems(placed, FACES, None if memory is None else memory.composed)


@given(st.data())
@settings(max_examples=25)
def test_remembered_pages_equal_fresh_ones_after_random_changes(data):
    strategy, memory = data.draw(strategies()), PageMemory()
    for _ in range(4):
        assert pages(strategy, memory) == pages(strategy)
        strategy = apply(strategy, data.draw(changes(strategy)))
    assert pages(strategy, memory) == pages(strategy)


@given(st.data())
@settings(max_examples=8)
def test_and_in_a_whole_document(data):
    strategy, memory = shipped(), PageMemory()
    for _ in range(5):
        strategy = apply(strategy, data.draw(changes(strategy)))
        assert pages(strategy, memory) == pages(strategy)


def test_one_memory_serves_the_whole_range_one_after_the_other():
    memory = PageMemory()
    for name in ("shipped", "ten times as long, A4", "minimal", "empty", "12 sub-goals"):
        strategy = RANGE[name]()
        assert pages(strategy, memory) == pages(strategy)


def test_an_edit_of_a_text_gives_all_other_pages_as_the_same_objects():
    memory = PageMemory()
    before, _ = pages(shipped(), memory)
    strategy = apply(shipped(), SetField(REASONS, plain_text("Kort.")))
    after, _ = pages(strategy, memory)
    number = after.landings[str(REASONS)].page
    other = [
        new.number for new, old in zip(after.pages, before.pages, strict=True) if new is not old
    ]
    assert other == [number]


def test_a_title_changes_its_page_and_those_that_repeat_it():
    memory = PageMemory()
    before, _ = pages(shipped(), memory)
    path = REASONS.parent / "title"
    after, _ = pages(apply(shipped(), SetField(path, "Et nytt delmål")), memory)
    changed = [new.number for new, old in zip(after.pages, before.pages, strict=True) if new != old]
    assert changed == [18, after.landings[str(REASONS)].page]
    same = [new is old for new, old in zip(after.pages, before.pages, strict=True)]
    assert same.count(False) == len(changed)


def test_items_that_come_move_and_go_are_numbered_anew():
    strategy, memory = shipped(), PageMemory()
    goals = Path.parse("goals/sub_goals")
    fresh = item("sub_goal", id="nytt", title="Et delmål til")
    for change in (
        AddItem(goals, fresh),
        MoveItem(goals / "nytt", "utvikling"),
        RemoveItem(goals / "utvikling"),
        SetField(Path.parse("document/paper"), "a4"),
        SetField(Path.parse("document/language"), "nn"),
        SetField(Path.parse("document/title"), "En annen tittel"),
        SetField(Path.parse("tools/egenevaluering/name"), "Et annet verktøy"),
    ):
        strategy = apply(strategy, change)
        assert pages(strategy, memory) == pages(strategy)


def test_what_an_edit_left_behind_is_forgotten():
    strategy, memory = shipped(), PageMemory()
    sizes = []
    for number in range(20):
        strategy = apply(strategy, SetField(REASONS, plain_text(f"Grunn nummer {number}.")))
        pages(strategy, memory)
        sizes.append(len(memory))
    assert sizes[-1] == sizes[2]
    assert get(strategy, REASONS) == plain_text("Grunn nummer 19.")


def test_of_a_matrix_on_many_pages_only_those_that_differ_are_new():
    strategy, memory = RANGE["ten times as long"](), PageMemory()
    before, _ = pages(strategy, memory)
    pillar = strategy["messages"]["pillars"][-1]
    path = Path.parse(f"messages/pillars/{pillar.id}/heading")
    after, _ = pages(apply(strategy, SetField(path, "Et ord")), memory)
    changed = [
        new.number for new, old in zip(after.pages, before.pages, strict=True) if new is not old
    ]
    assert after.landings[str(path)].page in changed
    assert len(changed) < 4
