"""Finds proposals."""

import json
from typing import Any

from domain.kernel.ids import CaseId, PersonId, ProposalId
from service.problems.refusals import RefusedAtTheDoor
from service.proposals.bodies import ProposalShown
from service.proposals.tables import proposals
from service.viewing.paging import Found, all_of, one, page
from service.viewing.viewpoint import Viewpoint


class UnknownProposalAsked(RefusedAtTheDoor):
    """There is no such proposal on record, or was not then."""

    code = "unknown-proposal-asked"


def the_proposals(
    view: Viewpoint, limit: int, after: int | None, **filters: str | None
) -> tuple[tuple[ProposalShown, ...], Found]:
    """A page of proposals."""
    found = page(view, proposals, limit=limit, after=after, **filters)
    return tuple(_shown(view, row) for row in found.rows), found


def the_proposal(view: Viewpoint, proposal: ProposalId) -> ProposalShown:
    """One proposal; raises `UnknownProposalAsked`."""
    row = one(view, proposals, proposal=str(proposal))
    if row is None:
        raise UnknownProposalAsked
    return _shown(view, row)


def proposals_of(view: Viewpoint, case: CaseId) -> tuple[ProposalShown, ...]:
    """Every proposal of a case."""
    return tuple(_shown(view, row) for row in all_of(view, proposals, case=str(case)))


def _shown(view: Viewpoint, row: dict[str, Any]) -> ProposalShown:
    named = dict.fromkeys(view.identity.name_of(PersonId(one)) for one in json.loads(row["proposers"]))
    fields = {name: row[name] for name in ProposalShown.model_fields}
    return ProposalShown.model_validate(fields | {"proposers": tuple(named)})
