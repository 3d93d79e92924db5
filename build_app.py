"""Sets up, runs, tests and bundles the program: `build_app.py [bundle] | run | test | test --full`.

Everything the program stands on is installed into `.venv` beside this file, from the pins in
pyproject.toml. Libraries of the system that Qt needs are installed where root runs this on Debian
or Ubuntu, and named to anyone else. Standard library only, so that a bare Python can run it. An
older Python must get as far as the sentence that refuses it: no syntax here that 3.6 cannot read,
hence the quotes around types.
"""

import hashlib
import importlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent
OLDEST_PYTHON = (3, 11)
EXPORTED = Path("eksport")
BUNDLED = Path("dist")
TOOLS_OF_FULL_TESTS = ("npm", "soffice")
HELP = """\
Bruk: python build_app.py [KOMMANDO]

  bundle        lager et frittstående program i mappen dist (det samme uten kommando)
  run           åpner strategien i programmet; uten skjerm skrives den som PDF og Word
  test          kontrollerer koden og kjører testene
  test --full   tar med testene som trenger npm, LibreOffice eller lang tid

Første gang hentes det som trengs, til mappen .venv. Etterpå trengs ikke nett."""

# Debian's names of the libraries that Qt finds on the system. Newer releases call the first
# libglib2.0-0t64, which apt finds by the old name too.
LIBRARIES = (
    "libglib2.0-0",
    "libgl1",
    "libegl1",
    "libxkbcommon0",
    "libfreetype6",
    "libfontconfig1",
    "libdbus-1-3",
)
LIBRARIES_OF_WINDOWS = (
    "libxcb-cursor0",
    "libxcb-icccm4",
    "libxcb-keysyms1",
    "libxcb-shape0",
    "libxcb-xkb1",
    "libxkbcommon-x11-0",
)
# Ends well where Qt can show widgets on the platform that QT_QPA_PLATFORM names, or on the screen.
SHOW = "from PySide6 import QtSvg, QtWidgets; QtWidgets.QApplication([])"
# Ends well where nothing is missing that a window under X needs, whether there is a screen or not.
LOAD = """
import ctypes
from PySide6 import QtCore, QtSvg, QtWidgets
plugins = QtCore.QLibraryInfo.path(QtCore.QLibraryInfo.LibraryPath.PluginsPath)
ctypes.CDLL(plugins + "/platforms/libqxcb.so")
"""
# Ends well where the program is that judges tracked changes in Word files.
JUDGE = "import python_redlines_docxodus"
# Ends well where PyInstaller finds this Python as a library.
EMBED = "import ctypes, sysconfig; ctypes.CDLL(sysconfig.get_config_var('INSTSONAME'))"


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
            lines = set(requirements[group])
            held = {name: wanted[name] for name in wanted if lines.issuperset(requirements[name])}
            installed = {**installed, **held}
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

    def call(self, *arguments: str, **variables: str) -> int:
        """Run the environment's Python in the project folder; its exit code."""
        command = [str(self.python), *arguments]
        return subprocess.call(command, cwd=self.root, env={**os.environ, **variables})

    def failure(self, *arguments: str, **variables: str) -> "str | None":
        """As `call`, but silently: None, or the last lines of what failed."""
        return failure([str(self.python), *arguments], self.root, variables)


def pinned(root: Path) -> "dict[str, list[str]]":
    """The requirements of each group, as pyproject.toml pins them."""
    import tomllib  # new in 3.11

    with (root / "pyproject.toml").open("rb") as file:
        project = tomllib.load(file)["project"]
    run, extras = project["dependencies"], project["optional-dependencies"]
    own = project["name"] + "["  # lhl-editor[bundle]: what another group pins, too
    test = [line for line in extras["test"] if not line.startswith(own)]
    bundle = [*run, *extras["bundle"]]
    return {"run": run, "bundle": bundle, "test": [*bundle, *test]}


def stamp(requirements: "list[str]") -> str:
    """A fingerprint of the requirements and of the Python that they are installed for."""
    python = f"{sys.implementation.name} {sys.version_info[0]}.{sys.version_info[1]}"
    return hashlib.sha256("\n".join([python, *sorted(requirements)]).encode()).hexdigest()


