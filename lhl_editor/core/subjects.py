"""Which places have a form of their own, and what a new item is called.

A form shows its subject: a section, an item, or a list that is a chapter's part. Items of small
kinds are edited in the form that holds them.
"""

from __future__ import annotations

from collections.abc import Container

from lhl_editor.core.path import Path
from lhl_editor.core.schema import KINDS, STRATEGY, Type

INLINE = frozenset({"member", "level", "lead_message", "resource_link", "row", "activity_point"})
LISTS = frozenset({"lead_messages", "tools", "organisations"})  # lists that are subjects


def subject(path: Path) -> Path:
    """The place whose form shows what stands at `path`: itself, or the nearest around it."""
    found, kind = Path(), STRATEGY
    at = 0
    while at < len(path.parts):
        field = KINDS[kind].field(path.parts[at])
        if field is None or field.type not in (Type.SECTION, Type.ITEMS):
            break
        at += 1
        kind = field.kind
        if field.type is Type.ITEMS:
            if field.name in LISTS:
                found = Path(path.parts[:at])
            if at == len(path.parts) or kind in INLINE:
                break
            at += 1
        found = Path(path.parts[:at])
    return found


def new_id(kind: str, taken: Container[str], token: str) -> str:
    """An id for a new item: its kind and six random characters, `token`, so that two writers
    never coin the same. Raises ValueError where it is taken."""
    coined = f"{kind.replace('_', '-')}-{token}"
    if coined in taken:
        raise ValueError(coined)
    return coined
