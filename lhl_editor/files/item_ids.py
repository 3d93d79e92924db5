"""The ids of a list of items, as the file has them -> ids that are all there and all different."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable

from lhl_editor.core.schema import ID_FORM, REPEATED

_ID = re.compile(ID_FORM + r"\Z")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def is_id(text: str) -> bool:
    return bool(_ID.match(text))


def unique_ids(kind: str, items: Iterable[tuple[str, str]]) -> list[str]:
    """An id for each of `items`, given as (id in the file or empty, source of the item).

    A missing id becomes the kind and six letters made from the source and the item's place, so
    the same file always gives the same. An id that stood before gets `~2`, `~3`, …
    """
    items = list(items)
    taken = {id for id, _ in items}
    times: dict[str, int] = {}
    ids = []
    for number, (id, source) in enumerate(items):
        if not id:
            id = _coined(kind, f"{number} {source}", taken)
            taken.add(id)
        times[id] = times.get(id, 0) + 1
        ids.append(id if times[id] == 1 else f"{id}{REPEATED}{times[id]}")
    return ids


def id_in_file(id: str) -> str:
    """The id as it is written: without what tells repeated ones apart."""
    return id.partition(REPEATED)[0]


def _coined(kind: str, content: str, taken: set[str]) -> str:
    attempt = 0
    while True:
        number = zlib.crc32(f"{attempt} {content}".encode())
        id = f"{kind}-" + "".join(_LETTERS[number // 26**place % 26] for place in range(6))
        if id not in taken:
            return id
        attempt += 1
