"""Every colour keeps its contrast on the surfaces that it stands on (WCAG 2.2, 1.4.3, 1.4.11)."""

import pytest

from lhl_editor.ui.palette import DARK, LIGHT

THEMES = {"light": LIGHT, "dark": DARK}
EVERYWHERE = ("window", "form", "popup", "surround", "selected", "selected_elsewhere", "hover")
QUIET = ("window", "form", "popup", "surround", "selected_elsewhere", "hover")
WORDS = {
    "text": (*EVERYWHERE, "error_surface", "warning_surface", "advice_surface"),
    "muted": QUIET,
    "accent": QUIET,
    "on_accent": ("accent",),
    "link": (*QUIET, "link_surface", "warning_surface", "error_surface", "advice_surface"),
    "error": ("form", "window", "error_surface"),
    "warning": ("form", "window", "warning_surface"),
    "advice": ("form", "window", "advice_surface"),
    "done": ("form", "window"),
    "inserted": ("form", "inserted_surface"),
    "removed": ("form", "removed_surface"),
    "moved": ("form", "window"),
}
GRAPHICS = {"focus": ("form", "window", "popup", "hover"), "border": ("form", "window", "popup")}


def luminance(colour: str) -> float:
    """Relative luminance of "#RRGGBB", as WCAG defines it."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return sum(w * part for w, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def pairs(table):
    return [(colour, surface) for colour, surfaces in table.items() for surface in surfaces]


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("colour", "surface"), pairs(WORDS))
def test_words_can_be_read(theme, colour, surface):
    palette = THEMES[theme]
    assert contrast(getattr(palette, colour), getattr(palette, surface)) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("colour", "surface"), pairs(GRAPHICS))
def test_edges_can_be_seen(theme, colour, surface):
    palette = THEMES[theme]
    assert contrast(getattr(palette, colour), getattr(palette, surface)) >= 3
