"""A field of the schema in, the editor for it out."""

from __future__ import annotations

from typing import assert_never

from lhl_editor.core.rules.references import LISTS_OF_REFERRED
from lhl_editor.core.schema import Type
from lhl_editor.core.strategy import get
from lhl_editor.core.subjects import INLINE
from lhl_editor.ui.form.cards_editor import CardsEditor
from lhl_editor.ui.form.check_list_editor import FEW, CheckListEditor
from lhl_editor.ui.form.choice_editor import ChoiceEditor
from lhl_editor.ui.form.date_editor import DateEditor
from lhl_editor.ui.form.editor import Editor, FieldPlace
from lhl_editor.ui.form.item_list import ItemListEditor, SectionListEditor
from lhl_editor.ui.form.line_editor import AddressEditor, LineEditor
from lhl_editor.ui.form.lines_editor import LinesEditor
from lhl_editor.ui.form.references_editor import ReferenceEditor, ReferencesEditor
from lhl_editor.ui.form.table_editor import TableEditor
from lhl_editor.ui.form.text_editor import TextEditor

_IN_ORDER = frozenset({"tool"})  # printed in the order in which they are chosen


def editor_for(place: FieldPlace) -> Editor:
    """The editor that fits what the field holds."""
    match place.field.type:
        case Type.LINE | Type.NUMBER:
            return LineEditor(place)
        case Type.URL | Type.EMAIL:
            return AddressEditor(place)
        case Type.TEXT:
            return TextEditor(place)
        case Type.DATE:
            return DateEditor(place)
        case Type.CHOICE:
            return ChoiceEditor(place)
        case Type.REFERENCE:
            return ReferenceEditor(place)
        case Type.REFERENCES:
            return CheckListEditor(place) if _is_short(place) else ReferencesEditor(place)
        case Type.LINES | Type.DATES:
            return TableEditor(place) if place.field.name == "columns" else LinesEditor(place)
        case Type.SECTION:
            return SectionListEditor(place)
        case Type.ITEMS:
            inline = place.field.kind in INLINE
            return CardsEditor(place, editor_for) if inline else ItemListEditor(place)
        case _:
            assert_never(place.field.type)


def _is_short(place: FieldPlace) -> bool:
    """Whether all that can be chosen is seen at once."""
    kind = place.field.kind
    count = len(get(place.session.strategy, LISTS_OF_REFERRED[kind]))
    return kind not in _IN_ORDER and 0 < count <= FEW
