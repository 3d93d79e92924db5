"""`python -m lhl_editor`: the window, or the command line as a process of its own."""

import gc
import os
import sys

from lhl_editor.opening import open_window, opens_window


def main() -> None:
    """Do what the call asks for, and end the process."""
    if getattr(sys, "frozen", False):  # a bundled program starts its helpers by calling itself
        from multiprocessing import freeze_support

        freeze_support()
    gc.disable()  # the window turns it on when it stands
    arguments = sys.argv[1:]
    if opens_window(arguments):
        sys.exit(open_window(arguments))
    _run_command()


def _run_command() -> None:
    """The values of a command hold no cycles and the process is short: no garbage is collected,
    and Python does not take its modules apart at the end, which together were a sixth of the time.
    """
    from lhl_editor.cli import main as run
    from lhl_editor.cli import unprintable

    code = run()
    try:
        for stream in filter(None, (sys.stdout, sys.stderr)):
            stream.flush()
    except OSError as error:
        code = unprintable(error)
    os._exit(code)


if __name__ == "__main__":
    main()
