"""Values: things that are equal when what they say is equal, and never change."""

from collections.abc import Callable
from dataclasses import MISSING, FrozenInstanceError, dataclass, fields, make_dataclass
from typing import Any, Final, Never, TypeVar, dataclass_transform

T = TypeVar("T")
WRITTEN: Final = ("__init__", "__repr__", "__eq__", "__hash__")


@dataclass_transform(frozen_default=True, kw_only_default=True)
def value(cls: type[T]) -> type[T]:
    """Make a class a frozen value whose fields are always named.

    The library writes and compiles the methods of a data class, which for all of ours takes a quarter of a second;
    here that is done for a class when one of them is first called.
    """
    made: Any = dataclass(init=False, repr=False, eq=False, slots=True, kw_only=True)(cls)
    for name in WRITTEN:
        setattr(made, name, _writing(name))
    made.__setattr__ = made.__delattr__ = _refuse
    made.__reduce__ = _said_again
    return made  # type: ignore[no-any-return]


def _writing(name: str) -> Callable[..., Any]:
    def method(self: object, *given: object, **named: object) -> Any:  # noqa: ANN401 - what the written one answers
        _write(type(self))
        return getattr(type(self), name)(self, *given, **named)

    return method


def _write(kind: Any) -> None:  # noqa: ANN401 - any value's class
    """Take the methods from a data class with the same fields; done twice at once, the second changes nothing."""
    parts = [(part.name, part.type, part) for part in fields(kind)]
    model = make_dataclass(kind.__name__, parts, init=False, frozen=True, kw_only=True)
    for name in WRITTEN[1:]:
        setattr(kind, name, getattr(model, name))
    kind.__init__ = _init_of(kind)


# The library sets each field of a frozen value through a guard, by its name; that takes three times as long, and a
# write makes some hundred values.
def _init_of(kind: Any) -> Callable[..., None]:  # noqa: ANN401 - any value's class
    """What puts each field straight into its slot, written as the library writes it."""
    known: dict[str, Any] = {"MISSING": MISSING}
    taken, lines = [""], ["pass"]
    for part in fields(kind):
        name, made = part.name, part.default_factory is not MISSING
        known |= {f"put_{name}": getattr(kind, name).__set__, f"make_{name}": part.default_factory}
        known[f"else_{name}"] = part.default
        may_lack = made or part.default is not MISSING
        taken.append(f"{name}=else_{name}" if may_lack else name)
        lines.append(
            f"put_{name}(self, make_{name}() if {name} is MISSING else {name})" if made else f"put_{name}(self, {name})"
        )
    if hasattr(kind, "__post_init__"):
        lines.append("self.__post_init__()")
    head = f"def __init__(self{', *' if taken[1:] else ''}{', '.join(taken)}):"
    exec("\n ".join([head, *lines]), known)  # noqa: S102 - our own fields; the library does the same
    init: Callable[..., None] = known["__init__"]
    init.__qualname__ = f"{kind.__qualname__}.__init__"
    return init


def _said_again(self: Any) -> tuple[Callable[..., Any], tuple[Any, ...]]:  # noqa: ANN401 - any value
    """How copies are made, here or in another process: by saying the same once more."""
    return _made, (type(self), {part.name: getattr(self, part.name) for part in fields(self)})


def _made(kind: type[T], said: dict[str, Any]) -> T:
    return kind(**said)


def _refuse(self: object, name: str, *_: object) -> Never:
    raise FrozenInstanceError(f"{type(self).__name__}.{name} never changes")
