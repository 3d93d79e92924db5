import pytest

from lhl_editor.files.history import packs


@pytest.fixture
def small_packs(monkeypatch):
    """Packs of ten, so that a short history has some."""
    monkeypatch.setattr(packs, "IN_A_PACK", 10)
    monkeypatch.setattr(packs, "_LOOSE", 5)
