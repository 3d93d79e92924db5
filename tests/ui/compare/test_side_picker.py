"""The list of versions to choose from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from lhl_editor.files.history.record import Author
from lhl_editor.files.history.version import Naming, Place, Version, standing_words, told_words
from lhl_editor.ui.compare.side_picker import SidePicker
from lhl_editor.ui.compare.sides import Side, now_side, saved_side, version_sides
from lhl_editor.ui.theme import Theme, load_fonts

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
PLACE = Place("f", 0, 0, 0)


def a_version(number: int, days_ago: int, name: str = "", author: str = "Kari Nordmann") -> Version:
    then = NOW - timedelta(days=days_ago)
    id = f"{number:064x}"
    naming = Naming(
        id, id, name, "adopted", then.date().isoformat(), "", Author(author), then, "", (), PLACE
    )
    return Version(
        id, id, number, then.isoformat(), author, "", f"endring {number}", "", 0, number,
        told_words("w", "saved", ""), standing_words(PLACE), (naming,) if name else (),
    )  # fmt: skip


def sides_of(versions: Sequence[Version]) -> tuple[Side, ...]:
    return (now_side(True), saved_side(None, NOW), *version_sides(versions, NOW))


VERSIONS = [
    a_version(5, 0),
    a_version(4, 3, author="Ola Hansen"),
    a_version(3, 40),
    a_version(2, 900, "1.1"),
    a_version(1, 1200, "1.0"),
]


class Choosing:
    def __init__(self, picker: SidePicker, window: QWidget) -> None:
        self.picker, self.window = picker, window
        self.chosen: list[str] = []
        self.said: list[str] = []
        picker.chosen.connect(self.chosen.append)
        picker.announced.connect(self.said.append)

    @property
    def rows(self) -> list[str]:
        model = self.picker.list.model()
        return [model.index(row, 0).data() for row in range(model.rowCount())]

    @property
    def in_hand(self) -> str:
        side = self.picker.list.in_hand
        return side.name if side else ""

    def press(self, *keys: Qt.Key) -> None:
        for key in keys:
            QTest.keyClick(self.picker.search, key)


Make = Callable[..., Choosing]


@pytest.fixture
def choosing(qtbot: QtBot) -> Make:
    load_fonts()
    window = QWidget()
    window.resize(900, 700)
    qtbot.addWidget(window)
    anchor = QPushButton("Fra", window)
    window.show()

    def make(sides: Sequence[Side] = sides_of(VERSIONS), chosen: str = "") -> Choosing:
        picker = SidePicker(Theme(), anchor, sides, chosen or VERSIONS[3].id)
        made = Choosing(picker, window)
        picker.open()
        return made

    return make


def test_versions_stand_by_month_and_years_that_are_over_by_year(choosing: Make) -> None:
    made = choosing()
    headings = [row for row in made.rows if "," not in row]
    assert headings == ["November 2026", "Oktober 2026", "2024", "2023"]
    assert made.rows[0].startswith("Nå")
    assert made.rows[1].startswith("Sist lagret")


def test_the_one_that_is_compared_is_in_hand(choosing: Make) -> None:
    assert choosing().in_hand == "1.1"


def test_the_keys_go_from_one_to_the_next_past_the_headings_and_enter_chooses(
    choosing: Make,
) -> None:
    made = choosing()
    made.press(Qt.Key.Key_Down)
    assert made.in_hand == "1.0"
    made.press(Qt.Key.Key_Down)
    assert made.in_hand == "1.0"
    made.press(Qt.Key.Key_Up, Qt.Key.Key_Up)
    assert made.said[-1].startswith("13. oktober")
    made.press(Qt.Key.Key_Return)
    assert made.chosen == [VERSIONS[2].id]


def test_a_version_is_found_by_person_date_name_and_what_changed(choosing: Make) -> None:
    for typed, name in (("ola", "19. november"), ("1.0", "1.0"), ("endring 3", "13. oktober")):
        made = choosing()
        QTest.keyClicks(made.picker.search, typed)
        assert made.in_hand == name
        assert made.said[-1] == "Viser 1 av 5 versjoner"


def test_only_those_with_a_name_can_be_asked_for(choosing: Make) -> None:
    made = choosing()
    made.picker.named_only.click()
    assert [row.partition(",")[0] for row in made.rows] == ["2024", "1.1", "2023", "1.0"]


def test_what_is_not_found_says_so(choosing: Make) -> None:
    made = choosing()
    QTest.keyClicks(made.picker.search, "zzz")
    words = [one.text() for one in made.picker.findChildren(QLabel) if one.isVisible()]
    assert "Ingen treff på «zzz»." in words
    made.press(Qt.Key.Key_Return)
    assert made.chosen == []


def test_a_click_chooses_and_a_heading_does_not(choosing: Make, qtbot: QtBot) -> None:
    made = choosing()
    rows = made.picker.list

    def click(words: str) -> None:
        number = next(at for at, row in enumerate(made.rows) if row.startswith(words))
        place = rows.visualRect(rows.model().index(number, 0)).center()
        qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=place)

    click("2024")
    assert made.chosen == []
    click("1.0")
    assert made.chosen == [VERSIONS[4].id]


def test_of_ten_thousand_the_newest_are_shown_and_all_are_found(choosing: Make) -> None:
    many = [a_version(10_000 - n, n // 10) for n in range(10_000)]
    sides = sides_of(many)
    made = choosing(sides, many[9000].id)
    assert made.picker.list.in_hand is not None
    assert made.picker.list.in_hand.key == many[9000].id
    assert len(made.rows) < 400
    QTest.keyClicks(made.picker.search, "endring 77")
    assert made.in_hand
    assert not made.picker.grab().isNull()


def test_esc_closes_it(choosing: Make) -> None:
    made = choosing()
    made.press(Qt.Key.Key_Escape)
    assert made.picker.isHidden()
    assert made.chosen == []
