"""A name in, the path of a shipped file out: fonts, catalogues, template, example.

The same folder stands in three places: `resources/` in a checkout, `lhl_editor_resources` beside
the installed package, and `resources/` in what PyInstaller unpacks.
"""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path

EXAMPLE = "strategy.yaml"
_PACKAGE = Path(__file__).resolve().parent


def resource(*parts: str) -> Path:
    """The path of a shipped file or folder: `resource("fonts", "metrics.json")`.

    Raises FileNotFoundError if the program was installed without its resources.
    """
    return _folder(_PACKAGE, getattr(sys, "_MEIPASS", None)).joinpath(*parts)


def example_file() -> Path:
    """The path of the shipped strategy: among the resources where the program is installed, and
    beside them in a checkout.

    Raises FileNotFoundError if the program was installed without it.
    """
    return _example(_folder(_PACKAGE, getattr(sys, "_MEIPASS", None)))


def _example(resources: Path) -> Path:
    places = [resources / EXAMPLE, resources.parent / EXAMPLE]
    for place in places:
        if place.is_file():
            return place
    raise FileNotFoundError(f"no example at {' or '.join(map(str, places))}")


@cache
def _folder(package: Path, unpacked: str | None) -> Path:
    """The resources of the program whose code lies in `package`; `unpacked`: PyInstaller's folder.

    The installed name goes first, since any other package may have a `resources` beside ours.
    """
    beside = package.parent
    places = [beside / "lhl_editor_resources", beside / "resources"]
    if unpacked is not None:
        places = [Path(unpacked, "resources")]
    for place in places:
        if place.is_dir():
            return place
    raise FileNotFoundError(f"no resources at {' or '.join(map(str, places))}")
