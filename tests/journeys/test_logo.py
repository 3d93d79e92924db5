"""A logo from her own folder to the cover in the window and in the exported file."""

from datetime import date
from io import BytesIO

import pikepdf
from PySide6.QtWidgets import QFileDialog

from lhl_editor.exporting import Order, export
from lhl_editor.files.pictures import folder_of
from lhl_editor.ui.form.picture_editor import PictureEditor
from tests.builders import path
from tests.journeys.conftest import title_in
from tests.picture_files import ALT, FILES

LOGO = path("document/logo")


def logo_on_the_page(driver):
    return [one.alt for one in driver.session.placed.pages[0].elements if one.picture]


def rules(driver):
    return {each.rule for each in driver.session.problems if each.path == LOGO}


def test_a_chosen_logo_is_seen_on_the_cover_and_exported(driver, file, tmp_path, monkeypatch):
    (tmp_path / "vår.png").write_bytes(FILES["png"])
    chosen = staticmethod(lambda *_: (str(tmp_path / "vår.png"), ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", chosen)
    driver.session.go_to(LOGO)
    assert isinstance(driver.field(), PictureEditor)
    driver.press("Space")
    driver.wait(lambda: logo_on_the_page(driver) == [ALT])
    driver.wait(driver.settled)
    assert rules(driver) == set()
    driver.press("Ctrl+S")
    driver.wait(lambda: not driver.session.is_modified)
    assert title_in(file)
    made = export(driver.session.strategy, Order(True, False, date(2026, 11, 22), document=file))
    with pikepdf.open(BytesIO(made.pdf)) as pdf:
        assert len(pdf.pages[0].get_images()) == 1


def test_a_logo_that_goes_missing_is_told_and_the_cover_does_without(open_file, file):
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("  contact:", "  logo: vår.png\n  contact:", 1), encoding="utf-8")
    driver = open_file(file)
    assert rules(driver) == {"logo_missing"}
    assert logo_on_the_page(driver) == []
    folder_of(file).mkdir()
    (folder_of(file) / "vår.png").write_bytes(FILES["png"])
    driver.window.desk.page.work.refresh()
    driver.wait(lambda: logo_on_the_page(driver) == [ALT])
    driver.wait(lambda: rules(driver) == set())
