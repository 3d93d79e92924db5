"""The settings in, who makes a version out: as they say, else the system's user."""

from __future__ import annotations

import getpass
import os
import sys

from lhl_editor.files.preferences import Preferences
from lhl_editor.files.versions import Author


def author_of(preferences: Preferences) -> Author:
    """Whom the settings name; where they name nobody, whom the system does."""
    if preferences.name or preferences.email:
        return Author(preferences.name, preferences.email)
    return Author(_user())


def _user() -> str:
    """What the system calls the person."""
    try:
        login = getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""
    if sys.platform != "win32":
        import pwd

        try:
            return pwd.getpwuid(os.getuid()).pw_gecos.partition(",")[0].strip() or login
        except KeyError:
            return login
    return login
