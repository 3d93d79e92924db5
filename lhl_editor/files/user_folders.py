"""Where the program keeps what is the person's own: settings, journals, what was put aside.

`LHL_EDITOR_HOME` puts all of it into one folder, for tests and for a program on a stick.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from platformdirs import user_config_path, user_state_path

from lhl_editor.core.frozen import frozen

NAME = "lhl-editor"
HOME = "LHL_EDITOR_HOME"


@frozen
class UserFolders:
    """`config` may follow the person to other machines, `state` stays on this one."""

    config: Path
    state: Path

    @property
    def preferences(self) -> Path:
        return self.config / "preferences.json"

    @property
    def journals(self) -> Path:
        return self.state / "journals"

    @property
    def hidden_findings(self) -> Path:
        return self.state / "hidden"


def user_folders(environment: Mapping[str, str] = os.environ) -> UserFolders:
    """The folders as this system has them; none is made."""
    if home := environment.get(HOME):
        folder = Path(os.path.abspath(home))
        return UserFolders(folder / "config", folder / "state")
    return UserFolders(
        user_config_path(NAME, appauthor=False, roaming=True),
        user_state_path(NAME, appauthor=False),
    )
