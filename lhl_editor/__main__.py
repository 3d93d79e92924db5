"""`python -m lhl_editor`: the command line."""

import sys

from lhl_editor.cli import main

if __name__ == "__main__":
    sys.exit(main())
