"""What the program wrote into the file about itself: which strategy, and the words as they were."""

from __future__ import annotations

from dataclasses import field

from lhl_editor.core.anchors import RECORD
from lhl_editor.core.frozen import frozen
from lhl_editor.files.returned_word.package import Element, Package, Refused

_NAME = f"{{{RECORD}}}"


@frozen
class Record:
    """The custom XML part; everything is empty where a program has taken it out.

    `base`: the text of each field as it was, by path. `printed`: what stood on paper where that
    is not the field's own text. `fixed`: words that belong to no field. `bound`: whether all bound
    spaces (U+00A0) came with the layout, and none with the words.
    """

    document: str = ""
    version: str = ""
    digest: str = ""
    base: dict[str, str] = field(default_factory=dict)
    printed: dict[str, frozenset[str]] = field(default_factory=dict)
    fixed: frozenset[str] = frozenset()
    bound: bool = True
    is_there: bool = False


def read_record(package: Package) -> Record:
    """The record of a file, or an empty one."""
    for name in sorted(package.names):
        if name.startswith("customXml/") and name.endswith(".xml"):
            try:
                root = package.xml(name)
            except Refused as refused:
                if refused.code != "damaged":
                    raise
                continue  # another program's part: what we need stands in none that is damaged
            if root.tag == f"{_NAME}strategy":
                return _record(root)
    return Record()


def _record(root: Element) -> Record:
    printed: dict[str, set[str]] = {}
    for one in root.iter(f"{_NAME}printed"):
        printed.setdefault(one.get("path") or "", set()).add(one.text or "")
    return Record(
        document=root.get("document") or "",
        version=root.get("version") or "",
        digest=root.get("digest") or "",
        base={one.get("path") or "": one.text or "" for one in root.iter(f"{_NAME}field")},
        printed={path: frozenset(words) for path, words in printed.items()},
        bound=root.get("bound") == "yes",
        is_there=True,
        fixed=frozenset(one.text or "" for one in root.iter(f"{_NAME}fixed")),
    )
