"""The rows on the screen: chosen, opened, moved and dragged by mouse or keyboard."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QStyleOptionViewItem,
    QToolTip,
    QTreeView,
    QWidget,
)

from lhl_editor.core.path import Path
from lhl_editor.language.catalogue import say
from lhl_editor.ui.outline.arranging import Arranging
from lhl_editor.ui.outline.delegate import RowDelegate, plain
from lhl_editor.ui.outline.dragging import drag_picture, mime_of, path_in
from lhl_editor.ui.outline.dropping import Drop
from lhl_editor.ui.outline.model import Index, OutlineModel
from lhl_editor.ui.outline.node import Node
from lhl_editor.ui.outline.painting import HEIGHT
from lhl_editor.ui.outline.said import name_of
from lhl_editor.ui.session import Edit, Session
from lhl_editor.ui.theme import Theme

_OPENING = (Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter)
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_Pages = tuple[int, list[tuple[int, int | None]]]  # the last, and of each row in sight


class OutlineTree(QTreeView):
    """Shows an `OutlineModel`; drags only to where the item can stand."""

    opened = Signal(Path)  # the form of this place is wanted
    delete_wanted = Signal(Path)
    menu_wanted = Signal(QPoint)  # on the screen
    chosen = Signal(Path)  # a row became the current one, by a person

    def __init__(
        self,
        session: Session,
        theme: Theme,
        model: OutlineModel,
        arranging: Arranging,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows, self._arranging = model, arranging
        self._drop = Drop(self, model, session, theme)
        self.delegate = RowDelegate(self, model, theme, self._drop)
        self._follows = False  # the current row changes, but no one chose it
        self._pages: _Pages = 0, []
        self.setModel(model)
        self.setItemDelegate(self.delegate)
        self.setAccessibleName(say("window.pane.outline"))
        self._set_up()
        self._measure()
        theme.changed.connect(self._measure)

    def follow(self, edit: Edit) -> None:
        """Show the edited strategy; what Qt selects meanwhile is no one's choice."""
        self._follows = True
        self._rows.follow(edit)
        self._follows = False

    def select(self, path: Path) -> bool:
        """Make the row of a place the current one, opened and in sight; whether there is one."""
        index = self._rows.index_of(path)
        if not index.isValid():
            return False
        around = index.parent()
        while around.isValid():
            self.setExpanded(around, True)
            around = around.parent()
        self._follows = True
        self.setCurrentIndex(index)
        self._follows = False
        self.scrollTo(index)
        return True

    def is_current(self, path: Path) -> bool:
        """Whether the row of a place is the current one."""
        return self._rows.path(self.currentIndex()) == path

    def expanded_paths(self) -> list[Path]:
        """The places whose rows are opened."""
        indexes = self._rows.with_rows()
        paths = (self._rows.path(index) for index in indexes if self.isExpanded(index))
        return [path for path in paths if path]

    def open_only(self, indexes: list[QModelIndex]) -> None:
        """Open these rows and close all others."""
        self.collapseAll()
        for index in indexes:
            self.expand(index)

    def show_pages(self, last: int) -> None:
        """The pages are others, and `last` is the last: at most keys none of those in sight is."""
        pages = last, [(node.number, self._rows.page_of(node)) for node in self._in_sight()]
        if pages != self._pages:
            self._pages = pages
            self.delegate.painter.last_page = last
            self.viewport().update()

    def _in_sight(self) -> Iterator[Node]:
        """What stands in the rows that can be seen."""
        height = self.viewport().height()
        index = self.indexAt(QPoint(0, 0))
        while index.isValid() and self.visualRect(index).top() < height:
            yield self._rows.node(index)
            index = self.indexBelow(index)

    def drawRow(self, painter: QPainter, options: QStyleOptionViewItem, index: Index) -> None:
        """All of it is the delegate's: the style would paint its own selection beside it."""
        self.delegate.paint(painter, options, plain(index))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self._drop.paint(QPainter(self.viewport()))

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(plain(current), plain(previous))
        path = self._rows.path(current)
        if path and not self._follows:
            self.chosen.emit(path)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        path = self._rows.path(self.currentIndex())
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if modifiers == Qt.KeyboardModifier.AltModifier and event.key() in _STEPS:
            self._arranging.move(_STEPS[Qt.Key(event.key())])
        elif modifiers or path is None:
            super().keyPressEvent(event)
        elif event.key() in _OPENING:
            self.opened.emit(path)
        elif event.key() == Qt.Key.Key_Delete:
            self._want_to_delete()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            self.menu_wanted.emit(event.globalPos())
        else:
            corner = self.visualRect(self.currentIndex()).bottomLeft()
            self.menu_wanted.emit(self.viewport().mapToGlobal(corner))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._toggles(event):
            super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._toggles(event):
            return
        index = self.indexAt(event.position().toPoint())
        path = self._rows.path(index)
        if path and not self._rows.node(index).children:
            self.opened.emit(path)
        else:
            super().mouseDoubleClickEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        match event:
            case QHelpEvent() if event.type() == QEvent.Type.ToolTip:
                index = self.indexAt(event.pos())
                tip = self.delegate.tip(index) if index.isValid() else ""
                QToolTip.showText(event.globalPos(), tip, self.viewport())
                return True
            case QMouseEvent() if event.type() == QEvent.Type.MouseMove:
                self._hover(self.indexAt(event.position().toPoint()))
            case _ if event.type() == QEvent.Type.Leave:
                self._hover(QModelIndex())
        return super().viewportEvent(event)

    def startDrag(self, supported: Qt.DropAction) -> None:
        index = self.currentIndex()
        path = self._rows.path(index)
        if path is None or not self._can_drag(index):
            return
        drag = QDrag(self)
        drag.setMimeData(mime_of(path, self))
        words = name_of(self._rows.node(index).row)
        width = min(self.viewport().width(), self._theme.px(200))
        drag.setPixmap(drag_picture(self._theme, words, width, self.devicePixelRatioF()))
        drag.setHotSpot(QPoint(self._theme.px(17), self._theme.px(HEIGHT) // 2))
        drag.exec(Qt.DropAction.MoveAction)
        self._drop.end()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        path = path_in(event.mimeData(), self)
        can_drag = path is not None and self._can_drag(self._rows.index_of(path))
        is_welcome = can_drag and path is not None and self._drop.begin(path)
        event.setAccepted(is_welcome)  # who refuses here hears of no move either

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        super().dragMoveEvent(event)  # scrolls near the edges, and refuses
        if self._drop.is_over(event.position().toPoint().y()):
            event.setDropAction(Qt.DropAction.MoveAction)
            event.accept()
        else:
            event.ignore()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        super().dragLeaveEvent(event)  # scrolls no more
        self._drop.end()

    def dropEvent(self, event: QDropEvent) -> None:
        path, gap = self._drop.path, self._drop.gap
        self._drop.end()
        self.stopAutoScroll()
        event.setAccepted(path is not None and gap is not None)
        if path is not None and gap is not None:
            event.setDropAction(Qt.DropAction.MoveAction)
            self._arranging.drop(path, gap)

    def _set_up(self) -> None:
        self._port = QWidget(self)  # Qt's own has no type here: asking for it makes all there are
        self.setViewport(self._port)
        self.setHeaderHidden(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setIndentation(0)  # the delegate paints the levels, and the chevrons
        self.setRootIsDecorated(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDropIndicatorShown(False)
        self._port.setMouseTracking(True)

    def _measure(self) -> None:
        self.delegate.measure()
        self.setAutoScrollMargin(self._theme.px(HEIGHT))
        self.verticalScrollBar().setSingleStep(self._theme.px(HEIGHT))
        self.scheduleDelayedItemsLayout()

    def _want_to_delete(self) -> None:
        path = self._arranging.item
        if path and not self._arranging.why_not_change():
            self.delete_wanted.emit(path)

    def _toggles(self, event: QMouseEvent) -> bool:
        """Whether a click opened or closed a row instead of choosing it."""
        position = event.position().toPoint()
        index = self.indexAt(position)
        has_rows = index.isValid() and bool(self._rows.node(index).children)
        at_chevron = self.delegate.painter.chevron_rect(self.visualRect(index)).contains(position)
        if event.button() != Qt.MouseButton.LeftButton or not (has_rows and at_chevron):
            return False
        self.setExpanded(index, not self.isExpanded(index))
        return True

    def _hover(self, index: QModelIndex) -> None:
        if index != self.delegate.hovered:
            self.viewport().update(self.visualRect(plain(self.delegate.hovered)))
            self.delegate.hovered = QPersistentModelIndex(index)
            self.viewport().update(self.visualRect(index))

    def _can_drag(self, index: QModelIndex) -> bool:
        can = bool(self._rows.flags(index) & Qt.ItemFlag.ItemIsDragEnabled)
        return can and not self._rows.is_filtered
