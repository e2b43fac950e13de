"""Charters made from the types alone; most make no sense to a board, all have the form of one."""

import types
from collections.abc import Callable
from dataclasses import fields
from decimal import Decimal
from enum import Enum
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from domain.boards.charter import Charter
from domain.kernel.basis import Basis
from domain.kernel.ids import BoardId
from domain.tests.kernel.from_types import BASES

LEAVES: dict[type, Callable[[], st.SearchStrategy[Any]]] = {
    bool: st.booleans,
    int: lambda: st.integers(1, 10_000),
    Decimal: lambda: st.decimals(0, 100, places=2),
    str: lambda: st.sampled_from(("GP", "LAY", "Médecin généraliste")),
    Basis: lambda: BASES,
    BoardId: lambda: st.uuids().map(lambda made: BoardId(str(made))),
}


def charters() -> st.SearchStrategy[Charter]:
    """Any charter."""
    made: st.SearchStrategy[Charter] = _of(Charter)
    return made


def _of(hint: Any) -> st.SearchStrategy[Any]:  # noqa: ANN401 - any type form
    origin = get_origin(hint)
    if origin is Annotated:
        return _of(get_args(hint)[0])
    if origin is tuple:
        return st.lists(_of(get_args(hint)[0]), max_size=2).map(tuple)
    if origin in (Union, types.UnionType):
        return st.one_of(*(st.none() if part is type(None) else _of(part) for part in get_args(hint)))
    if hint in LEAVES:
        return LEAVES[hint]()
    if issubclass(hint, Enum):
        return st.sampled_from(hint)
    hints = get_type_hints(hint, include_extras=True)
    return st.builds(hint, **{field.name: _of(hints[field.name]) for field in fields(hint)})
