"""The commands of the command line that work with a document's versions, one file a family.

Each takes the call and gives the exit code; what goes wrong is raised as `BadCall`, `NotSaved` or
`Unreadable`, for cli.py to tell.
"""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Mapping

from lhl_editor.history_commands.blaming import blame
from lhl_editor.history_commands.comparing import diff
from lhl_editor.history_commands.listing import history
from lhl_editor.history_commands.merging import merge
from lhl_editor.history_commands.publishing import publish
from lhl_editor.history_commands.recording import restore, save, show

COMMANDS: Mapping[str, Callable[[Namespace], int]] = {
    "save": save,
    "history": history,
    "show": show,
    "diff": diff,
    "restore": restore,
    "blame": blame,
    "publish": publish,
    "merge": merge,
}
