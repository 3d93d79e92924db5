"""The standalone program that build_app.py makes: it exports, and its window opens."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest

ROOT = Path(__file__).resolve().parent.parent
SPEC = Path("resources", "bundle", "lhl_editor.spec")
BY_PRODUCTS = shutil.ignore_patterns("__pycache__", ".*")
PROGRAM = "lhl-editor.exe" if os.name == "nt" else "lhl-editor"
NEEDS_OBJDUMP = sys.platform.startswith("linux") and not shutil.which("objdump")

pytestmark = [
    pytest.mark.full,
    pytest.mark.skipif(NEEDS_OBJDUMP, reason="PyInstaller needs objdump (binutils)"),
    pytest.mark.xdist_group("bundle"),  # built once
]


@pytest.fixture(scope="module")
def program(tmp_path_factory) -> Path:
    """The program, away from the sources, in a folder whose name is not plain."""
    source = tmp_path_factory.mktemp("kilde med ø")
    for name in ("lhl_editor", "resources"):
        shutil.copytree(ROOT / name, source / name, ignore=BY_PRODUCTS)
    for name in ("strategy.yaml", "pyproject.toml"):
        shutil.copy(ROOT / name, source)
    call = [sys.executable, "-m", "PyInstaller", "--noconfirm", str(SPEC)]
    built = subprocess.run(
        call, cwd=source, capture_output=True, encoding="utf-8", errors="replace"
    )
    assert built.returncode == 0, built.stderr[-4000:]
    moved = tmp_path_factory.mktemp("et annet sted") / "lhl-editor"
    shutil.move(source / "dist" / "lhl-editor", moved)
    shutil.rmtree(source)
    return moved / PROGRAM


@pytest.fixture
def surroundings(tmp_path) -> dict[str, str]:
    """No Python, no sources and no settings to be found."""
    kept = {name: os.environ[name] for name in ("SYSTEMROOT", "TEMP", "TMP") if name in os.environ}
    home = {"HOME": str(tmp_path), "LHL_EDITOR_HOME": str(tmp_path / "home"), "PATH": str(tmp_path)}
    return {**kept, **home}


@pytest.fixture(params=["offscreen", "xcb"])
def screen(request) -> Iterator[dict[str, str]]:
    """The variables that name a screen that nobody sees: Qt's own, and one of X."""
    if request.param == "offscreen":
        yield {"QT_QPA_PLATFORM": "offscreen"}
        return
    if not shutil.which("Xvfb"):
        pytest.skip("a window under X needs Xvfb")
    command = ["Xvfb", "-displayfd", "1", "-screen", "0", "1440x900x24"]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    with server:
        assert server.stdout is not None
        yield {"DISPLAY": f":{server.stdout.readline().decode().strip()}"}
        server.terminate()


def test_it_exports_the_example_that_it_brings(program, surroundings, tmp_path):
    example = next(program.parent.rglob("strategy.yaml"))
    pdf, word = tmp_path / "ut.pdf", tmp_path / "ut.docx"
    result = subprocess.run(
        [program, "export", example, "--pdf", pdf, "--docx", word],
        env=surroundings,
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
    )
    assert result.returncode == 0, result.stderr
    assert len(pypdfium2.PdfDocument(pdf)) == 28
    assert word.stat().st_size > 20_000


def test_its_window_opens_the_file(program, surroundings, screen, tmp_path):
    file = tmp_path / "strategi.yaml"
    shutil.copy(ROOT / "strategy.yaml", file)
    preferences = tmp_path / "home" / "config" / "preferences.json"
    said = tmp_path / "said.txt"
    with said.open("w") as stream:
        running = subprocess.Popen(
            [program, file], env={**surroundings, **screen}, stdout=stream, stderr=stream
        )
        try:
            wait_until(lambda: preferences.exists() or running.poll() is not None)
            time.sleep(5)  # page, findings and checking come after the first paint
            assert running.poll() is None, said.read_text(errors="replace")
            assert file.name in preferences.read_text(encoding="utf-8")  # among the recent ones
        finally:
            running.terminate()
            code = running.wait(timeout=30)
    assert "Traceback" not in said.read_text(errors="replace")
    assert os.name == "nt" or code in (0, -signal.SIGTERM)


def test_it_brings_no_library_for_developers(program):
    names = {path.name for path in program.parent.rglob("*")}
    assert not names & {"pytest", "hypothesis", "mypy", "PyInstaller", "fontTools", "setuptools"}
    assert not [name for name in names if "Qt6Qml" in name or "Qt6Quick" in name]


def wait_until(happened) -> None:
    end = time.monotonic() + 60
    while not happened():
        assert time.monotonic() < end
        time.sleep(0.1)
