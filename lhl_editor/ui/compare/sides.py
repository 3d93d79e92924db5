"""Versions in, what can be compared out: what is written now, what was saved, and every version."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from lhl_editor.core.frozen import frozen
from lhl_editor.files.history.version import ORIGINS, Version
from lhl_editor.language.catalogue import capitalised, say
from lhl_editor.language.fields import date_words
from lhl_editor.language.moments import moment_words

NOW, SAVED = "now", "saved"
_ICONS = {"outside": "file-symlink", "found": "file-symlink", "restored": "undo-2"}
_ICONS |= {"merged": "merge", "imported": "folder-open"}


@frozen
class Side:
    """One of the two that are compared. Its name is short and its own; `detail` says the rest."""

    key: str  # NOW, SAVED or a version's id
    name: str
    detail: str
    icon: str
    note: str = ""
    version: Version | None = None
    is_last_published: bool = False

    @property
    def spoken(self) -> str:
        return ", ".join(part for part in (self.name, self.detail, self.note) if part)


def now_side(is_modified: bool, author: str = "") -> Side:
    """What is written now, by `author`."""
    told = say("compare.not_saved" if is_modified else "compare.as_saved")
    who = [author] if author and is_modified else []
    return Side(NOW, say("compare.now"), ", ".join((told, *who)), "circle-dot")


def saved_side(version: Version | None, now: datetime) -> Side:
    """What the file holds; `version` is the one that says the same, if it is known."""
    detail = ", ".join(_who_and_when(version, now)) if version else say("compare.in_file")
    return Side(SAVED, say("compare.saved"), detail, "save")


def version_sides(versions: Sequence[Version], now: datetime) -> tuple[Side, ...]:
    """Every version, the newest first."""
    last = published(versions)
    return tuple(_version_side(one, now, is_last=one is last) for one in versions)


def published(versions: Sequence[Version]) -> Version | None:
    """The newest that was published; where none was, the newest that has a name."""
    named = [one for one in versions if one.naming]
    with_files = (one for one in named if one.naming and one.naming.files)
    return next(with_files, named[0] if named else None)


def opening(versions: Sequence[Version]) -> str:
    """What to compare with first: what was published last, else what was saved last."""
    last = published(versions)
    return last.id if last else SAVED


def _version_side(version: Version, now: datetime, *, is_last: bool) -> Side:
    naming = version.naming
    when, *who = _who_and_when(version, now)
    if naming is None:
        note = version.note or version.summary
        return Side(
            version.id,
            capitalised(when),
            ", ".join(who),
            _ICONS.get(version.origin, "history"),
            note,
            version,
        )
    status = say(f"history.status.{naming.status}")
    date = date_words(naming.date) if naming.date else when
    said = [say("compare.last_published")] if is_last else []
    author = naming.author.name or ", ".join(who)
    said += [f"{status} {date}", *([author] if author else [])]
    return Side(version.id, naming.name, ", ".join(said), "tag", naming.note, version, is_last)


def _who_and_when(version: Version, now: datetime) -> list[str]:
    local = version.time.astimezone(now.tzinfo)
    moment = moment_words(local.replace(tzinfo=None), now.replace(tzinfo=None))
    who = version.author.name or version.author.email
    if version.origin in ORIGINS and (version.origin == "outside" or not who):
        who = say(f"history.origin.{version.origin}")
    return [moment, who] if who else [moment]
