"""Prints pages: each is drawn as a picture as fine as the printer wants it, strip by strip."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QMarginsF, QObject, QRect, Qt, QThread, Signal
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QProgressDialog, QWidget

from lhl_editor.language.catalogue import say
from lhl_editor.pages.placed import PlacedDocument
from lhl_editor.ui.background import Latest, Stale

_FINEST = 600  # dots an inch: finer is not seen, and takes four times as long
_STRIP = 400  # rows drawn at a time


def ask_and_print(placed: PlacedDocument, current: int, parent: QWidget) -> Printing | None:
    """Asks for printer and pages, and prints beside the main thread; None if there was a no."""
    printer = new_printer(placed)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(say("page.print.title"))
    dialog.setMinMax(1, len(placed.pages))
    dialog.setFromTo(1, len(placed.pages))
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintCurrentPage)
    if dialog.exec() != QDialog.DialogCode.Accepted:
        return None
    return Printing(printer, placed, chosen_pages(printer, len(placed.pages), current), parent)


def new_printer(placed: PlacedDocument) -> QPrinter:
    """The usual printer, set to lying A4 whatever the pages' shape: they are fitted into it."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(placed.title)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setPageOrientation(QPageLayout.Orientation.Landscape)
    printer.setPageMargins(QMarginsF(5, 5, 5, 5), QPageLayout.Unit.Millimeter)
    printer.setResolution(min(_FINEST, printer.resolution()))
    return printer


def chosen_pages(printer: QPrinter, pages: int, current: int) -> range:
    """The page numbers to print."""
    match printer.printRange():
        case QPrinter.PrintRange.CurrentPage:
            return range(current, current + 1)
        case QPrinter.PrintRange.PageRange:
            return range(max(1, printer.fromPage()), min(pages, printer.toPage() or pages) + 1)
        case _:
            return range(1, pages + 1)


class Printing(QObject):
    """Pages on their way to a printer, with a bar that can stop them."""

    done = Signal()
    failed = Signal(object)
    _printed = Signal(int)

    def __init__(
        self, printer: QPrinter, placed: PlacedDocument, numbers: range, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._latest = Latest(self)
        self._stopped = False
        self._bar = QProgressDialog(
            say("page.print.going"), say("page.print.cancel"), 0, len(numbers), parent
        )
        self._bar.setWindowTitle(say("page.print.title"))
        self._bar.setMinimumDuration(400)
        self._bar.setWindowModality(Qt.WindowModality.NonModal)
        self._bar.canceled.connect(self._cancel)
        self._printed.connect(self._bar.setValue)
        self._latest.done.connect(lambda _: self._end())
        self._latest.failed.connect(self._fail)
        self._latest.run(
            lambda stale: print_pages(
                printer, placed, numbers, self._printed.emit, self._is_over(stale)
            )
        )

    def stop(self) -> None:
        self._stopped = True
        self._latest.stop()

    def _is_over(self, stale: Stale) -> Stale:
        return lambda: self._stopped or stale()

    def _cancel(self) -> None:
        self._stopped = True

    def _end(self) -> None:
        self._bar.close()
        self.done.emit()

    def _fail(self, error: object) -> None:
        self._bar.close()
        self.failed.emit(error)


def print_pages(
    printer: QPrinter,
    placed: PlacedDocument,
    numbers: range,
    tell: Callable[[int], None],
    is_over: Stale,
) -> None:
    """Paints the pages on the printer; `tell` gets how many are done. May run on any thread.

    Raises OSError where the printer cannot be reached.
    """
    painter = QPainter()
    if not painter.begin(printer):
        raise OSError(printer.printerName())
    try:
        for done, number in enumerate(numbers):
            if is_over():
                printer.abort()
                return
            if done:
                printer.newPage()
            _print(painter, printer, placed, number)
            tell(done + 1)
    finally:
        painter.end()


def _print(painter: QPainter, printer: QPrinter, placed: PlacedDocument, number: int) -> None:
    from lhl_editor.render.faces import load_faces
    from lhl_editor.render.pdf import render_page
    from lhl_editor.render.picture import Area
    from lhl_editor.ui.page.pictures import image_of

    pdf = render_page(placed, placed.pages[number - 1], load_faces())
    room = printer.pageLayout().paintRectPixels(printer.resolution())
    scale = min(room.width() / placed.width, room.height() / placed.height)
    width, height = round(placed.width * scale), round(placed.height * scale)
    left, top = (room.width() - width) // 2, (room.height() - height) // 2
    for row in range(0, height, _STRIP):
        rows = min(_STRIP, height - row)
        image = image_of(pdf, width, height, Area(0, row, width, rows))
        painter.drawImage(QRect(left, top + row, width, rows), image)
        QThread.yieldCurrentThread()
