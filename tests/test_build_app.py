"""build_app.py without a network, and the pins that it installs."""

import ast
import importlib.metadata
import os
import re
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import build_app

ROOT = Path(__file__).resolve().parent.parent
PYPROJECT = """
[project]
dependencies = ["one==1.0"]
[project.optional-dependencies]
test = ["two==2.0"]
"""


class RecordingEnvironment(build_app.Environment):
    """Notes what would have been made, installed and called; every call ends with `exit_code`."""

    def __init__(self, root: Path, exit_code: int = 0) -> None:
        super().__init__(root)
        self.exit_code = exit_code
        self.offline = False
        self.done: list[str] = []

    def remake(self) -> None:
        self.done.append("remake")
        self.python.parent.mkdir(parents=True, exist_ok=True)
        self.python.touch()

    def install(self, requirements: list[str]) -> None:
        if self.offline:
            raise build_app.Stop("no network")
        self.done.append(f"install {' '.join(requirements)}")

    def call(self, *arguments: str) -> int:
        self.done.append(" ".join(arguments))
        return self.exit_code

    def provided(self, group: str) -> list[str]:
        self.done.clear()
        self.provide(group)
        return list(self.done)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    root = tmp_path / "a folder with spaces"
    root.mkdir()
    (root / "pyproject.toml").write_text(PYPROJECT, encoding="utf-8")
    return root


def test_a_missing_environment_is_made_and_one_that_fits_is_left_alone(project: Path):
    environment = RecordingEnvironment(project)
    assert environment.provided("run") == ["remake", "install one==1.0"]
    assert environment.provided("run") == []


def test_the_tests_add_their_pins_to_those_of_the_run(project: Path):
    environment = RecordingEnvironment(project)
    environment.provide("run")
    assert environment.provided("test") == ["install one==1.0 two==2.0"]
    assert environment.provided("test") == []
    assert environment.provided("run") == []


def test_what_the_tests_installed_serves_the_run(project: Path):
    environment = RecordingEnvironment(project)
    environment.provide("test")
    assert environment.provided("run") == []


@pytest.mark.parametrize("pin", ["one==1.0", "two==2.0"])
def test_a_changed_pin_makes_the_environment_anew(project: Path, pin: str):
    environment = RecordingEnvironment(project)
    environment.provide("test")
    (project / "pyproject.toml").write_text(PYPROJECT.replace(pin, f"{pin}.1"), encoding="utf-8")
    assert environment.provided("run")[0] == "remake"


def test_another_python_makes_the_environment_anew(project: Path, monkeypatch: pytest.MonkeyPatch):
    environment = RecordingEnvironment(project)
    environment.provide("run")
    monkeypatch.setattr(sys, "version_info", (3, 99, 0))
    assert environment.provided("run")[0] == "remake"


@pytest.mark.parametrize("content", ["", "{", "[]", "{}", '{"run": 1}', '{"unknown": "group"}'])
def test_an_environment_with_a_broken_record_is_made_anew(project: Path, content: str):
    environment = RecordingEnvironment(project)
    environment.provide("run")
    environment.record.write_text(content, encoding="utf-8")
    assert environment.provided("run")[0] == "remake"


def test_an_environment_without_its_python_is_made_anew(project: Path):
    environment = RecordingEnvironment(project)
    environment.provide("run")
    environment.python.unlink()
    assert environment.provided("run")[0] == "remake"


def test_a_failed_installation_is_not_recorded(project: Path):
    environment = RecordingEnvironment(project)
    environment.offline = True
    with pytest.raises(build_app.Stop):
        environment.provide("run")
    assert environment.installed() == {}


def test_tests_that_cannot_be_installed_leave_the_run_as_it_was(project: Path):
    environment = RecordingEnvironment(project)
    environment.provide("run")
    environment.offline = True
    with pytest.raises(build_app.Stop):
        environment.provide("test")
    assert environment.provided("run") == []


def test_pip_that_fails_is_told_in_a_sentence_and_its_last_lines(project: Path):
    environment = build_app.Environment(project)
    environment.python = Path(sys.executable)
    with pytest.raises(build_app.Stop, match=r"(?s)Pakkene kunne ikke hentes.*no-such-folder"):
        environment.install(["--no-index", "./no-such-folder"])


def test_only_the_last_lines_of_a_failure_are_shown():
    lines = build_app.failure([sys.executable, "-c", "print(*range(99), sep='\\n'); exit(1)"])
    assert lines is not None
    assert lines.split("\n") == [str(number) for number in range(87, 99)]
    assert build_app.failure([sys.executable, "-c", "print('fine')"]) is None


@pytest.mark.parametrize("version", [(2, 7, 18), (3, 7, 0), (3, 10, 14)])
def test_an_old_python_is_refused(version: tuple[int, ...]):
    with pytest.raises(build_app.Stop, match=r"trenger Python 3\.11 eller nyere"):
        build_app.refuse_old_python(version)


@pytest.mark.parametrize("version", [(3, 11, 0), (3, 14, 1), (4, 0, 0)])
def test_a_new_python_is_not_refused(version: tuple[int, ...]):
    build_app.refuse_old_python(version)


def test_the_refusal_reaches_a_person_who_has_an_old_python(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], project: Path
):
    monkeypatch.setattr(sys, "version_info", (3, 10, 4))
    assert build_app.main(["run"], project) == 1
    assert "Dette er Python 3.10." in capsys.readouterr().err


def test_an_old_python_can_read_the_file():
    tree = ast.parse((ROOT / "build_app.py").read_text(encoding="utf-8"), feature_version=(3, 6))
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    types = [each for f in functions for each in (f.returns, *(a.annotation for a in f.args.args))]
    quoted_or_plain = (ast.Constant, ast.Name, type(None))
    assert [each.lineno for each in types if not isinstance(each, quoted_or_plain)] == []
    assert "__future__" not in {getattr(node, "module", None) for node in tree.body}


