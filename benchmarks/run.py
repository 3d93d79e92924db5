"""Side by side with peers in one run: CPU seconds and peak memory of whole processes.

    python benchmarks/run.py [--scales 1 10 100] [--runs 7 5 3] [--weasyprint 1] [--works Word]

prints Markdown. Standard library only, and small: what a process holds when it starts another
counts for that one's peak on Linux, so content is made in a process of its own.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from datetime import date
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from statistics import median

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
PYTHON = sys.executable
PACKAGES = ("reportlab", "PyYAML", "typst", "weasyprint", "check-jsonschema", "python-docx")
SCALES, RUNS = (1, 10, 100), (7, 5, 3)
WORKS = ("PDF", "validate", "Word")
_MEBI = 1 << 20
_RSS_UNIT = 1 if sys.platform == "darwin" else 1024
_QUIET = {"PYTHONDONTWRITEBYTECODE", "PYTHONPATH", "PYTHONUNBUFFERED"}  # .pyc files are kept


@dataclass(frozen=True, slots=True)
class Cost:
    """What one process took: CPU seconds of user and system, and peak memory in MiB."""

    cpu: float
    peak: float


@dataclass(frozen=True, slots=True)
class Aim:
    """At most this often the peer's CPU, and its peak memory."""

    cpu: float
    peak: float = 0.0


@dataclass(frozen=True, slots=True)
class Pair:
    """Ours and a peer's command for the same work; at most so many runs of it, where told."""

    work: str
    scale: int
    peer: str
    ours: list[str]
    theirs: list[str]
    aim: Aim | None = None
    most_runs: int = 99


@dataclass(frozen=True, slots=True)
class Result:
    pair: Pair
    ours: list[Cost]
    theirs: list[Cost]

    def ratio(self, what: str) -> float:
        """Median over the pairs of runs of ours by theirs."""
        both = zip(self.ours, self.theirs, strict=True)
        return float(median(getattr(a, what) / getattr(b, what) for a, b in both))

    @property
    def verdict(self) -> str:
        aim = self.pair.aim
        if aim is None:
            return "–"
        met = self.ratio("cpu") <= aim.cpu and (not aim.peak or self.ratio("peak") <= aim.peak)
        words = f"CPU ≤ {aim.cpu}" + (f", memory ≤ {aim.peak}" if aim.peak else "")
        return f"{words}: {'met' if met else '**missed**'}"


PDF_AIMS = {1: Aim(3.0), 10: Aim(1.0), 100: Aim(0.8, 0.3)}
PANDOC_AIMS = {1: Aim(2.0), 10: Aim(0.6), 100: Aim(0.2)}
PLAIN_AIMS = {100: Aim(0.08)}
_QUADRATIC = 100  # from this scale on, cells by their place take a minute


def pairs(folder: Path, scales: list[int], weasyprint: list[int]) -> list[Pair]:
    """Everything that is compared, in order."""
    return [
        *(_typst(folder, scale) for scale in scales),
        *(_weasyprint(folder, scale) for scale in weasyprint),
        *(_check_jsonschema(folder, scale) for scale in scales),
        *(_pandoc(folder, scale) for scale in scales if shutil.which("pandoc")),
        *(_python_docx(folder, scale, "rows") for scale in scales),
        *(_python_docx(folder, scale, "cells") for scale in scales),
    ]


def _export(folder: Path, scale: int, kind: str = "pdf") -> list[str]:
    source, target = folder / f"{scale}x.yaml", folder / f"{scale}x-ours.{kind}"
    return [PYTHON, "-m", "lhl_editor", "export", str(source), f"--{kind}", str(target)]


def _typst(folder: Path, scale: int) -> Pair:
    source, target = folder / f"{scale}x.typ", folder / f"{scale}x-typst.pdf"
    compiler = str(HERE / "compile_typst.py")
    theirs = [PYTHON, compiler, str(source), str(target), str(folder / "fonts")]
    return Pair("PDF", scale, "typst", _export(folder, scale), theirs, PDF_AIMS.get(scale))


