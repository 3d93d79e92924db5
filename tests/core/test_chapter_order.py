"""Chapters are numbered as they are published."""

import pytest

from lhl_editor.core.chapter_order import chapters
from lhl_editor.core.strategy import get
from lhl_editor.pages.compose import compose
from tests.range_of_strategies import RANGE


@pytest.mark.parametrize("name", ["shipped", "empty", "own chapters and pages", "without goals"])
def test_the_order_is_that_of_the_publication(name: str):
    strategy = RANGE[name]()
    titles = tuple(get(strategy, path)["title"] for path in chapters(strategy))
    assert titles == compose(strategy).chapters
