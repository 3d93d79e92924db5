"""Pages are printed as sharp as the printer is, those that were asked for."""

import pytest
from PySide6.QtGui import QPageLayout
from PySide6.QtPrintSupport import QPrinter

from lhl_editor.pages.compose import compose
from lhl_editor.pages.typeset import typeset
from lhl_editor.render.faces import load_faces
from lhl_editor.ui.page.printing import Printing, chosen_pages, new_printer, print_pages
from tests.range_of_strategies import shipped

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture(scope="module")
def placed():
    return typeset(compose(shipped()), load_faces())


def to_file(placed, path):
    printer = new_printer(placed)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    printer.setResolution(150)
    return printer


def test_pages_are_printed_lying_and_fill_the_paper(placed, tmp_path):
    import pypdfium2

    printer = to_file(placed, tmp_path / "out.pdf")
    assert printer.pageLayout().orientation() == QPageLayout.Orientation.Landscape
    done = []
    print_pages(printer, placed, range(20, 23), done.append, lambda: False)
    assert done == [1, 2, 3]
    with pypdfium2.PdfDocument(tmp_path / "out.pdf") as document:
        assert len(document) == 3
        width, height = document[0].get_size()
        assert width > height
        picture = document[1].render(scale=1).to_pil().convert("RGB")
        assert picture.getpixel((picture.width // 2, picture.height // 3)) == pytest.approx(
            (2, 81, 105), abs=4
        )


def test_printing_runs_beside_the_window_and_says_when_it_is_done(placed, tmp_path, qtbot):
    from PySide6.QtWidgets import QWidget

    window = QWidget()
    qtbot.addWidget(window)
    printer = to_file(placed, tmp_path / "out.pdf")
    printing = Printing(printer, placed, range(1, 3), window)
    with qtbot.waitSignal(printing.done, timeout=5000):
        pass
    printing.stop()
    assert (tmp_path / "out.pdf").stat().st_size > 1000


def test_a_stop_leaves_the_rest_unprinted(placed, tmp_path):
    done = []
    printer = to_file(placed, tmp_path / "out.pdf")
    print_pages(printer, placed, range(1, 29), done.append, lambda: len(done) == 2)
    assert done == [1, 2]


def test_all_some_or_the_page_in_view(placed, tmp_path):
    printer = to_file(placed, tmp_path / "out.pdf")
    assert chosen_pages(printer, 28, 21) == range(1, 29)
    printer.setPrintRange(QPrinter.PrintRange.CurrentPage)
    assert list(chosen_pages(printer, 28, 21)) == [21]
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(3, 5)
    assert list(chosen_pages(printer, 28, 21)) == [3, 4, 5]
