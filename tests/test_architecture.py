"""The import rules of ARCHITECTURE.md, read from the source of `lhl_editor` and held.

`faults` takes the sources as {path: text}, so that each rule can be shown to fail on a small
counterexample below.
"""

import ast
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

# Which part of lhl_editor may import which others; all may import themselves.
EVERY_PART = {"core", "pages", "render", "exporting", "inspecting", "publishing"}
EVERY_PART |= {"files", "language", "resource_files", "ui", "change_lists", "redlining"}
MAY_IMPORT: dict[str, set[str]] = {
    "": set(),  # lhl_editor/__init__.py
    "__main__": EVERY_PART | {"cli", "opening"},
    "cli": EVERY_PART | {"arguments", "opening", "history_commands"},
    "history_commands": EVERY_PART - {"ui"} | {"arguments"},
    "opening": {"language", "ui"},
    "arguments": {"language"},
    "ui": EVERY_PART,
    "core": set(),
    "language": {"core", "resource_files"},
    "pages": {"core"},
    "render": {"pages", "core", "resource_files"},
    "exporting": {"core", "files", "pages", "render"},
    "inspecting": {"core", "files", "language", "pages", "render"},
    "publishing": {"exporting", "files", "pages"},
    "change_lists": {"core", "exporting", "files", "language", "pages", "render"},
    "redlining": {"core", "exporting", "files", "pages", "render"},
    "files": {"core", "resource_files"},
    "resource_files": set(),
}
FOR_RENDER: tuple[str, ...] = ("path", "text", "words", "anchors", "pictures", "frozen")
FOR_RENDER += ("paragraph_pairs", "sequences", "spread")
CORE_FOR_RENDER = {f"lhl_editor.core.{name}" for name in FOR_RENDER}

LIBRARY_HOMES = {
    "PySide6": ("lhl_editor/ui/",),
    "shiboken6": ("lhl_editor/ui/",),
    "reportlab": ("lhl_editor/render/",),
    "docx": ("lhl_editor/render/word.py", "lhl_editor/render/redline.py"),
    "lxml": ("lhl_editor/files/returned_word",),
    "yaml": ("lhl_editor/files/",),
    "PIL": ("lhl_editor/files/pictures.py", "lhl_editor/render/"),
}
CORE_LIBRARIES = set(sys.stdlib_module_names) | {"rapidfuzz"}
IMPURE = {"glob", "io", "os", "pathlib", "random", "secrets", "shutil", "subprocess", "tempfile"}
IMPURE |= {"socket", "time", "uuid"}
IMPURE_CALLS = {"open", "input", "now", "today", "utcnow"}
NETWORK = {"aiohttp", "ftplib", "http", "httpx", "requests", "smtplib", "socket", "ssl", "urllib3"}
PRINTING = {"cli", "history_commands"}
NAMELESS = {"common", "helper", "helpers", "misc", "util", "utils"}


@dataclass(frozen=True, slots=True)
class Import:
    line: int
    target: str  # dotted, with the name that `from … import name` takes
    in_function: bool


@dataclass(frozen=True, slots=True)
class Module:
    path: str
    tree: ast.Module

    @property
    def name(self) -> str:
        """Dotted: `lhl_editor.core` for lhl_editor/core/__init__.py."""
        return self.path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")

    @property
    def part(self) -> str:
        return part_of(self.name)

    @property
    def imports(self) -> list[Import]:
        return list(imports_below(self.tree, self, in_function=False))

    @property
    def calls(self) -> list[tuple[int, str]]:
        """Line and last name of each call: `now` for `datetime.now()`."""
        called = [node.func for node in ast.walk(self.tree) if isinstance(node, ast.Call)]
        names = [(f.lineno, f.attr) for f in called if isinstance(f, ast.Attribute)]
        return names + [(f.lineno, f.id) for f in called if isinstance(f, ast.Name)]


def part_of(dotted: str) -> str:
    """`core` for lhl_editor.core.path, the empty text for lhl_editor itself."""
    return f"{dotted}.".split(".")[1]


def imports_below(node: ast.AST, module: Module, in_function: bool) -> Iterator[Import]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Import | ast.ImportFrom):
            for target in targets_of(child, module):
                yield Import(child.lineno, target, in_function)
        else:
            is_function = isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef)
            yield from imports_below(child, module, in_function or is_function)


def targets_of(node: ast.Import | ast.ImportFrom, module: Module) -> list[str]:
    names = [alias.name for alias in node.names]
    if isinstance(node, ast.Import):
        return names
    origin = origin_of(node, module)
    return [f"{origin}.{name}" for name in names]


def origin_of(node: ast.ImportFrom, module: Module) -> str:
    """The dotted name after `from`, a relative one made absolute."""
    if not node.level:
        return node.module or ""
    folder = Path(module.path).parts[: -node.level]
    return ".".join([*folder, *([node.module] if node.module else [])])


