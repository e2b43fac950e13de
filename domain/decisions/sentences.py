"""The catalogue of steps: every code a verdict may hold and the sentence that explains it."""

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from types import MappingProxyType
from typing import Final

from domain.decisions.inputs import RosterSeat
from domain.decisions.verdict import Step

CATALOGUE: Final[Mapping[str, str]] = MappingProxyType(
    {
        # who may take part
        "seat-vacant": "Vacant on the day: {seats}.",
        "term-not-running": "Not entitled, because the term was not running on the day: {seats}.",
        "term-indeterminate": "The record does not say for certain that the term was running; taken to be: {seats}.",
        "seat-without-vote": "Not entitled, because the seat has no vote: {seats}.",
        "second-seat": "Not entitled again, because its holder sits in another seat; one person is one head: {seats}.",
        "holding-over": "The term had run out, and the charter lets them sit on until somebody succeeds: {seats}.",
        "de-facto-holder": "Acted de facto, because the election was voided afterwards; the vote stands: {seats}.",
        "deputy-acts": "A deputy acted for the holder: {seats}.",
        "absent": "Not at the meeting when the question was put: {seats}.",
        "left-the-room": "Out of the room when the question was put, with nothing on record that required it: {seats}.",
        "excluded-by-separation": "Kept from the question by the separation of the boards ({how}): {seats}.",
        "excluded-by-ruling": "Kept from the question by a ruling ({how}): {seats}.",
        "excluded-by-conflict": "Kept from the question by a conflict that no ruling lifted ({how}): {seats}.",
        "conflict-noted": "A conflict was noted, and they take part ({how}): {seats}.",
        "conflict-dispensed": "By a dispensation they take part in spite of a conflict ({how}): {seats}.",
        "touched-through-other-holder": "Kept from the question by the interest of the other holder: {seats}.",
        "stayed-though-to-leave": "Still in the room, although the conflict required leaving it: {seats}.",
        # the quorum
        "quorum-without-rule": "The charter has no quorum rule for this kind of decision; one member must be there.",
        "quorum-needed": "The quorum is {needed}: {rule}.",
        "remote-not-counted": "Took part remotely, which the quorum rule does not count: {seats}.",
        "deputy-not-counted": "Attended by a deputy, whom the quorum rule does not count: {seats}.",
        "quorum-total-met": "{counted} counted{where}; {needed} were needed.",
        "quorum-total-unmet": "Only {counted} counted{where}; {needed} were needed.",
        "quorum-role-unmet": "At least {at_least} of {roles} were needed{where}; {missing} were missing.",
        "quorum-presiding-unmet": "One of {offices} had to be present{where}, and none was.",
        "quorum-lost-to-exclusions": "Without the members kept from the question the meeting would have been quorate.",
        "inquorate-no-decision": "The meeting was not quorate for this question, so nothing was decided.",
        "inquorate-adjourned": "The meeting was not quorate for this question; the charter adjourns it.",
        "inquorate-referred": "The meeting was not quorate for this question; the charter refers it.",
        "inquorate-chairs-action": "The meeting was not quorate for this question; the charter allows chair's action.",
        # the votes
        "voted-for": "Voted for: {seats}.",
        "voted-against": "Voted against: {seats}.",
        "abstained": "Abstained: {seats}.",
        "left-after-voting": "Left before the vote was closed; the vote counts, the quorum is without them: {seats}.",
        "present-not-voting": "In the room and entitled, but did not vote: {seats}.",
        "vote-by-excluded": "Voted although kept from the question; shown, not counted: {seats}.",
        "vote-late": "Voted after the ballot had closed; shown, not counted: {seats}.",
        "counted-without-name": "In the room and entitled; votes were counted without names: {seats}.",
        "consented": "In the room and entitled, and agreed without a vote: {seats}.",
        "count-as-attendance": "Votes were counted without names: {total}, as many as were in the room and entitled.",
        "count-above-attendance": "The count shows {total} votes; only {eligible} were in the room and entitled.",
        "count-below-attendance": "The count shows {total} votes; {eligible} were in the room and entitled.",
        "count-differs-from-names": "The count does not agree with the votes recorded by name.",
        "count-in-doubt": "Without the votes beyond the attendance it would not be carried, so it is not.",
        "vote-by-absent": "Voted while not in the room; shown, not counted: {seats}.",
        "vote-without-right": "Voted from a seat that has no vote of its own; shown, not counted: {seats}.",
        "vote-by-stranger": "Voted from a seat that was not theirs to vote from; shown, not counted: {seats}{unknown}.",
        "vote-repeated": "Voted again; the first vote stands, the other is shown, not counted: {seats}.",
        "share-divided": "Two hold the seat together and did not agree, so it has no vote; neither counted: {seats}.",
        "vote-reserved-for-tie": "Presides and votes only on a tie; shown, not counted: {seats}.",
        "unit-split": "Share one vote and were evenly divided, so it is an abstention: {seats}.",
        "weight-unknown": "Patients not on record, so the vote weighs one: {seats}.",
        # what carries
        "voting-without-rule": "The charter has no voting rule for this kind of decision; a majority carries.",
        "threshold": "{needed}; {votes_for} for, {votes_against} against, {abstained} abstained, {silent} silent.",
        "no-votes-cast": "Nobody entitled voted for or against.",
        "consensus-stated": "The person presiding stated that all {agreed} agreed; nobody asked for a vote.",
        "consensus-not-provided": "Consensus was stated, but the charter asks for a vote; it decides nothing.",
        "consensus-by-another": "Consensus was stated by somebody not presiding or not present; it decides nothing.",
        "consensus-by-excluded": "Consensus was stated by somebody kept from the question; it decides nothing.",
        "consensus-contradicted": "Consensus was stated, but there were votes against; it decides nothing.",
        "casting-vote-counted": "The votes were equal, and the person presiding gave a casting vote {choice}.",
        "casting-vote-withheld": "The person presiding declined to break the tie.",
        "casting-vote-not-provided": "A casting vote was given, but the charter provides none; shown, not counted.",
        "casting-vote-without-tie": "A casting vote was given without a tie; shown, not counted.",
        "casting-vote-by-another": "A casting vote was given by somebody not presiding; shown, not counted.",
        "casting-vote-by-excluded": "A casting vote was given by somebody kept from the question; shown, not counted.",
        "casting-vote-without-right": "A casting vote was given by somebody absent or without a vote; not counted.",
        "tie-lost": "The tie was not broken, and under the charter a tie is lost.",
        "tie-no-decision": "The tie was not broken, and under the charter a tie decides nothing.",
        "tie-adjourned": "The tie was not broken, and under the charter the question is adjourned.",
        "tie-referred": "The tie was not broken, and under the charter the question is referred.",
        "carried": "The motion is carried.",
        "not-carried": "The motion is not carried.",
        # the delegated limit
        "limit-counts-earlier": "{number} approvals since {since}, at least {least} pence, count together with it.",
        "limit-kept": "What is asked for lies within the board's limit of {limit} pence.",
        "limit-exceeded": "What is asked for exceeds the board's limit of {limit} pence.",
        "limit-basis-unsaid": "Not every amount says the basis on which the board's limit of {limit} pence is set.",
        "limit-basis-differs": "Not every amount is on one basis with the board's limit of {limit} pence.",
        "limit-indeterminate": "The record does not say whether it lies within the board's limit of {limit} pence.",
    }
)


def step(code: str, seats: Iterable[RosterSeat] = (), **words: object) -> Step:
    """The step of this code, about these seats, in their order."""
    named = tuple(seats)
    sentence = CATALOGUE[code].format(seats=titles(named), **words)
    return Step(code=code, sentence=sentence, seats=tuple(seat.seat for seat in named))


def titles(seats: Iterable[RosterSeat]) -> str:
    """Their titles, the same title once with its number: "Co-chair, 3 × GP member"."""
    return ", ".join(
        f"{number} × {title}" if number > 1 else title for title, number in Counter(s.title for s in seats).items()
    )


@cache
def words_of(name: str) -> str:
    """An enumeration's name as words: "leave for item"."""
    return name.replace("_", " ").lower()
