"""Gathering: which facts belong into the evidence pack of a case, as the record stood at a position.

The case's own facts; what its decisions were judged from, found as the judgement finds it; what these name as their
evidence; and who and what is mentioned. Nothing is taken that did not matter: of the interests and ties of members
only those that a finding rests on, of other cases only what evidence names.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Any, Final

from domain.boards.events import BoardEstablished, CharterAdopted, SeatCreated
from domain.decisions.commands import JudgeActionAgain, JudgeAgain
from domain.decisions.events import ChairsActionTaken, DecisionTaken
from domain.decisions.rejudging import rejudging
from domain.decisions.rejudging_action import rejudging_action
from domain.evidence.bearing import Bearing, named_as_evidence
from domain.evidence.events import PackIssued
from domain.evidence.policies import MOST_FACTS, PackTooLarge
from domain.kernel.deciders import know
from domain.kernel.facts import Fact
from domain.kernel.ids import BodyCode, CaseId
from domain.kernel.messages import EVENT_TYPES, Asked, Event
from domain.kernel.selections import Selection
from domain.meetings.common_facts import CommonMeetingNamed
from domain.meetings.events import CorrectionAsked, CorrectionConfirmed, NoticeGiven
from domain.meetings.selects import FRAME, MOVES
from domain.merges.identity import as_one
from domain.minutes.events import MinutesConfirmed, MinutesCorrected, MinutesDeferred, MinutesDrafted
from domain.organisations.events import BodyEstablished, OrganisationRegistered, OrganisationRenamed
from domain.people.events import PersonRegistered
from domain.slips.events import SlipCorrected

Kinds = tuple[type[Event], ...]
Search = Callable[[Selection], Sequence[Fact[Event]]]
"""Looks facts up by what they mention, each under the names that it was recorded with."""
At = Callable[[Collection[int]], Sequence[Fact[Event]]]
"""The facts at these positions."""

PARTS: Final = frozenset({"item", "motion", "decision", "proposal", "benefit", "consultation", "award"})
"""The things of a case whose whole story belongs to it."""
OF_MEETINGS: Final[Kinds] = (
    *(*FRAME, *MOVES, NoticeGiven, CommonMeetingNamed, CorrectionAsked, CorrectionConfirmed),
    *(MinutesDrafted, MinutesConfirmed, MinutesDeferred, MinutesCorrected),
)
NAMING: Final[dict[str, Kinds]] = {
    "board": (BoardEstablished, CharterAdopted),
    "body": (BodyEstablished,),
    "organisation": (OrganisationRegistered, OrganisationRenamed),
    "person": (PersonRegistered,),
    "seat": (SeatCreated,),
}
"""By which facts people and things are known by name."""


class Gathering:
    """What has been gathered of a case so far."""

    def __init__(self, body: BodyCode, case: CaseId, search: Search, at: At) -> None:
        """Begin with nothing."""
        self.facts: dict[int, Fact[Event]] = {}
        self._body, self._case, self._search, self._at = body, case, search, at

    def its_own(self) -> None:
        """Everything that mentions the case, its items, motions, decisions and other parts, and their meetings."""
        everything = tuple(kind for kind in EVENT_TYPES.values() if kind is not PackIssued)
        self._take(self._search(_about([self._case.tag], everything)))
        self._take(self._search(_about(self._mentioned(PARTS), everything)))
        self._take(self._search(_about(self._mentioned({"meeting"}), OF_MEETINGS)))

    def what_it_was_judged_from(self) -> None:
        """What each judgement on it looked up, as far as it bears on the case."""
        looked_up: dict[int, Fact[Event]] = {}

        def noting(selection: Selection) -> Sequence[Fact[Event]]:
            found = self._search(selection)
            looked_up.update({fact.position: fact for fact in found})
            return found

        for fact in tuple(self.facts.values()):
            self._judge(fact, noting)
        bearing = Bearing(self._case, [*self.facts.values(), *looked_up.values()])
        self._take(fact for fact in looked_up.values() if bearing.of(fact))

    def what_is_named(self) -> None:
        """What the facts so far give as their evidence, and by what name people and things are known."""
        wanted = named_as_evidence(self.facts.values()) - self.facts.keys()
        self._take(self._at(sorted(wanted)))
        for kind, naming in NAMING.items():
            self._take(self._search(_about(self._mentioned({kind}), naming)))
        self._take(self._slips())

    def _judge(self, fact: Fact[Event], search: Search) -> None:
        event, asked = fact.event, _as_it_was_asked(fact)
        if isinstance(event, DecisionTaken) and event.case == self._case:
            again = JudgeAgain(
                asked=asked,
                decision=event.decision,
                meeting=event.meeting,
                item=event.item,
                motion=event.motion,
                cause=0,
            )
            know(rejudging, again, as_one(search, self._body))
        elif isinstance(event, ChairsActionTaken) and event.case == self._case:
            action = JudgeActionAgain(asked=asked, decision=event.decision, board=event.board, case=event.case, cause=0)
            know(rejudging_action, action, as_one(search, self._body))

    def _slips(self) -> list[Fact[Any]]:
        """Where what was gathered is put right by a later word."""
        found: Sequence[Fact[Any]] = self._search(_about(self._mentioned(None), (SlipCorrected,)))
        return [fact for fact in found if fact.event.position in self.facts]

    def _mentioned(self, kinds: Collection[str] | None) -> list[str]:
        tags = {tag for fact in self.facts.values() for tag in fact.envelope.tags}
        return sorted(tag for tag in tags if kinds is None or tag.partition(":")[0] in kinds)

    def _take(self, facts: Iterable[Fact[Event]]) -> None:
        self.facts.update({fact.position: fact for fact in facts if not isinstance(fact.event, PackIssued)})
        if len(self.facts) > MOST_FACTS:
            raise PackTooLarge


def gathered(body: BodyCode, case: CaseId, search: Search, at: At) -> tuple[int, ...]:
    """The positions of the facts of a pack, in order; raises `PackTooLarge`."""
    found = Gathering(body, case, search, at)
    found.its_own()
    found.what_it_was_judged_from()
    found.what_is_named()
    return tuple(sorted(found.facts))


def _about(tags: Iterable[str], kinds: Kinds) -> Selection:
    return Selection(every=frozenset((tag, kind.type_name) for tag in tags for kind in kinds))


def _as_it_was_asked(fact: Fact[Event]) -> Asked:
    it = fact.envelope
    return Asked(by=it.actor, at=it.recorded_at, occurred_at=it.occurred_at, via=it.via)
