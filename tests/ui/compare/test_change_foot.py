"""Below a change stands who made it."""

from pytestqt.qtbot import QtBot

from lhl_editor.ui.compare.change_foot import ChangeFoot
from lhl_editor.ui.compare.makers import Maker
from lhl_editor.ui.theme import Theme, load_fonts


def test_how_it_came_about_is_no_name(qtbot: QtBot) -> None:
    load_fonts()
    foot = ChangeFoot(Theme())
    qtbot.addWidget(foot)
    solveig = Maker("Solveig Aas", "i dag 13.08")
    outside = Maker("Endret utenfor programmet", "i dag 13.07", False)
    foot.show_makers((solveig, outside))
    assert foot.maker.accessibleName() == "Solveig Aas, i dag 13.08, og endret utenfor programmet"
    foot.show_makers((outside, solveig))
    assert foot.maker.accessibleName() == "Endret utenfor programmet, i dag 13.07, og Solveig Aas"