Found = Iterator[tuple[int, str]]


def wrong_directions(module: Module) -> Found:
    if module.part not in MAY_IMPORT:
        yield 1, f"the part {module.part} stands in no rule"
        return
    allowed = MAY_IMPORT[module.part] | {module.part, ""}
    for each in module.imports:
        top = each.target.split(".")[0]
        part = part_of(each.target)
        if top == "lhl_editor" and part in MAY_IMPORT and part not in allowed:
            yield each.line, f"{module.part or 'lhl_editor'} may not import {part}"
        if part == "ui" and top == "lhl_editor" and module.part != "ui" and not each.in_function:
            yield each.line, "ui is imported only inside the function that opens the window"


def core_in_render(module: Module) -> Found:
    for each in module.imports if module.part == "render" else []:
        of_core = ".".join(each.target.split(".")[:3])
        if part_of(of_core) == "core" and of_core not in CORE_FOR_RENDER:
            yield each.line, f"render may not import {of_core}"


def libraries_away_from_home(module: Module) -> Found:
    for each in module.imports:
        homes = LIBRARY_HOMES.get(each.target.split(".")[0])
        if homes and not module.path.startswith(homes):
            yield each.line, f"{each.target} belongs in {' or '.join(homes)}"


def impure_core(module: Module) -> Found:
    if module.part != "core":
        return
    for each in module.imports:
        top = each.target.split(".")[0]
        if top in IMPURE or (top not in CORE_LIBRARIES and top != "lhl_editor"):
            yield each.line, f"core may not import {top}"
    for line, name in module.calls:
        if name in IMPURE_CALLS:
            yield line, f"core may not call {name}()"


def network(module: Module) -> Found:
    for each in module.imports:
        of_urllib = each.target.startswith("urllib.") and part_of(each.target) == "request"
        if of_urllib or each.target.split(".")[0] in NETWORK:
            yield each.line, f"{each.target}: nothing is fetched from a network"


def bad_names(module: Module) -> Found:
    for name in sorted(NAMELESS.intersection(module.name.split("."))):
        yield 1, f"{name} says nothing about what the module holds"
    for node in ast.walk(module.tree):
        if isinstance(node, ast.FunctionDef) and node.name == "get_instance":
            yield node.lineno, "get_instance: state is passed, not fetched"


def prints(module: Module) -> Found:
    for line, name in module.calls:
        if name == "print" and module.part not in PRINTING:
            yield line, "only the command line prints"


RULES = [
    wrong_directions,
    core_in_render,
    libraries_away_from_home,
    impure_core,
    network,
    bad_names,
    prints,
]


def cycles(modules: list[Module]) -> list[str]:
    """The first cycle among the modules, if there is one."""
    names = {module.name for module in modules}
    graph = {
        module.name: {imported_module(each.target, names) for each in module.imports} - {""}
        for module in modules
    }
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return [f"import cycle: {' → '.join(error.args[1])}"]
    return []


def imported_module(target: str, names: set[str]) -> str:
    """The module that an import of `target` reads: the longest known name that it begins with."""
    parts = target.split(".")
    heads = (".".join(parts[:count]) for count in range(len(parts), 0, -1))
    return next((head for head in heads if head in names), "")


def faults(sources: dict[str, str]) -> list[str]:
    """Each breach as `path:line: what`, of sources given by their path from the root."""
    modules = [Module(path, ast.parse(source)) for path, source in sources.items()]
    found = [
        f"{module.path}:{line}: {what}"
        for module in modules
        for rule in RULES
        for line, what in rule(module)
    ]
    return found + cycles(modules)


def shipped_sources() -> dict[str, str]:
    files = sorted((ROOT / "lhl_editor").rglob("*.py"))
    return {file.relative_to(ROOT).as_posix(): file.read_text(encoding="utf-8") for file in files}


def test_the_program_keeps_the_rules():
    assert faults(shipped_sources()) == []


def test_every_folder_of_modules_is_a_package_that_the_wheel_takes():
    sources = shipped_sources()
    folders = {path.rpartition("/")[0] for path in sources}
    assert [folder for folder in sorted(folders) if f"{folder}/__init__.py" not in sources] == []


