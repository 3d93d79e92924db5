"""`history`: the versions of a document, whether all of it is whole, and git's form of it."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Iterator, Sequence
from pathlib import Path

from lhl_editor.arguments import BadCall
from lhl_editor.core.strategy import Strategy
from lhl_editor.files.faults import Unreadable
from lhl_editor.files.git_history import export_git
from lhl_editor.files.git_import import import_git
from lhl_editor.files.git_objects import GitFault
from lhl_editor.files.history.checking import Checked, Finding
from lhl_editor.files.strategy_file import parse_strategy
from lhl_editor.files.versions import STATUSES, History, Version, VersionLost
from lhl_editor.history_commands.shared import (
    DONE,
    STOPPED,
    history_of,
    origin_words,
    tell,
    title,
)
from lhl_editor.language.catalogue import say
from lhl_editor.language.differences import summary
from lhl_editor.language.fields import date_words


def history(call: Namespace) -> int:
    """What the call asks for: the list, a check, or one of git's forms."""
    if call.import_git:
        return _import(call)
    found = history_of(call.file)
    if call.export_git:
        return _export(call, found)
    if call.verify:
        return _verify(call, found)
    versions = found.versions()
    if call.json:
        told = _with_summaries(found, versions)
        listed = [as_json(one) for one in told]
        print(json.dumps(listed, ensure_ascii=False, indent=2))
    elif not versions:
        tell(say("history.none", file=str(found.folder)))
    else:
        for one in _with_summaries(found, versions):
            print("\n".join(_lines(one)))
    _tell_what_is_wrong(found)
    return DONE


def as_json(version: Version) -> dict[str, object]:
    """A version as `history --json` lists it."""
    naming = version.naming
    told: dict[str, object] = {
        "id": version.id,
        "name": version.name,
        "author": version.person,
        "time": version.stamped,
        "note": version.note,
        "summary": version.summary,
        "origin": version.origin,
        "follows": list(version.follows),
        "writer": version.writer,
        "document": version.document,
        "program": version.program,
    }
    if naming:
        files = [{"name": name, "digest": digest} for name, digest in naming.files]
        told["naming"] = {
            "status": naming.status,
            "date": naming.date,
            "note": naming.note,
            "author": str(naming.author),
            "program": naming.program,
            "files": files,
        }
    return told


def _with_summaries(history: History, versions: Sequence[Version]) -> Iterator[Version]:
    """The versions; those that were kept without a summary with one that is made now."""
    by_id = {one.id: one for one in versions}
    read: dict[str, Strategy | None] = {}  # the last few
    for one in versions:
        before = by_id.get(one.follows[0]) if one.follows else None
        if one.summary or before is None:
            yield one
            continue
        old, new = (_strategy(history, each, read) for each in (before, one))
        while len(read) > 4:
            read.pop(next(iter(read)))
        words = summary(old, new) if old is not None and new is not None else ""
        yield one._replace(summary=words)


def _strategy(
    history: History, version: Version, read: dict[str, Strategy | None]
) -> Strategy | None:
    if version.id not in read:
        try:
            read[version.id] = parse_strategy(history.read(version)).strategy
        except (Unreadable, VersionLost):
            read[version.id] = None
    return read[version.id]


def _lines(version: Version) -> Iterator[str]:
    yield title(version)
    naming = version.naming
    if naming:
        status = say(f"history.status.{naming.status}") if naming.status in STATUSES else ""
        yield "    " + ", ".join(part for part in (status, date_words(naming.date)) if part)
    if version.origin != "saved" and version.person:
        yield "    " + origin_words(version)
    for text in (naming.note if naming else "", version.note, version.summary):
        for line in text.splitlines():
            yield f"    {line}"


def _tell_what_is_wrong(history: History) -> None:
    count = len(history.faulty) + len(history.missing)
    if count:
        tell(say("history.see_verify", count=count))


def _verify(call: Namespace, history: History) -> int:
    checked = history.verify()
    if call.json:
        print(json.dumps(_checked_as_json(checked), ensure_ascii=False, indent=2))
    else:
        for one in checked.findings:
            print(finding_words(one))
        code = "history.whole" if checked.is_whole else "history.not_whole"
        tell(say(code, versions=checked.versions, files=checked.files))
    return DONE if checked.is_whole else STOPPED


def finding_words(finding: Finding) -> str:
    """What was found, as a sentence."""
    return say(f"history.finding.{finding.code}", **finding.values)


def _checked_as_json(checked: Checked) -> dict[str, object]:
    findings = [
        {
            "code": one.code,
            "message": finding_words(one),
            "is_harmless": one.is_harmless,
            **one.values,
        }
        for one in checked.findings
    ]
    return {"versions": checked.versions, "files": checked.files, "findings": findings}


def _export(call: Namespace, history: History) -> int:
    target = Path(call.export_git)
    try:
        left = export_git(history, Path(call.file).name, target)
    except GitFault as fault:
        raise BadCall(say(f"history.git.{fault.code}", folder=str(target))) from fault
    for version in left.lost:
        tell(say("history.lost", version=title(version)))
    tell(say("history.git.exported", versions=left.versions, folder=str(target)))
    return STOPPED if left.lost else DONE


def _import(call: Namespace) -> int:
    source = Path(call.import_git)
    history = History.of(Path(call.file))
    try:
        came = import_git(history, source, Path(call.file).name)
    except GitFault as fault:
        raise BadCall(say(f"history.git.{fault.code}", folder=str(source))) from fault
    tell(say("history.git.imported", versions=came, folder=str(source)))
    return DONE
