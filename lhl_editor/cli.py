"""The command line: the only place that wires the parts together.

Exit codes: 0 done; 1 the content stands in the way; 2 the input or the call cannot be used.
"""

from __future__ import annotations

import json
import os
import sys
from argparse import Namespace
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from lhl_editor.arguments import BadCall, parse
from lhl_editor.core.problems import Problem, Severity
from lhl_editor.exporting import Order, draw, lay_out
from lhl_editor.files.faults import Fault, Unreadable
from lhl_editor.files.saving import NotSaved, save_bytes
from lhl_editor.files.strategy_file import Loaded, read_strategy, write_strategy
from lhl_editor.inspecting import counts_of, line_of, problems_in, today
from lhl_editor.language.catalogue import say
from lhl_editor.language.fields import kind_words, label
from lhl_editor.language.findings import place, sentence, severity_words
from lhl_editor.opening import open_window, opens_window
from lhl_editor.pages.placed import PlacedDocument

DONE, STOPPED, UNUSABLE, INTERRUPTED = 0, 1, 2, 130
_LONG = 60  # pages from which progress is shown on a terminal


def main(arguments: list[str] | None = None) -> int:
    """Do what the call says; the exit code. Messages go to standard error, results to output."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    words = sys.argv[1:] if arguments is None else arguments
    try:
        if opens_window(words):
            return open_window(words)
        call = parse(words)
        return _COMMANDS.get(call.command, _with_versions)(call)
    except BadCall as bad:
        _tell(str(bad))
    except Unreadable as unreadable:
        for fault in unreadable.faults:
            _tell(_fault_line(call.file, fault))
    except NotSaved as not_saved:
        reason = say(f"save.{not_saved.code}", **not_saved.values)
        _tell(say("cli.place_file", file=str(not_saved.path), sentence=reason))
    except KeyboardInterrupt:
        _tell(say("cli.interrupted"))
        return INTERRUPTED
    except BrokenPipeError as error:
        return unprintable(error)
    except Exception as error:
        if os.environ.get("LHL_DEBUG"):
            raise
        _tell(say("cli.unexpected", error=f"{type(error).__name__}: {error}"))
    return UNUSABLE


def unprintable(error: OSError) -> int:
    """The exit code when results could not be printed: whoever read them may have left."""
    if isinstance(error, BrokenPipeError):
        return DONE
    _tell(say("cli.unprintable", reason=str(error.errno)))
    return UNUSABLE


def _export(call: Namespace) -> int:
    source = Path(call.file)
    targets = [Path(target) for target in (call.pdf, call.docx) if target]
    _refuse_same(source, targets)
    order = Order(bool(call.pdf), bool(call.docx), today(), call.paper or "", document=source)
    loaded, order = _at(call, order) if call.at else (read_strategy(source), order)
    laid = lay_out(loaded.strategy, order)
    problems = problems_in(loaded, laid.placed, laid.pictures)
    missing = [problem for problem in problems if problem.rule == "missing_glyph"]
    if missing:
        _list_problems(call.file, loaded, missing)
        _tell(say("cli.cannot_export"))
        return STOPPED
    made = draw(laid, order, _progress())
    rendered = [data for data in (made.pdf, made.docx) if data is not None]
    for target, data in zip(targets, rendered, strict=True):
        save_bytes(target, data)
        _tell_exported(target, laid.placed, problems)
    return DONE


def _refuse_same(source: Path, targets: Sequence[Path]) -> None:
    """No output is written over the strategy, nor over the other one."""
    for target in targets:
        if _same(target, source):
            raise BadCall(say("cli.same_file", file=str(target)))
    if len({target.resolve() for target in targets}) < len(targets):
        raise BadCall(say("cli.same_target", file=str(targets[0])))


def _tell_exported(target: Path, document: PlacedDocument, problems: Sequence[Problem]) -> None:
    values = {"file": str(target), "pages": str(len(document.pages))}
    if problems:
        _tell(say("cli.exported_with", counts=counts_of(problems), **values))
    else:
        _tell(say("cli.exported", **values))


def _same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:  # one of them is not there, or no file can have its name
        return False


def _validate(call: Namespace) -> int:
    source = Path(call.file)
    loaded = read_strategy(source)
    laid = lay_out(loaded.strategy, Order(pdf=False, docx=False, when=today(), document=source))
    problems = problems_in(loaded, laid.placed, laid.pictures)
    if call.json:
        found = [_as_json(loaded, problem) for problem in problems]
        print(json.dumps(found, ensure_ascii=False, indent=2))
    else:
        _list_problems(call.file, loaded, problems)
        if problems:
            _tell(say("cli.summary", file=call.file, counts=counts_of(problems)))
        else:
            _tell(say("cli.no_findings", file=call.file))
    return STOPPED if any(p.severity is Severity.ERROR for p in problems) else DONE


def _schema(_: Namespace) -> int:
    from lhl_editor.files.json_schema import json_schema

    def name(kind: str, field: str) -> str:
        if kind == "strategy" and not field:
            return ""
        return label(kind, field) if field else kind_words(kind)

    print(json.dumps(json_schema(name), ensure_ascii=False, indent=2))
    return DONE


def _format(call: Namespace) -> int:
    loaded = read_strategy(Path(call.file))
    data = write_strategy(loaded.strategy)
    if data == loaded.data:
        _tell(say("cli.already_formatted", file=call.file))
        return DONE
    save_bytes(Path(call.file), data)
    _tell(say("cli.formatted", file=call.file))
    return DONE


def _at(call: Namespace, order: Order) -> tuple[Loaded, Order]:
    from lhl_editor.history_commands.publishing import published_at  # as for `_with_versions`

    return published_at(call, order)


def _with_versions(call: Namespace) -> int:
    from lhl_editor.history_commands import COMMANDS  # the others do not wait for these

    return COMMANDS[call.command](call)


_COMMANDS: Mapping[str, Callable[[Namespace], int]] = {
    "export": _export,
    "validate": _validate,
    "schema": _schema,
    "format": _format,
}


def _as_json(loaded: Loaded, problem: Problem) -> dict[str, object]:
    from lhl_editor.core.plain import change_to_plain

    return {
        "path": str(problem.path),
        "line": line_of(loaded, problem.path),
        "rule": problem.rule,
        "severity": problem.severity.value,
        "message": sentence(problem),
        "mend": [change_to_plain(change) for change in problem.mend] or None,
    }


def _list_problems(file: str, loaded: Loaded, problems: Sequence[Problem]) -> None:
    for problem in problems:
        words = say(
            "cli.finding",
            severity=severity_words(problem.severity),
            place=place(loaded.strategy, problem.path),
            sentence=sentence(problem),
        )
        print(say("cli.place", file=file, line=line_of(loaded, problem.path), sentence=words))


def _fault_line(file: str, fault: Fault) -> str:
    values = {name: str(value) for name, value in fault.values.items()}
    words = say(f"fault.{fault.code}", **values)
    if fault.path and fault.path not in words:
        words = say("cli.at_field", field=fault.path, sentence=words)
    if fault.line:
        return say("cli.place", file=file, line=fault.line, sentence=words)
    return say("cli.place_file", file=file, sentence=words)


def _progress() -> Callable[[int, int], None] | None:
    """Shows how far long work has come, on a terminal only."""
    if not sys.stderr.isatty():
        return None

    def show(page: int, pages: int) -> None:
        if pages >= _LONG and (page % 20 == 0 or page == pages):
            end = "\n" if page == pages else ""
            told = say("cli.progress", page=page, pages=pages)
            print(f"\r{told}", end=end, file=sys.stderr, flush=True)

    return show


def _tell(words: str) -> None:
    print(words, file=sys.stderr)