@pytest.mark.parametrize("arguments", [[], ["-h"], ["--help"]])
def test_help_names_every_command(arguments: list[str], capsys: pytest.CaptureFixture[str]):
    assert build_app.main(arguments) == 0
    printed = capsys.readouterr().out
    assert all(f"  {command}  " in printed for command in ("run", "test", "test --full"))


@pytest.mark.parametrize("arguments", [["bygg"], ["run", "--full"], ["test", "full"], ["--full"]])
def test_an_unknown_command_is_named(arguments: list[str], capsys: pytest.CaptureFixture[str]):
    assert build_app.main(arguments) == 2
    assert f"Ukjent kommando: {' '.join(arguments)}\n" in capsys.readouterr().err


def test_run_exports_the_strategy_until_there_is_a_window(
    project: Path, capsys: pytest.CaptureFixture[str]
):
    environment = RecordingEnvironment(project)
    assert build_app.run(environment) == 0
    pdf, word = (os.path.join("eksport", f"strategy.{kind}") for kind in ("pdf", "docx"))
    outputs = f"--pdf {pdf} --docx {word}"
    assert environment.done[-1] == f"-m lhl_editor export strategy.yaml {outputs}"
    assert (project / "eksport").is_dir()
    assert str(project / "eksport") in capsys.readouterr().out


def test_run_opens_the_window_once_there_is_one(project: Path):
    package = project / "lhl_editor" / "ui"
    package.mkdir(parents=True)
    (package / "__init__.py").touch()
    environment = RecordingEnvironment(project)
    assert build_app.run(environment) == 0
    assert environment.done[-1] == "-m lhl_editor strategy.yaml"


def test_an_export_that_fails_is_not_called_done(project: Path, capsys: pytest.CaptureFixture[str]):
    assert build_app.run(RecordingEnvironment(project, exit_code=2)) == 2
    assert "Ferdig" not in capsys.readouterr().out


def test_the_checks_run_in_order(project: Path):
    environment = RecordingEnvironment(project)
    assert build_app.test(environment, full=False) == 0
    assert [line.split()[1] for line in environment.done[2:]] == ["ruff", "ruff", "mypy", "pytest"]


def test_the_first_check_that_fails_is_named_and_ends_the_test(
    project: Path, capsys: pytest.CaptureFixture[str]
):
    environment = RecordingEnvironment(project, exit_code=1)
    assert build_app.test(environment, full=False) == 1
    assert capsys.readouterr().out.splitlines()[-1] == "Stanset: ruff check fant feil."
    assert environment.done[-1].startswith("-m ruff check")


def test_the_full_test_lifts_the_filter_and_names_absent_tools(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    monkeypatch.setenv("PATH", str(project))
    environment = RecordingEnvironment(project)
    assert build_app.test(environment, full=True) == 0
    assert environment.done[-1].endswith("-m full or not full")
    printed = capsys.readouterr().out
    assert "npm finnes ikke her" in printed
    assert "soffice finnes ikke her" in printed


def test_a_python_without_ensurepip_names_the_package(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(build_app, "has_ensurepip", lambda: False)
    monkeypatch.setattr(build_app, "is_root_on_debian", lambda: False)
    with pytest.raises(build_app.Stop, match=r"sudo apt-get install python3\.\d+-venv"):
        build_app.provide_venv_module()


def test_root_on_debian_gets_the_package_installed(monkeypatch: pytest.MonkeyPatch):
    commands: list[list[str]] = []
    monkeypatch.setattr(build_app, "has_ensurepip", lambda: len(commands) == 2)
    monkeypatch.setattr(build_app, "is_root_on_debian", lambda: True)
    monkeypatch.setattr(build_app, "failure", commands.append)
    build_app.provide_venv_module()
    assert commands[-1][:2] == ["apt-get", "install"]
    assert re.fullmatch(r"python3\.\d+-venv", commands[-1][-1])


def pinned_requirements() -> list[Requirement]:
    """Every requirement of pyproject.toml, but the one that nothing installs yet."""
    with (ROOT / "pyproject.toml").open("rb") as file:
        project = tomllib.load(file)["project"]
    extras: dict[str, list[str]] = project["optional-dependencies"]
    lines = [line for name, group in extras.items() if name != "window" for line in group]
    found = map(Requirement, [*project["dependencies"], *lines])
    return [requirement for requirement in found if requirement.name != project["name"]]


def test_every_pin_is_exact_and_made_once():
    requirements = pinned_requirements()
    names = [canonicalize_name(requirement.name) for requirement in requirements]
    assert sorted(names) == sorted(set(names))
    assert [r for r in requirements if not re.fullmatch(r"==[\w.]+", str(r.specifier))] == []
    assert [r for r in requirements if r.url or r.extras] == []


def test_whatever_a_pinned_package_needs_is_pinned_too():
    pins = {canonicalize_name(requirement.name) for requirement in pinned_requirements()}
    needed = {
        (name, canonicalize_name(requirement.name))
        for name in pins
        for requirement in needs_of(name)
    }
    assert [need for need in sorted(needed) if need[1] not in pins] == []


def needs_of(name: str) -> list[Requirement]:
    """What an installed package needs, here or on Windows; nothing if it is not installed."""
    try:
        lines = importlib.metadata.requires(name) or []
    except importlib.metadata.PackageNotFoundError:
        return []
    systems = [{"extra": ""}, {"extra": "", "sys_platform": "win32", "platform_system": "Windows"}]
    requirements = map(Requirement, lines)
    return [r for r in requirements if not r.marker or any(map(r.marker.evaluate, systems))]
