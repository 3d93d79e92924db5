"""The window: the only package that imports PySide6."""

import PySide6.QtCore  # noqa: F401  (makes what is imported next)
from shibokensupport import feature

# PySide6 reads the source of every module that is imported after it, in search of its own name, for
# the sake of `__feature__`, which nothing here uses: a tenth of the time until the window stands.
feature._mod_uses_pyside = lambda _: True
