"""Styles and numbering of a returned file -> list level of a paragraph, look of a run."""

from __future__ import annotations

from lhl_editor.core.frozen import frozen
from lhl_editor.files.returned_word.package import Element, Package, Part, W

_DEEPEST = 20  # styles based on styles
_OFF = frozenset({"0", "false", "off", "none"})


@frozen
class Look:
    bold: bool = False
    italic: bool = False
    language: str = ""


class Looks:
    """What the styles part and the numbering part of a file say."""

    def __init__(self, package: Package, main: Part) -> None:
        self._styles = {
            one.get(f"{W}styleId"): one for one in _root(package, main, "styles", f"{W}style")
        }
        self._levels = dict(_style_levels(package, main))
        self._default = _default_language(package, main)
        self.by_libreoffice = _is_by_libreoffice(package)

    def level(self, properties: Element | None) -> int:
        """0 for a paragraph, 1, 2 … for a list item; a numbered heading is no list item."""
        if properties is None:
            return 0
        chain = self._chain(_value(properties, "pStyle"))
        if any(style.find(f"{W}pPr/{W}outlineLvl") is not None for style in chain):
            return 0
        for holder in (properties, *(style.find(f"{W}pPr") for style in chain)):
            numbering = holder.find(f"{W}numPr") if holder is not None else None
            if numbering is None:
                continue
            if _value(numbering, "numId") == "0":
                if self.by_libreoffice and holder is properties:
                    continue  # 7.4 writes this at items of the second level
                return 0
            ilvl = _value(numbering, "ilvl") or self._tied(chain)
            return (int(ilvl) if ilvl.isdecimal() else 0) + 1
        return 0

    def look(self, properties: Element | None) -> Look:
        """How a run differs from its paragraph: by its own properties, else its own style."""
        if properties is None:
            return Look()
        chain = self._chain(_value(properties, "rStyle"))
        holders = [properties, *(style.find(f"{W}rPr") for style in chain)]
        found = [holder for holder in holders if holder is not None]
        language = next((one for one in (_value(held, "lang") for held in found) if one), "")
        if language == self._default:
            language = ""
        return Look(_is_on(found, "b"), _is_on(found, "i"), language)

    def _tied(self, chain: list[Element]) -> str:
        """The level of the list that is tied to the style."""
        ids = (style.get(f"{W}styleId") for style in chain)
        return next((self._levels[one] for one in ids if one in self._levels), "0")

    def _chain(self, style: str) -> list[Element]:
        chain: list[Element] = []
        while style in self._styles and len(chain) < _DEEPEST:
            chain.append(self._styles[style])
            style = _value(chain[-1], "basedOn")
        return chain


def _value(holder: Element, name: str) -> str:
    child = holder.find(f"{W}{name}")
    return (child.get(f"{W}val") or "") if child is not None else ""


def _is_on(holders: list[Element], name: str) -> bool:
    for holder in holders:
        child = holder.find(f"{W}{name}")
        if child is not None:
            return (child.get(f"{W}val") or "1") not in _OFF
    return False


def _root(package: Package, main: Part, kind: str, tag: str) -> list[Element]:
    for relation in main.relations.values():
        if relation.kind == kind and not relation.external and relation.target in package.names:
            return list(package.xml(relation.target).iter(tag))
    return []


def _style_levels(package: Package, main: Part) -> list[tuple[str, str]]:
    levels = _root(package, main, "numbering", f"{W}lvl")
    return [(_value(one, "pStyle"), one.get(f"{W}ilvl") or "0") for one in levels]


def _is_by_libreoffice(package: Package) -> bool:
    name = "docProps/app.xml"
    return name in package.names and b"<Application>LibreOffice" in package.read(name)


def _default_language(package: Package, main: Part) -> str:
    for defaults in _root(package, main, "styles", f"{W}docDefaults"):
        for language in defaults.iter(f"{W}lang"):
            return language.get(f"{W}val") or ""
    return ""
