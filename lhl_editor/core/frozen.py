"""A class with annotations in, a class of immutable values with slots out.

`@frozen` is `@dataclass(frozen=True, slots=True)`, made in a fifth of the time: that one compiles
six functions a class, a tenth of the time until a window stands or a file is checked. Here one is
compiled; what compares, hashes and shows is shared. To the functions of `dataclasses` they are
dataclasses.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, field, replace
from operator import attrgetter
from typing import Any, NoReturn, TypeVar, dataclass_transform

Made = TypeVar("Made")
Defaults = Mapping[str, Any]  # name: its default, a `Field`, or MISSING


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(cls: type[Made]) -> type[Made]:
    """The class, made, compared and shown by what it annotates and then never changed."""
    own = {name: vars(cls).get(name, MISSING) for name in cls.__annotations__}
    defaults = {**getattr(cls, "__defaults__", {}), **own}
    made: type[Made] = _with_slots(cls, own)
    functions = _shared(defaults) | {"__init__": _init(made, defaults)}
    for name, function in functions.items():
        if vars(cls).get(name) is None:  # else the class has its own
            setattr(made, name, function)
    return made


def _with_slots(cls: Any, own: Defaults) -> Any:
    """The class anew: slots are given when a class is made."""
    left_out = {"__dict__", "__weakref__", *own}
    space = {name: each for name, each in vars(cls).items() if name not in left_out}
    made = type(cls)(cls.__name__, cls.__bases__, {**space, "__slots__": tuple(own)})
    made.__qualname__ = cls.__qualname__  # by which it is found where one is sent
    return made


def _init(made: Any, defaults: Defaults) -> Any:
    """A function that takes each name, or has its default, and puts it into its slot."""
    known: dict[str, Any] = {"MISSING": MISSING}
    taken, put = ["self"], []
    for name, default in defaults.items():
        known[f"put_{name}"] = getattr(made, name).__set__
        given = name
        if isinstance(default, Field) and default.default_factory is not MISSING:
            known[f"make_{name}"] = default.default_factory
            taken.append(f"{name}=MISSING")
            given = f"make_{name}() if {name} is MISSING else {name}"
        elif (alone := default.default if isinstance(default, Field) else default) is MISSING:
            taken.append(name)
        else:
            known[f"default_{name}"] = alone
            taken.append(f"{name}=default_{name}")
        put.append(f" put_{name}(self, {given})")
    if hasattr(made, "__post_init__"):
        put.append(" self.__post_init__()")
    exec(f"def __init__({', '.join(taken)}):\n" + ("\n".join(put) or " pass"), known)
    known["__init__"].__qualname__ = f"{made.__qualname__}.__init__"
    return known["__init__"]


def _shared(defaults: Defaults) -> dict[str, Any]:
    """What needs no compiling, by the names that a class has for it."""
    compared = [n for n, each in defaults.items() if not isinstance(each, Field) or each.compare]
    key: Any = attrgetter(*compared) if compared else lambda _: ()

    def equals(self: object, other: object) -> bool:
        return key(self) == key(other) if other.__class__ is self.__class__ else NotImplemented

    return {
        "__defaults__": defaults,
        "__match_args__": tuple(defaults),
        "__dataclass_fields__": _Fields(),
        "__eq__": equals,
        "__hash__": lambda self: hash(key(self)),
        "__repr__": _repr,
        "__setattr__": _refuse,
        "__delattr__": _refuse,
        "__reduce__": _reduce,
        "__replace__": replace,  # for `copy.replace`, from Python 3.13 on
    }


def _repr(self: Any) -> str:
    shown = (n for n, f in self.__defaults__.items() if not isinstance(f, Field) or f.repr)
    return f"{type(self).__qualname__}({', '.join(f'{n}={getattr(self, n)!r}' for n in shown)})"


def _refuse(self: object, name: str, *_: object) -> NoReturn:
    raise FrozenInstanceError(f"{type(self).__qualname__}.{name} is never changed")


def _reduce(self: Any) -> tuple[type, tuple[Any, ...]]:
    """For copies, and for processes that are sent one."""
    return type(self), tuple(getattr(self, name) for name in self.__match_args__)


class _Fields:
    """The fields as `dataclasses` has them, made when it asks for the first time."""

    def __get__(self, _: object, cls: Any) -> dict[str, Field[Any]]:
        given = {name: each for name, each in cls.__defaults__.items() if each is not MISSING}
        own = {"__annotations__": dict.fromkeys(cls.__defaults__, Any), "__doc__": cls.__name__}
        like: Any = type(cls.__name__, (), own | given)
        dataclass(init=False, repr=False, eq=False)(like)
        cls.__dataclass_fields__ = like.__dataclass_fields__
        return like.__dataclass_fields__  # type: ignore[no-any-return]
