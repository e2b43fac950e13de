"""Gathers the rows that a case file is made of: as many statements for one decision as for a hundred."""

import json
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Final

from sqlalchemy import bindparam, select

from domain.kernel.ids import CaseId, InterestId
from domain.kernel.values import value
from service.boards.tables import boards, charters, seat_facts, seats
from service.cases.tables import cases, scores, versions
from service.cases.totals import amounts_by_version
from service.decisions.queries import lines_of
from service.decisions.tables import conditions, decisions, rejudgements
from service.due_diligence.tables import checks, diligences
from service.interests.keeping import Policies
from service.meetings.conflict_tables import declarations, papers, recusals, rulings
from service.meetings.correction_tables import corrections
from service.meetings.tables import items, meetings, stays
from service.meetings.voting_tables import motions, votes
from service.projections.slips import CORRECTED, slips
from service.proposals.tables import proposals
from service.store.statements import Statement
from service.store.tables import facts
from service.viewing.foreseeing import Foreseeing
from service.viewing.gathered import Gathered
from service.viewing.paging import all_of
from service.viewing.viewpoint import Viewpoint
from service.viewing.withholding import NAMED

LEAVES: Final = Statement(
    sqlite="SELECT position, leaf FROM facts WHERE ledger = :ledger AND position IN (SELECT value FROM json_each(:at))",
    postgresql="SELECT position, leaf FROM facts WHERE ledger = %(ledger)s AND position = ANY(%(at)s)",
)
Reading = Callable[[], object]
OnInterests = Callable[[Sequence[InterestId]], object]
RECORDED_AT: Final = Statement(
    select(facts.c.recorded_at).where(facts.c.ledger == bindparam("ledger"), facts.c.position == bindparam("position"))
)


@value
class CaseGathered:
    """The rows of everything about a case, in hand; the leaves of its decisions; and the interests named in them."""

    view: Gathered
    leaves: dict[int, bytes]
    interests: Sequence[InterestId]

    @property
    def boards(self) -> list[str]:
        """The boards that had to do with the case, in the order in which they were established."""
        rows = self.view.held(boards) or ()
        return [row["board"] for row in sorted(rows, key=lambda row: int(row["since"]))]


def gathered(view: Foreseeing, case: CaseId, on_interests: OnInterests) -> CaseGathered:
    """Everything about a case and what it led to; what the file asks besides, of its interests say, is foreseen.

    However much that is, PostgreSQL is asked four times.
    """
    told = Gathered(view)
    _of_the_case(view, told, case)
    at = [row["since"] for table in (decisions, rejudgements) for row in told.held(table) or ()]
    _of_what_it_led_to(view, told, at)
    leaves = _leaves(told, at)
    texts = [leaf.decode() for leaf in leaves.values()]
    which = [InterestId(one) for one in sorted(set(_interests(told, texts)))]
    _together(
        view,
        partial(told.gather, votes, motion=[row["motion"] for row in told.held(motions) or ()]),
        foreseen=(partial(on_interests, which), partial(lines_of, told, told.held(decisions) or ())),
    )
    view.foresee(partial(told.read_texts, texts), partial(on_interests, which))
    told.read_texts(texts)
    return CaseGathered(view=told, leaves=leaves, interests=which)


def recorded_at(view: Viewpoint) -> int:
    """When the fact at the viewpoint was recorded, in microseconds since 1970."""
    return int(view.rows(RECORDED_AT)[0][0])


def _of_the_case(view: Foreseeing, told: Gathered, case: CaseId) -> None:
    tables = (cases, versions, scores, proposals, checks, diligences, items, decisions, rejudgements)
    _together(
        view,
        *(partial(told.gather, table, case=[case]) for table in tables),
        foreseen=(
            partial(amounts_by_version, told, case),
            partial(told.knows, case),
            partial(recorded_at, told),
            partial(all_of, told, slips, state=CORRECTED),
            partial(Policies, view),
        ),
    )


def _of_what_it_led_to(view: Foreseeing, told: Gathered, taken: list[int]) -> None:
    found = told.held(items) or ()
    meeting, item = [row["meeting"] for row in found], [row["item"] for row in found]
    decision = [row["decision"] for row in told.held(decisions) or ()]
    among = _boards(told)
    _together(
        view,
        *(partial(told.gather, table, meeting=meeting) for table in (meetings, stays, corrections)),
        *(partial(told.gather, one, meeting=meeting, item=item) for one in (declarations, rulings, recusals, papers)),
        partial(told.gather, motions, item=item),
        partial(told.gather, conditions, decision=decision),
        *(partial(told.gather, table, board=among) for table in (boards, charters, seats, seat_facts)),
        foreseen=(partial(_leaves, told, taken),),
    )


def _together(view: Foreseeing, *gathering: Reading, foreseen: Iterable[Reading] = ()) -> None:
    """Gather from tables, and foresee what will be asked besides, on one trip."""
    view.foresee(*gathering, *foreseen)
    for one in gathering:
        one()


def _boards(told: Gathered) -> list[str]:
    """The boards that dealt with the case, decided on it, proposed it, were sent it or examined it."""
    columns = ((items, "board"), (decisions, "board"), (proposals, "from_board"), (proposals, "to_board"))
    among = (*columns, (diligences, "board"))
    return sorted({row[name] for table, name in among for row in told.held(table) or ()})


def _leaves(told: Gathered, positions: list[int]) -> dict[int, bytes]:
    if not positions:
        return {}
    at = json.dumps(positions) if told.connection.dialect == "sqlite" else positions
    return {position: bytes(leaf) for position, leaf in told.connection.run(LEAVES, ledger=told.ledger, at=at)}


def _interests(told: Gathered, texts: Iterable[str]) -> Iterable[str]:
    """Those declared at the items, and those through which a finding leads."""
    yield from (row["interest"] for row in told.held(declarations) or () if row["interest"])
    for text in (*texts, *(row["findings"] for row in told.held(recusals) or ())):
        yield from NAMED.findall(text)
