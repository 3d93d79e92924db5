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
LATER = ("lhl_editor.cli", "lhl_editor.render", "lhl_editor.pages", "lhl_editor.files.history")
LATER += ("lhl_editor.files.returned_word", "lhl_editor.ui.page", "lhl_editor.ui.findings")
# A module costs a tenth of a millisecond, a widget two; what is dressed anew had another parent.
MOST_MODULES, MOST_WIDGETS, MOST_ANEW = 160, 230, 60

# Starts the program as a person does, and ends it at the first paint.
WATCHED = """
import gc, json, linecache, os, sys
before = set(sys.modules)
from lhl_editor.__main__ import main
from lhl_editor.ui import application
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget

anew = []

class Watch(QObject):
    def eventFilter(self, watched, event):
        # what is dressed already is dressed again: it got another parent
        if event.type() == QEvent.Type.StyleChange and isinstance(watched, QWidget):
            if watched.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
                anew.append(type(watched).__name__)
        return False

class Watched(QApplication):
    def __init__(self, *arguments):
        super().__init__(*arguments)
        self.watch = Watch()
        self.installEventFilter(self.watch)

    @staticmethod
    def exec():
        windows = QApplication.topLevelWidgets()
        next(one for one in windows if hasattr(one, "painted")).painted.connect(tell)
        return QApplication.exec()

def tell():
    modules, read = sorted(set(sys.modules) - before), sorted(linecache.cache)
    told = {"modules": modules, "read": read, "collects": gc.isenabled(), "anew": anew}
    print(json.dumps(told | {"widgets": len(QApplication.allWidgets())}))
    sys.stdout.flush()
    os._exit(0)

application.QApplication = Watched
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


def test_the_first_paint_waits_for_no_more_than_it_did(at_first_paint):
    ours = [name for name in at_first_paint["modules"] if name.startswith("lhl_editor")]
    assert len(ours) <= MOST_MODULES
    assert at_first_paint["widgets"] <= MOST_WIDGETS


def test_what_is_dressed_keeps_its_parent(at_first_paint):
    assert len(at_first_paint["anew"]) <= MOST_ANEW, at_first_paint["anew"]


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