BREACHES = [
    ("core/path.py", "import lhl_editor.pages.blocks", "core may not import pages"),
    ("core/path.py", "from lhl_editor import files", "core may not import files"),
    ("core/path.py", "from ..files import versions", "core may not import files"),
    ("core/path.py", "from lhl_editor import resource_files", "may not import resource_files"),
    ("core/path.py", "if TYPE_CHECKING:\n    import lhl_editor.ui", "core may not import ui"),
    ("core/__init__.py", "from ..pages import blocks", "core may not import pages"),
    ("language/messages.py", "import lhl_editor.files", "language may not import files"),
    ("pages/compose.py", "from lhl_editor.render import pdf", "pages may not import render"),
    ("pages/fit.py", "import lhl_editor.resource_files", "pages may not import resource_files"),
    ("render/pdf.py", "from lhl_editor.core.strategy import Strategy", "core.strategy"),
    ("render/pdf.py", "from ..core import diff", "render may not import lhl_editor.core.diff"),
    ("render/pdf.py", "import lhl_editor.files", "render may not import files"),
    ("exporting.py", "from lhl_editor.ui import theme", "exporting may not import ui"),
    ("render/pdf.py", "import lhl_editor.exporting", "render may not import exporting"),
    ("files/versions.py", "import lhl_editor.pages", "files may not import pages"),
    ("files/versions.py", "def f():\n    from lhl_editor import ui", "files may not import ui"),
    ("resource_files.py", "import lhl_editor.core", "resource_files may not import core"),
    ("ui/form.py", "from lhl_editor.cli import main", "ui may not import cli"),
    ("cli.py", "from lhl_editor.ui import main_window", "only inside the function"),
    ("__init__.py", "from . import core", "lhl_editor may not import core"),
    ("printing/page.py", "", "the part printing stands in no rule"),
    ("core/text.py", "import pathlib", "core may not import pathlib"),
    ("core/text.py", "from os.path import join", "core may not import os"),
    ("core/text.py", "import yaml", "core may not import yaml"),
    ("core/text.py", "date.today()", "core may not call today()"),
    ("core/text.py", "datetime.datetime.now()", "core may not call now()"),
    ("core/text.py", "open('a')", "core may not call open()"),
    ("pages/typeset.py", "from reportlab.pdfbase import pdfmetrics", "reportlab"),
    ("render/pdf.py", "from PySide6 import QtGui", "PySide6.QtGui belongs in lhl_editor/ui/"),
    ("render/pdf.py", "import docx", "docx belongs in lhl_editor/render/word.py"),
    ("render/word.py", "from lxml import etree", "lxml.etree belongs in"),
    ("language/catalogue.py", "import yaml", "yaml belongs in lhl_editor/files/"),
    ("files/links.py", "from urllib import request", "nothing is fetched"),
    ("files/links.py", "def f():\n    import http.client", "nothing is fetched"),
    ("core/utils.py", "", "utils says nothing"),
    ("files/misc/__init__.py", "", "misc says nothing"),
    ("ui/session.py", "class S:\n    def get_instance(self): ...", "get_instance"),
    ("files/journal.py", "print('saved')", "only the command line prints"),
    ("publishing.py", "print('saved')", "only the command line prints"),
    ("publishing.py", "from lhl_editor.language import catalogue", "may not import language"),
    ("history_commands/listing.py", "from lhl_editor import cli", "may not import cli"),
    ("files/versions.py", "from lhl_editor import history_commands", "files may not import"),
]


@pytest.mark.parametrize(("path", "source", "fault"), BREACHES)
def test_a_breach_is_found(path: str, source: str, fault: str):
    assert fault in "\n".join(faults({f"lhl_editor/{path}": source}))


PERMITTED = [
    ("core/diff.py", "from datetime import date\nimport rapidfuzz\nfrom .path import Path"),
    ("language/messages.py", "from lhl_editor.core import validate\nimport json"),
    ("pages/compose.py", "from lhl_editor.core.strategy import Strategy\nimport pyphen"),
    ("render/word.py", "import docx\nfrom ..core.text import Run\nfrom ..core import anchors"),
    ("render/pdf.py", "from lhl_editor import resource_files\nfrom reportlab import rl_config"),
    ("files/returned_word.py", "import os, pathlib, lxml.etree\nfrom urllib.parse import urlsplit"),
    ("ui/form.py", "from PySide6 import QtWidgets\nfrom lhl_editor.files import versions"),
    ("cli.py", "def f():\n    from lhl_editor.ui import main_window\n    print(datetime.now())"),
    ("cli/export.py", "from lhl_editor import __version__\nprint(__version__)"),
    ("__main__.py", "from lhl_editor.cli import main"),
]


@pytest.mark.parametrize(("path", "source"), PERMITTED)
def test_what_is_permitted_passes(path: str, source: str):
    assert faults({f"lhl_editor/{path}": source}) == []


def test_an_import_cycle_is_found():
    sources = {
        "lhl_editor/core/path.py": "from . import text",
        "lhl_editor/core/text.py": "def f():\n    from lhl_editor.core.words import Word",
        "lhl_editor/core/words.py": "import lhl_editor.core.path",
    }
    assert "import cycle" in "".join(faults(sources))
    del sources["lhl_editor/core/words.py"]
    assert faults(sources) == []
