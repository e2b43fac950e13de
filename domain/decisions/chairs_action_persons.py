"""Who may act for a board: two members jointly, neither in conflict nor on what they brought."""

from collections.abc import Iterator
from datetime import date
from itertools import chain

from domain.boards.charters import AdoptedCharter
from domain.boards.events import Office
from domain.boards.policies import SeparationOfDuties
from domain.boards.rosters import RosterRow, roster_on
from domain.decisions.commands import TakeChairsAction
from domain.decisions.exclusion import bars
from domain.decisions.exclusions import exclusions_of
from domain.decisions.inputs import Exclusion
from domain.decisions.state import Deliberation
from domain.kernel.answers import Answer
from domain.kernel.ids import PersonId
from domain.kernel.london import day_of
from domain.kernel.refusals import Refused
from domain.meetings.membership import tenure_of
from domain.meetings.policies import ConflictOfInterest, ExcludedByRuling, charter_of, the_item
from domain.meetings.presiding import NotAMemberOfTheBoard
from domain.meetings.recusals import Ground

PRESIDE = frozenset({Office.CHAIR, Office.CO_CHAIR, Office.VICE_CHAIR})

JOINTLY = 2


class NotJointly(Refused):
    """Chair's action is taken by two persons jointly, one of whom is in the chair or the vice chair."""

    code = "not-jointly"
    bends = True


class ActorNamedTwice(Refused):
    """The same person is named twice, which does not make two."""

    code = "actor-named-twice"


def the_day_of(command: TakeChairsAction) -> date:
    """The local day on which they acted."""
    return day_of(command.asked.occurred_at)


def the_charter(known: Deliberation) -> AdoptedCharter:
    """The charter in force on the day; only after the rule that there is one."""
    adopted = charter_of(known.proceedings)
    assert adopted is not None  # noqa: S101 - a rule before this one has refused otherwise
    return adopted


def the_roster(command: TakeChairsAction, known: Deliberation) -> tuple[RosterRow, ...]:
    """The seats of the board as they were filled on the day."""
    proceedings = known.proceedings
    return roster_on(proceedings.boards.seats, command.board, the_day_of(command), tenure_of(proceedings))


def exclusions_on(command: TakeChairsAction, known: Deliberation) -> list[Exclusion]:
    """What the record holds against those who act, as if the question had been put to them in a room."""
    item, acting = the_item(command, known.proceedings), set(command.actors)
    rows = [row for row in the_roster(command, known) if acting.intersection(row.holders)]
    others = acting.difference(*(row.holders for row in rows))
    found = exclusions_of(item, rows, sorted(others), the_charter(known), known.proceedings)
    return [one for one in found if one.person in acting]


def each_who_acts_is_one_person(command: TakeChairsAction, known: Deliberation) -> Refused | None:
    """Blackburn with Darwen, April 2013: two acted together; whoever is named twice has not acted with anybody."""
    twice = len(set(command.actors)) < len(command.actors)
    return ActorNamedTwice(pointer="/actors") if twice else None


def two_members_act_jointly(command: TakeChairsAction, known: Deliberation) -> Iterator[Refused]:
    """Blackburn with Darwen, April 2013: the chair and the clinical chief officer acted together."""
    rows = [_seats_of(one, command, known) for one in command.actors]
    offices = {row.seat.office for row in chain.from_iterable(rows)}
    if len(command.actors) < JOINTLY or not offices & PRESIDE:
        yield NotJointly(pointer="/actors")
    yield from (NotAMemberOfTheBoard(pointer=f"/actors/{at}") for at, held in enumerate(rows) if not held)


def _seats_of(person: PersonId, command: TakeChairsAction, known: Deliberation) -> list[RosterRow]:
    return [
        row
        for row in the_roster(command, known)
        if person in row.holders and row.seat.voting and row.in_term is Answer.YES
    ]


def nobody_acts_in_conflict_or_on_what_they_brought(
    command: TakeChairsAction, known: Deliberation
) -> Iterator[Refused]:
    """CCG statutory guidance 2017: who could not decide it in a meeting does not decide it outside one."""
    for one in exclusions_on(command, known):
        if bars(one):
            evidence = [step.shown_at for found in one.findings for step in found.path if step.shown_at]
            yield _BARRED[one.ground](pointer=f"/actors/{command.actors.index(one.person)}", evidence=evidence)


_BARRED: dict[Ground, type[Refused]] = {
    Ground.CONFLICT: ConflictOfInterest,
    Ground.RULING: ExcludedByRuling,
    Ground.SEPARATION: SeparationOfDuties,
}
