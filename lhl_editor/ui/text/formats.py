"""A look in, the format that Qt draws it with out, and back; the same for paragraphs."""

from __future__ import annotations

from PySide6.QtGui import QFont, QFontMetricsF, QTextBlockFormat, QTextCharFormat, QTextFormat

from lhl_editor.core.frozen import frozen
from lhl_editor.core.text import Paragraph
from lhl_editor.ui.text.looks import ICON_SPACE, Kind, Look
from lhl_editor.ui.theme import LINE_HEIGHTS, Theme

REFERENCE_OBJECT = QTextFormat.ObjectTypes.UserObject.value + 1
_FIRST = QTextFormat.Property.UserProperty.value
_LINK, _LANGUAGE, _KIND, _WHAT, _LEVEL, _IS_FIRST = range(_FIRST + 1, _FIRST + 7)
_MARK = "="  # PySide drops U+FEFF at the beginning of a string
_KINDS = {kind.value: kind for kind in Kind}
LINK_PADDING, LINK_ICON, LINK_GAP = 5, 14, 3  # of the box round a link
INDENT = 22  # of a list item, a level
_ABOVE_PARAGRAPH, _ABOVE_ITEM = 8, 4


@frozen
class Stand:
    """How a paragraph stands: its level, and whether it is the first."""

    level: int = 0
    is_first: bool = False


class Formats:
    """Formats in the colours and sizes of a theme. Make another one when the theme changes."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._characters: dict[Look, QTextCharFormat] = {}
        self._blocks: dict[Stand, QTextBlockFormat] = {}

    def characters(self, look: Look) -> QTextCharFormat:
        if look not in self._characters:
            self._characters[look] = self._character_format(look)
        return self._characters[look]

    def block(self, stand: Stand) -> QTextBlockFormat:
        if stand not in self._blocks:
            self._blocks[stand] = self._block_format(stand)
        return self._blocks[stand]

    def _character_format(self, look: Look) -> QTextCharFormat:
        made = QTextCharFormat()
        made.setProperty(_LANGUAGE, look.language)
        made.setProperty(_KIND, look.kind.value)
        made.setProperty(_WHAT, _MARK + look.what)
        if look.bold:
            made.setFontWeight(QFont.Weight.Bold)
        if look.italic:
            made.setFontItalic(True)
        if look.link:
            made.setProperty(_LINK, _MARK + look.link)
            made.setForeground(self._theme.colour("link"))
        if look.kind is Kind.REFERENCE:
            made.setObjectType(REFERENCE_OBJECT)
            made.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignBaseline)
        if room := self._room_after(look):
            made.setFontLetterSpacingType(QFont.SpacingType.AbsoluteSpacing)
            made.setFontLetterSpacing(room)
        return made

    def _room_after(self, look: Look) -> float:
        px = self._theme.px
        if look.kind is Kind.END:
            return px(LINK_PADDING)
        if look.kind is not Kind.ICON:
            return 0.0
        space = QFontMetricsF(self._theme.font("text")).horizontalAdvance(ICON_SPACE)
        return px(LINK_PADDING) + px(LINK_ICON) + px(LINK_GAP) - space

    def _block_format(self, stand: Stand) -> QTextBlockFormat:
        made, px = QTextBlockFormat(), self._theme.px
        fixed = QTextBlockFormat.LineHeightTypes.FixedHeight.value
        made.setLineHeight(px(LINE_HEIGHTS["text"]), fixed)
        made.setLeftMargin(px(INDENT) * stand.level)
        above = _ABOVE_ITEM if stand.level else _ABOVE_PARAGRAPH
        made.setTopMargin(0 if stand.is_first else px(above))
        made.setProperty(_LEVEL, stand.level)
        made.setProperty(_IS_FIRST, stand.is_first)
        return made


def look_in(made: QTextCharFormat) -> Look:
    """The look of a format. What was typed after a reference has its properties, not its type."""
    kind = _KINDS.get(made.stringProperty(_KIND), Kind.WORDS)
    if (kind is Kind.REFERENCE) != (made.objectType() == REFERENCE_OBJECT):
        kind = Kind.WORDS
    has_what = kind in (Kind.REFERENCE, Kind.STAND_IN)
    return Look(
        made.fontWeight() >= QFont.Weight.DemiBold.value,
        made.fontItalic(),
        made.stringProperty(_LINK).removeprefix(_MARK),
        made.stringProperty(_LANGUAGE),
        kind,
        target_in(made) if has_what else "",
    )


def target_in(made: QTextCharFormat) -> str:
    """The target of a reference's format."""
    return made.stringProperty(_WHAT).removeprefix(_MARK)


def stand_in(made: QTextBlockFormat) -> Stand:
    """How a block with this format stands."""
    return Stand(made.intProperty(_LEVEL), made.boolProperty(_IS_FIRST))


def wanted_stand(paragraph: Paragraph, number: int) -> Stand:
    return Stand(paragraph.level, number == 0)
