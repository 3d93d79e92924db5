"""Sets up, runs and tests the program: `build_app.py run | test | test --full`.

Everything the program stands on is installed into `.venv` beside this file, from the pins in
pyproject.toml. Standard library only, so that a bare Python can run it. An older Python must get
as far as the sentence that refuses it: no syntax here that 3.6 cannot read, hence the quotes
around types.
"""

import hashlib
import importlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
OLDEST_PYTHON = (3, 11)
EXPORTED = Path("eksport")
TOOLS_OF_FULL_TESTS = ("npm", "soffice")
HELP = """\
Bruk: python build_app.py KOMMANDO

  run           starter programmet (inntil vinduet er laget: skriver strategien som PDF og Word)
  test          kontrollerer koden og kjører testene
  test --full   tar med testene som trenger npm, LibreOffice eller lang tid

Første gang hentes det som trengs, til mappen .venv. Etterpå trengs ikke nett."""


class Stop(Exception):
    """Why the work cannot go on, in a sentence for the person at the keyboard."""


class Environment:
    """The `.venv` of a project folder. Its record, written last, says what was installed in it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.folder = root / ".venv"
        self.record = self.folder / "installed.json"
        in_folder = ("Scripts", "python.exe") if os.name == "nt" else ("bin", "python")
        self.python = self.folder.joinpath(*in_folder)

    def provide(self, group: str) -> None:
        """Make the environment hold the pins of `group`; one that is half-made or has other
        pins is made anew."""
        requirements = pinned(self.root)
        wanted = {name: stamp(lines) for name, lines in requirements.items()}
        installed = self.installed()
        if not installed or not installed.items() <= wanted.items():
            self.remake()
            installed = {}
        if group not in installed:
            self.install(requirements[group])
            installed = {**installed, "run": wanted["run"], group: wanted[group]}
            self.record.write_text(json.dumps(installed), encoding="utf-8")

    def installed(self) -> "dict[str, str]":
        """The stamp of each group that was installed; empty if the environment is half-made."""
        try:
            recorded = json.loads(self.record.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return recorded if isinstance(recorded, dict) and self.python.exists() else {}

    def remake(self) -> None:
        provide_venv_module()
        say("Lager mappen .venv …")
        try:
            if self.folder.exists():
                shutil.rmtree(self.folder)
        except OSError as error:
            raise Stop(f"Mappen .venv kan ikke slettes, kanskje er den i bruk: {error}") from error
        output = failure([base_python(), "-m", "venv", str(self.folder)])
        if output is not None:
            raise Stop(f"Mappen .venv kunne ikke lages.\n{output}")

    def install(self, requirements: "list[str]") -> None:
        say("Henter pakkene som trengs. Det kan ta noen minutter …")
        pip = [str(self.python), "-m", "pip", "install", "--no-input"]
        output = failure([*pip, "--disable-pip-version-check", *requirements])
        if output is not None:
            raise Stop(f"Pakkene kunne ikke hentes. Er maskinen på nett? Pip svarte:\n{output}")

    def call(self, *arguments: str) -> int:
        """Run the environment's Python in the project folder; its exit code."""
        return subprocess.call([str(self.python), *arguments], cwd=self.root)


def pinned(root: Path) -> "dict[str, list[str]]":
    """The requirements of each group, as pyproject.toml pins them."""
    import tomllib  # new in 3.11

    with (root / "pyproject.toml").open("rb") as file:
        project = tomllib.load(file)["project"]
    run = project["dependencies"]
    return {"run": run, "test": [*run, *project["optional-dependencies"]["test"]]}


def stamp(requirements: "list[str]") -> str:
    """A fingerprint of the requirements and of the Python that they are installed for."""
    python = f"{sys.implementation.name} {sys.version_info[0]}.{sys.version_info[1]}"
    return hashlib.sha256("\n".join([python, *sorted(requirements)]).encode()).hexdigest()


