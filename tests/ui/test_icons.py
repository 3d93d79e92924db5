"""Icons are as sharp as the screen: their pictures have a dot for each of its dots."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor

from lhl_editor.ui.icons import icon


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5, 2.0, 3.0])
def test_a_picture_has_the_dots_of_the_screen(qapp, scale):
    picture = icon("save", "#1B2427", "#88959C").pixmap(QSize(16, 16), scale)
    assert picture.devicePixelRatio() == scale
    assert picture.size() == QSize(16, 16) * scale
    image = picture.toImage()
    lines = [
        (x, y)
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() > 200
    ]
    assert max(x for x, _ in lines) > 0.7 * image.width()
    assert max(y for _, y in lines) > 0.7 * image.height()
    assert image.pixelColor(*lines[0]).name() == QColor("#1B2427").name()
