"""A returned Word file -> what it says, field by field, and all that belongs to no field.

    returned = read_returned(data, base)      raises Refused
    strategy = strategy_of(returned, base)

Values come from the visible words and the anchors around them, never from the stored base; of a
file that LibreOffice stored, the looks that it leaves out come from `base`.
"""

from lhl_editor.files.returned_word.changes import Conflict
from lhl_editor.files.returned_word.package import REFUSALS, Refused
from lhl_editor.files.returned_word.placing import Entry, Line, TrackedChange, Unplaced
from lhl_editor.files.returned_word.printed import value_of
from lhl_editor.files.returned_word.reading import Comment, Returned, read_returned
from lhl_editor.files.returned_word.values import strategy_of

__all__ = [
    "REFUSALS",
    "Comment",
    "Conflict",
    "Entry",
    "Line",
    "Refused",
    "Returned",
    "TrackedChange",
    "Unplaced",
    "read_returned",
    "strategy_of",
    "value_of",
]