def provide_venv_module() -> None:
    """Debian ships Python without `ensurepip`, in a package of its own."""
    package = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
    is_debians = sys.base_prefix == "/usr"  # for another Python the package is of no use
    provide_packages(has_ensurepip, (package,), "Python mangler modulen venv.", is_debians)


def has_ensurepip() -> bool:
    importlib.invalidate_caches()
    spec = importlib.util.find_spec("ensurepip")
    return spec is not None and spec.origin is not None  # no origin: an empty folder left behind


def provide_packages(
    works: "Callable[[], bool]", packages: "tuple[str, ...]", lack: str, helps: bool = True
) -> None:
    """Where something does not work, install Debian's packages for it when root, else name them."""
    if works():
        return
    if helps and is_root_on_debian():
        say(f"Installerer {' '.join(packages)} …")
        failure(["apt-get", "update"])
        if install_packages(packages) is not None:
            install_packages(tuple(name.replace("2.0-0", "2.0-0t64") for name in packages))
    if not works():
        raise Stop(
            f"{lack} På Debian og Ubuntu får du det som trengs, slik: "
            f"kjør «sudo apt-get install {' '.join(packages)}», og prøv igjen."
        )


def install_packages(packages: "tuple[str, ...]") -> "str | None":
    command = ["apt-get", "install", "--yes", "--no-install-recommends", *packages]
    return failure(command, variables={"DEBIAN_FRONTEND": "noninteractive"})


def is_root_on_debian() -> bool:
    is_root = getattr(os, "geteuid", lambda: None)() == 0
    return is_root and shutil.which("apt-get") is not None


def base_python() -> str:
    """The Python to make `.venv` with: never that of a `.venv` about to be deleted."""
    return str(getattr(sys, "_base_executable", None) or sys.executable)


def failure(
    command: "list[str]",
    folder: "Path | None" = None,
    variables: "dict[str, str] | None" = None,
) -> "str | None":
    """Run the command silently; the last lines of its output if it failed, None if not."""
    result = subprocess.run(
        command,
        cwd=folder,
        env={**os.environ, **(variables or {})},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    )
    lines = [line for line in result.stdout.splitlines() if line.strip()]
    return "\n".join(lines[-12:]) if result.returncode else None


def is_linux() -> bool:
    return sys.platform.startswith("linux")


def run(environment: Environment) -> int:
    environment.provide("run")
    if can_open_window(environment):
        return environment.call("-m", "lhl_editor", "strategy.yaml")
    say("Her er ingen skjerm, så vinduet kan ikke åpnes. Skriver strategien som PDF og Word …")
    target = environment.root / EXPORTED
    target.mkdir(exist_ok=True)
    outputs = ["--pdf", str(EXPORTED / "strategy.pdf"), "--docx", str(EXPORTED / "strategy.docx")]
    code = environment.call("-m", "lhl_editor", "export", "strategy.yaml", *outputs)
    if code == 0:
        say(f"Ferdig: {target}")
    return code


def can_open_window(environment: Environment) -> bool:
    """Whether there is a screen that Qt can use; what it lacks on the system is provided."""
    if not is_linux():
        return True
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        return False
    if environment.failure("-c", SHOW) is None:
        return True
    provide_libraries_of_windows(environment)
    return environment.failure("-c", SHOW) is None


def provide_libraries(environment: Environment) -> None:
    """What Qt needs to draw widgets that nobody sees, as the tests do."""
    if is_linux():
        provide_packages(
            lambda: environment.failure("-c", SHOW, QT_QPA_PLATFORM="offscreen") is None,
            LIBRARIES,
            "Qt, som tegner vinduet, mangler biblioteker på denne maskinen.",
        )


def provide_libraries_of_windows(environment: Environment) -> None:
    if is_linux():
        provide_packages(
            lambda: environment.failure("-c", LOAD) is None,
            LIBRARIES + LIBRARIES_OF_WINDOWS,
            "Qt, som tegner vinduet, mangler biblioteker på denne maskinen.",
        )


