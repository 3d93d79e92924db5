"""What PySide6 knows of Qt's functions is taken in late, and says what it always says."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
OURS, ORDINARY = "import lhl_editor.ui", "import PySide6.QtCore"
WRONG = """
import inspect, json, sys
{first}
from PySide6.QtCore import QObject, QSize
from PySide6.QtGui import QColor

before = "argparse" in sys.modules  # that the generator of stub files asks for
def said(call):
    try:
        return repr(call())
    except Exception as error:
        return f"{{type(error).__name__}}: {{error}}"

told = [said(call) for call in (
    lambda: QSize("wide"),
    lambda: QSize(1, 2).scaled("wide"),
    lambda: QColor(bogus=3),
    lambda: QObject().setObjectName(3),
    lambda: QObject().nothing,
    lambda: QObject.setObjectName.__doc__,
    lambda: inspect.signature(QObject.setObjectName),
)]
from shibokensupport.signature import layout, parser
from shibokensupport.signature.lib import pyi_generator
told += [said(lambda: pyi_generator.generate_pyi.__name__), said(lambda: layout.nothing)]
print(json.dumps([before, told]))
"""


def told(first: str) -> tuple[bool, list[str]]:
    """Whether PySide6 has read what it knows of functions when it is imported; what it then says
    of wrong calls."""
    result = subprocess.run(
        [sys.executable, "-c", WRONG.format(first=first)],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
    )
    assert result.returncode == 0, result.stderr
    return tuple(json.loads(result.stdout))


@pytest.fixture(scope="module")
def ours() -> tuple[bool, list[str]]:
    return told(OURS)


def test_a_wrong_call_is_told_as_pyside_tells_it(ours):
    assert ours[1] == told(ORDINARY)[1]
    assert "Supported signatures" in ours[1][0]


def test_nothing_is_read_before_it_is_needed(ours):
    assert not ours[0]


AT_ONCE = """
import sys
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
import lhl_editor.ui
import PySide6.QtCore
from shibokensupport.signature import layout, mapping, parser

sys.setswitchinterval(1e-6)
together = Barrier(8)

def sought(module):
    together.wait()
    return getattr(module, name).__name__

for module, name in (parser, "pyside_type_init"), (layout, "create_signature"):
    with ThreadPoolExecutor(8) as threads:
        print(set(threads.map(sought, [module] * 8)))
"""


def test_threads_that_ask_at_once_all_get_the_answer():
    result = subprocess.run(
        [sys.executable, "-c", AT_ONCE], cwd=ROOT, capture_output=True, text=True, timeout=60
    )
    assert result.returncode == 0, result.stderr
    assert result.stdout.split() == ["{'pyside_type_init'}", "{'create_signature'}"]
