"""`pip install .` gives the same program: fonts, catalogues and the example are in the wheel."""

import shutil
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).resolve().parent.parent
FILES = ("pyproject.toml", "setup.py", "strategy.yaml")
FOLDERS = ("lhl_editor", "resources", "tests")  # the tests must stay out
SCRIPTS = (".py", ".spec")
BY_PRODUCTS = shutil.ignore_patterns("__pycache__", ".*")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The files of the wheel, built from a copy since building writes beside the sources."""
    source = tmp_path_factory.mktemp("source with spaces")
    for name in FILES:
        shutil.copy(ROOT / name, source)
    for name in FOLDERS:
        shutil.copytree(ROOT / name, source / name, ignore=BY_PRODUCTS)
    pip = [sys.executable, "-m", "pip", "wheel", "--no-deps", "--no-build-isolation", "."]
    built = subprocess.run(pip, cwd=source, capture_output=True, encoding="utf-8", errors="replace")
    assert built.returncode == 0, built.stderr
    (path,) = source.glob("*.whl")
    with ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def shipped(folder: str) -> set[Path]:
    files = (ROOT / folder).rglob("*")
    return {file for file in files if file.is_file() and file.suffix != ".pyc"}


def test_every_resource_but_the_scripts_that_made_them_is_in_the_wheel(wheel: dict[str, bytes]):
    resources = ROOT / "resources"
    for file in shipped("resources"):
        name = f"lhl_editor_resources/{file.relative_to(resources).as_posix()}"
        assert wheel.get(name) == (None if file.suffix in SCRIPTS else file.read_bytes())


def test_the_example_is_the_strategy_itself(wheel: dict[str, bytes]):
    example = (ROOT / "strategy.yaml").read_bytes()
    assert wheel["lhl_editor_resources/strategy.yaml"] == example


def test_every_module_is_in_the_wheel_and_nothing_else(wheel: dict[str, bytes]):
    modules = {f.relative_to(ROOT).as_posix() for f in shipped("lhl_editor") if f.suffix == ".py"}
    assert {name for name in wheel if name.endswith(".py")} == modules
    tops = {name.split("/")[0] for name in wheel}
    assert {top for top in tops if not top.endswith(".dist-info")} == {
        "lhl_editor",
        "lhl_editor_resources",
    }
