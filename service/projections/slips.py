"""The table of slips, and how each context shows what was put right: the field as it reads now, and a mark."""

from functools import partial
from typing import Any, Final, NamedTuple

from sqlalchemy import BigInteger, Column, Table, Text

from domain.kernel.facts import Fact
from domain.slips.events import SlipCorrected
from service.projections.projector import Projector
from service.projections.read_model import ReadModel
from service.projections.versioned import versioned

CORRECTED: Final = "CORRECTED"

slips = versioned(
    "slips",
    Column("slip", Text),
    Column("target", BigInteger),  # the position of the fact in which it stands
    Column("type", Text),
    Column("field", Text),
    Column("was", Text),
    Column("becomes", Text),
    Column("words_digest", Text),
    Column("state", Text),
    Column("reported_by", Text),
    Column("reported_at", Text),
    Column("reason_digest", Text),
    Column("source_digest", Text),
    Column("settled_by", Text),
    Column("settled_at", Text),
    Column("settled_digest", Text),
    key=("slip",),
    find=(("target",), ("state",)),
)


class Shows(NamedTuple):
    """In which column a table shows a field of facts of a type, in the row of the thing that they are about."""

    type: str
    field: str
    table: Table
    column: str
    thing: str
    key: str | None = None  # the column that names the thing, where it is called otherwise
    each: str | None = None  # the column that names the fact, where the thing has a row for each


def shows_slips(project: Projector, *places: Shows) -> None:
    """From a correction on, show what should have been said in these places, marked as corrected."""
    project.on(SlipCorrected)(partial(_put_right, places))  # goes to a second process with the projector


def _put_right(places: tuple[Shows, ...], fact: Fact[SlipCorrected], read_model: ReadModel) -> None:
    it = fact.event
    for place in places:
        if (place.type, place.field) == (it.type, it.field.partition(".")[0]):
            said: dict[str, Any] = {place.column: _said(it), "corrected": 1}
            read_model.change(place.table, fact, _key(place, it), **said)


def _said(slip: SlipCorrected) -> str:
    return str(slip.whole or slip.reads or slip.words)


def _key(place: Shows, slip: SlipCorrected) -> dict[str, Any]:
    [thing] = [str(one).partition(":")[2] for one in slip.mentions if one.of_kind == place.thing][:1]
    named = {place.key or place.thing: thing}
    return named | ({place.each: slip.position} if place.each else {})
