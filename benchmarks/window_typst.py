"""The peer of a key press: a word grows by a letter, typst compiles anew, a page becomes a picture.

    python benchmarks/window_typst.py STRATEGY.typ FOLDER WORD KEYS SCALE

STRATEGY.typ is split into a file per page in FOLDER, so that typst's memory of what it did holds
for all pages but the one with WORD; SCALE is the picture's pixels a point. Prints a JSON list:
wall and CPU seconds of each key.

typst's Python package draws either all pages or none; so it writes a PDF, without tags as ours for
the window is, and PDFium draws the one page of it, as it does ours.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

import pypdfium2
import typst

ROOT = Path(__file__).resolve().parent.parent
BREAK = "\n#pagebreak(weak: true)\n"


def split(source: Path, folder: Path, word: str) -> Path:
    """Writes the files; the one of the page that has the word."""
    head, *pages = source.read_text(encoding="utf-8").split(BREAK)
    (folder / "head.typ").write_text(head, encoding="utf-8")
    includes = [f'#include "{number}.typ"' for number in range(len(pages))]
    (folder / "main.typ").write_text(BREAK.join([head, *includes]), encoding="utf-8")
    for number, page in enumerate(pages):
        text = f'#import "head.typ": *\n{page}'
        (folder / f"{number}.typ").write_text(text, encoding="utf-8")
    found = next(number for number, page in enumerate(pages) if word in page)
    return folder / f"{found}.typ"


def main(source: str, target: str, word: str, keys: str, scale: str) -> None:
    folder = Path(target)
    edited = split(Path(source), folder, word)
    text = edited.read_text(encoding="utf-8")
    fonts = str(ROOT / "resources" / "fonts")
    compiler = typst.Compiler(
        str(folder / "main.typ"), font_paths=[fonts], ignore_system_fonts=True
    )
    shown = page_with(compiler.compile(format="pdf", pdf_tags=False), word)
    costs = []
    for count in range(1, int(keys) + 1):
        edited.write_text(text.replace(word, word + "e" * count, 1), encoding="utf-8")
        wall, cpu = time.perf_counter(), time.process_time()
        pdf = pypdfium2.PdfDocument(compiler.compile(format="pdf", pdf_tags=False))
        pdf[shown].render(scale=float(scale), prefer_bgrx=True)
        costs.append((time.perf_counter() - wall, time.process_time() - cpu))
    print(json.dumps(costs))


def page_with(data: bytes, word: str) -> int:
    pages = pypdfium2.PdfDocument(data)
    texts = (page.get_textpage().get_text_bounded() for page in pages)
    return next(number for number, text in enumerate(texts) if word in text)


if __name__ == "__main__":
    main(*sys.argv[1:])
