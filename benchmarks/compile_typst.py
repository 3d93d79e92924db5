"""The typst compiler of the package `typst`, which has no command of its own.

python compile_typst.py INPUT OUTPUT FONT_FOLDER
"""

import sys

import typst

source, target, fonts = sys.argv[1:]
typst.compile(
    source,
    target,
    font_paths=[fonts],
    ignore_system_fonts=True,
    pdf_standards=["ua-1", "a-2a"],
)
