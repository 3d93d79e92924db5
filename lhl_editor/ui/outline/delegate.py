"""A row of the model in, how it looks just now, how high it is and what its tooltip says out."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTreeView

from lhl_editor.ui.commands import plain_tip
from lhl_editor.ui.outline.dropping import Drop
from lhl_editor.ui.outline.model import Index, OutlineModel
from lhl_editor.ui.outline.painting import HEIGHT, SEPARATOR, Look, RowPainter
from lhl_editor.ui.outline.said import found_words
from lhl_editor.ui.theme import Theme


class RowDelegate(QStyledItemDelegate):
    """Paints the rows of a tree."""

    def __init__(self, view: QTreeView, model: OutlineModel, theme: Theme, drop: Drop) -> None:
        super().__init__(view)
        self._view, self._rows, self._theme, self._drop = view, model, theme, drop
        self._sizes = (QSize(), QSize())
        self.painter = RowPainter(theme)
        self.hovered = QPersistentModelIndex()

    def measure(self) -> None:
        """The rows are as high as the theme says now."""
        width, height = self._theme.px(100), self._theme.px(HEIGHT)
        self._sizes = (QSize(width, height), QSize(width, height + self._theme.px(SEPARATOR)))

    def look_of(self, index: Index) -> Look:
        """How a row looks now."""
        node, view = self._rows.node(index), self._view
        is_open = view.isExpanded(plain(index)) if node.children else None
        is_selected = view.selectionModel().isSelected(plain(index))
        by_keys = view.window().testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
        return Look(
            node.row,
            node.level,
            self._rows.badges.badge(node.parts, alone=bool(is_open)),
            self._rows.page_of(node),
            is_open,
            is_selected,
            has_focus=view.hasFocus(),
            has_ring=is_selected and view.hasFocus() and by_keys,
            is_hovered=index == self.hovered,
            is_dragged=self._drop.path is not None and self._drop.path.parts == node.parts,
        )

    def tip(self, index: QModelIndex) -> str:
        """The whole words where they are cut, and what was found."""
        node, rect = self._rows.node(index), self._view.visualRect(index)
        words = [node.row.words] if self.painter.is_cut(rect, self.look_of(index)) else []
        found = ", ".join(found_words(self._rows.badges.within(node.parts)))
        return plain_tip("\n".join([*words, *filter(None, [found])]))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        self.painter.paint(painter, option.rect, self.look_of(index))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """The first list has the separating line above it."""
        return self._sizes[self._rows.node(index).parts == ("tools",)]


def plain(index: Index) -> QModelIndex:
    return QModelIndex(index)  # type: ignore[arg-type]  # it takes both
