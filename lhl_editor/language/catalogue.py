"""A code and values in, the program's words out: one catalogue for window and command line.

`resources/messages/nb/*.json` hold the words by area, nested as one likes; a code is the way to
a sentence, `finding.required`. In a sentence `{name}` is the place of a value. Several values at
one place are listed: «a», «b» og «c» where the sentence quotes the place, else a, b og c.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from lhl_editor.resource_files import resource

LANGUAGE = "nb"
_PLACE = re.compile(r"«\{(?P<quoted>\w+)\}»|\{(?P<plain>\w+)\}")
Said = str | int | Sequence[str]


def say(code: str, **values: Said) -> str:
    """The words of a code with its values in their places, taken literally.

    Raises KeyError for a code that the catalogue does not hold, or a value that is not given.
    """
    return _PLACE.sub(lambda place: _at(place, values), _catalogue()[code])


def codes() -> frozenset[str]:
    """Every code that there are words for."""
    return frozenset(_catalogue())


def names_in(code: str) -> frozenset[str]:
    """The names of the values that the words of a code need."""
    places = _PLACE.finditer(_catalogue()[code])
    return frozenset(place["quoted"] or place["plain"] for place in places)


def listed(words: Iterable[str]) -> str:
    """The words in a row, as one says them: a, b og c."""
    *first, last = words
    if not first:
        return last
    return _catalogue()["and"].replace("{first}", ", ".join(first)).replace("{last}", last)


def capitalised(words: str) -> str:
    """The words with a capital letter at their beginning; an address stays as it is."""
    is_address = words.startswith(("www.", "http://", "https://"))
    return words if is_address else words[:1].upper() + words[1:]


def _at(place: re.Match[str], values: Mapping[str, Said]) -> str:
    value = values[place["quoted"] or place["plain"]]
    every = [str(value)] if isinstance(value, str | int) else list(value)
    return listed(f"«{one}»" for one in every) if place["quoted"] else listed(every)


@cache
def _catalogue() -> Mapping[str, str]:
    words: dict[str, str] = {}
    for file in sorted(resource("messages", LANGUAGE).glob("*.json")):
        for code, sentence in _flat(json.loads(file.read_bytes())):
            if code in words:
                raise ValueError(f"{file.name}: {code} stands in another file too")
            words[code] = sentence
    return words


def _flat(area: Mapping[str, Any], before: str = "") -> Iterator[tuple[str, str]]:
    for name, inner in area.items():
        if isinstance(inner, str):
            yield before + name, inner
        else:
            yield from _flat(inner, f"{before}{name}.")
