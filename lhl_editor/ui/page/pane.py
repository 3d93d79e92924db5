"""The pane «Side»: header, the page in view, thumbnails, and a bar for searching on the pages."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from lhl_editor.core.path import Path
from lhl_editor.core.strategy import Strategy
from lhl_editor.core.subjects import subject
from lhl_editor.language.catalogue import say
from lhl_editor.pages.placed import Element, PlacedDocument, PlacedPage, lines_of
from lhl_editor.ui.page.drawing import Anchor, Shown, Wanted, page_number
from lhl_editor.ui.page.header import PageHeader
from lhl_editor.ui.page.search import PageSearch
from lhl_editor.ui.page.thumbnails import Thumbnails
from lhl_editor.ui.page.view import PageView
from lhl_editor.ui.page.work import PageWork
from lhl_editor.ui.page.zoom import Fit, Zoom
from lhl_editor.ui.session import Edit, Session
from lhl_editor.ui.theme import Theme

if TYPE_CHECKING:  # loaded when something is printed
    from lhl_editor.ui.page.printing import Printing

_BEGIN = 30  # ms
_AFTER_PAGE = 1  # ms
_PAUSE = 200  # ms without another picture before the thumbnails are made


class PagePane(QFrame):
    """Shows the page of the place in hand, as it will be published."""

    picked = Signal(object, int)  # the Path of a text that was clicked, and its paragraph
    page_shown = Signal(int)
    failed = Signal(object)  # an exception: a page that could not be made

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session, self.theme = session, theme
        self.number = 1  # the page in view, or on its way there
        self._anchor = Anchor(str(session.place), 1)
        self._fade = True  # another page was asked for
        self._bring = True  # its block is to be seen
        self.made_of: Strategy | None = None  # what the pages were made of
        self._placed: PlacedDocument | None = None
        self.header = PageHeader(theme)
        self.search = PageSearch(theme)
        self.view = PageView(theme)
        self.thumbnails = Thumbnails(theme)
        self.work = PageWork(self._wanted, self)
        self._pause = QTimer(self, interval=_PAUSE, singleShot=True)
        self._printing: Printing | None = None
        self._thumbnails_wanted = self._thumbnails_room = True
        self._build()
        self._connect()
        self.header.set_page(0, 0)
        self.view.set_place(str(session.place))
        # The pane stands first: work beside the window would slow down all that it does for that.
        QTimer.singleShot(_BEGIN, self, self._begin)

    # Which page

    def go_to_page(self, number: int) -> None:
        """Shows a page, from 1, until another place is taken in hand."""
        pages = len(self._placed.pages) if self._placed else 0
        if 1 <= number <= pages and number != self.number:
            self._show(Anchor(self._path_of(number), number), number)

    def next_page(self) -> None:
        self.go_to_page(self.number + 1)

    def previous_page(self) -> None:
        self.go_to_page(self.number - 1)

    # How large

    def fit_width(self) -> None:
        self.view.set_zoom(Zoom(Fit.WIDTH))

    def fit_page(self) -> None:
        self.view.set_zoom(Zoom(Fit.PAGE))

    def zoom_in(self) -> None:
        self.view.step_zoom(1)

    def zoom_out(self) -> None:
        self.view.step_zoom(-1)

    # What else

    def open_search(self) -> None:
        self.search.open(self.number)

    @property
    def thumbnails_shown(self) -> bool:
        """Whether she wants to see the thumbnails, where there is room for them."""
        return self._thumbnails_wanted

    def toggle_thumbnails(self) -> None:
        self._thumbnails_wanted = not self._thumbnails_wanted
        self._place_thumbnails()

    def show_thumbnails(self, has_room: bool) -> None:
        """Whether the window has room for the thumbnails."""
        self._thumbnails_room = has_room
        self._place_thumbnails()

    def _place_thumbnails(self) -> None:
        self.thumbnails.setVisible(self._thumbnails_wanted and self._thumbnails_room)
        self.work.refresh()

    @property
    def has_selection(self) -> bool:
        """Whether text on the page is selected, so that it can be copied."""
        return bool(self.view.selected_text())

    def copy(self) -> None:
        self.view.copy()

    def print_pages(self) -> None:
        """Asks for a printer, and prints."""
        from lhl_editor.ui.page.printing import ask_and_print

        if self._placed and (printing := ask_and_print(self._placed, self.number, self)):
            self._printing = printing
            printing.failed.connect(self.failed)

    def stop(self) -> None:
        """Ends what goes on beside the window; to be called before it closes."""
        self.work.stop()
        self._pause.stop()
        self.search.stop()
        if self._printing:
            self._printing.stop()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        ways: dict[tuple[Qt.KeyboardModifier, Qt.Key], Callable[[], None]] = {
            (Qt.KeyboardModifier.AltModifier, Qt.Key.Key_PageUp): self.previous_page,
            (Qt.KeyboardModifier.AltModifier, Qt.Key.Key_PageDown): self.next_page,
            (Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_0): self.fit_width,
            (Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_Plus): self.zoom_in,
            (Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_Equal): self.zoom_in,
            (Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_Minus): self.zoom_out,
            (Qt.KeyboardModifier.NoModifier, Qt.Key.Key_F3): lambda: self.search.step(1),
            (Qt.KeyboardModifier.ShiftModifier, Qt.Key.Key_F3): lambda: self.search.step(-1),
        }
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if way := ways.get((modifiers, Qt.Key(event.key()))):
            way()
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        self.setProperty("role", "pane")
        self.setFocusProxy(self.view)
        self.view.setAccessibleName(say("page.pane"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for each in (self.header, self.search, self.view, self.thumbnails):
            column.addWidget(each, int(each is self.view))

    def _connect(self) -> None:
        self.session.changed.connect(self._changed)
        self.session.moved.connect(self._moved)
        self.header.stepped.connect(lambda step: self.go_to_page(self.number + step))
        self.header.zoom_chosen.connect(self.view.set_zoom)
        self.header.search_asked.connect(self.open_search)
        self.header.print_asked.connect(self.print_pages)
        self.thumbnails.chosen.connect(self.go_to_page)
        self.view.zoomed.connect(lambda: self.header.set_zoom(self.view.zoom))
        self.view.picked.connect(self._pick)
        self.search.changed.connect(self._show_hits)
        self.search.closed.connect(self.view.setFocus)
        self.search.announced.connect(self.session.announce)
        self._pause.timeout.connect(self.work.refresh)
        self.work.pages_made.connect(self._take_pages)
        self.work.page_drawn.connect(self._take_page)
        self.work.thumbnail_drawn.connect(self._take_thumbnail)
        self.work.failed.connect(self._fail)

    def _begin(self) -> None:
        self.thumbnails.wants.connect(self.work.refresh)
        self.view.wants.connect(self.work.refresh)
        self.work.refresh()

    def _wanted(self) -> Wanted:
        """What is to be seen now."""
        return Wanted(
            self.session.strategy,
            self._anchor,
            self.view.zoom,
            self.view.room(),
            self.view.seen(),
            self.thumbnails.wanted(),
            self.thumbnails.picture_width(),
            self.session.file,
        )

    def _changed(self, _: Edit) -> None:
        self.work.refresh()

    def _moved(self, path: Path, by: object) -> None:
        """Shows the page of the place in hand; one that was clicked on the page is there."""
        place = self._printed(path)
        self.view.set_place(place)
        if by is self:
            self._anchor = Anchor(self._path_of(self.number), self.number)
            return
        anchor = Anchor(str(path), self.number)
        if not self._placed or place not in self._placed.landings:
            # new, and its page on the way; or it is not printed
            self._anchor, self._fade, self._bring = anchor, True, True
            self.work.refresh()
            return
        number = page_number(self._placed, anchor)
        if number != self.number:
            self._bring = True
            self._show(anchor, number)
        else:
            self._anchor = anchor
            self.view.bring_block()

    def _printed(self, path: Path) -> str:
        """The place, or the nearest around it in the same field of a form that is on a page: what
        a link in a list says stands there as words of the list."""
        if self._placed:
            least = len(subject(path).parts) + 1
            for length in range(len(path.parts), least - 1, -1):
                if (near := str(Path(path.parts[:length]))) in self._placed.landings:
                    return near
        return str(path)

    def _show(self, anchor: Anchor, number: int) -> None:
        self._anchor, self.number, self._fade = anchor, number, True
        self._tell_page()
        self.work.refresh()

    def _tell_page(self) -> None:
        pages = len(self._placed.pages) if self._placed else 0
        self.header.set_page(self.number, pages)
        self.thumbnails.set_current(self.number)

    def _path_of(self, number: int) -> str:
        """A place by which the page is found again when others come before it; empty if a place
        that begins on an earlier page goes on on it."""
        assert self._placed is not None
        for line in lines_of(self._placed.pages[number - 1].elements):
            if line.path and page_number(self._placed, Anchor(line.path, 0)) == number:
                return line.path
        return ""

    def _pick(self, path: str, part: int) -> None:
        place = Path.parse(path)
        self.session.go_to(place, self)
        self.picked.emit(place, part)

    # What was made

    def _take_pages(self, strategy: Strategy, placed: PlacedDocument) -> None:
        self.made_of, self._placed = strategy, placed
        number = page_number(placed, self._anchor)
        if number != self.number:
            self.number, self._fade = number, self._fade or self._is_other_page(number)
        self.view.show_note("" if _says_anything(placed) else say("page.empty"))
        self.thumbnails.set_pages(placed)
        self.search.set_pages(placed)
        self._tell_page()
        # The page goes first: it is painted after all that is to be done at once.
        QTimer.singleShot(_AFTER_PAGE, self, partial(self.session.set_pages, placed))

    def _is_other_page(self, number: int) -> bool:
        """Whether it is not the page in view with another number."""
        shown = self.view.shown
        assert self._placed is not None
        first = _first_path(shown.page) if shown else ""
        return first != _first_path(self._placed.pages[number - 1])

    def _take_page(self, shown: Shown) -> None:
        before = self.view.shown
        is_other = before is None or before.page.number != shown.page.number
        if shown.placed is self._placed:
            self.number = page_number(shown.placed, self._anchor)
        self.view.set_place(self._printed(self.session.place))
        self.view.show_page(shown, fade=self._fade and is_other)
        self._show_hits(bring=False)
        if shown.page.number == self.number:
            if self._bring:
                self.view.bring_block()
            self._fade = self._bring = False
            self._tell_page()
            self.page_shown.emit(self.number)
        self._describe(shown)
        self._pause.start()

    def _take_thumbnail(self, page: PlacedPage, image: QImage) -> None:
        self.thumbnails.set_image(page, image)

    def _show_hits(self, bring: bool = True) -> None:
        current = self.search.current
        if bring and current and current.page != self.number:
            self.go_to_page(current.page)
        shown = self.view.shown
        if shown is None:
            return
        here = tuple(
            (hit.start, hit.end) for hit in self.search.hits if hit.page == shown.page.number
        )
        is_here = current is not None and current.page == shown.page.number
        self.view.set_found(here, (current.start, current.end) if current and is_here else None)

    def _describe(self, shown: Shown) -> None:
        """What a screen reader says of the page."""
        words = say("page.place", page=shown.page.number, pages=len(shown.placed.pages))
        title = _title(shown.page.elements)
        self.view.setAccessibleName(f"{words}, {title}" if title else words)
        self.view.setAccessibleDescription(self.view.text.text if self.view.text else "")

    def _fail(self, error: object) -> None:
        if self.view.shown is None:
            self.view.show_note(say("page.failed"))
        self.failed.emit(error)


def _says_anything(placed: PlacedDocument) -> bool:
    """Whether any word of the strategy is printed."""
    return any(line.path for page in placed.pages for line in lines_of(page.elements))


def _first_path(page: PlacedPage) -> str:
    return next((line.path for line in lines_of(page.elements) if line.path), "")


def _title(elements: tuple[Element, ...]) -> str:
    """The page's first heading, or its first words where it has none."""
    heading = next((one for one in elements if one.role in ("H1", "H2")), None)
    lines = lines_of((heading or elements[0],)) if elements else ()
    words = ("".join(span.text for span in line.spans).strip() for line in lines)
    return " ".join(word for word in words if word)
