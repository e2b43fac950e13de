"""How decisions behind awards were made, as everybody may read it: nobody is named whose interest is withheld."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from domain.decisions.inputs import Exclusion
from domain.decisions.verdict import Standing
from domain.kernel.codec import write
from domain.kernel.ids import PersonId
from service.procurement.making import AWAY, Made, Makings, exclusions_in
from service.viewing.viewpoint import Viewpoint
from service.viewing.withholding import WITHHELD, interests_in, withheld_from_everybody


class PublishedMakings(Makings):
    """The same for everybody who reads the register, whatever else they may read (ADR 0021).

    Who was not there is left out, so that nobody is told from those absent by being missing from the list.
    """

    def __init__(self, view: Viewpoint, decisions: Iterable[str | None], people: Iterable[str | None] = ()) -> None:
        """Look up also which interests are withheld."""
        super().__init__(view, decisions, people)
        found = [write(one, str) for made in self.decisions.values() for one in exclusions_in(made)]
        self._withheld = withheld_from_everybody(view.connection, view.ledger, set(interests_in(found)))

    def deciders(self, made: Made) -> list[dict[str, Any]]:
        """Who decided, and who was kept from it by what is no secret."""
        return [one for one in super().deciders(made) if self._is_open(made, one["person"], one["standing"])]

    def conflicts(self, made: Made) -> list[dict[str, Any]]:
        """Every conflict that is no secret; of the others, that there were some."""
        seen = [self._as_published(one) for one in exclusions_in(made)]
        return [self.conflict(made, one) if one else dict(WITHHELD) for one in seen]

    def _is_open(self, made: Made, person: PersonId, standing: Standing) -> bool:
        if standing is not Standing.EXCLUDED:
            return standing not in AWAY
        told = [one for one in exclusions_in(made) if one.person == person]
        return not told or any(self._as_published(one) for one in told)

    def _as_published(self, one: Exclusion) -> Exclusion | None:
        """With those findings only that lead through nothing withheld; nothing where all of them do."""
        shown = tuple(found for found in one.findings if self._withheld.isdisjoint(interests_in(write(found, str))))
        return replace(one, findings=shown) if shown or not one.findings else None