def provide_venv_module() -> None:
    """Debian ships Python without `ensurepip`: install its package when root, else name it."""
    if has_ensurepip():
        return
    package = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
    if is_root_on_debian():
        say(f"Installerer {package} …")
        failure(["apt-get", "update"])
        failure(["apt-get", "install", "--yes", "--no-install-recommends", package])
    if not has_ensurepip():
        raise Stop(
            f"Python mangler modulen venv. På Debian og Ubuntu ligger den i pakken {package}: "
            f"kjør «sudo apt-get install {package}», og prøv igjen."
        )


def has_ensurepip() -> bool:
    importlib.invalidate_caches()
    spec = importlib.util.find_spec("ensurepip")
    return spec is not None and spec.origin is not None  # no origin: an empty folder left behind


def is_root_on_debian() -> bool:
    is_root = getattr(os, "geteuid", lambda: None)() == 0
    return is_root and sys.base_prefix == "/usr" and shutil.which("apt-get") is not None


def base_python() -> str:
    """The Python to make `.venv` with: never that of a `.venv` about to be deleted."""
    return str(getattr(sys, "_base_executable", None) or sys.executable)


def failure(command: "list[str]") -> "str | None":
    """Run the command silently; the last lines of its output if it failed, None if not."""
    result = subprocess.run(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    )
    lines = [line for line in result.stdout.splitlines() if line.strip()]
    return "\n".join(lines[-12:]) if result.returncode else None


def run(environment: Environment) -> int:
    environment.provide("run")
    if (environment.root / "lhl_editor" / "ui" / "__init__.py").exists():
        return environment.call("-m", "lhl_editor", "strategy.yaml")
    say("Vinduet er ikke laget ennå. Skriver strategien som PDF og Word …")
    target = environment.root / EXPORTED
    target.mkdir(exist_ok=True)
    outputs = ["--pdf", str(EXPORTED / "strategy.pdf"), "--docx", str(EXPORTED / "strategy.docx")]
    code = environment.call("-m", "lhl_editor", "export", "strategy.yaml", *outputs)
    if code == 0:
        say(f"Ferdig: {target}")
    return code


def test(environment: Environment, full: bool) -> int:
    environment.provide("test")
    absent = [tool for tool in TOOLS_OF_FULL_TESTS if full and not shutil.which(tool)]
    for name, arguments in stages(full):
        say(f"Kjører {name} …")
        if environment.call("-m", *arguments):
            say(f"Stanset: {name} fant feil.")
            return 1
    say("Alt er i orden.")
    for tool in absent:
        say(f"Merk: {tool} finnes ikke her, så testene som trenger det, er ikke kjørt.")
    return 0


def stages(full: bool) -> "list[tuple[str, list[str]]]":
    marked = ["-m", "full or not full"] if full else []
    return [
        ("ruff check", ["ruff", "check", "."]),
        ("ruff format", ["ruff", "format", "--check", "."]),
        ("mypy", ["mypy"]),
        ("pytest", ["pytest", "-q", "-rs", "-n", "auto", *marked]),
    ]


def refuse_old_python(version: "tuple[int, ...]") -> None:
    if version < OLDEST_PYTHON:
        oldest, found = (".".join(map(str, v[:2])) for v in (OLDEST_PYTHON, version))
        raise Stop(f"Programmet trenger Python {oldest} eller nyere. Dette er Python {found}.")


def say(sentence: str) -> None:
    print(sentence, flush=True)


def main(arguments: "list[str]", root: Path = ROOT) -> int:
    """Do what the arguments ask for; the exit code."""
    if arguments in ([], ["-h"], ["--help"]):
        say(HELP)
        return 0
    if arguments not in (["run"], ["test"], ["test", "--full"]):
        print(f"Ukjent kommando: {' '.join(arguments)}\n\n{HELP}", file=sys.stderr)
        return 2
    try:
        refuse_old_python(sys.version_info[:3])
        environment = Environment(root)
        return run(environment) if arguments == ["run"] else test(environment, len(arguments) > 1)
    except Stop as stop:
        print(stop, file=sys.stderr)
    except KeyboardInterrupt:
        print("Avbrutt.", file=sys.stderr)
    return 1


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # new in 3.7
            stream.reconfigure(errors="replace")
    sys.exit(main(sys.argv[1:]))
