"""Styles in other sizes: a paragraph that typesetting set smaller than its style says, a list item
where its list does not begin at the margin, the place of words that stand in no strategy."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from lhl_editor.pages import style
from lhl_editor.pages.blocks import Para
from lhl_editor.pages.style import Paper
from lhl_editor.render.word_places import Spot
from lhl_editor.render.word_styles import BULLETS, STYLES, bullet_of
from lhl_editor.render.word_xml import Look

_LEADINGS = {
    "Matrix": {12.0: 17.0, 11.0: 15.0, 10.0: 13.0},
    "Tools": {12.0: 17.0, 11.0: 15.0, 10.0: 13.0},
    "LeadIn": {16.0: 24.0, 14.0: 20.0},
    "LabelOnField": {16.0: 22.0, 14.0: 18.0},
    "Heading3": dict(style.LEVEL.smaller),
}


def leading_for(name: str, size: float) -> float:
    """The leading of a style's type in another size."""
    own = STYLES[name]
    steps: Mapping[float, float] = {**dict(own.type.smaller), **_LEADINGS.get(name, {})}
    root = name.removesuffix("2").removesuffix("Bullet")
    steps = {**steps, **_LEADINGS.get(root, {})}
    return steps.get(size, round(size * own.type.leading / own.type.size))


def size_xml(size: float) -> str:
    half = round(size * 2)
    return f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'


def as_item(look: Look, para: Para, role: str, left: float) -> Look:
    """A list item where the list does not begin at the margin, or goes deep: LibreOffice takes
    the level from no style but Word's own."""
    if left:
        indent = left + style.LIST_HANG * para.level
        look = replace(look, left=indent, hanging=style.LIST_HANG)
    if para.level > 2 or (para.level == 2 and role != "BodyText"):
        number = STYLES[bullet_of(role, 1)].list or BULLETS
        look = replace(look, level=min(para.level, 9) - 1, list=number)
    return look


def title_baseline(name: str, paper: Paper) -> float:
    top = 20.0 if "Matrix" in name else paper.title
    return top + style.BASELINE * STYLES[name].type.size


def flat(baseline: float, name: str) -> Spot:
    return Spot(baseline, baseline, STYLES[name].type.size, 0, 0)
