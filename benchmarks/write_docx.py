"""python-docx's plain API, as its documentation shows it: an outline in, a Word file out.

python write_docx.py rows|cells INPUT OUTPUT

«rows» adds a table row by row, «cells» makes it whole and asks for each cell by its place.
"""

import json
import sys

import docx

by, source, target = sys.argv[1:]
document = docx.Document()


def fill(paragraph, runs):
    for text, is_bold, is_italic in runs:
        run = paragraph.add_run(text)
        run.bold, run.italic = is_bold or None, is_italic or None


def add_table_by_rows(rows):
    first, *others = rows
    table = document.add_table(1, len(first), style="Table Grid")
    fill_cells(table.rows[0].cells, first)
    for row in others:
        fill_cells(table.add_row().cells, row)


def add_table_by_cells(rows):
    table = document.add_table(len(rows), len(rows[0]), style="Table Grid")
    for number, row in enumerate(rows):
        fill_cells([table.cell(number, column) for column in range(len(row))], row)


def fill_cells(cells, row):
    for cell, paragraphs in zip(cells, row, strict=False):
        for at, runs in enumerate(paragraphs):
            fill(cell.add_paragraph() if at else cell.paragraphs[0], runs)


with open(source, encoding="utf-8") as file:
    blocks = json.load(file)
for kind, content in blocks:
    match kind:
        case "table" if by == "rows":
            add_table_by_rows(content)
        case "table":
            add_table_by_cells(content)
        case "page":
            document.add_page_break()
        case "heading":
            fill(document.add_heading(level=2), content)
        case "item":
            fill(document.add_paragraph(style="List Bullet"), content)
        case _:
            fill(document.add_paragraph(), content)
document.save(target)
