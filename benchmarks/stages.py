"""Where an export or a validation spends its CPU: by stage, or by function.

    python benchmarks/stages.py FILE.yaml [--validate] [--runs 5]
    python benchmarks/stages.py FILE.yaml [--validate] --functions 25

The stages are those of the command line, timed inside it, in a fresh process for each run.
"""

from __future__ import annotations

import argparse
import importlib
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import process_time

ROOT = Path(__file__).resolve().parent.parent
# Stage -> the functions of it that the command line calls, none inside another.
STAGES = {
    "call and catalogue": ("lhl_editor.cli.parse",),
    "read YAML": ("lhl_editor.cli.read_strategy",),
    "compose": ("lhl_editor.cli.compose",),
    "measures of the fonts": ("lhl_editor.cli.load_faces",),
    "typeset": ("lhl_editor.cli.typeset",),
    "rules": ("lhl_editor.cli.validate",),
    "fit": ("lhl_editor.cli.fit_problems",),
    "render": ("lhl_editor.render.pdf.render_pdf",),
    "save": ("lhl_editor.cli.save_bytes",),
}
_TIMED = "LHL_STAGES"


def timed(arguments: list[str]) -> dict[str, float]:
    """Runs the command line here; CPU seconds of each stage."""
    spent = {"Python's start": process_time()}
    cli = importlib.import_module("lhl_editor.cli")
    spent["imports"] = process_time() - spent["Python's start"]
    if "export" in arguments:
        before = process_time()
        importlib.import_module("lhl_editor.render.pdf")
        spent["import of reportlab"] = process_time() - before
    for stage, functions in STAGES.items():
        for name in functions:
            _watch(name, stage, spent)
    cli.main(arguments)
    spent["all until exit"] = process_time()
    return spent


def _watch(name: str, stage: str, spent: dict[str, float]) -> None:
    """Adds what a function takes to its stage; where it is no longer there, nothing."""
    home, _, function = name.rpartition(".")
    module = sys.modules.get(home)
    if module is None or not hasattr(module, function):
        return
    inner: Callable[..., object] = getattr(module, function)

    def watched(*args: object, **options: object) -> object:
        before = process_time()
        try:
            return inner(*args, **options)
        finally:
            spent[stage] = spent.get(stage, 0.0) + process_time() - before

    setattr(module, function, watched)


def stages(arguments: list[str], runs: int) -> dict[str, float]:
    """Medians over fresh processes, with what each took after the last stage."""
    found = [_fresh(arguments) for _ in range(runs)]
    return {stage: median(one.get(stage, 0.0) for one in found) for stage in found[0]}


def _fresh(arguments: list[str]) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        environment = {**os.environ, _TIMED: str(report)}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        process = subprocess.Popen(
            [sys.executable, __file__, *arguments], cwd=ROOT, env=environment, stdout=-3, stderr=-3
        )
        _, _, used = os.wait4(process.pid, 0)
        process.returncode = 0
        spent: dict[str, float] = json.loads(report.read_text(encoding="utf-8"))
    whole, told = used.ru_utime + used.ru_stime, spent.pop("all until exit")
    spent["the rest"] = told - sum(spent.values())
    spent["exit"] = whole - told
    spent["**whole process**"] = whole
    return spent


def functions(arguments: list[str], count: int) -> None:
    """Prints the functions with the most time of their own."""
    import cProfile
    import pstats

    profile = cProfile.Profile()
    profile.enable()
    main = importlib.import_module("lhl_editor.cli").main
    main(arguments)
    profile.disable()
    pstats.Stats(profile).sort_stats("tottime").print_stats(count)


def _main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("file", type=Path)
    parser.add_argument("--validate", action="store_true")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--functions", type=int, default=0, metavar="COUNT")
    call = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        file = str(call.file.resolve())
        export = ["export", file, "--pdf", str(Path(folder) / "out.pdf")]
        arguments = ["validate", file] if call.validate else export
        if call.functions:
            sys.path[:0] = [str(ROOT)]
            functions(arguments, call.functions)
            return
        spent = stages(arguments, call.runs)
    whole = spent["**whole process**"]
    print("| stage | CPU ms | share |\n|---|---:|---:|")
    for stage, seconds in spent.items():
        print(f"| {stage} | {seconds * 1000:.0f} | {seconds / whole:.0%} |")


if __name__ == "__main__":
    if _TIMED in os.environ:
        sys.path[:0] = [str(ROOT)]
        answer = timed(sys.argv[1:])
        Path(os.environ[_TIMED]).write_text(json.dumps(answer), encoding="utf-8")
    else:
        _main()
