"""The bars above the panes, in another size of text and in other colours."""

from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from lhl_editor.ui.notices import Notice, Notices
from lhl_editor.ui.theme import Theme


def test_they_are_drawn_anew_and_the_focus_stays(qtbot: QtBot) -> None:
    theme, pressed = Theme(), []
    notices = Notices(theme)
    qtbot.addWidget(notices)
    ways = [("Vis forskjell", lambda: None), ("Ikke nå", lambda: pressed.append("nå"))]
    notices.show_notice(Notice("merge", "En annen utgave", ways=ways))
    notices.show_notice(Notice("file", "Filen er endret", "warning"))
    notices.show()
    notices.activateWindow()
    qtbot.waitUntil(notices.isActiveWindow)
    notices.findChildren(QPushButton)[1].setFocus()
    theme.set(dark=True, text_size=200)
    assert notices.shown() == ["merge", "file"]
    icons = [each.pixmap() for each in notices.findChildren(QLabel) if each.isVisible()]
    assert {each.deviceIndependentSize().height() for each in icons if not each.isNull()} == {32}
    focus = notices.window().focusWidget()
    assert isinstance(focus, QPushButton)
    focus.click()
    assert pressed == ["nå"]
