"""A picture that belongs to the document: shown small, chosen from a file, taken away.

What is chosen is copied into the folder beside the document; the field holds its name there.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path as File
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lhl_editor.core.path import Path
from lhl_editor.core.problems import problem
from lhl_editor.core.strategy import Strategy, Value
from lhl_editor.files.faults import Unreadable
from lhl_editor.files.saving import NotSaved
from lhl_editor.language.catalogue import say
from lhl_editor.language.findings import sentence
from lhl_editor.ui.background import Latest, Stale
from lhl_editor.ui.file_work import FileWork
from lhl_editor.ui.form.button_line import button_line
from lhl_editor.ui.form.editor import Editor, FieldPlace
from lhl_editor.ui.theme import Theme
from lhl_editor.ui.widgets import button, label, set_role

if TYPE_CHECKING:  # not before the first paint: their enumerations take long to make
    from PySide6.QtGui import QImage

_WIDE, _TALL, _EDGE = 128, 64, 6
_LONGEST = 40  # characters of a name that is shown whole


class PictureEditor(Editor):
    """Only a document that has a file can take pictures: they stand beside it."""

    def __init__(self, place: FieldPlace, parent: QWidget | None = None) -> None:
        super().__init__(place, parent)
        self._picture, self._name = label("", "picture"), label("", "body")
        self._choose = button(say("form.picture.choose"), self._ask)
        self._remove = button(say("form.picture.remove"), self._take_away)
        self._note = label("", "help", wraps=True)
        self._said = "", ""
        self._work: FileWork | None = None
        self._latest = Latest(self)
        self._latest.done.connect(self._show_image)
        self._lay_out()

    def _lay_out(self) -> None:
        shown = QHBoxLayout()
        shown.setSpacing(self.theme.px(12))
        shown.addWidget(self._picture)
        shown.addWidget(self._name, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self.theme.px(4))
        column.addLayout(shown)
        column.addLayout(button_line(self._choose, self._remove))
        column.addWidget(self._note)

    def surroundings(self) -> tuple[object, ...]:
        return (self.session.file,)

    def show_surroundings(self) -> None:
        self.show_value(self.shown or "", None)

    def show_value(self, value: Value, before: Value | None) -> None:
        may_change, file = not self.session.read_only, self.session.file
        self._name.setText(_shortened(value))
        self._name.setVisible(bool(value))
        self._picture.hide()
        self._choose.setVisible(may_change)
        self._choose.setEnabled(file is not None)
        self._remove.setVisible(bool(value) and may_change)
        self._tell_note(say("form.picture.save_first") if may_change and file is None else "")
        if value and file is not None:
            ratio = self.devicePixelRatioF()
            self._latest.run(partial(_drawn, self.session.strategy, file, self.theme, ratio))

    def _show_image(self, image: QImage) -> None:
        if self.shown and not image.isNull():
            from PySide6.QtGui import QPixmap

            self._picture.setPixmap(QPixmap.fromImage(image))
            self._picture.show()

    def focus_target(self) -> QWidget:
        return self._choose

    def focus_on(self, path: Path) -> None:
        """Where nothing can be chosen, what stands there can still be taken away."""
        target = self._choose if self._choose.isEnabled() else self._remove
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def tell(self, name: str, description: str) -> None:
        self._said = name, description
        about = self.shown, description, self._note.text()
        for one in (self._choose, self._remove):
            one.setAccessibleName(f"{name}: {one.text()}")
            one.setAccessibleDescription(", ".join(words for words in about if words))

    def _tell_note(self, words: str, role: str = "help") -> None:
        self._note.setText(words)
        self._note.setVisible(bool(words))
        set_role(self._note, role)
        self.tell(*self._said)

    # What is done with it

    def _ask(self) -> None:
        """Have her choose a file, and copy it beside the document."""
        document = self.session.file
        if document is None:
            return
        filters = f"{say('form.picture.filter')} (*.png *.jpg *.jpeg)"
        folder = str(document.parent)
        title = say("form.picture.title")
        from PySide6.QtWidgets import QFileDialog

        chosen, _ = QFileDialog.getOpenFileName(self.window(), title, folder, filters)
        if chosen:
            self._take(File(chosen), document)

    def _take(self, source: File, document: File) -> None:
        from lhl_editor.files.pictures import take_in

        self._work = self._work or FileWork(self)
        failed = partial(self._tell_failure, source.name)
        self._work.run(lambda: take_in(source, document), self._become, failed)

    def _become(self, name: str) -> None:
        self.put(name)
        self.show_value(name, None)
        self._choose.setFocus(Qt.FocusReason.OtherFocusReason)
        if name:
            self.session.announce(say("form.picture.taken", name=name))

    def _take_away(self) -> None:
        self._become("")

    def _tell_failure(self, name: str, error: Exception) -> None:
        words = _reason(name, error)
        self._tell_note(words, "error")
        self.session.announce(words)


def _drawn(strategy: Strategy, file: File, theme: Theme, ratio: float, _: Stale) -> QImage:
    """The picture as on the page; nothing where it cannot be shown."""
    from PySide6.QtGui import QImage

    from lhl_editor.core.pictures import Picture
    from lhl_editor.files.pictures import read_pictures

    picture = read_pictures(strategy, file).get(strategy["document"]["logo"])
    image = QImage.fromData(picture.data) if isinstance(picture, Picture) else QImage()
    return image if image.isNull() else _on_white(image, theme, ratio)


def _on_white(image: QImage, theme: Theme, ratio: float) -> QImage:
    """The image in the middle of a small white page."""
    from PySide6.QtGui import QImage, QPainter

    size = QSize(theme.px(_WIDE), theme.px(_TALL)) * ratio
    edge = round(theme.px(_EDGE) * ratio)
    room = QRect(QPoint(), size).adjusted(edge, edge, -edge, -edge)
    small = image.scaled(
        room.size(),
        Qt.AspectRatioMode.KeepAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )
    place = small.rect()
    place.moveCenter(room.center())
    made = QImage(size, QImage.Format.Format_RGB32)
    made.fill(Qt.GlobalColor.white)
    painter = QPainter(made)
    painter.drawImage(place, small)
    painter.end()
    made.setDevicePixelRatio(ratio)
    return made


def _shortened(name: str) -> str:
    return name if len(name) <= _LONGEST else f"{name[: _LONGEST - 6]}…{name[-5:]}"


def _reason(name: str, error: Exception) -> str:
    """Why a picture could not be taken in; raises what nobody foresaw."""
    from lhl_editor.files.pictures import NotAPicture

    match error:
        case NotAPicture():
            return sentence(problem(Path(), error.rule, name=name))
        case Unreadable():
            fault = error.faults[0]
            return say(f"fault.{fault.code}", **fault.values)
        case NotSaved():
            return say(f"save.{error.code}", **error.values)
    raise error
