"""A file in, the editor's window on the screen until it is closed; the exit code out."""

from __future__ import annotations

import gc
import os
import sys
from functools import partial
from pathlib import Path

from PySide6.QtCore import QLocale, QMessageLogContext, Qt, QtMsgType
from PySide6.QtCore import qInstallMessageHandler as listen_with
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication

from lhl_editor.language.catalogue import say
from lhl_editor.resource_files import resource
from lhl_editor.ui import mishaps
from lhl_editor.ui.main_window import MainWindow
from lhl_editor.ui.program import Program
from lhl_editor.ui.window_commands import window_commands

NAME = "lhl_editor"
_STYLE = "-style", "Fusion"  # the one that looks the same on three systems
_SWITCH = 0.0002  # seconds: work beside the window gives way to it sooner
_SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


class NoScreen(Exception):
    """There is nothing to open a window on."""


def open_window(file: Path | None) -> int:
    """Show the window on the file (without one: where the person left off) until it is closed.

    Raises `NoScreen`. Where Qt cannot reach the screen that is named, the process ends with 2.
    """
    application = new_application()
    program = new_program(application)
    mishaps.listen(program.folders.state, program.tell_mishap)
    sys.setswitchinterval(_SWITCH)
    window = program.begin(file)
    window.painted.connect(_collect_garbage)
    window.painted.connect(partial(_give_icon, application))  # it takes long to read
    return application.exec()


def _collect_garbage() -> None:
    """__main__ switched it off: nothing is thrown away until here, and what is there stays.

    What is old is seldom looked through: values hold no cycles, and a large document has so many
    that the window would stand still for 0.2 seconds.
    """
    gc.freeze()
    gc.set_threshold(700, 10, 1000)
    gc.enable()


def new_program(application: QApplication) -> Program:
    """The program, with windows as they are."""
    return Program(application, lambda program: MainWindow(program, window_commands))


def new_application() -> QApplication:
    """The one application object of the process, with its name and language."""
    if sys.platform.startswith("linux") and not any(map(os.environ.get, _SCREENS)):
        raise NoScreen
    rounding = Qt.HighDpiScaleFactorRoundingPolicy.PassThrough
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(rounding)
    QLocale.setDefault(QLocale(QLocale.Language.NorwegianBokmal, QLocale.Country.Norway))
    application = _on_screen()
    application.setApplicationName(NAME)
    application.setOrganizationName(NAME)
    QGuiApplication.setDesktopFileName(NAME)
    return application


def _give_icon(application: QApplication) -> None:
    application.setWindowIcon(QIcon(str(resource("bundle", "icon.ico"))))


def _on_screen() -> QApplication:
    """Where Qt would end the process in its own words, it ends in words for a person."""
    reasons: list[str] = []

    def listen(kind: QtMsgType, _: QMessageLogContext, words: str) -> None:
        reasons.append(words.splitlines()[0])
        if kind is QtMsgType.QtFatalMsg:
            if sys.stderr:
                sys.stderr.write(f"{say('cli.no_screen')}\n(Qt: {reasons[0]})\n")
                sys.stderr.flush()
            os._exit(2)

    listen_with(listen)
    application = QApplication([*sys.argv[:1], *_STYLE])
    listen_with(None)
    return application
