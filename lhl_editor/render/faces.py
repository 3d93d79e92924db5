"""`resources/fonts/metrics.json` in, the four faces of Lato out, ready to measure text.

The format of the file is described in `resources/fonts/build_metrics.py`, which makes it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from typing import Any

from lhl_editor.pages.measure import Advances, Face, Faces, Kerning
from lhl_editor.resource_files import resource

_STYLES = {
    (False, False): "Lato-Regular",
    (True, False): "Lato-Bold",
    (False, True): "Lato-Italic",
    (True, True): "Lato-BoldItalic",
}


@cache
def load_faces() -> Faces:
    """The faces by (bold, italic); read once in a process."""
    metrics = json.loads(resource("fonts", "metrics.json").read_bytes().decode())
    characters, faces = metrics["characters"], metrics["faces"]
    return {style: _face(name, characters, faces[name]) for style, name in _STYLES.items()}


def _face(name: str, characters: str, metrics: Mapping[str, Any]) -> Face:
    units = metrics["units_per_em"]
    widths = map(int, metrics["widths"].split())
    return Face(
        name,
        ascent=metrics["ascent"] / units,
        descent=metrics["descent"] / units,
        cap_height=metrics["cap_height"] / units,
        units_per_em=units,
        advances=Advances(zip(characters, widths, strict=True), metrics["notdef"]),
        kerning=_kerning(metrics["left"], metrics["right"]),
    )


def _kerning(left: Mapping[str, str], right: list[str]) -> Kerning:
    rows: dict[str, str] = {}
    for group, row in left.items():
        rows.update(dict.fromkeys(group, row))
    names: dict[str, str] = {}
    for group in right:
        names.update(dict.fromkeys(group, group[-1]))
    return Kerning(rows, names)
