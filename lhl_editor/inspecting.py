"""A strategy as it was read and its pages in, what rules and pages find out, by line."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, date, datetime

from lhl_editor.core.path import Path as Place
from lhl_editor.core.pictures import Pictures
from lhl_editor.core.problems import RANK, Problem, Severity
from lhl_editor.core.problems import problem as finding
from lhl_editor.core.rules.pictures import missing_pictures
from lhl_editor.core.validate import validate
from lhl_editor.files.strategy_file import Loaded
from lhl_editor.language.catalogue import listed
from lhl_editor.language.findings import severity_words
from lhl_editor.pages.fit import fit_problems
from lhl_editor.pages.placed import PlacedDocument
from lhl_editor.render.faces import load_faces


def problems_in(loaded: Loaded, document: PlacedDocument, pictures: Pictures) -> list[Problem]:
    """What the rules, the pages and the pictures beside the file give to say, by line."""
    found = (
        *validate(loaded.strategy, today()),
        *missing_pictures(loaded.strategy, pictures),
        *fit_problems(document, load_faces()),
        *(finding(Place.parse(path), "comment_after_text") for path in dict.fromkeys(loaded.cut)),
    )
    return sorted(found, key=lambda p: (line_of(loaded, p.path), RANK[p.rule]))


def line_of(loaded: Loaded, path: Place) -> int:
    """The line of a place, or of what it stands in."""
    parts = path.parts
    while parts:
        if line := loaded.lines.get("/".join(parts)):
            return line
        parts = parts[:-1]
    return 1


def counts_of(problems: Sequence[Problem]) -> str:
    """«1 feil, 9 advarsler og 16 råd»."""
    counts = Counter(problem.severity for problem in problems)
    words = [f"{n} {severity_words(s, n)}" for s in Severity if (n := counts[s])]
    return listed(words)


def today() -> date:
    """Today; with SOURCE_DATE_EPOCH (seconds since 1970) that day, for the same bytes again."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    try:
        return datetime.fromtimestamp(int(epoch), UTC).date()
    except (ValueError, OverflowError, OSError):
        return date.today()
