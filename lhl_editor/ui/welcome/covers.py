"""Pictures of printed pages of a file that is not open, drawn beside the main thread."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtGui import QImage

from lhl_editor.core.frozen import frozen
from lhl_editor.core.problems import Severity
from lhl_editor.ui.background import Stale


@frozen
class Cover:
    """What a file looks like: pictures by page number, its title, and how many findings."""

    path: Path
    title: str
    pages: int
    pictures: dict[int, QImage]
    counts: dict[Severity, int]


def cover_of(path: Path, wanted: tuple[int, ...], width: int) -> Callable[[Stale], Cover]:
    """The work that reads the file and draws the pages `wanted`, `width` pixels wide.

    It raises `Unreadable` where the file cannot be read.
    """

    def work(_: Stale) -> Cover:
        from lhl_editor.core.rules.pictures import missing_pictures
        from lhl_editor.core.validate import validate
        from lhl_editor.files.pictures import read_pictures
        from lhl_editor.files.strategy_file import read_strategy
        from lhl_editor.pages.compose import compose
        from lhl_editor.pages.fit import fit_problems
        from lhl_editor.pages.typeset import typeset
        from lhl_editor.render.faces import load_faces
        from lhl_editor.render.pdf import render_page
        from lhl_editor.ui.page.pictures import picture_of

        strategy = read_strategy(path).strategy
        faces = load_faces()
        beside = read_pictures(strategy, path)
        placed = typeset(compose(strategy, pictures=beside), faces)
        drawn = (placed.pages[number - 1] for number in wanted if number <= len(placed.pages))
        pictures = {
            page.number: picture_of(
                render_page(placed, page, faces),
                (placed.width, placed.height),
                width / placed.width,
            )
            for page in drawn
        }
        problems = (
            *validate(strategy, date.today()),
            *missing_pictures(strategy, beside),
            *fit_problems(placed, faces),
        )
        counts = Counter(problem.severity for problem in problems)
        return Cover(path, placed.title, len(placed.pages), pictures, dict(counts))

    return work
