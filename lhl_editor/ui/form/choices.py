"""What a picker lets one choose from, and which of it is meant by what was typed."""

from __future__ import annotations

from collections.abc import Iterable

from lhl_editor.core.frozen import frozen


@frozen
class Choice:
    """One thing to choose. `detail` stands muted behind its words, `lead` before them."""

    key: str
    words: str
    detail: str = ""
    lead: str = ""  # a page number
    icon: str = ""
    is_taken: bool = False  # it is chosen already

    @property
    def spoken(self) -> str:
        return ", ".join(part for part in (self.lead, self.words, self.detail) if part)


def matching(choices: Iterable[Choice], typed: str) -> tuple[Choice, ...]:
    """The choices that hold every word typed; first those whose words begin with it."""
    wanted = typed.casefold().split()
    found = [one for one in choices if _holds(one, wanted)]
    start = typed.casefold().strip()
    if start and not any(one.lead for one in found):  # pages stay in their order
        found.sort(key=lambda one: not one.words.casefold().startswith(start))
    return tuple(found)


def _holds(choice: Choice, wanted: list[str]) -> bool:
    said = f"{choice.lead} {choice.words} {choice.detail}".casefold()
    return all(word in said for word in wanted)


def marked(words: str, typed: str) -> tuple[tuple[str, bool], ...]:
    """The words in pieces, with whether a piece is what was typed: for bold letters."""
    folded = words.casefold()
    wanted = sorted({word for word in typed.casefold().split() if word}, key=len, reverse=True)
    if len(folded) != len(words) or not wanted:
        return ((words, False),)
    bold = [False] * len(words)
    for word in wanted:
        at = folded.find(word)
        while at >= 0:
            bold[at : at + len(word)] = [True] * len(word)
            at = folded.find(word, at + len(word))
    return _pieces(words, bold)


def _pieces(words: str, bold: list[bool]) -> tuple[tuple[str, bool], ...]:
    pieces: list[tuple[str, bool]] = []
    start = 0
    for at in range(1, len(words) + 1):
        if at == len(words) or bold[at] != bold[start]:
            pieces.append((words[start:at], bold[start]))
            start = at
    return tuple(pieces)
