"""Words in, the places where they stand out; and those places with other words, as changes.

Searched is all that a person writes: lines, lists of lines and texts, paragraph by paragraph and
across bold and links. Addresses of links, dates, choices and ids are never searched or changed,
and a page reference is one character that no words contain.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from unicodedata import normalize

from lhl_editor.core.changes import Changes, SetField
from lhl_editor.core.frozen import frozen
from lhl_editor.core.path import ROOT, Path
from lhl_editor.core.rules.passages import REFERENCE, Edit, edited, lines
from lhl_editor.core.schema import Type
from lhl_editor.core.strategy import Strategy, Value, walk

SEARCHED = frozenset({Type.LINE, Type.LINES, Type.TEXT})
_CONTEXT = 44  # characters on either side of a hit, cut where a word ends
_SPACES = " \u00a0\u202f"  # look the same, and are typed as one
# A hyphen belongs to its word: «livet» is none in «livet-reformen», «planer» none in «-planer».
_OF_WORD = r"\w\u0300-\u036f\u00ad\u2010\u2011-"
_ENDS_SENTENCE = re.compile(r"(?:\A|[.!?…][»”\"')]*\s+)[«“\"'(]*\Z")
_SHORT = re.compile(
    r"(?:\A|[\s(])(?:bl\.a|ca|dvs|e\.g|f\.eks|i\.e|jf|jmf|kl|m\.a|nr|pkt|t\.d|tlf)\.\s+[«“\"'(]*\Z",
    re.IGNORECASE,
)


@frozen
class Hit:
    """The characters from `start` up to `end` of a field's line, entry or paragraph `index`.

    `before` and `after` are what stands round them, with «…» where it is cut; in them U+FFFC
    stands for a page reference. `opens`: whether a sentence begins here.
    """

    path: Path
    index: int
    start: int
    end: int
    words: str
    before: str
    after: str
    opens: bool


def find(
    strategy: Strategy,
    words: str,
    whole_word: bool = False,
    match_case: bool = False,
    within: Path = ROOT,
) -> tuple[Hit, ...]:
    """Every place where the words stand, in the order of the schema and from the left."""
    if not words or REFERENCE in words:
        return ()
    pattern = _pattern(words, whole_word, match_case)
    return tuple(
        hit
        for path, field, value in walk(strategy)
        if field.type in SEARCHED and path.within(within)
        for index, line in enumerate(lines(value))
        for hit in _hits(pattern, path, index, line)
    )


def replace(
    strategy: Strategy, hits: Iterable[Hit], replacement: str, match_case: bool = False
) -> Changes:
    """One change a field that puts the replacement in the place of its hits.

    It takes the look of the first character that gives way. A hit that does not stand there any
    more is passed over.
    """
    by_path: defaultdict[Path, list[Hit]] = defaultdict(list)
    for hit in hits:
        by_path[hit.path].append(hit)
    changes = []
    for path, field, value in walk(strategy):
        if field.type not in SEARCHED or path not in by_path:
            continue
        new = _replaced(value, by_path[path], replacement, match_case)
        if new != value:
            changes.append(SetField(path, new))
    return tuple(changes)


def replaced_by(hit: Hit, replacement: str, match_case: bool = False) -> str:
    """What comes in the place of a hit: with a capital where the hit began a sentence with one."""
    if _plain(hit.words) == _plain(replacement):
        return hit.words  # they differ in nothing that can be seen
    if match_case or not hit.opens or not hit.words[:1].isupper():
        return replacement
    return replacement[:1].upper() + replacement[1:]


def _pattern(words: str, whole_word: bool, match_case: bool) -> re.Pattern[str]:
    composed = normalize("NFC", words)
    source = "".join(map(_either, composed)) + r"(?![\u0300-\u036f])"
    if whole_word and re.match(f"[{_OF_WORD}]", composed[0]):
        source = f"(?<![{_OF_WORD}])" + source
    if whole_word and re.match(f"[{_OF_WORD}]", composed[-1]):
        source += f"(?![{_OF_WORD}])"
    return re.compile(source, re.NOFLAG if match_case else re.IGNORECASE)


def _either(character: str) -> str:
    """The character however it is put together: å is also an a with a ring over it."""
    if character in _SPACES:
        return f"[{_SPACES}]"
    forms = dict.fromkeys((character, normalize("NFD", character)))
    return "(?:" + "|".join(map(re.escape, forms)) + ")" if len(forms) > 1 else re.escape(character)


def _plain(words: str) -> str:
    return normalize("NFC", re.sub(f"[{_SPACES}]", " ", words))


def _hits(pattern: re.Pattern[str], path: Path, index: int, line: str) -> Iterator[Hit]:
    for found in pattern.finditer(line):
        start, end = found.span()
        before, after = _before(line, start), _after(line, end)
        yield Hit(path, index, start, end, found[0], before, after, _opens(line, start))


def _before(line: str, start: int) -> str:
    if start <= _CONTEXT:
        return line[:start]
    cut = line[start - _CONTEXT : start]
    return "…" + (cut.partition(" ")[2] or cut)


def _after(line: str, end: int) -> str:
    if len(line) - end <= _CONTEXT:
        return line[end:]
    cut = line[end : end + _CONTEXT]
    return (cut.rpartition(" ")[0] or cut) + " …"


def _opens(line: str, start: int) -> bool:
    near = line[max(0, start - 20) : start]
    if start > len(near):
        near = "x" + near  # the beginning of `near` is not that of the line
    return bool(_ENDS_SENTENCE.search(near)) and not _SHORT.search(near)


def _replaced(value: Value, hits: list[Hit], replacement: str, match_case: bool) -> Value:
    each_line = _edits(lines(value), hits, replacement, match_case)
    return edited(value, lambda _: next(each_line))  # asked for line after line, from the first


def _edits(
    every: tuple[str, ...], hits: list[Hit], replacement: str, match_case: bool
) -> Iterator[list[Edit]]:
    """For each line the edits of the hits that still stand in it, from the left."""
    by_line: defaultdict[int, list[Hit]] = defaultdict(list)
    for hit in sorted(set(hits), key=lambda hit: (hit.start, hit.end)):
        by_line[hit.index].append(hit)
    for index, line in enumerate(every):
        edits: list[Edit] = []
        for hit in by_line[index]:
            is_free = not edits or hit.start >= edits[-1].end
            words = replaced_by(hit, replacement, match_case)
            is_there = line[hit.start : hit.end] == hit.words
            if is_free and is_there and words != hit.words:  # the same words keep their looks
                edits.append(Edit(hit.start, hit.end, words))
        yield edits
