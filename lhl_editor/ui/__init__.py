"""The window: the only package that imports PySide6."""

import builtins

from lhl_editor.ui.late_signatures import late_signatures

with late_signatures():
    import PySide6.QtCore  # noqa: F401  (makes the next line possible)

# PySide6 looks at every import, and reads the source of what is imported, for the sake of
# `__feature__`, which nothing here uses: a tenth of the time until the window stands.
builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
