"""A version, or what is wrong with one, in; what people read about it out."""

from __future__ import annotations

from datetime import datetime

from lhl_editor.files.faults import Unreadable
from lhl_editor.files.saving import NotSaved
from lhl_editor.files.versions import ORIGINS, STATUSES, Naming, Version, VersionLost
from lhl_editor.language.catalogue import capitalised, say
from lhl_editor.language.moments import moment_words


def who(version: Version) -> str:
    """Who made it; empty where nobody knows."""
    author = version.author
    return author.name or author.email


def when(version: Version, now: datetime) -> str:
    """When it was made, as seen from here and now."""
    return moment_words(version.time.astimezone(), now)


def headline(version: Version) -> str:
    """Its name, else what was changed in it, else how it came about."""
    if version.name:
        return version.name
    if version.origin == "saved" and version.summary:
        return version.summary
    return origin(version) or version.summary


def origin(version: Version) -> str:
    """How it came about; empty where a newer program says it in a way of its own."""
    known = version.origin in ORIGINS
    return capitalised(say(f"history.origin.{version.origin}")) if known else ""


def details(version: Version) -> str:
    """What is told of it besides its headline: its note and what was changed."""
    note = version.naming.note if version.naming else ""
    first = headline(version)
    told = (" ".join(each.split()) for each in (note, version.note, version.summary))
    return " · ".join(dict.fromkeys(each for each in told if each and each != first))


def status(naming: Naming | None) -> str:
    """The status of a name on a badge; empty where there is none that is known."""
    known = naming is not None and naming.status in STATUSES
    return say(f"versions.status.{naming.status}") if naming and known else ""


def title(version: Version, now: datetime) -> str:
    """What it is called in a sentence: «1.1», «versjonen fra i går 15.20»."""
    return version.name or say("versions.title.unnamed", when=when(version, now))


def spoken(version: Version, now: datetime) -> str:
    """All of it in a row."""
    parts = headline(version), status(version.naming), details(version)
    return ", ".join(part for part in (*parts, who(version), when(version, now)) if part)


def fault_words(error: Exception) -> str:
    """Why a version could not be had or kept."""
    match error:
        case VersionLost():
            return say("versions.fault.lost")
        case Unreadable():
            return say("versions.fault.unreadable")
        case NotSaved():
            reason = say(f"save.{error.code}", **error.values)
            return say("versions.fault.not_kept", reason=reason)
        case OSError():
            return say("versions.fault.unlisted", reason=error.strerror or type(error).__name__)
        case _:
            raise error
