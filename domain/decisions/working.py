"""The working of a judgement: one sentence for each thing that holds of some seats."""

from collections.abc import Sequence

from domain.decisions.eligibility import Place, Room
from domain.decisions.inputs import RosterSeat
from domain.decisions.sentences import CATALOGUE, step
from domain.decisions.tally import Count
from domain.decisions.verdict import Step

_ORDER = {code: place for place, code in enumerate(CATALOGUE)}
_BY_VOTE = frozenset(
    {"voted-for", "voted-against", "abstained", "present-not-voting", "counted-without-name", "consented"}
)
_WITH_REASON = frozenset(code for code, sentence in CATALOGUE.items() if "{how}" in sentence)


def standings_steps(places: Sequence[Place], room: Room) -> list[Step]:
    """Who may take part and what stands in the way: a sentence for each reason, not for each seat."""
    found: dict[tuple[int, str, str], list[RosterSeat]] = {}
    for place in places:
        for code in place.because:
            if code not in _BY_VOTE:
                how = room.conflicts.how(place.touched or place.actor) if code in _WITH_REASON else ""
                found.setdefault((_ORDER[code], code, how), []).append(place.seat)
    return [step(code, seats, how=how) for (_, code, how), seats in sorted(found.items(), key=lambda one: one[0])]


def vote_steps(places: Sequence[Place], counted: Count) -> list[Step]:
    """Who voted how, and which votes are shown without being counted."""
    steps = []
    for code in sorted(_BY_VOTE, key=_ORDER.__getitem__):
        if seats := [place.seat for place in places if code in place.because]:
            steps += [step(code, seats)]
    for code in sorted(counted.remarks, key=_ORDER.__getitem__):
        about = [place.seat for place in counted.places if place.seat.seat in counted.remarks[code]]
        steps.append(step(code, about, unknown=_unknown(counted.strangers, about)))
    return steps


def _unknown(strangers: int, known: Sequence[RosterSeat]) -> str:
    if not strangers:
        return ""
    return f"{' and ' if known else ''}{strangers} from a seat that is not on the board"
