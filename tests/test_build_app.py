"""build_app.py without a network, and the pins that it installs."""

import ast
import importlib.metadata
import os
import re
import sys
import tomllib
from itertools import chain
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import build_app

ROOT = Path(__file__).resolve().parent.parent
PYPROJECT = """
[project]
name = "our-own"
dependencies = ["one==1.0"]
[project.optional-dependencies]
bundle = ["three==3.0"]
test = ["our-own[bundle]", "two==2.0"]
"""
LIBRARIES = " ".join(build_app.LIBRARIES)


COMMANDS = ("bundle", "run", "test", "test --full")


class RecordingEnvironment(build_app.Environment):
    """Notes what would have been made, installed and called; every call ends with `exit_code`.

    `failing`: the programs given by `-c`, or the modules, that fail when they are run silently.
    """

    def __init__(self, root: Path, exit_code: int = 0, failing: tuple[str, ...] = ()) -> None:
        super().__init__(root)
        self.exit_code = exit_code
        self.failing = failing
        self.offline = False
        self.done: list[str] = []
        self.silent: list[str] = []

    def remake(self) -> None:
        self.done.append("remake")
        self.python.parent.mkdir(parents=True, exist_ok=True)
        self.python.touch()

    def install(self, requirements: list[str]) -> None:
        if self.offline:
            raise build_app.Stop("no network")
        self.done.append(f"install {' '.join(requirements)}")

    def call(self, *arguments: str, **variables: str) -> int:
        given = [f"{name}={value}" for name, value in variables.items()]
        self.done.append(" ".join([*given, *arguments]))
        return self.exit_code

    def failure(self, *arguments: str, **variables: str) -> str | None:
        self.silent.append(" ".join([*variables.values(), *arguments]))
        return "the last lines" if arguments[1] in self.failing else None

    def provided(self, group: str) -> list[str]:
        self.done.clear()
        self.provide(group)
        return list(self.done)


