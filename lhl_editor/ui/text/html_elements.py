"""A start tag of HTML in, what holds inside its element out."""

from __future__ import annotations

import re
from dataclasses import replace

from lhl_editor.core.frozen import frozen
from lhl_editor.core.text import FORBIDDEN

Attributes = list[tuple[str, str | None]]
_BLOCK_NAMES = (
    "address article aside blockquote body caption center dd details div dl dt fieldset "
    "figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav "
    "ol p pre section summary table tbody td tfoot th thead tr ul"
)
BLOCKS = frozenset(_BLOCK_NAMES.split())
_UNSEEN_NAMES = (
    "applet audio button canvas head iframe math noscript object script select style svg "
    "template textarea title video x-unsupported"
)
_UNSEEN = frozenset(_UNSEEN_NAMES.split())
LISTS = ("ul", "ol", "menu")
_WORD_LEVEL = re.compile(r"\blevel(\d+)")
_ADDRESS = re.compile(r"(?:https?://|mailto:)\S+\Z", re.IGNORECASE)


@frozen
class Element:
    """An element that is open, and what holds inside it."""

    tag: str = ""
    bold: bool = False
    italic: bool = False
    link: str = ""
    depth: int = 0  # of lists
    level: int = 0  # of the paragraphs in it
    is_unseen: bool = False
    keeps_lines: bool = False
    ends_paragraph: bool = False


def opened(outer: Element, tag: str, attrs: Attributes) -> Element:
    values = {name: value or "" for name, value in attrs}
    style = _style(values.get("style", ""))
    inner = _in_style(_in_tag(outer, tag, values), style)
    return replace(_at_level(inner, values, style), is_unseen=_is_unseen(outer, tag, style, values))


def _in_tag(outer: Element, tag: str, values: dict[str, str]) -> Element:
    link = values.get("href", "").strip() if tag == "a" else ""
    return replace(
        outer,
        tag=tag,
        bold=outer.bold or tag in ("b", "strong"),
        italic=outer.italic or tag in ("i", "em"),
        link=link if _ADDRESS.match(link) and not FORBIDDEN.search(link) else outer.link,
        depth=outer.depth + (tag in LISTS),
        keeps_lines=outer.keeps_lines or tag == "pre",
        ends_paragraph=tag in BLOCKS,
    )


def _in_style(inner: Element, style: dict[str, str]) -> Element:
    weight, slant = style.get("font-weight", ""), style.get("font-style", "")
    if weight:
        is_heavy = weight.isdigit() and int(weight) >= 600
        inner = replace(inner, bold=is_heavy or weight in ("bold", "bolder"))
    if slant:
        inner = replace(inner, italic=slant.startswith(("italic", "oblique")))
    return inner


def _at_level(inner: Element, values: dict[str, str], style: dict[str, str]) -> Element:
    if inner.tag == "li":
        told = values.get("aria-level") or values.get("data-aria-level", "")
        return replace(inner, level=int(told) if told.isdecimal() else max(inner.depth, 1))
    if word := _WORD_LEVEL.search(style.get("mso-list", "")):
        return replace(inner, level=int(word[1]))
    return inner


def _is_unseen(outer: Element, tag: str, style: dict[str, str], values: dict[str, str]) -> bool:
    return (
        outer.is_unseen
        or tag in _UNSEEN
        or style.get("display") == "none"
        or style.get("mso-hide") == "all"
        or "ignore" in style.get("mso-list", "")
        or style.get("mso-element", "").endswith(("comment-list", "footnote-list", "endnote-list"))
        or "MsoCommentReference" in values.get("class", "")
    )


def _style(declarations: str) -> dict[str, str]:
    pairs = (one.partition(":") for one in declarations.split(";"))
    return {name.strip().lower(): value.strip().lower() for name, _, value in pairs}
