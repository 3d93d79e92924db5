"""Starting the window: it waits for nothing that the first paint does not need, and it cleans up
after itself from then on."""

import json
import os
import subprocess
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
# What the process has of third parties when outline and form can be seen. reportlab, lxml,
# pypdfium2 and all else is imported when it is needed first.
LIBRARIES = {"pyside6-essentials", "shiboken6", "pyyaml", "platformdirs"}
QT = {"PySide6", "PySide6.QtCore", "PySide6.QtGui", "PySide6.QtWidgets", "PySide6.QtSvg"}
LATER = ("lhl_editor.cli", "lhl_editor.render", "lhl_editor.files.returned_word")

# Starts the program as a person does, and ends it at the first paint.
WATCHED = """
import gc, json, linecache, os, sys
before = set(sys.modules)
from lhl_editor.__main__ import main
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

def tell():
    modules, read = sorted(set(sys.modules) - before), sorted(linecache.cache)
    print(json.dumps({"modules": modules, "read": read, "collects": gc.isenabled()}))
    sys.stdout.flush()
    os._exit(0)

def watch():
    window = next(one for one in QApplication.topLevelWidgets() if hasattr(one, "painted"))
    window.painted.connect(tell)
    return ordinary()

ordinary, QApplication.exec = QApplication.exec, staticmethod(watch)
sys.argv = ["lhl-editor", *sys.argv[1:]]
main()
"""


@pytest.fixture(scope="module")
def at_first_paint(tmp_path_factory):
    """What the process holds when the window on the shipped strategy is painted."""
    home = {"LHL_EDITOR_HOME": str(tmp_path_factory.mktemp("home"))}
    result = subprocess.run(
        [sys.executable, "-c", WATCHED, str(ROOT / "strategy.yaml")],
        cwd=ROOT,
        env={**os.environ, **home},
        capture_output=True,
        encoding="utf-8",
        timeout=60,
    )
    assert result.returncode == 0, result.stderr
    return json.loads(result.stdout)


def test_the_first_paint_brings_no_library_that_it_does_not_need(at_first_paint):
    makers = packages_distributions()
    tops = {name.partition(".")[0] for name in at_first_paint["modules"]}
    brought = {canonicalize_name(maker) for top in tops for maker in makers.get(top, [])}
    assert brought - {"lhl-editor"} == LIBRARIES
    assert {name for name in at_first_paint["modules"] if name.startswith("PySide6.Qt")} <= QT


def test_the_first_paint_brings_no_part_of_ours_that_can_wait(at_first_paint):
    assert [name for name in at_first_paint["modules"] if name.startswith(LATER)] == []


def test_no_source_is_read_for_the_sake_of_pyside(at_first_paint):
    assert [name for name in at_first_paint["read"] if "lhl_editor" in name] == []


def test_garbage_is_collected_while_the_window_stands(at_first_paint):
    assert at_first_paint["collects"]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Windows and macOS have a screen")
@pytest.mark.parametrize("names", [{}, {"DISPLAY": ":4242"}, {"QT_QPA_PLATFORM": "nowhere"}])
def test_without_a_screen_a_sentence_says_so(names, tmp_path):
    unset = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    kept = {name: value for name, value in os.environ.items() if name not in unset}
    result = subprocess.run(
        [sys.executable, "-m", "lhl_editor", "strategy.yaml"],
        cwd=ROOT,
        env={**kept, **names, "LHL_EDITOR_HOME": str(tmp_path)},
        capture_output=True,
        encoding="utf-8",
        timeout=60,
    )
    assert result.returncode == 2
    assert "finner ingen skjerm" in result.stderr
    assert len(result.stderr.splitlines()) <= 2
    assert "Traceback" not in result.stderr
