"""A publication -> the same content as an outline in JSON, for python-docx: a list of

["title" | "heading" | "item" | "paragraph" | "page", runs] and ["table", rows of cells of runs],

where runs are [[text, is bold, is italic], …], and a cell is a list of paragraphs.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from lhl_editor.core.text import PageReference
from lhl_editor.pages.blocks import MatrixPage, Para, Paras, Publication, Table
from lhl_editor.pages.document_words import DocumentWords

Block = list[Any]
_HEADINGS = ("title", "name", "heading")


def outline(publication: Publication) -> str:
    blocks: list[Block] = []
    for page in publication.pages:
        blocks += [*_blocks(page.content, publication.words), ["page", []]]
    return json.dumps(blocks, ensure_ascii=False)


def _blocks(node: object, words: DocumentWords) -> Iterator[Block]:
    """What a part of a page says, in the order of its fields."""
    match node:
        case Para():
            yield from [["item" if node.level else "paragraph", _runs(node)]] if node.runs else []
        case Table():
            rows = (node.columns, *node.rows)
            yield ["table", [[[_runs(cell)] for cell in row] for row in rows]]
        case MatrixPage(title, leads, groups):
            yield ["heading", _runs(title)]
            yield from (["item", _runs(lead)] for lead in leads)
            yield from (["table", _matrix(columns, words)] for columns in groups)
        case tuple():
            for name, value in zip(getattr(node, "_fields", node), node, strict=True):
                if name in _HEADINGS and isinstance(value, Para):
                    yield ["heading", _runs(value)]
                else:
                    yield from _blocks(value, words)


def _matrix(columns: tuple[Any, ...], words: DocumentWords) -> list[list[list[Block]]]:
    head = [[], *([_runs(column.heading)] for column in columns)]
    body = [[[[words.message, True, False]]], *(_cell(column.body) for column in columns)]
    tools = [[[[words.tools, True, False]]], *(_cell(column.tools) for column in columns)]
    return [head, body, tools]


def _cell(paras: Paras) -> list[Block]:
    return [_runs(para) for para in paras]


def _runs(para: Para) -> Block:
    return [
        ["side 000", False, False]
        if isinstance(run, PageReference)
        else [run.text, run.bold, run.italic]
        for run in para.runs
    ]
