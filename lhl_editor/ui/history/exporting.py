"""What the files of a version are called, and what an export of an old one is to know."""

from __future__ import annotations

from datetime import date, datetime

from lhl_editor.core.strategy import Strategy
from lhl_editor.files.versions import Version
from lhl_editor.language.catalogue import say
from lhl_editor.publishing import Edition, imprint_of
from lhl_editor.ui.export.dialog import ExportedVersion
from lhl_editor.ui.export.files import stem_for
from lhl_editor.ui.history.words import title

_LONGEST = 60  # characters of a title or a name that a file is called by


def stem_of(title: str, edition: Edition) -> str:
    """What the files of an edition are called: «Strategi 1.2 UTKAST 2026-11-22»."""
    code = "file_draft" if edition.is_draft else "file"
    words, name = (_shortened(stem_for(None, each)) for each in (title, edition.name))
    when = edition.when.isoformat()
    return say(f"versions.publish.{code}", title=words, name=name, date=when)


def _shortened(words: str) -> str:
    """Cut where a word ends, if there is one."""
    if len(words) > _LONGEST:
        words = words[: _LONGEST + 1].rpartition(" ")[0] or words[:_LONGEST]
    return words.strip(" .")


def exported_version(version: Version, strategy: Strategy, now: datetime) -> ExportedVersion:
    """A version with a name is called, dated and marked as it was published."""
    called = say("versions.export.title", version=title(version, now))
    words, naming = strategy["document"]["title"], version.naming
    made = version.time.astimezone().date()
    if naming is None:
        stem = say("versions.export.file", title=stem_for(None, words), date=made.isoformat())
        return ExportedVersion(called, stem, made, None, at=version.id)
    edition = Edition(naming.name, naming.status, _date(naming.date) or made)
    stem, imprint = stem_of(words, edition), imprint_of(naming)
    when, is_draft = edition.when, edition.is_draft
    return ExportedVersion(called, stem, when, is_draft, imprint, version.id)


def _date(words: str) -> date | None:
    """A name that came from git may have none."""
    try:
        return date.fromisoformat(words)
    except ValueError:
        return None
