"""`@frozen` makes what `@dataclass(frozen=True, slots=True)` makes."""

import copy
import pickle
from dataclasses import FrozenInstanceError, asdict, dataclass, field, fields, is_dataclass, replace
from typing import Any, Generic, TypeVar

import pytest

from lhl_editor.core.frozen import frozen

T = TypeVar("T")


@frozen
class Row:
    """A row."""

    words: str
    level: int = 0
    kept: dict[str, str] = field(default_factory=dict, compare=False)
    data: bytes = field(default=b"", repr=False)

    @property
    def is_deep(self) -> bool:
        return self.level > 1


@frozen
class Marked(Row):
    mark: str = "!"


@frozen
class Even:
    number: int

    def __post_init__(self) -> None:
        if self.number % 2:
            raise ValueError(self.number)


@frozen
class Box(Generic[T]):
    inner: T

    def __repr__(self) -> str:
        return "a box"


@frozen
class Nothing:
    pass


@dataclass(frozen=True, slots=True)
class Known:
    words: str
    level: int = 0
    kept: dict[str, str] = field(default_factory=dict, compare=False)
    data: bytes = field(default=b"", repr=False)


def test_it_is_made_by_place_and_by_name_and_has_its_defaults():
    row = Row("a", level=2)
    assert (row.words, row.level, row.kept, row.data) == ("a", 2, {}, b"")
    assert row.is_deep
    assert Row("a").kept is not Row("b").kept
    with pytest.raises(TypeError, match=r"Row\.__init__\(\) missing 1 required .* 'words'"):
        Row()
    with pytest.raises(TypeError, match="unexpected keyword"):
        Row("a", colour="red")


def test_it_is_compared_and_hashed_by_its_values_as_a_dataclass_is():
    assert Row("a", 1) == Row("a", 1, {"other": ""})
    assert hash(Row("a", 1)) == hash(Row("a", 1, {"other": ""}))
    assert Row("a", 1) != Row("a", 2)
    assert Row("a") != Marked("a")
    assert Row("a") != "a"
    assert Nothing() == Nothing()
    assert len({Nothing(), Nothing()}) == 1


def test_it_is_shown_as_a_dataclass_is():
    assert repr(Row("a", 1, data=b"long")) == repr(Known("a", 1)).replace("Known", "Row")
    assert repr(Box(1)) == "a box"


def test_it_is_never_changed():
    row = Row("a")
    for change in (lambda: setattr(row, "words", "b"), lambda: delattr(row, "words")):
        with pytest.raises(FrozenInstanceError, match=r"Row\.words"):
            change()
    with pytest.raises(FrozenInstanceError):
        row.other = 1
    assert not hasattr(row, "__dict__")
    assert not hasattr(Marked("a"), "__dict__")


def test_it_inherits_what_it_is_made_of():
    marked = Marked("a", 1, mark="?")
    assert (marked.words, marked.level, marked.mark) == ("a", 1, "?")
    assert isinstance(marked, Row)
    assert Box[int](3).inner == 3


def test_it_looks_at_what_it_was_given():
    assert Even(2).number == 2
    with pytest.raises(ValueError, match="3"):
        Even(3)


def test_it_is_matched_by_place():
    match Row("a", 1):
        case Row(words, level):
            assert (words, level) == ("a", 1)


def test_dataclasses_know_it():
    row: Any = Row("a", 1)
    assert is_dataclass(row)
    assert [each.name for each in fields(row)] == [each.name for each in fields(Known)]
    assert replace(row, level=3) == Row("a", 3)
    assert replace(Marked("a"), mark="?") == Marked("a", mark="?")
    assert asdict(row) == asdict(Known("a", 1))
    with pytest.raises(TypeError):
        replace(row, colour="red")


@pytest.mark.parametrize("value", [Row("a", 1, {"b": "c"}, b"d"), Marked("a"), Even(2), Nothing()])
def test_it_is_copied_and_sent_to_other_processes(value):
    for other in (copy.copy(value), copy.deepcopy(value), pickle.loads(pickle.dumps(value))):
        assert other == value
        assert repr(other) == repr(value)


def test_it_says_what_it_is():
    assert Row.__doc__ == "A row."
    assert (Row.__module__, Row.__qualname__) == (__name__, "Row")
