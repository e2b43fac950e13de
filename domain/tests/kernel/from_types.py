"""Values made from type hints alone: whatever a field may hold, hypothesis finds; and the events of every context."""

import importlib
import types
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

import domain
from domain.benefits.figures import Figure
from domain.kernel.basis import YEAR, Basis, Effect, Tax
from domain.kernel.dates import PartialDate
from domain.kernel.financial_year import FinancialYear
from domain.kernel.ids import Id
from domain.kernel.messages import EVENT_TYPES, Classed, Event, Withheld
from domain.kernel.money import LARGEST, Money, Qualifier

Seal = Callable[[str], str]
SECRET = "⟦{}⟧"  # personal and free texts stand in these brackets, and nothing else does


def event_types() -> dict[str, type[Event]]:
    """Every event type of the domain by its permanent name."""
    for path in (*Path(domain.__path__[0]).glob("*/*events.py"), *Path(domain.__path__[0]).glob("*/*facts.py")):
        importlib.import_module(f"domain.{path.parent.name}.{path.stem}")
    ours = (kind for kind in EVENT_TYPES.values() if kind.__module__.startswith("domain.") and not _tests(kind))
    return {kind.type_name: kind for kind in sorted(ours, key=lambda kind: kind.type_name)}


def _tests(kind: type) -> bool:
    return ".tests." in kind.__module__


@st.composite
def _amounts(draw: st.DrawFn) -> Money:
    first, second = sorted(draw(st.tuples(*[st.integers(0, LARGEST)] * 2)))
    qualifier = draw(st.sampled_from(Qualifier))
    upper = second if qualifier is Qualifier.RANGE else None
    return Money(amount_pence=first, qualifier=qualifier, upper_amount_pence=upper)


YEARS = st.integers(1990, 2098).map(lambda begins: FinancialYear(begins=begins).name)


@st.composite
def _bases(draw: st.DrawFn) -> Basis:
    effect = draw(st.none() | st.sampled_from(Effect))
    months = draw(st.none() | st.integers(1, YEAR - 1)) if effect is Effect.PART_YEAR else None
    return Basis(
        tax=draw(st.none() | st.sampled_from(Tax)), effect=effect, months=months, prices=draw(st.none() | YEARS)
    )


@st.composite
def _figures(draw: st.DrawFn) -> Figure:
    first, second = sorted(draw(st.tuples(*[st.decimals(allow_nan=False, allow_infinity=False)] * 2)))
    qualifier = draw(st.sampled_from(Qualifier))
    return Figure(number=first, qualifier=qualifier, upper=second if qualifier is Qualifier.RANGE else None)


AMOUNTS, BASES = _amounts(), _bases()
OFFSETS = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
TEXTS = st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters=SECRET), max_size=12).map(
    lambda text: unicodedata.normalize("NFC", text)
)
SINGLE: dict[type, st.SearchStrategy[Any]] = {
    bool: st.booleans(),
    int: st.integers(-LARGEST, LARGEST),
    Decimal: st.decimals(allow_nan=False, allow_infinity=False),
    date: st.dates(),
    datetime: st.datetimes(datetime(1000, 1, 2), datetime(9999, 12, 30), timezones=OFFSETS),  # noqa: DTZ001
    PartialDate: st.dates().flatmap(
        lambda day: st.sampled_from([PartialDate(day.isoformat()[:length]) for length in (4, 7, 10)])
    ),
    Money: AMOUNTS,
    Basis: BASES,
    Figure: _figures(),
}


def anything(hint: Any) -> st.SearchStrategy[Any]:  # noqa: ANN401 - any type form
    """Whatever a field of this type may hold."""
    return _anything(hint)


@cache
def _anything(hint: Any) -> st.SearchStrategy[Any]:  # noqa: ANN401 - any type form
    origin = get_origin(hint)
    if origin is Annotated:
        return TEXTS if Classed.PUBLIC in hint.__metadata__ else TEXTS.map(SECRET.format)
    if origin is tuple:
        return st.lists(anything(get_args(hint)[0]), max_size=2).map(tuple)
    if origin in (Union, types.UnionType):
        return st.one_of(*(st.none() if part is type(None) else anything(part) for part in get_args(hint)))
    return SINGLE[hint] if hint in SINGLE else _of_kind(hint)


def _of_kind(kind: Any) -> st.SearchStrategy[Any]:  # noqa: ANN401 - a class
    if issubclass(kind, Id):
        return st.from_regex(kind.pattern, fullmatch=True).map(kind)
    if issubclass(kind, Enum):
        return st.sampled_from(kind)
    return st.builds(kind, **{name: anything(held) for name, held in hints_of(kind).items()})


def hints_of(kind: Any) -> dict[str, Any]:  # noqa: ANN401 - a dataclass
    """The type of every field."""
    return _hints(kind)


@cache
def _hints(kind: Any) -> dict[str, Any]:  # noqa: ANN401 - a dataclass
    found = get_type_hints(kind, include_extras=True)
    return {field.name: found[field.name] for field in fields(kind)}


def sealed(value: Any, hint: Any, seal: Seal) -> Any:  # noqa: ANN401 - any value
    """The same value with each personal or free text replaced by what the seal answers for it."""
    if value is None:
        return None
    origin = get_origin(hint)
    if origin is Annotated:
        return value if Classed.PUBLIC in hint.__metadata__ else Withheld(seal(value))
    if origin is tuple:
        return tuple(sealed(one, get_args(hint)[0], seal) for one in value)
    if origin in (Union, types.UnionType):
        return sealed(value, next(part for part in get_args(hint) if part is not type(None)), seal)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(
            value, **{name: sealed(getattr(value, name), held, seal) for name, held in hints_of(hint).items()}
        )
    return value


def parts_of(hint: Any) -> Iterator[Any]:  # noqa: ANN401 - any type form
    """A type and every type that stands in it, at any depth."""
    yield hint
    if get_origin(hint) is Annotated:
        return
    held = get_args(hint) or (hints_of(hint).values() if is_dataclass(hint) else ())
    for part in held:
        if part is not Ellipsis:
            yield from parts_of(part)
