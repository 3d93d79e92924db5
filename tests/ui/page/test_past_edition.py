"""The page in view tells what is new since the version that was published last."""

from datetime import UTC, datetime
from itertools import count
from unittest.mock import Mock

import pytest

from lhl_editor.core.changes import SetField
from lhl_editor.files.strategy_file import write_strategy
from lhl_editor.files.versions import Author, History
from lhl_editor.pages.placed import lines_of
from lhl_editor.pages.since import PLACE
from lhl_editor.ui.page.past_edition import PastEdition
from tests.builders import path
from tests.range_of_strategies import put, shipped
from tests.ui.page.conftest import settle

KARI = Author("Kari", "kari@example.no")
_minutes = count()


@pytest.fixture
def document(tmp_path):
    """A file with a history; `document(strategy, name)` publishes."""
    file = tmp_path / "strategi.yaml"

    def publish(strategy, name):
        now = datetime(2026, 11, 22, 10, next(_minutes), tzinfo=UTC)
        data = write_strategy(strategy)
        file.write_bytes(data)
        history = History.of(file)
        version = history.append(data, KARI, now)
        files = [("ut.pdf", "0" * 64)]
        history.name(version, name, "adopted", "2026-05-12", author=KARI, now=now, files=files)
        return version

    publish.file = file
    return publish


def wanting(**fields):
    strategy = put(shipped(), "document", "changes_page", "yes")
    for name, value in fields.items():
        strategy = put(strategy, "document", name, value)
    return strategy


def last_page(pane):
    placed = pane.session.placed
    said = (
        "".join(span.text for span in line.spans) for line in lines_of(placed.pages[-1].elements)
    )
    return " ".join(said)


def test_the_preview_follows_the_field_and_the_history(qtbot, open_pane, document):
    document(shipped(), "1.0")
    pane = open_pane(shipped())
    pane.session.file = document.file
    pages = len(pane.session.placed.pages)
    pane.session.dispatch(SetField(path("document/changes_page"), "yes"))
    settle(qtbot, pane)
    assert len(pane.session.placed.pages) == pages + 2
    assert "Forrige versjon: 1.0" in last_page(pane)
    assert "Ingenting er endret siden da." in last_page(pane)
    pane.session.dispatch(SetField(path("document/title"), "Ny tittel"))
    settle(qtbot, pane)
    assert "Tittelen er endret." in last_page(pane)
    assert pane.session.page_of(PLACE) == pages + 1
    document(pane.session.strategy, "1.1")
    pane.session.dispatch(SetField(path("document/publisher"), "Andre"))
    settle(qtbot, pane)
    assert "Forrige versjon: 1.1" in last_page(pane)
    assert "Tittelen" not in last_page(pane)


def test_what_was_published_last_still_says_what_it_said_then(document):
    past = PastEdition()
    document(wanting(), "1.0")
    second = wanting(title="Ny tittel")
    version = document(second, "1.1")
    assert past.of(second, document.file, "").imprint.name == "1.0"
    assert past.of(second, document.file, version.id).imprint.name == "1.0"
    assert past.of(wanting(title="Enda nyere"), document.file, "").imprint.name == "1.1"
    again = past.of(second, document.file, "")
    assert past.of(second, document.file, "") is again


def test_while_the_history_is_out_of_reach_it_says_what_it_said(document, monkeypatch):
    past, now = PastEdition(), wanting(title="Ny tittel")
    document(wanting(), "1.0")
    assert past.of(now, document.file, "").imprint.name == "1.0"
    folder = document.file.with_name("strategi.history")
    with monkeypatch.context() as away:
        away.setattr(History, "versions", Mock(side_effect=OSError("network")))
        folder.rename(folder.with_name("borte"))
        assert past.of(now, document.file, "").imprint.name == "1.0"
    folder.with_name("borte").rename(folder)
    assert past.of(now, document.file, "").imprint.name == "1.0"
    assert past.of(now, document.file.with_name("annen.yaml"), "") is None


def test_without_a_history_or_without_the_wish_nothing_is_read(document, tmp_path):
    assert PastEdition().of(wanting(), tmp_path / "ingen.yaml", "") is None
    assert PastEdition().of(wanting(), None, "") is None
    document(wanting(), "1.0")
    assert PastEdition().of(shipped(), document.file, "") is None
