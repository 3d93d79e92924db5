"""`@frozen` makes what `@dataclass(frozen=True, slots=True)` makes."""

import copy
import importlib
import inspect
import pickle
import pkgutil
import re
import sys
from dataclasses import (
    Field,
    FrozenInstanceError,
    asdict,
    dataclass,
    field,
    fields,
    is_dataclass,
    replace,
)
from typing import Any, Generic, TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

import lhl_editor
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


class Outer:
    @frozen
    class Inner:
        number: int


@frozen
class Same:
    words: str

    def __eq__(self, other):
        return isinstance(other, Same) and self.words.lower() == other.words.lower()


def test_one_that_stands_in_a_class_is_sent_too():
    assert Outer.Inner.__qualname__ == "Outer.Inner"
    assert pickle.loads(pickle.dumps(Outer.Inner(1))) == Outer.Inner(1)


def test_its_own_way_to_compare_stays():
    assert Same("a") == Same("A")
    assert isinstance(hash(Same("a")), int)


def test_what_cannot_be_hashed_makes_it_so():
    with pytest.raises(TypeError, match="unhashable"):
        hash(Box([]))


def test_copy_replaces_in_it_where_python_can():
    assert Row("a").__replace__(level=2) == Row("a", 2)


def test_a_class_without_annotations_of_its_own_has_what_it_inherits():
    @frozen
    class Plain(Row):
        pass

    assert Plain("a", 1).level == 1
    assert [one.name for one in fields(Plain)] == [one.name for one in fields(Row)]


def every_class() -> list[type]:
    """All of the program's that `@frozen` made; the window's come when that is imported."""
    for module in pkgutil.walk_packages(lhl_editor.__path__, "lhl_editor."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    loaded = [each for name, each in sys.modules.items() if name.startswith("lhl_editor.")]
    found = {each for module in loaded for each in vars(module).values() if isinstance(each, type)}
    return sorted((one for one in found if "__defaults__" in vars(one)), key=str)


def test_no_class_of_the_program_asks_for_what_only_a_dataclass_does():
    every = every_class()
    assert len(every) > 100
    for cls in every:
        asked = [one for one in vars(cls)["__defaults__"].values() if isinstance(one, Field)]
        assert all(one.init and one.kw_only is not True and one.hash is None for one in asked), cls
        said = " ".join(map(str, vars(cls)["__annotations__"].values()))
        assert not re.search("ClassVar|InitVar|KW_ONLY", said), cls
        bases = [one for one in cls.__mro__[1:] if "__dataclass_fields__" in vars(one)]
        assert all("__defaults__" in vars(one) for one in bases), f"{cls}: a base is a dataclass"
        assert len(bases) < 2 or issubclass(bases[0], bases[1]), f"{cls}: it has two bases"
        assert not issubclass(cls, BaseException), cls
        mutable = [
            one for one in vars(cls)["__defaults__"].values() if type(one) in (list, dict, set)
        ]
        assert not mutable, cls
        names = list(inspect.signature(cls).parameters)
        assert names == [one.name for one in fields(cls)] == list(cls.__match_args__)
        assert pickle.loads(pickle.dumps(cls)) is cls


@given(
    st.lists(st.integers() | st.text() | st.floats(allow_nan=False), min_size=4, max_size=4),
    st.data(),
)
def test_it_is_equal_hashed_and_shown_as_a_dataclass_is(values, data):
    other = [data.draw(st.sampled_from((one, data.draw(st.integers())))) for one in values]
    ours, theirs = (cls(*values) for cls in (Row, Known))
    assert (ours == Row(*other)) == (theirs == Known(*other))
    assert hash(ours) == hash(theirs)
    assert repr(ours) == repr(theirs).replace("Known", "Row", 1)
