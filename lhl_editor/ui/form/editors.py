"""A field of the schema in, the editor for it out."""

from __future__ import annotations

from typing import assert_never

from lhl_editor.core.rules.references import LISTS_OF_REFERRED
from lhl_editor.core.schema import Type
from lhl_editor.core.strategy import get
from lhl_editor.core.subjects import INLINE
from lhl_editor.ui.form.editor import Editor, FieldPlace

_FEW = 8  # to choose among; with more, one searches instead
_IN_ORDER = frozenset({"tool"})  # printed in the order in which they are chosen


def editor_for(place: FieldPlace) -> Editor:
    """The editor that fits what the field holds.

    Its module is imported with the first such field: the form that a window opens with has few
    kinds of them.
    """
    match place.field.type:
        case Type.LINE | Type.NUMBER:
            from lhl_editor.ui.form.line_editor import LineEditor

            return LineEditor(place)
        case Type.URL | Type.EMAIL:
            from lhl_editor.ui.form.line_editor import AddressEditor

            return AddressEditor(place)
        case Type.TEXT:
            from lhl_editor.ui.form.text_editor import TextEditor

            return TextEditor(place)
        case Type.DATE:
            from lhl_editor.ui.form.date_editor import DateEditor

            return DateEditor(place)
        case Type.CHOICE:
            from lhl_editor.ui.form.choice_editor import ChoiceEditor

            return ChoiceEditor(place)
        case Type.PICTURE:
            from lhl_editor.ui.form.picture_editor import PictureEditor

            return PictureEditor(place)
        case Type.REFERENCE | Type.REFERENCES:
            return _for_references(place)
        case Type.LINES | Type.DATES:
            return _for_lines(place)
        case Type.SECTION | Type.ITEMS:
            return _for_items(place)
        case _:
            assert_never(place.field.type)


def _for_references(place: FieldPlace) -> Editor:
    if place.field.type is Type.REFERENCES and _is_short(place):
        from lhl_editor.ui.form.check_list_editor import CheckListEditor

        return CheckListEditor(place)
    from lhl_editor.ui.form.references_editor import ReferenceEditor, ReferencesEditor

    return (ReferenceEditor if place.field.type is Type.REFERENCE else ReferencesEditor)(place)


def _for_lines(place: FieldPlace) -> Editor:
    if place.field.name == "columns":
        from lhl_editor.ui.form.table_editor import TableEditor

        return TableEditor(place)
    from lhl_editor.ui.form.lines_editor import LinesEditor

    return LinesEditor(place)


def _for_items(place: FieldPlace) -> Editor:
    if place.field.type is Type.ITEMS and place.field.kind in INLINE:
        from lhl_editor.ui.form.cards_editor import CardsEditor

        return CardsEditor(place, editor_for)
    from lhl_editor.ui.form.item_list import ItemListEditor, SectionListEditor

    return (SectionListEditor if place.field.type is Type.SECTION else ItemListEditor)(place)


def _is_short(place: FieldPlace) -> bool:
    """Whether all that can be chosen is seen at once."""
    kind = place.field.kind
    count = len(get(place.session.strategy, LISTS_OF_REFERRED[kind]))
    return kind not in _IN_ORDER and 0 < count <= _FEW
