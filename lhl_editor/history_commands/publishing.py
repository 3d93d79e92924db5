"""`publish`: a version under a name, and its PDF and Word file."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import replace
from datetime import date
from pathlib import Path

from lhl_editor.arguments import BadCall
from lhl_editor.core.problems import Severity
from lhl_editor.exporting import Order, draw, lay_out
from lhl_editor.files.strategy_file import Loaded, read_strategy
from lhl_editor.files.versions import History, Naming, NotFound, Several, Version, spelling
from lhl_editor.history_commands.recording import summary_since
from lhl_editor.history_commands.shared import (
    DONE,
    STOPPED,
    author_of,
    history_of,
    now,
    side,
    tell,
    title,
)
from lhl_editor.inspecting import counts_of, problems_in, today
from lhl_editor.language.catalogue import say
from lhl_editor.pages.imprint import Imprint
from lhl_editor.publishing import FOLDER, Edition, imprint_of
from lhl_editor.publishing import publish as write_files

# What a call says for each status of a version.
STATUS_WORDS = {
    "utkast": "draft",
    "til høring": "hearing",
    "vedtatt": "adopted",
    "arkivert": "archived",
}


def publish(call: Namespace) -> int:
    """The file as it is becomes a version with a name, and is written as PDF and Word file."""
    source = Path(call.file)
    loaded = read_strategy(source)
    history = history_of(call.file)
    name = " ".join(call.name.split())
    if not name:
        raise BadCall(say("history.no_name"))
    before = history.base(loaded.data)
    _refuse_taken(history, name, loaded)
    imprint = Imprint(name, today().isoformat())
    order = Order(pdf=True, docx=True, when=today(), document=source, imprint=imprint)
    laid = lay_out(loaded.strategy, order)
    problems = problems_in(loaded, laid.placed, laid.pictures)
    missing = [problem.path for problem in problems if problem.rule == "missing_glyph"]
    if missing:
        is_name = not any(place.parts for place in missing)
        tell(say("history.name_glyph" if is_name else "history.missing_glyph", file=call.file))
        return STOPPED
    is_faulty = any(problem.severity is Severity.ERROR for problem in problems)
    status = "draft" if is_faulty else STATUS_WORDS[call.status or "vedtatt"]
    edition = Edition(name, status, today(), call.note or "")
    if edition.is_draft:
        order = replace(order, draft=True)
        laid = lay_out(loaded.strategy, order)
    made = draw(laid, order)
    author, when = author_of(call), now()
    words = summary_since(history, before, loaded.strategy)
    version = history.append(loaded.data, author, when, summary=words, follows=before)
    folder = Path(call.folder) if call.folder else source.parent / FOLDER
    done = write_files(history, version, edition, made, source, folder, author, when)
    if problems:
        tell(say("history.published_with", file=call.file, counts=counts_of(problems)))
    if is_faulty:
        tell(say("history.published_as_draft"))
    for file in done.files:
        print(file)
    tell(say("history.published", version=title(done.version)))
    return DONE


def published_at(call: Namespace, order: Order) -> tuple[Loaded, Order]:
    """The version that `--at` names, and the order that makes the files as they were published."""
    asked = side(call, history_of(call.file), call.at)
    loaded = Loaded(asked.strategy, {}, asked.data)
    order = replace(order, at=asked.version.id if asked.version else "")
    naming = _naming(asked.version, call.at) if asked.version else None
    if naming is None:
        return loaded, order
    draft, imprint = naming.status == "draft", imprint_of(naming)
    order = replace(order, draft=draft, imprint=imprint)
    try:
        return loaded, replace(order, when=date.fromisoformat(naming.date))
    except ValueError:  # a name from git may have no date
        return loaded, order


def _naming(version: Version, asked: str) -> Naming | None:
    """The name that was asked for, if it is one that the version had; else the one it has now."""
    had = (one for one in reversed(version.names) if spelling(one.name) == spelling(asked))
    return next(had, version.naming)


def _refuse_taken(history: History, name: str, loaded: Loaded) -> None:
    """A name belongs to one version."""
    try:
        other: Version = history.find_named(name)
    except Several as several:
        other = several.versions[0]
    except NotFound:
        return
    known = history.known(loaded.data)
    if known is None or known.id != other.id:
        raise BadCall(say("history.name_taken", name=name, version=title(other)))
