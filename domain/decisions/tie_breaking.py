"""How a tie is broken: the rules of the casting vote, and whether the judgement finds a tie to break."""

from collections.abc import Sequence

from domain.decisions.assembling import inputs_of
from domain.decisions.reckoning import reckon
from domain.decisions.selects import SELECTS
from domain.decisions.state import BLANK, Deliberation, evolve
from domain.kernel.deciders import Decider
from domain.kernel.messages import Event
from domain.kernel.refusals import Refused, enforce
from domain.meetings.casting import BREAKING_A_TIE
from domain.meetings.commands import GiveCastingVote
from domain.meetings.item_answers import tie_broken
from domain.meetings.policies import charter_of


class NotTied(Refused):
    """There are not as many votes for as against, at least one each, of which one more would carry the motion."""

    code = "not-tied"
    bends = True


def only_a_genuine_tie_is_broken(command: GiveCastingVote, known: Deliberation) -> Refused | None:
    """SI 2000/89 Sch 2 para 4: in the case of an equality of votes; the votes are those that the judgement counts."""
    adopted = charter_of(known.proceedings)
    if adopted is None:
        return NotTied(pointer="/motion")
    found = reckon(inputs_of(command, adopted, known))
    votes = found.votes
    return None if found.tied else NotTied(pointer="/motion", votes_for=votes.votes_for, against=votes.votes_against)


GENUINE = (only_a_genuine_tie_is_broken,)


def decide(command: GiveCastingVote, known: Deliberation) -> Sequence[Event]:
    """Apply the rules; raise `Refused` where they forbid the casting vote."""
    enforce(BREAKING_A_TIE, command, known.proceedings)
    enforce(GENUINE, command, known)
    return [tie_broken(command, known.proceedings)]


tie_breaking: Decider[GiveCastingVote, Deliberation] = Decider(
    name="tie breaking",
    commands=(GiveCastingVote,),
    selects=SELECTS,
    blank=lambda: BLANK,
    evolve=evolve,
    decide=decide,
    rules=(*BREAKING_A_TIE, *GENUINE),
)