def _weasyprint(folder: Path, scale: int) -> Pair:
    source, target = folder / f"{scale}x.html", folder / f"{scale}x-weasyprint.pdf"
    theirs = [PYTHON, "-m", "weasyprint", "--pdf-variant", "pdf/ua-1", str(source), str(target)]
    aim = Aim(0.25) if scale == 1 else None
    return Pair("PDF", scale, "weasyprint", _export(folder, scale), theirs, aim)


def _check_jsonschema(folder: Path, scale: int) -> Pair:
    source, schema = str(folder / f"{scale}x.yaml"), str(folder / "schema.json")
    ours = [PYTHON, "-m", "lhl_editor", "validate", source]
    theirs = [PYTHON, "-m", "check_jsonschema", "--schemafile", schema, source]
    aim = Aim(0.3) if scale == 1 else None
    return Pair("validate", scale, "check-jsonschema", ours, theirs, aim)


def _pandoc(folder: Path, scale: int) -> Pair:
    source, target = folder / f"{scale}x.md", folder / f"{scale}x-pandoc.docx"
    theirs = ["pandoc", "--from", "markdown", "--output", str(target), str(source)]
    aim = PANDOC_AIMS.get(scale)
    return Pair("Word", scale, "pandoc", _export(folder, scale, "docx"), theirs, aim)


def _python_docx(folder: Path, scale: int, by: str) -> Pair:
    source, target = folder / f"{scale}x.json", folder / f"{scale}x-python-docx.docx"
    theirs = [PYTHON, str(HERE / "write_docx.py"), by, str(source), str(target)]
    aim = PLAIN_AIMS.get(scale) if by == "cells" else None
    most = 1 if by == "cells" and scale >= _QUADRATIC else 99
    ours = _export(folder, scale, "docx")
    return Pair("Word", scale, f"python-docx by {by}", ours, theirs, aim, most)


def cost(command: list[str]) -> Cost:
    """Runs a command to its end; raises `SystemExit` where it fails."""
    environment = {name: value for name, value in os.environ.items() if name not in _QUIET}
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=said, stderr=said)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        found_errors = "validate" in command and process.returncode == 1
        if process.returncode and not found_errors:
            said.seek(0)
            sys.exit(f"{' '.join(command)}:\n{said.read().decode(errors='replace')}")
    return Cost(used.ru_utime + used.ru_stime, used.ru_maxrss * _RSS_UNIT / _MEBI)


def measured(pair: Pair, runs: int) -> Result:
    """Ours, the peer's, ours, the peer's, …"""
    ours, theirs = [], []
    for run in range(runs):
        _tell(f"{pair.work} {pair.scale}x, {pair.peer}: {run + 1} of {runs}")
        ours.append(cost(pair.ours))
        theirs.append(cost(pair.theirs))
    return Result(pair, ours, theirs)


def table(results: list[Result]) -> str:
    lines = [
        "| | peer | ours: CPU s / MiB | peer: CPU s / MiB | CPU ratio | memory ratio | aim |",
        "|---|---|---:|---:|---:|---:|---|",
    ]
    for one in results:
        cells = (
            f"{one.pair.work} {one.pair.scale}x",
            one.pair.peer,
            _shown(one.ours),
            _shown(one.theirs),
            f"{one.ratio('cpu'):.2f}",
            f"{one.ratio('peak'):.2f}",
            one.verdict,
        )
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def _shown(costs: list[Cost]) -> str:
    return f"{_cpu(costs):.3f} / {median(one.peak for one in costs):.0f}"


def _cpu(costs: list[Cost]) -> float:
    return median(one.cpu for one in costs)


def growth(results: list[Result]) -> str:
    """How our CPU grows from 10x to 100x; empty where they were not measured."""
    lines = []
    for work, peer in (("PDF", "typst"), ("validate", "check-jsonschema"), ("Word", "pandoc")):
        ours = {
            one.pair.scale: _cpu(one.ours)
            for one in results
            if (one.pair.work, one.pair.peer) == (work, peer)
        }
        if all(scale in ours for scale in SCALES):
            once, ten, hundred = (ours[scale] for scale in SCALES)
            whole, added = hundred / ten, (hundred - ten) / (ten - once)
            verdict = "met" if whole <= 10 else "**missed**"
            lines.append(
                f"{work}, 10x to 100x: {whole:.1f} times the CPU (linear: at most 10: {verdict}); "
                f"without what does not grow, {added:.1f} times (linear: 10)."
            )
    return "\n".join(lines)


