"""Where an export or a validation spends its CPU: by stage, or by function.

    python benchmarks/stages.py FILE.yaml [--validate | --docx] [--runs 5]
    python benchmarks/stages.py FILE.yaml [--validate | --docx] --functions 25

The stages are those of the command line, timed inside it, in a fresh process for each run.
"""

from __future__ import annotations

import os
import sys
from importlib import import_module
from time import process_time

# What imports more is imported where the process that is timed does not come by.

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
_REPORT = "LHL_STAGES"
# Stage -> the function that the command line calls for it, none inside another.
STAGES = {
    "call and catalogue": "lhl_editor.cli.parse",
    "read YAML": "lhl_editor.cli.read_strategy",
    "compose": "lhl_editor.exporting.compose",
    "measures of the fonts": "lhl_editor.exporting.load_faces",
    "typeset": "lhl_editor.exporting.typeset",
    "rules": "lhl_editor.inspecting.validate",
    "fit": "lhl_editor.inspecting.fit_problems",
    "render": "lhl_editor.render.pdf.render_pdf",
    "render Word": "lhl_editor.render.word.render_word",
    "save": "lhl_editor.cli.save_bytes",
}


def timed(arguments: list[str]) -> None:
    """Runs the command line here and reports the CPU seconds of each stage."""
    spent = {"Python's start": process_time()}
    cli = import_module("lhl_editor.cli")
    spent["imports"] = process_time() - spent["Python's start"]
    if "export" in arguments:
        before = process_time()
        renderer = "pdf" if "--pdf" in arguments else "word"
        import_module(f"lhl_editor.render.{renderer}")
        spent["import of the renderer"] = process_time() - before
    for stage, name in STAGES.items():
        _watch(name, stage, spent)
    cli.main(arguments)
    spent["all until exit"] = process_time()
    with open(os.environ[_REPORT], "w", encoding="utf-8") as report:
        report.write(repr(spent))


def _watch(name: str, stage: str, spent: dict[str, float]) -> None:
    """Adds what a function takes to its stage; a renderer that is not asked for takes nothing."""
    home, _, function = name.rpartition(".")
    module = sys.modules.get(home)
    if module is None:
        return
    inner = getattr(module, function)

    def watched(*args: object, **options: object) -> object:
        before = process_time()
        try:
            return inner(*args, **options)
        finally:
            spent[stage] = spent.get(stage, 0.0) + process_time() - before

    setattr(module, function, watched)


def stages(arguments: list[str], runs: int) -> dict[str, float]:
    """Medians over fresh processes, with what each took after the last stage."""
    from statistics import median

    found = [_fresh(arguments) for _ in range(runs)]
    return {stage: median(one.get(stage, 0.0) for one in found) for stage in found[0]}


def _fresh(arguments: list[str]) -> dict[str, float]:
    import ast
    import subprocess
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        report = os.path.join(folder, "report")
        environment = {**os.environ, _REPORT: report}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        command = [sys.executable, __file__, *arguments]
        nowhere = subprocess.DEVNULL
        process = subprocess.Popen(
            command, cwd=ROOT, env=environment, stdout=nowhere, stderr=nowhere
        )
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        with open(report, encoding="utf-8") as file:
            spent: dict[str, float] = ast.literal_eval(file.read())
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
    import_module("lhl_editor.cli").main(arguments)
    profile.disable()
    pstats.Stats(profile).sort_stats("tottime").print_stats(count)


def _main() -> None:
    import argparse
    import tempfile

    parser = argparse.ArgumentParser(description="Where an export or a validation spends its CPU.")
    parser.add_argument("file")
    parser.add_argument("--validate", action="store_true")
    parser.add_argument("--docx", action="store_true", help="the Word file instead of the PDF")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--functions", type=int, default=0, metavar="COUNT")
    call = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        file = os.path.abspath(call.file)
        kind = "docx" if call.docx else "pdf"
        export = ["export", file, f"--{kind}", os.path.join(folder, f"out.{kind}")]
        arguments = ["validate", file] if call.validate else export
        if call.functions:
            functions(arguments, call.functions)
            return
        spent = stages(arguments, call.runs)
    whole = spent["**whole process**"]
    print("| stage | CPU ms | share |\n|---|---:|---:|")
    for stage, seconds in spent.items():
        print(f"| {stage} | {seconds * 1000:.0f} | {seconds / whole:.0%} |")


if __name__ == "__main__":
    sys.path[:0] = [ROOT]
    if _REPORT in os.environ:
        timed(sys.argv[1:])
    else:
        _main()
