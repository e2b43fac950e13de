"""The votes from which each decision was judged, held against the votes that were recorded before it."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any, Final

from domain.decisions.events import DecisionTaken
from domain.decisions.inputs import JudgementInputs
from domain.decisions.voted import ballots_on, casting_on, consensus_on, hands_on
from domain.kernel.facts import Fact
from domain.kernel.ids import CaseId, MeetingId
from domain.meetings.course import COURSE, sitting_after
from domain.meetings.sitting import NOT_CALLED, Sitting
from domain.meetings.state import BLANK
from domain.merges.events import PersonsMerged
from verifier.facts import UNFIT
from verifier.findings import Check, Findings

FOLLOWED: Final = frozenset({*(kind.type_name for kind in COURSE), DecisionTaken.type_name, PersonsMerged.type_name})
"""The types of the facts that make a difference here."""

OTHERWISE: Final = "it was judged from other votes than those recorded before it"
UNFOLLOWED: Final = "the votes recorded before it cannot be followed"


class Votes:
    """Follows every meeting of a ledger, and looks back at each decision; who voted, a later merge may have renamed."""

    def __init__(self, findings: Findings, of_case: CaseId | None = None, *, seldom: bool = False) -> None:
        """Know of no meeting; look back at every decision, or at those on one case.

        Where that is done `seldom`, a meeting is followed when one of its decisions is looked back at, and not before.
        """
        self._findings, self._of_case, self._seldom = findings, of_case, seldom
        self._sittings: dict[MeetingId, Sitting | None] = {}
        self._waiting: defaultdict[MeetingId, list[Fact[Any]]] = defaultdict(list)
        self._lost: set[str] = set()
        self._merged = False

    def take(self, fact: Fact[Any], *, follows: bool = False) -> None:
        """Take the next fact; a decision that is known to follow from the facts before it needs no look back."""
        if isinstance(fact.event, DecisionTaken) and self._of_case in (None, fact.event.case) and not follows:
            self._look_back(fact.event, fact.position)
        self._merged = self._merged or isinstance(fact.event, PersonsMerged)
        meeting = getattr(fact.event, "meeting", None)
        if isinstance(meeting, MeetingId):
            self._waiting[meeting].append(fact)
            if not self._seldom:
                self._follow(meeting)

    def _follow(self, meeting: MeetingId) -> Sitting | None:
        """The meeting as it went so far; nothing where nobody can tell."""
        sitting = self._sittings.get(meeting, NOT_CALLED)
        for fact in self._waiting.pop(meeting, ()):
            try:
                sitting = sitting_after(sitting, fact) if sitting else None
            except (*UNFIT, AssertionError):
                sitting = None
        self._sittings[meeting] = sitting
        return sitting

    def lose(self, tags: Iterable[str]) -> None:
        """A fact that mentions these cannot be read here: of the meetings among them nobody can tell how they went."""
        self._lost.update(tags)

    def _look_back(self, decision: DecisionTaken, position: int) -> None:
        if decision.meeting.tag in self._lost:
            return  # what is missing for it has been said where the fact stands
        sitting = self._follow(decision.meeting)
        motion = sitting.motions.by_id.get(decision.motion) if sitting else None
        if sitting is None or motion is None:
            self._findings.add(Check.VERDICTS, position, UNFOLLOWED)
            return
        if self._merged and sitting.motions.corrected:
            return  # whose vote was put right cannot be told without knowing who is who
        known = BLANK._replace(sitting=sitting)
        recorded = (
            ballots_on(motion, known),
            casting_on(motion, known),
            hands_on(motion, known),
            consensus_on(motion, known),
        )
        if _told(*recorded) != _told_in(decision.inputs):
            self._findings.add(Check.VERDICTS, position, OTHERWISE)


def _told_in(inputs: JudgementInputs) -> tuple[Any, ...]:
    return _told(inputs.ballots, inputs.casting, inputs.hands, inputs.consensus)


def _told(ballots: Any, casting: Any, hands: Any, consensus: Any) -> tuple[Any, ...]:  # noqa: ANN401 - of both sides
    return (
        sorted((one.cast_at, one.seat, one.choice.value, one.late) for one in ballots),
        (casting.choice, casting.given_at) if casting else None,
        hands,
        consensus.stated_at if consensus else None,
    )