def provide_bundling_tools(environment: Environment) -> None:
    """What PyInstaller needs on Linux: objdump, and Python as a library, which Debian has apart."""

    def works() -> bool:
        has_library = sys.base_prefix != "/usr" or environment.failure("-c", EMBED) is None
        return shutil.which("objdump") is not None and has_library

    if is_linux():
        provide_packages(
            works,
            ("binutils", f"libpython{sys.version_info[0]}.{sys.version_info[1]}"),
            "PyInstaller, som lager det frittstående programmet, mangler verktøy på maskinen.",
        )


def bundle(environment: Environment) -> int:
    environment.provide("bundle")
    provide_bundling_tools(environment)
    provide_libraries_of_windows(environment)  # which go into the bundle
    say("Lager det frittstående programmet. Det tar et par minutter …")
    spec = str(Path("resources", "bundle", "lhl_editor.spec"))
    folders = ["--distpath", str(BUNDLED), "--workpath", "build"]
    output = environment.failure("-m", "PyInstaller", "--noconfirm", *folders, spec)
    if output is not None:
        raise Stop(f"Det frittstående programmet kunne ikke lages.\n{output}")
    say(f"Ferdig: {environment.root / BUNDLED / 'lhl-editor'}")
    say("Legg hele mappen der programmet skal ligge, og start lhl-editor i den.")
    return 0


def test(environment: Environment, full: bool) -> int:
    environment.provide("test")
    provide_libraries(environment)
    notes = lacks_of_full_tests(environment) if full else []
    for name, arguments in stages(full):
        say(f"Kjører {name} …")
        if environment.call("-m", *arguments, QT_QPA_PLATFORM="offscreen"):
            say(f"Stanset: {name} fant feil.")
            return 1
    say("Alt er i orden.")
    for note in notes:
        say(f"Merk: {note}")
    return 0


def lacks_of_full_tests(environment: Environment) -> "list[str]":
    """What is not here and cannot be provided, in a sentence each."""
    tools = (*TOOLS_OF_FULL_TESTS, "Xvfb") if is_linux() else TOOLS_OF_FULL_TESTS
    absent = [tool for tool in tools if not shutil.which(tool)]
    notes = [
        f"{tool} finnes ikke her, så testene som trenger det, er ikke kjørt." for tool in absent
    ]
    if environment.failure("-c", JUDGE) is not None:
        notes.append("Docxodus finnes ikke for denne maskinen, så testene med den er ikke kjørt.")
    try:
        provide_bundling_tools(environment)
        provide_libraries_of_windows(environment)
    except Stop as stop:
        notes.append(str(stop))
    return notes


def stages(full: bool) -> "list[tuple[str, list[str]]]":
    marked = ["-m", "full or not full"] if full else []
    return [
        ("ruff check", ["ruff", "check", "."]),
        ("ruff format", ["ruff", "format", "--check", "."]),
        ("mypy", ["mypy"]),
        ("pytest", ["pytest", "-q", "-rs", "-n", "auto", "--dist", "loadgroup", *marked]),
    ]


def refuse_old_python(version: "tuple[int, ...]") -> None:
    if version < OLDEST_PYTHON:
        oldest, found = (".".join(map(str, v[:2])) for v in (OLDEST_PYTHON, version))
        raise Stop(f"Programmet trenger Python {oldest} eller nyere. Dette er Python {found}.")


def say(sentence: str) -> None:
    print(sentence, flush=True)


COMMANDS: "dict[str, Callable[[Environment], int]]" = {
    "": bundle,
    "bundle": bundle,
    "run": run,
    "test": lambda environment: test(environment, full=False),
    "test --full": lambda environment: test(environment, full=True),
}


def main(arguments: "list[str]", root: Path = ROOT) -> int:
    """Do what the arguments ask for; the exit code."""
    call = " ".join(arguments)
    if call in ("-h", "--help"):
        say(HELP)
        return 0
    if call not in COMMANDS:
        print(f"Ukjent kommando: {call}\n\n{HELP}", file=sys.stderr)
        return 2
    try:
        refuse_old_python(sys.version_info[:3])
        return COMMANDS[call](Environment(root))
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
