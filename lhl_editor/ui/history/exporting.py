"""An old version in, what an export of it is to know out: so that it becomes what it was."""

from __future__ import annotations

from datetime import date, datetime

from lhl_editor.core.strategy import Strategy
from lhl_editor.files.versions import Version
from lhl_editor.language.catalogue import say
from lhl_editor.publishing import Edition
from lhl_editor.ui.export.dialog import ExportedVersion
from lhl_editor.ui.export.files import stem_for
from lhl_editor.ui.history.files_choice import stem_of
from lhl_editor.ui.history.words import title


def exported_version(version: Version, strategy: Strategy, now: datetime) -> ExportedVersion:
    """A version with a name is called, dated and marked as it was published."""
    called = say("versions.export.title", version=title(version, now))
    words, naming = strategy["document"]["title"], version.naming
    made = version.time.astimezone().date()
    if naming is None:
        stem = say("versions.export.file", title=stem_for(None, words), date=made.isoformat())
        return ExportedVersion(called, stem, made, None)
    edition = Edition(naming.name, naming.status, _date(naming.date) or made)
    return ExportedVersion(called, stem_of(words, edition), edition.when, edition.is_draft)


def _date(words: str) -> date | None:
    """A name that came from git may have none."""
    try:
        return date.fromisoformat(words)
    except ValueError:
        return None