def surroundings() -> str:
    python = ".".join(map(str, sys.version_info[:3]))
    found = ", ".join(f"{name} {_version(name)}" for name in PACKAGES)
    return f"{date.today()}, {os.cpu_count()} cores, Python {python}; {found}, {_pandoc_version()}."


def _pandoc_version() -> str:
    if not shutil.which("pandoc"):
        return "pandoc (missing)"
    said = subprocess.run(["pandoc", "--version"], check=True, capture_output=True, text=True)
    return said.stdout.partition("\n")[0]


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "(missing)"


def start_up(runs: int) -> str:
    """What Python itself and a peer's import cost, which is in the numbers above."""
    starts = {
        "Python alone": ["-c", "pass"],
        "with `import typst`": ["-c", "import typst"],
        "with `import lhl_editor.cli`": ["-c", "import lhl_editor.cli"],
        "and reportlab": ["-c", "import lhl_editor.cli, lhl_editor.render.pdf"],
    }
    costs = {
        name: _cpu([cost([PYTHON, *call]) for _ in range(runs)]) for name, call in starts.items()
    }
    words = ", ".join(f"{name} {seconds:.3f}" for name, seconds in costs.items())
    return f"Start-up, CPU s, included above: {words}."


def sizes(folder: Path, scales: list[int]) -> str:
    makers = ("ours.pdf", "typst.pdf", "weasyprint.pdf")
    makers += ("ours.docx", "pandoc.docx", "python-docx.docx")
    found = [
        f"{scale}x {maker} {file.stat().st_size / 1000:.0f} kB"
        for scale in scales
        for maker in makers
        if (file := folder / f"{scale}x-{maker}").exists()
    ]
    return f"Files: {', '.join(found)}."


def prepare(folder: Path, scales: list[int]) -> None:
    """Writes every input."""
    _tell("content")
    subprocess.run(
        [PYTHON, str(HERE / "content.py"), str(folder), *map(str, scales)], cwd=ROOT, check=True
    )
    schema = subprocess.run(
        [PYTHON, "-m", "lhl_editor", "schema"], cwd=ROOT, check=True, capture_output=True
    )
    (folder / "schema.json").write_bytes(schema.stdout)
    shutil.copytree(ROOT / "resources" / "fonts", folder / "fonts")
    for scale in scales if shutil.which("pandoc") else ():
        source, target = str(folder / f"{scale}x.html"), str(folder / f"{scale}x.md")
        subprocess.run(
            ["pandoc", "--to", "markdown", "--wrap", "none", "--output", target, source], check=True
        )


def _tell(words: str) -> None:
    print(words, file=sys.stderr, flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--scales", type=int, nargs="+", default=SCALES, help="1 10 100")
    parser.add_argument("--runs", type=int, nargs="+", default=RUNS, help="pairs at each scale")
    parser.add_argument(
        "--weasyprint", type=int, nargs="*", default=[1], help="its scales; slow beyond 1"
    )
    parser.add_argument("--works", nargs="+", default=WORKS, choices=WORKS, help="only these")
    call = parser.parse_args()
    runs = dict(zip(call.scales, call.runs, strict=False))
    least = min(call.runs)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        scales = sorted({*call.scales, *call.weasyprint})
        prepare(folder, scales)
        every = pairs(folder, call.scales, call.weasyprint)
        every = [pair for pair in every if pair.work in call.works]
        for pair in {(pair.work, pair.peer): pair for pair in reversed(every)}.values():
            cost(pair.ours)  # once unmeasured, at its least scale: .pyc files, the disk's cache
            cost(pair.theirs)
        results = [
            measured(pair, min(pair.most_runs, runs.get(pair.scale, least))) for pair in every
        ]
        pieces = (
            surroundings(),
            table(results),
            growth(results),
            start_up(max(call.runs)),
            sizes(folder, scales),
        )
        print("\n\n".join(filter(None, pieces)))


if __name__ == "__main__":
    main()
