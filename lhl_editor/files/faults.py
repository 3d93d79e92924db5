"""What can be wrong with a file that is read, as codes and values.

The sentences stand in the catalogue under `fault.` and the code.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field

from lhl_editor.core.frozen import frozen

# Each code with the names of the values that it carries.
FAULTS: dict[str, tuple[str, ...]] = {
    # the file as such: line 0
    "missing_file": (),
    "is_folder": (),
    "not_regular": (),  # a pipe, a device, a socket
    "no_access": (),
    "cannot_read": ("reason",),  # the operating system's number
    "too_large": ("size", "limit"),  # megabytes
    "empty_file": (),
    # its bytes and characters
    "binary": (),
    "not_utf8": ("byte", "character"),  # the byte as hex, and what it is in Windows-1252
    "bad_utf16": (),
    "bad_character": ("character",),  # U+0007
    # its YAML
    "syntax": (),
    "tab_indent": (),
    "bad_indent": (),
    "missing_colon": (),
    "colon_in_value": (),
    "needs_quotes": ("character",),
    "unclosed_quote": (),
    "bad_escape": (),
    "unclosed_bracket": (),
    "text_after_value": (),
    "bad_block": (),  # text beside `|`
    "too_deep": ("limit",),
    "too_many": ("limit",),
    "several_documents": (),
    "anchor": ("name",),
    "alias": ("name",),
    "merge_key": (),
    "tag": ("tag",),
    "bad_key": (),
    "duplicate_key": ("key", "first"),  # `first`: the line where it stands already
    # its shape: what is due, and what stands there
    "not_strategy": (),
    "missing_format": (),
    "bad_format": ("format",),
    "newer_format": ("format", "known"),
    "value_not_list": ("field",),  # a value is due, a list stands there
    "value_not_fields": ("field",),
    "list_not_value": ("field",),
    "list_not_fields": ("field",),
    "fields_not_value": ("field",),
    "fields_not_list": ("field",),
    "item_not_value": ("field",),  # an item is due in a list
    "item_not_list": ("field",),
    "bad_id": ("id",),
}
MOST_FAULTS = 1000  # of one file; a file with more is something else altogether


@frozen
class Fault:
    """One thing that is wrong. `line` and `column` count from 1; line 0 is the whole file.

    `path` is the field, as far as it is known; in a list, an item without an id gives its number.
    """

    code: str
    line: int = 0
    column: int = 0
    path: str = ""
    values: dict[str, str] = field(default_factory=dict)


def shortened(text: str, limit: int = 60) -> str:
    """What the file says, short enough for a sentence."""
    return text if len(text) <= limit else text[: limit - 1] + "…"


class Unreadable(Exception):
    """The file cannot be read as a strategy. `faults` holds all that is wrong, by line."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(sorted(faults, key=lambda fault: (fault.line, fault.column)))
        super().__init__(", ".join(f"{fault.line}: {fault.code}" for fault in self.faults[:10]))
