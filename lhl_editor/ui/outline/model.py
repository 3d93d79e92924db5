"""The rows of a session's strategy as a Qt model that follows every edit without forgetting.

A row is known by the way to it, so what is opened and selected stays when others come, go or move.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import count
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from lhl_editor.core.changes import Change, SetField
from lhl_editor.core.path import Path
from lhl_editor.core.plain import field_at
from lhl_editor.core.schema import Type
from lhl_editor.core.strategy import get
from lhl_editor.core.subjects import subject
from lhl_editor.ui.outline.badges import Badges
from lhl_editor.ui.outline.filtering import Filter
from lhl_editor.ui.outline.node import Node
from lhl_editor.ui.outline.parts import Part, Parts, inner_parts, outer_parts
from lhl_editor.ui.outline.row_changes import Inserted, Moved, Removed, RowChange, row_changes
from lhl_editor.ui.outline.said import spoken
from lhl_editor.ui.session import Edit, Session

Index = QModelIndex | QPersistentModelIndex
_FIXED = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable  # made once: asked often
_MOVABLE = _FIXED | Qt.ItemFlag.ItemIsDragEnabled


class OutlineModel(QAbstractItemModel):
    """Rows of `session.strategy`; with a filter only those with hits and the ways to them."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._filter = Filter()
        self._numbers = count(1)
        self._root = Node(0, None)
        self._nodes: dict[int, Node] = {}  # by number: Qt keeps none alive
        self._by_parts: dict[Parts, Node] = {}
        self.badges = Badges()
        self._fill()

    def follow(self, edit: Edit) -> None:
        """Show the strategy as it is now."""
        is_typing = all(_is_typing(change) for change in edit.changes) and bool(edit.changes)
        if self.is_filtered or not is_typing or not all(map(self._typed, edit.paths)):
            self._follow(self._root, outer_parts(self._session.strategy))

    def filter_by(self, text: str) -> None:
        """Show only rows with these words, rows around them, and what lies in them."""
        self.beginResetModel()
        self._filter = Filter(text)
        self._root = Node(0, None)
        self._nodes.clear()
        self._by_parts.clear()
        self._fill()
        self.endResetModel()

    @property
    def is_filtered(self) -> bool:
        return bool(self._filter.words)

    def hits(self) -> list[Node]:
        """The rows that have the words of the filter."""
        return [node for node in self._by_parts.values() if self._filter.is_hit(*_seen(node))]

    def ways_to_hits(self) -> list[QModelIndex]:
        """The rows to open so that every hit is seen."""
        has_hit = self._filter.has_hit_inside
        return [index for index in self.with_rows() if has_hit(*_seen(self.node(index)))]

    def with_rows(self) -> list[QModelIndex]:
        """The rows that have rows in them."""
        return [self._index(node) for node in self._by_parts.values() if node.children]

    def index_of(self, path: Path) -> QModelIndex:
        """The row of a place; an invalid index where none is shown."""
        node = self._by_parts.get(path.parts)
        return self._index(node) if node else QModelIndex()

    def node(self, index: Index) -> Node:
        """What stands in a row; the root for an invalid index."""
        return self._nodes[index.internalId()] if index.isValid() else self._root

    def path(self, index: Index) -> Path | None:
        """The place of a row; None for an invalid index."""
        return Path(self.node(index).parts) if index.isValid() else None

    def page_of(self, node: Node) -> int | None:
        """The page on which a row's place is printed first."""
        return None if node.row.is_below else self._session.page_of(Path(node.parts))

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        children = self.node(parent).children
        if column or not 0 <= row < len(children):
            return QModelIndex()
        return self.createIndex(row, 0, children[row].number)

    def parent(self, index: Index) -> QModelIndex:  # type: ignore[override]
        node = self.node(index).parent if index.isValid() else None
        return self._index(node) if node else QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return len(self.node(parent).children)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.node(index).row.words
        if role == Qt.ItemDataRole.AccessibleTextRole:
            node = self.node(index)
            counts = self.badges.within(node.parts)
            return spoken(node.row, self.page_of(node), counts, node.place())
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        can_move = self.node(index).is_item and not self._session.read_only
        return _MOVABLE if can_move else _FIXED

    def _typed(self, path: Path) -> bool:
        """Whether the rows could take up that a field says something else."""
        node = self._by_parts.get(subject(path).parts)
        return node is not None and all(map(self._takes_up, node.with_those_around()))

    def _takes_up(self, node: Node) -> bool:
        """Whether a row could take up what stands there now: it is as empty as it was."""
        value = get(self._session.strategy, Path(node.parts))
        if bool(value) != bool(node.part.value):
            return False
        if node.looks_other(node.part._replace(value=value)):
            self.dataChanged.emit(self._index(node), self._index(node))
        return True

    def _fill(self) -> None:
        inner = outer_parts(self._session.strategy)
        self._root.shows_all = not self.is_filtered
        for part in self._filter.shown((), inner):
            self._root.children.append(self._made(self._root, part))
        _count(self._root)

    def _made(self, parent: Node, part: Part) -> Node:
        """A new node with all that is in it."""
        node = Node(next(self._numbers), parent, part)
        self._nodes[node.number] = self._by_parts[node.parts] = node
        self._set_shows_all(node)
        for inner in self._shown(node, inner_parts(part.kind, part.value)):
            node.children.append(self._made(node, inner))
        _count(node)
        return node

    def _forget(self, node: Node) -> None:
        for child in node.children:
            self._forget(child)
        del self._nodes[node.number], self._by_parts[node.parts]

    def _set_shows_all(self, node: Node) -> None:
        around = node.parent is not None and node.parent.shows_all
        node.shows_all = around or self._filter.is_hit(*_seen(node))

    def _shown(self, node: Node, inner: Iterable[Part]) -> list[Part]:
        return list(inner) if node.shows_all else self._filter.shown(node.parts, inner)

    def _follow(self, node: Node, inner: Iterable[Part]) -> None:
        """Have the rows in a row become those that it should have."""
        parts = self._shown(node, inner)
        wanted = [part.way for part in parts]
        for change in row_changes([child.part.way for child in node.children], wanted):
            self._change(node, change, parts)
        changed = [at for at, part in enumerate(parts) if node.children[at].become(part)]
        if changed:
            first, last = (self.index(at, 0, self._index(node)) for at in (changed[0], changed[-1]))
            self.dataChanged.emit(first, last)
        for at in range(len(parts)) if self.is_filtered else changed:
            child = node.children[at]
            self._set_shows_all(child)
            self._follow(child, inner_parts(child.part.kind, child.part.value))

    def _change(self, node: Node, change: RowChange, parts: list[Part]) -> None:
        around, children = self._index(node), node.children
        match change:
            case Removed(first, last):
                self.beginRemoveRows(around, first, last)
                for child in children[first : last + 1]:
                    self._forget(child)
                del children[first : last + 1]
                _count(node)
                self.endRemoveRows()
            case Moved(source, target):
                below = target + (target > source)  # Qt counts the row itself too
                self.beginMoveRows(around, source, source, around, below)
                children.insert(target, children.pop(source))
                _count(node)
                self.endMoveRows()
            case Inserted(first, last):
                self.beginInsertRows(around, first, last)
                children[first:first] = [self._made(node, part) for part in parts[first : last + 1]]
                _count(node)
                self.endInsertRows()

    def _index(self, node: Node) -> QModelIndex:
        return self.createIndex(node.at, 0, node.number) if node.parent else QModelIndex()


def _is_typing(change: Change) -> bool:
    """Whether a change can be no more than words in a row: no row comes, goes or moves."""
    if not isinstance(change, SetField) or change.path.name == "after":
        return False
    return field_at(change.path).type not in (Type.SECTION, Type.ITEMS)


def _seen(node: Node) -> tuple[Parts, Part]:
    return node.parts, node.part


def _count(node: Node) -> None:
    for at, child in enumerate(node.children):
        child.at = at
