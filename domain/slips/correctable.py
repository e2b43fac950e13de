"""Which fields of which facts may hold a slip: the one list of what is put right by a later word.

What is here says nothing that a rule judges by, save what a second person confirms. Who somebody is, which thing is
meant, how anybody voted, what was decided and on which day are no slips: a wrong one of these is corrected where the
meeting, the register or the case has its own fact for it.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, NamedTuple

from domain.kernel.ids import CaseReference, Id


class Correctable(NamedTuple):
    """A field in which a slip is put right, and of what kind of thing it tells."""

    field: str  # its path; a star stands for any place in a list
    thing: str
    of_money: bool = False  # then a second person confirms
    said_anew_by: str | None = None  # the fact by which the same is said anew, and which is corrected then
    names: type[Id] | None = None  # what it says is the name of one thing only


CORRECTABLE: Final[Mapping[str, tuple[Correctable, ...]]] = MappingProxyType(
    {
        "boards.BoardEstablished": (Correctable("name", "board"),),
        "boards.SeatCreated": (Correctable("title", "seat"),),
        "cases.CaseDrafted": (Correctable("reference", "case", names=CaseReference),),
        "meetings.ItemPlaced": (Correctable("number", "item"), Correctable("title", "item")),
        "meetings.MeetingCalled": (Correctable("place", "meeting"), Correctable("startsAt", "meeting")),
        "organisations.BodyEstablished": (Correctable("name", "body"),),
        "organisations.OrganisationRegistered": (
            Correctable("name", "organisation", said_anew_by="organisations.OrganisationRenamed"),
        ),
        "organisations.OrganisationRenamed": (
            Correctable("name", "organisation", said_anew_by="organisations.OrganisationRenamed"),
        ),
        "people.PersonRegistered": (Correctable("office", "person"),),
        "people.PositionTaken": (Correctable("title", "position"),),
        "procurement.ContractAwarded": (
            Correctable("providers.*.name", "award"),
            Correctable("providers.*.registeredAddress", "award"),
            Correctable("terms.value.amountPence", "award", of_money=True),
            Correctable("terms.value.qualifier", "award", of_money=True),
            Correctable("terms.valueToBody.amountPence", "award", of_money=True),
        ),
    }
)


def correctable(kind: str, field: str) -> Correctable | None:
    """What the list says of a field, nothing where it is not on it."""
    return next((one for one in CORRECTABLE.get(kind, ()) if _fits(one.field, field)), None)


def _fits(pattern: str, field: str) -> bool:
    parts, steps = pattern.split("."), field.split(".")
    if len(parts) != len(steps):
        return False
    return all(part == step or (part == "*" and step.isdecimal()) for part, step in zip(parts, steps, strict=True))
