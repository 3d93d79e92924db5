"""The one family of errors that the core raises."""


class CoreError(Exception):
    """What was asked for cannot be done: a bug in the caller, or a value no strategy can hold."""


class UnknownPath(CoreError):
    """No such place in the strategy (or in the schema)."""


class DuplicateId(CoreError):
    """An item with this id stands in the list already."""


class BadId(CoreError):
    """An id that no file can hold."""


class BadCharacter(CoreError):
    """A character that no strategy may hold: a control, a lone surrogate, a line separator."""
