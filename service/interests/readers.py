"""Who reads the register of interests: what is withheld from publication is shown to few."""

from collections.abc import Iterable, Mapping
from typing import Any

from domain.kernel.ids import PersonId
from domain.kernel.values import value
from service.auth.accesses import Access
from service.auth.callers import Caller
from service.auth.permissions import Permission, who
from service.viewing.viewpoint import Viewpoint


@value
class Reader:
    """A reader of a body's register: whether they may read everything, and who they are in the register of people."""

    reads_all: bool
    person: PersonId | None
    ledger: str
    access: Access

    def may_see(self, row: Mapping[str, Any]) -> bool:
        """Whether a row is shown: to whom it is about, to whom reads all, and to everybody if it is published.

        What is withheld today stays withheld as of earlier positions too, and what was withheld then stays so.
        """
        return self.reads_all or self._is_open(row)

    def sees(self, rows: Iterable[Mapping[str, Any]]) -> None:
        """Note what of these rows, which are about to be shown, not everybody may see.

        Raises `AccessReasonMissing` and `InvalidAccessReason`.
        """
        restricted = [f"interest:{row['interest']}" for row in rows if not self._is_open(row)]
        if restricted:
            self.access.discloses(self.ledger, restricted)

    def _is_open(self, row: Mapping[str, Any]) -> bool:
        open_to_all = not row["withheld"] and not row["withheld_now"]
        return open_to_all or row["person"] == self.person


def reader(caller: Caller, view: Viewpoint) -> Reader:
    """The caller as a reader of a body's register."""
    reads_all = not caller.roles_in(view.ledger).isdisjoint(who(Permission.READ_ALL))
    person = view.identity.name_of(caller.person) if caller.person else None
    return Reader(reads_all=reads_all, person=person, ledger=view.ledger, access=caller.access)
