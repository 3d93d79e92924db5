"""Pictures of a document: what they may be called, and what of them could be read.

A picture is named and never addressed: its file stands in the one folder from which pictures are
read, beside the document. What was read there is passed in; nothing here knows files.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import field

from lhl_editor.core.frozen import frozen

# No separators and no drive, no name that a system keeps for itself, and no hidden file.
_NAME = re.compile(
    r"(?!(?:con|prn|aux|nul|com\d|lpt\d)\.)(?![. ])"
    r'[^\\/:*?"<>|\x00-\x1f\x7f]{1,120}\.(?:png|jpe?g)',
    re.IGNORECASE,
)


@frozen
class Picture:
    """The bytes of a PNG or JPEG file that outputs can take as it is; its size in pixels."""

    data: bytes = field(repr=False)
    width: int
    height: int

    @property
    def is_jpeg(self) -> bool:
        return self.data.startswith(b"\xff\xd8")


Pictures = Mapping[str, Picture | str]  # by name; of one that cannot be shown, the rule it breaks
NO_PICTURES: Pictures = {}


def is_picture_name(name: str) -> bool:
    """Whether it is the plain name of a PNG or JPEG file."""
    return bool(_NAME.fullmatch(name))
