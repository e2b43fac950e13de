"""Who reads the register of interests: what is withheld from publication is shown to few."""

from collections.abc import Mapping
from typing import Any

from domain.kernel.ids import PersonId
from domain.kernel.values import value
from service.auth.callers import Caller
from service.auth.permissions import Permission, who
from service.viewing.viewpoint import Viewpoint


@value
class Reader:
    """A reader of the register: whether they may read everything, and who they are in the register of people."""

    reads_all: bool
    person: PersonId | None

    def may_see(self, row: Mapping[str, Any]) -> bool:
        """Whether a row is shown: to whom it is about, to whom reads all, and to everybody if it is published.

        What is withheld today stays withheld as of earlier positions too, and what was withheld then stays so.
        """
        open_to_all = not row["withheld"] and not row["withheld_now"]
        return self.reads_all or open_to_all or row["person"] == self.person


def reader(caller: Caller, view: Viewpoint) -> Reader:
    """The caller as a reader of a body's register."""
    reads_all = not caller.roles_in(view.ledger).isdisjoint(who(Permission.READ_ALL))
    person = view.identity.name_of(caller.person) if caller.person else None
    return Reader(reads_all=reads_all, person=person)
