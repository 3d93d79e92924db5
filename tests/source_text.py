"""The published text, cut into sentences: what `strategy.yaml` and every output must say.

In: the files of `source/`, text taken from the published documents. Out: the sentences of each
page in the order in which it is read, the addresses that it links to, and one rule by which a
sentence is found again where lines break elsewhere.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

SOURCE = Path(__file__).parent / "source"

# The cover and the contents page have no text in the source.
_FIRST_PAGE = 3
_ADDRESS = re.compile(r"https?://\S+\Z")
# After these a line end stands inside a word; after every other hyphen it is a space.
_BROKEN_WORD = re.compile(r"(https?://\S*-|bottom-up-)\s+")
# Bullets, the dash that opens a nested item, a typed page number, the space after a sentence.
_CUT = re.compile(
    r" ?• |(?<=:) – (?=[A-ZÆØÅ])|(?<=\bside )\d+|(?<=[a-zæøå][.?!])(?<!Meld\.) (?=[A-ZÆØÅ])"
)
_CONTINUES = re.compile(r"[a-zæøå]|\d(?!\. )")
# What parts a list item into the cells of a table.
_CELLS = {6: ", ", 28: ": "}
# On these pages the text was taken out in another order than it is read.
_READ_AS = {14: (5, 0, 1, 2, 3, 4), 16: (3, 1, 2, 0), 17: (4, 0, 1, 2, 3)}
_MATRIX = 26
# How pdfium gives a hyphen at a line's end, whether it belongs to the word or divides it.
_LINE_END_HYPHEN = "\u00ad"
_LINE_END_HYPHENS = re.compile("[\x02\ufffe\u00ad]")


@dataclass(frozen=True, slots=True)
class Page:
    """One published page: groups of sentences as they stand in the source, and its addresses."""

    number: int
    groups: tuple[tuple[str, ...], ...]
    links: tuple[str, ...]

    @property
    def sentences(self) -> list[str]:
        """In reading order."""
        return [sentence for group in self._reading_order() for sentence in group]

    def _reading_order(self) -> list[tuple[str, ...]]:
        if self.number == _MATRIX:
            return _by_rows(self.groups)
        return [self.groups[at] for at in _READ_AS.get(self.number, range(len(self.groups)))]


def strategy_source() -> str:
    return (SOURCE / "strategy.txt").read_text(encoding="utf-8")


def annual_report() -> list[str]:
    """The lines of the annual report's chapter, without the browser's notice above it."""
    lines = (SOURCE / "annual_report.txt").read_text(encoding="utf-8").splitlines()
    return [line for line in lines[1:] if line]


def pages() -> list[Page]:
    """The published pages from the third on."""
    return [_page(number, lines) for number, lines in enumerate(_page_lines(), _FIRST_PAGE)]


def sentences() -> list[str]:
    """Every sentence, page by page in reading order."""
    return [sentence for page in pages() for sentence in page.sentences]


def links() -> list[str]:
    """The web addresses that the publication links to, in order."""
    return [link for page in pages() for link in page.links]


def folded(text: str) -> str:
    """The text with one space for any white space, and none before a comma."""
    return " ".join(text.split()).replace(" ,", ",")


def find(sentence: str, text: str, start: int = 0) -> re.Match[str] | None:
    """Where the sentence stands in a text from an output, made ready by `extracted`.

    No hyphen may be missing; one that divides a word at a line's end may be added.
    """
    pattern = (f"[-{_LINE_END_HYPHEN}]" if c == "-" else re.escape(c) for c in extracted(sentence))
    return re.compile(f"{_LINE_END_HYPHEN}?".join(pattern)).search(text, start)


def extracted(text: str) -> str:
    """A text from an output, where a line may have been broken after any hyphen or slash."""
    text = _LINE_END_HYPHENS.sub(_LINE_END_HYPHEN, folded(text))
    return re.sub(f"(?<=[-/{_LINE_END_HYPHEN}]) ", "", text)


def _page_lines() -> list[list[str]]:
    """A page ends at three empty lines, or where its list of addresses does."""
    found: list[list[str]] = [[]]
    for line in strategy_source().splitlines():
        page = found[-1]
        after_links = any(_ADDRESS.match(one) for one in page) and not _ADDRESS.match(line)
        if line.strip() and (after_links or page[-3:] == [""] * 3):
            found.append([line])
        else:
            page.append(line)
    return found


def _page(number: int, lines: list[str]) -> Page:
    links = tuple(line for line in lines if _ADDRESS.match(line))
    blocks: list[str] = []
    for block in "\n".join(line for line in lines if line not in links).split("\n\n"):
        if blocks and _CONTINUES.match(block.strip()):
            blocks[-1] += "\n" + block
        elif block.strip():
            blocks.append(block)
    return Page(number, tuple(_cut(number, block) for block in blocks), links)


def _cut(page: int, block: str) -> tuple[str, ...]:
    text = _BROKEN_WORD.sub(r"\1", folded(block))
    pieces = [piece.strip() for piece in _CUT.split(text)]
    if page in _CELLS and text.startswith("•"):
        pieces = [cell for piece in pieces for cell in piece.split(_CELLS[page], 1)]
    return tuple(piece for piece in pieces if piece)


def _by_rows(groups: tuple[tuple[str, ...], ...]) -> list[tuple[str, ...]]:
    """The matrix is read row by row; in the source its columns stand one after another."""
    title, lead, *cells = groups
    tools = next(at for at, cell in enumerate(cells) if cell[0].startswith("Verktøy/"))
    headings = [cell for cell in cells[:tools] if cell[-1][-1] not in ".?*"]
    texts = [cell for cell in cells[:tools] if cell not in headings]
    return [title, lead, *headings, *texts, *cells[tools:]]