@pytest.fixture(autouse=True)
def system(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Linux with a screen, and no root: nothing is installed here. The packages asked for."""
    asked: list[str] = []
    monkeypatch.setattr(build_app, "is_linux", lambda: True)
    monkeypatch.setattr(build_app, "is_root_on_debian", lambda: False)
    monkeypatch.setattr(build_app, "install_packages", lambda names: asked.append(" ".join(names)))
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    return asked


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
    assert environment.provided("test") == ["install one==1.0 three==3.0 two==2.0"]
    assert environment.provided("test") == []
    assert environment.provided("run") == []


def test_what_the_tests_installed_serves_the_run(project: Path):
    environment = RecordingEnvironment(project)
    environment.provide("test")
    assert environment.provided("run") == []
    assert environment.provided("bundle") == []


@pytest.mark.parametrize("pin", ["one==1.0", "two==2.0", "three==3.0"])
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


@pytest.mark.parametrize("arguments", [["-h"], ["--help"]])
def test_help_names_every_command(arguments: list[str], capsys: pytest.CaptureFixture[str]):
    assert build_app.main(arguments) == 0
    printed = capsys.readouterr().out
    assert all(f"  {command}  " in printed for command in COMMANDS)


@pytest.mark.parametrize("arguments", [["bygg"], ["run", "--full"], ["test", "full"], ["--full"]])
def test_an_unknown_command_is_named(arguments: list[str], capsys: pytest.CaptureFixture[str]):
    assert build_app.main(arguments) == 2
    assert f"Ukjent kommando: {' '.join(arguments)}\n" in capsys.readouterr().err


def test_run_opens_the_strategy_in_the_window(project: Path):
    environment = RecordingEnvironment(project)
    assert build_app.run(environment) == 0
    assert environment.done[-1] == "-m lhl_editor strategy.yaml"


def without_a_name(project: Path, monkeypatch: pytest.MonkeyPatch) -> RecordingEnvironment:
    monkeypatch.delenv("DISPLAY")
    return RecordingEnvironment(project)


def without_an_answer(project: Path, _: pytest.MonkeyPatch) -> RecordingEnvironment:
    return RecordingEnvironment(project, failing=(build_app.SHOW,))


@pytest.mark.parametrize("screenless", [without_a_name, without_an_answer])
def test_run_exports_the_strategy_where_there_is_no_screen(
    screenless, project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    environment = screenless(project, monkeypatch)
    assert build_app.run(environment) == 0
    pdf, word = (os.path.join("eksport", f"strategy.{kind}") for kind in ("pdf", "docx"))
    outputs = f"--pdf {pdf} --docx {word}"
    assert environment.done[-1] == f"-m lhl_editor export strategy.yaml {outputs}"
    assert (project / "eksport").is_dir()
    told = capsys.readouterr().out
    assert "ingen skjerm" in told
    assert str(project / "eksport") in told


def test_run_asks_nothing_of_other_systems(project: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(build_app, "is_linux", lambda: False)
    monkeypatch.delenv("DISPLAY")
    environment = RecordingEnvironment(project)
    assert build_app.run(environment) == 0
    assert environment.done[-1] == "-m lhl_editor strategy.yaml"
    assert environment.silent == []


def test_run_names_the_libraries_that_a_window_lacks(project: Path):
    environment = RecordingEnvironment(project, failing=(build_app.SHOW, build_app.LOAD))
    with pytest.raises(build_app.Stop, match=r"apt-get install .*libgl1 .*libxcb-icccm4 .*», og"):
        build_app.run(environment)


def test_the_tests_name_the_libraries_that_qt_lacks(project: Path):
    environment = RecordingEnvironment(project, failing=(build_app.SHOW,))
    with pytest.raises(build_app.Stop, match=re.escape(f"apt-get install {LIBRARIES}», og")):
        build_app.test(environment, full=False)


def test_root_on_debian_gets_the_libraries_installed(
    project: Path, monkeypatch: pytest.MonkeyPatch, system: list[str]
):
    environment = RecordingEnvironment(project, failing=(build_app.SHOW,))
    monkeypatch.setattr(build_app, "is_root_on_debian", lambda: True)
    monkeypatch.setattr(build_app, "failure", lambda _: setattr(environment, "failing", ()))
    assert build_app.test(environment, full=False) == 0
    assert system == [LIBRARIES]


def test_a_release_that_knows_glib_by_its_newer_name_only(monkeypatch: pytest.MonkeyPatch):
    asked: list[tuple[str, ...]] = []

    def install(names: tuple[str, ...]) -> str | None:
        asked.append(names)
        return None if "libglib2.0-0t64" in names else "E: Unable to locate package"

    monkeypatch.setattr(build_app, "is_root_on_debian", lambda: True)
    monkeypatch.setattr(build_app, "failure", lambda _: None)
    monkeypatch.setattr(build_app, "install_packages", install)
    build_app.provide_packages(lambda: len(asked) == 2, build_app.LIBRARIES, "")
    assert asked[1] == ("libglib2.0-0t64", *build_app.LIBRARIES[1:])


def test_libraries_that_are_there_are_not_installed(project: Path, system: list[str]):
    build_app.test(RecordingEnvironment(project), full=False)
    assert system == []


@pytest.mark.parametrize("arguments", [[], ["bundle"]])
def test_a_standalone_program_is_made(
    arguments: list[str],
    project: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
):
    environment = RecordingEnvironment(project)
    monkeypatch.setattr(build_app, "Environment", lambda _: environment)
    monkeypatch.setattr("shutil.which", lambda name: name)
    assert build_app.main(arguments, project) == 0
    assert environment.done == ["remake", "install one==1.0 three==3.0"]
    assert environment.silent[-1].startswith("-m PyInstaller")
    assert environment.silent[-1].endswith("lhl_editor.spec")
    assert str(project / "dist" / "lhl-editor") in capsys.readouterr().out


def test_a_standalone_program_that_cannot_be_made_is_told(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    environment = RecordingEnvironment(project, failing=("PyInstaller",))
    monkeypatch.setattr(build_app, "Environment", lambda _: environment)
    monkeypatch.setattr("shutil.which", lambda name: name)
    assert build_app.main(["bundle"], project) == 1
    told = capsys.readouterr()
    assert "kunne ikke lages.\nthe last lines" in told.err
    assert "Ferdig" not in told.out


def test_the_tools_that_bundling_lacks_are_named(project: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PATH", str(project))
    with pytest.raises(build_app.Stop, match=r"apt-get install binutils libpython3\.\d+»"):
        build_app.bundle(RecordingEnvironment(project))


def test_an_export_that_fails_is_not_called_done(project: Path, capsys: pytest.CaptureFixture[str]):
    assert build_app.run(RecordingEnvironment(project, exit_code=2)) == 2
    assert "Ferdig" not in capsys.readouterr().out


def test_the_checks_run_in_order(project: Path):
    environment = RecordingEnvironment(project)
    assert build_app.test(environment, full=False) == 0
    checks = [line.partition(" -m ")[2].split()[0] for line in environment.done[2:]]
    assert checks == ["ruff", "ruff", "mypy", "pytest"]
    assert environment.done[-1].startswith("QT_QPA_PLATFORM=offscreen ")


def test_the_first_check_that_fails_is_named_and_ends_the_test(
    project: Path, capsys: pytest.CaptureFixture[str]
):
    environment = RecordingEnvironment(project, exit_code=1)
    assert build_app.test(environment, full=False) == 1
    assert capsys.readouterr().out.splitlines()[-1] == "Stanset: ruff check fant feil."
    assert "-m ruff check" in environment.done[-1]


def test_the_full_test_lifts_the_filter_and_names_absent_tools(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    monkeypatch.setenv("PATH", str(project))
    environment = RecordingEnvironment(project, failing=(build_app.JUDGE,))
    assert build_app.test(environment, full=True) == 0
    assert environment.done[-1].endswith("-m full or not full")
    printed = capsys.readouterr().out
    assert "npm finnes ikke her" in printed
    assert "soffice finnes ikke her" in printed
    assert "Docxodus finnes ikke for denne maskinen" in printed
    assert "binutils" in printed


def test_a_python_without_ensurepip_names_the_package(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(build_app, "has_ensurepip", lambda: False)
    with pytest.raises(build_app.Stop, match=r"sudo apt-get install python3\.\d+-venv"):
        build_app.provide_venv_module()


def test_root_on_debian_gets_the_package_installed(
    monkeypatch: pytest.MonkeyPatch, system: list[str]
):
    monkeypatch.setattr(build_app, "has_ensurepip", lambda: bool(system))
    monkeypatch.setattr(build_app, "is_root_on_debian", lambda: True)
    monkeypatch.setattr(build_app, "failure", lambda _: None)
    monkeypatch.setattr(sys, "base_prefix", "/usr")
    build_app.provide_venv_module()
    assert [bool(re.fullmatch(r"python3\.\d+-venv", package)) for package in system] == [True]


def test_debians_package_is_of_no_use_to_another_python(
    monkeypatch: pytest.MonkeyPatch, system: list[str]
):
    monkeypatch.setattr(build_app, "has_ensurepip", lambda: False)
    monkeypatch.setattr(build_app, "is_root_on_debian", lambda: True)
    monkeypatch.setattr(sys, "base_prefix", "/opt/python")
    with pytest.raises(build_app.Stop):
        build_app.provide_venv_module()
    assert system == []


def pinned_requirements() -> list[Requirement]:
    """Every requirement of pyproject.toml."""
    with (ROOT / "pyproject.toml").open("rb") as file:
        project = tomllib.load(file)["project"]
    extras: dict[str, list[str]] = project["optional-dependencies"]
    found = map(Requirement, chain(project["dependencies"], *extras.values()))
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
    """What an installed package needs, here, on Windows or on macOS; nothing if it is not
    installed."""
    try:
        lines = importlib.metadata.requires(name) or []
    except importlib.metadata.PackageNotFoundError:
        return []
    systems = [
        {"extra": ""},
        {"extra": "", "sys_platform": "win32", "platform_system": "Windows"},
        {"extra": "", "sys_platform": "darwin", "platform_system": "Darwin"},
    ]
    requirements = map(Requirement, lines)
    return [r for r in requirements if not r.marker or any(map(r.marker.evaluate, systems))]
