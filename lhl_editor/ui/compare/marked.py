"""What a row of a comparison says, word by word: as `language.marked` has it."""

from lhl_editor.language.marked import SPACE, Line, Part, Shade, Span, parts_of

__all__ = ["SPACE", "Line", "Part", "Shade", "Span", "parts_of"]
