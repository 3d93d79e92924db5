"""The colours of the window by role, light and dark.

Each text colour keeps 4.5:1 on every surface that it stands on, each graphic colour 3:1
(WCAG 2.2, 1.4.3 and 1.4.11); tests/ui/test_palette.py measures it.
"""

from __future__ import annotations

from lhl_editor.core.frozen import frozen


@frozen
class Palette:
    """Colours as "#RRGGBB"."""

    window: str  # outline and bars too
    form: str  # lists and dialogs too
    popup: str
    surround: str  # round the page
    text: str
    muted: str
    disabled: str
    accent: str
    on_accent: str
    link: str
    link_surface: str
    focus: str
    selected: str  # in the pane that has the focus
    selected_elsewhere: str  # chips too
    hover: str
    error: str
    error_surface: str
    warning: str
    warning_surface: str
    advice: str
    advice_surface: str
    done: str
    inserted: str
    inserted_surface: str
    removed: str
    removed_surface: str
    moved: str  # the bar of what has changed since the last save too
    border: str  # of controls
    line: str  # that separates
    wave: str


LIGHT = Palette(
    window="#F3F6F7",
    form="#FFFFFF",
    popup="#FFFFFF",
    surround="#E4EAED",
    text="#1B2427",
    muted="#4F5D65",
    disabled="#88959C",
    accent="#025169",
    on_accent="#FFFFFF",
    link="#0058C3",
    link_surface="#E4EDFB",
    focus="#047FA4",
    selected="#D3E4EA",
    selected_elsewhere="#E1EAED",
    hover="#EAF0F2",
    error="#B3261E",
    error_surface="#FDF0EE",
    warning="#7A5200",
    warning_surface="#FFF7E3",
    advice="#2F5A86",
    advice_surface="#F0F5FF",
    done="#23604F",
    inserted="#1A5644",
    inserted_surface="#DAF0E8",
    removed="#98201A",
    removed_surface="#FBE4E1",
    moved="#7C145C",
    border="#7A8990",
    line="#D6DEE2",
    wave="#C68803",
)
DARK = Palette(
    window="#14191B",
    form="#1B2124",
    popup="#242B2F",
    surround="#0F1315",
    text="#E4E9EB",
    muted="#A4B0B6",
    disabled="#6C787E",
    accent="#8CCBDE",
    on_accent="#0C2129",
    link="#8AB8F5",
    link_surface="#1D2C42",
    focus="#52B4D2",
    selected="#214049",
    selected_elsewhere="#1F3138",
    hover="#242C30",
    error="#FF9A90",
    error_surface="#35201F",
    warning="#EDBD5E",
    warning_surface="#332A18",
    advice="#9CC3EA",
    advice_surface="#1C2835",
    done="#7FCDB6",
    inserted="#8EDCC4",
    inserted_surface="#17352D",
    removed="#FFA79E",
    removed_surface="#3E2221",
    moved="#E7A3CF",
    border="#75838A",
    line="#323B40",
    wave="#C68803",
)
