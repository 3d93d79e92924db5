"""A new document: a skeleton that only waits to be filled in, or the example itself."""

from datetime import date
from pathlib import Path

from lhl_editor.core.schema import CHAPTERS, KINDS, Type
from lhl_editor.core.validate import validate
from lhl_editor.files.new_documents import example, skeleton
from lhl_editor.files.strategy_file import parse_strategy, write_strategy
from lhl_editor.resource_files import resource


def test_the_skeleton_only_misses_what_must_be_filled_in():
    problems = validate(skeleton(), date(2030, 1, 1))
    assert {problem.rule for problem in problems} == {"required"}


def test_the_skeleton_has_every_chapter_and_section_with_its_title():
    for chapter in CHAPTERS:
        section = skeleton()[chapter]
        assert section["title"]
        for declared in KINDS[chapter].fields:
            if declared.type is Type.SECTION:
                inner = section[declared.name]
                assert inner[KINDS[inner.kind].label]


def test_the_skeleton_is_written_as_it_was_read():
    assert write_strategy(skeleton()) == resource("skeleton.yaml").read_bytes()


def test_the_example_is_the_shipped_strategy():
    shipped = Path(__file__).parents[2] / "strategy.yaml"
    assert example() == shipped.read_bytes()
    assert parse_strategy(example()).strategy["document"]["title"]
