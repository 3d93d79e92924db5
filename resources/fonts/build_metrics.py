"""Four Lato files in, `metrics.json` out: what typesetting needs to know about the fonts.

For developers: `python build_metrics.py` rewrites the file beside this script. Needs fontTools.

metrics.json, lengths in units of the em (2000 for Lato):
- `characters`: all characters of the fonts, in code order (the same in all four)
- `faces`, by name: `units_per_em`, `ascent`, `descent`, `cap_height`, `notdef` (width of a missing
  character), `widths` (one number per character, a space between) and the kerning of pairs:
  - `right`: groups of characters that kern alike as the second of a pair; the last of a group
    is its name
  - `left`: {characters that kern alike as the first of a pair: "value names value names …"}
A pair that is not there has no kerning.
"""

from __future__ import annotations

import json
import logging
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from fontTools.ttLib import TTFont

FACES = ("Lato-Regular", "Lato-Bold", "Lato-Italic", "Lato-BoldItalic")

# Kerned code points: European Latin with Sami, Greek, Cyrillic, punctuation, symbols. All of
# the fonts' characters would make the file twice as large.
KERNED = (
    (0x20, 0x7E), (0xA0, 0x17F), (0x1CD, 0x1EF), (0x218, 0x21B), (0x292, 0x292),
    (0x384, 0x3CE), (0x400, 0x45F), (0x490, 0x491), (0x1E80, 0x1E85), (0x1E9E, 0x1E9E),
    (0x1EF2, 0x1EF3), (0x2010, 0x2044), (0x20A0, 0x20BF), (0x2100, 0x212F), (0x2190, 0x22FF),
)  # fmt: skip

Pairs = dict[tuple[str, str], int]
Rows = dict[str, dict[str, int]]


def metrics(folder: Path) -> str:
    """The text of metrics.json for the four TTF files in `folder`."""
    fonts = {name: _open(folder / f"{name}.ttf") for name in FACES}
    codes = sorted(fonts[FACES[0]].getBestCmap())
    assert all(sorted(font.getBestCmap()) == codes for font in fonts.values())
    content = {
        "characters": "".join(map(chr, codes)),
        "faces": {name: _face(font, codes) for name, font in fonts.items()},
    }
    return json.dumps(content, ensure_ascii=False, indent=0) + "\n"


def _open(path: Path) -> TTFont:
    # The fonts' creation date is out of range, which fontTools would report on every run.
    logging.getLogger("fontTools.ttLib.tables._h_e_a_d").setLevel(logging.ERROR)
    return TTFont(path)


def _face(font: TTFont, codes: list[int]) -> dict[str, object]:
    glyphs, advances, os2 = font.getBestCmap(), font["hmtx"], font["OS/2"]
    assert os2.fsSelection & 1 << 7  # USE_TYPO_METRICS: ascent and descent are the typo ones
    return {
        "units_per_em": font["head"].unitsPerEm,
        "ascent": os2.sTypoAscender,
        "descent": os2.sTypoDescender,
        "cap_height": os2.sCapHeight,
        "notdef": advances[".notdef"][0],
        "widths": " ".join(str(advances[glyphs[code]][0]) for code in codes),
        **_kerning(font),
    }


def _kerning(font: TTFont) -> dict[str, object]:
    """Groups of characters whose rows, or columns, of the kerning table are equal throughout."""
    characters = _characters(font)
    rows: Rows = defaultdict(dict)
    columns: Rows = defaultdict(dict)
    for (first, second), value in _pairs(font, set(characters)).items():
        rows[first][second] = columns[second][first] = value
    right = [(glyphs[0], _text(glyphs, characters)) for glyphs in _alike(columns)]
    left = {_text(glyphs, characters): _row(rows[glyphs[0]], right) for glyphs in _alike(rows)}
    return {"right": sorted(group for _, group in right), "left": dict(sorted(left.items()))}


def _characters(font: TTFont) -> dict[str, str]:
    """Glyph name -> the kerned characters that it draws, in code order."""
    characters: dict[str, str] = defaultdict(str)
    for code, glyph in sorted(font.getBestCmap().items()):
        if any(first <= code <= last for first, last in KERNED):
            characters[glyph] += chr(code)
    return characters


def _alike(lines: Rows) -> list[list[str]]:
    """The glyphs, grouped by equal rows or columns."""
    groups: dict[frozenset[tuple[str, int]], list[str]] = defaultdict(list)
    for glyph, line in lines.items():
        groups[frozenset(line.items())].append(glyph)
    return list(groups.values())


def _text(glyphs: list[str], characters: dict[str, str]) -> str:
    return "".join(sorted("".join(characters[glyph] for glyph in glyphs)))


def _row(line: dict[str, int], right: list[tuple[str, str]]) -> str:
    """A row of the kerning table: each value, then the names of the right groups that have it.

    A name is never U+0020, which parts the fields: that stands first in its group, with U+00A0.
    """
    names: dict[int, str] = defaultdict(str)
    for glyph, group in sorted(right, key=lambda pair: pair[1][-1]):
        if glyph in line:
            names[line[glyph]] += group[-1]
    return " ".join(f"{value} {names[value]}" for value in sorted(names))


def _pairs(font: TTFont, glyphs: set[str]) -> Pairs:
    """Kerning as OpenType applies it: lookups add up; in a lookup the first subtable wins."""
    total: Pairs = defaultdict(int)
    for lookup in _kern_lookups(font["GPOS"].table):
        found: Pairs = {}
        for subtable in lookup.SubTable:
            table = subtable.ExtSubTable if subtable.LookupType == 9 else subtable
            read = _glyph_pairs if table.Format == 1 else _class_pairs
            for pair, value in read(table, glyphs):
                found.setdefault(pair, value)
        for pair, value in found.items():
            total[pair] += value
    return {pair: value for pair, value in total.items() if value}


def _kern_lookups(gpos: Any) -> list[Any]:
    """The lookups of feature `kern` in script latn's default language (all scripts share them)."""
    scripts = {record.ScriptTag: record.Script for record in gpos.ScriptList.ScriptRecord}
    features = gpos.FeatureList.FeatureRecord
    active = [features[index] for index in scripts["latn"].DefaultLangSys.FeatureIndex]
    kern = {i for f in active if f.FeatureTag == "kern" for i in f.Feature.LookupListIndex}
    return [gpos.LookupList.Lookup[index] for index in sorted(kern)]


def _glyph_pairs(table: Any, glyphs: set[str]) -> Iterator[tuple[tuple[str, str], int]]:
    for first, pair_set in zip(table.Coverage.glyphs, table.PairSet, strict=True):
        for record in pair_set.PairValueRecord if first in glyphs else ():
            if record.SecondGlyph in glyphs:
                yield (first, record.SecondGlyph), record.Value1.XAdvance


def _class_pairs(table: Any, glyphs: set[str]) -> Iterator[tuple[tuple[str, str], int]]:
    """Second glyphs of class 0 are left to the next subtable, as HarfBuzz does."""
    first_classes, second_classes = table.ClassDef1.classDefs, table.ClassDef2.classDefs
    seconds = [(glyph, number) for glyph, number in second_classes.items() if glyph in glyphs]
    for first in glyphs.intersection(table.Coverage.glyphs):
        values = table.Class1Record[first_classes.get(first, 0)].Class2Record
        for second, number in seconds:
            yield (first, second), values[number].Value1.XAdvance


if __name__ == "__main__":
    here = Path(__file__).parent
    (here / "metrics.json").write_text(metrics(here), encoding="utf-8", newline="\n")
