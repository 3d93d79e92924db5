"""The list of what differs: printed by `diff`, or a file to send (`--pdf`, `--list-docx`)."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from lhl_editor.arguments import BadCall
from lhl_editor.change_lists import (
    ChangeList,
    Who,
    change_list,
    day_words,
    list_as_docx,
    list_as_pdf,
    version_name,
)
from lhl_editor.core.diff import Difference
from lhl_editor.files.same_file import is_same_file
from lhl_editor.files.saving import save_bytes
from lhl_editor.files.versions import History
from lhl_editor.history_commands.shared import DONE, FILE, STOPPED, Side, now, tell, who
from lhl_editor.inspecting import today
from lhl_editor.language.catalogue import say
from lhl_editor.redlining import signatures
from lhl_editor.render.cannot_render import CannotRender
from lhl_editor.render.redline_marks import Signature


def write_list(call: Namespace, history: History, before: Side, after: Side) -> int:
    """The files that the call asks for, both of the same list."""
    listed = list_of(call, history, before, after)
    wanted = [(call.pdf, list_as_pdf), (call.list_docx, list_as_docx)]
    targets = [(Path(target), make) for target, make in wanted if target]
    refuse(call, [target for target, _ in targets])
    for target, make in targets:
        try:
            save_bytes(target, make(listed, after.strategy, today()))
        except CannotRender:
            tell(say("history.list_glyph", file=str(target)))
            return STOPPED
        tell(say("history.list_written", file=str(target), changes=_count(listed)))
    return DONE


def list_of(call: Namespace, history: History, before: Side, after: Side) -> ChangeList:
    """From one side to the other, with who and when where the history knows."""
    names = _name(before, call.a), _name(after, call.b)
    return change_list(before.strategy, after.strategy, names, _who(history, before, after))


def _who(history: History, before: Side, after: Side) -> Who | None:
    """Who made a change, and when, where both are versions: of others the history knows nothing."""
    since, until = before.version, after.version
    if since is None or until is None:
        return None
    found = signatures(
        history,
        before.strategy,
        after.strategy,
        since=since,
        until=until,
        otherwise=Signature("", now()),
        name_of=who,
    )

    def told(row: Difference) -> str:
        last = found.of(str(row.path))
        return f"{last.author}, {day_words(last.when.astimezone())}" if last.author else ""

    return told


def _count(listed: ChangeList) -> str:
    count = sum(1 for _ in listed.changes)
    return say(f"compare.count.{'one' if count == 1 else 'many'}", count=count)


def _name(side: Side, asked: str) -> str:
    """What the title calls it."""
    if side.version:
        return version_name(side.version, now())
    return say("change_list.file") if asked == FILE else Path(side.title).name


def refuse(call: Namespace, targets: list[Path]) -> None:
    """No file is written over what is compared, nor over another one."""
    for target in targets:
        if any(is_same_file(target, Path(source)) for source in (call.file, call.a, call.b)):
            raise BadCall(say("cli.same_file", file=str(target)))
    if len({target.resolve() for target in targets}) < len(targets):
        raise BadCall(say("history.same_target", file=str(targets[0])))
