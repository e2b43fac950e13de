"""The list of what may hold a slip, held against the events themselves and their published schemas."""

import json
import types
from dataclasses import fields
from pathlib import Path
from typing import Any, Union, get_args, get_origin, get_type_hints

import pytest

from domain.kernel.codec import camel
from domain.kernel.ids import Id
from domain.kernel.messages import Classed
from domain.kernel.money import Money
from domain.slips.correctable import CORRECTABLE, Correctable, correctable
from domain.tests.kernel.from_types import event_types

SCHEMAS = Path(__file__).parents[3] / "openapi" / "events"
LISTED = [(kind, one) for kind, those in CORRECTABLE.items() for one in those]
EACH = pytest.mark.parametrize(("kind", "one"), LISTED, ids=[f"{kind}.{one.field}" for kind, one in LISTED])
JUDGED_BY = ("choice", "outcome", "verdict", "inputs", "direction", "decided", "votes", "actors")


@EACH
def test_what_may_hold_a_slip_is_a_field_of_the_published_schema(kind: str, one: Correctable) -> None:
    version = event_types()[kind].type_version
    part: Any = json.loads((SCHEMAS / f"{kind}.v{version}.schema.json").read_text(encoding="utf-8"))
    for step in one.field.split("."):
        part = part["items"] if step == "*" else part["properties"][step]
    assert part["type"] in {"string", "integer"} or "_sd" in part["properties"]


@EACH
def test_what_may_hold_a_slip_names_nothing_but_where_the_name_is_kept_apart(kind: str, one: Correctable) -> None:
    leaf, path = _leaf(event_types()[kind], one.field)
    is_a_name = isinstance(leaf, type) and issubclass(leaf, Id)
    assert leaf is one.names if is_a_name else one.names is None
    assert Classed.PERSONAL not in getattr(leaf, "__metadata__", ()), "a person's words are amended, or erased"
    assert (Money in path) is one.of_money, "what touches money is confirmed by a second person, and nothing else is"


@EACH
def test_what_may_hold_a_slip_tells_of_something_that_the_fact_mentions(kind: str, one: Correctable) -> None:
    hints = get_type_hints(event_types()[kind])
    assert one.thing in {hint.kind for hint in hints.values() if isinstance(hint, type) and issubclass(hint, Id)}
    assert one.said_anew_by is None or one.said_anew_by in event_types()


def test_no_vote_no_decision_and_nothing_they_are_judged_by_is_on_the_list() -> None:
    assert not [one for kind, one in LISTED if one.field.split(".")[0] in JUDGED_BY]
    assert not [kind for kind in CORRECTABLE if kind.startswith(("decisions.", "interests.", "minutes."))]


def test_a_star_stands_for_any_place_in_a_list_and_for_nothing_else() -> None:
    kind = "procurement.ContractAwarded"
    assert correctable(kind, "providers.12.name") is not None
    for wrong in ("providers.x.name", "providers.name", "providers.-1.name"):
        assert correctable(kind, wrong) is None
    assert correctable("meetings.VoteCast", "choice") is None


def _leaf(kind: Any, field: str) -> tuple[Any, list[Any]]:  # noqa: ANN401 - any type form
    hint, path = kind, []
    for step in field.split("."):
        hint = get_args(hint)[0] if step == "*" else _of(hint, step)
        if get_origin(hint) in (Union, types.UnionType):
            hint = next(part for part in get_args(hint) if part is not type(None))
        path.append(hint)
    return hint, path


def _of(kind: Any, step: str) -> Any:  # noqa: ANN401
    names = {camel(field.name): field.name for field in fields(kind)}
    return get_type_hints(kind, include_extras=True)[names[step]]
