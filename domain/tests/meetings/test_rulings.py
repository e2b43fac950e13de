"""How interests are declared at an item, and how it is determined what follows."""

from dataclasses import replace

import pytest

from domain.boards.conflicts import Determiner, Management
from domain.interests.policies import UnknownInterest
from domain.kernel.ids import OrganisationCode, PersonId
from domain.kernel.messages import Event
from domain.kernel.reasons import ReasonMissing
from domain.kernel.spec import given
from domain.meetings.decider import decider
from domain.meetings.declaring import NothingDeclared
from domain.meetings.events import InterestDeclaredAtItem, RulingGiven, VoteClosed
from domain.meetings.moving import NotInTheRoom
from domain.meetings.order import BeforeThePreviousFact
from domain.meetings.policies import ItemAlreadyEnded, MeetingNotOpen, UnknownItem
from domain.meetings.rulings import (
    DeterminerMissing,
    NotPresiding,
    NotTheChair,
    NotTheDeterminer,
    OwnConflictRuled,
    RulingAfterTheVote,
)
from domain.organisations.policies import UnknownOrganisation
from domain.people.policies import UnknownPerson
from domain.tests.boards.make import DISINVESTMENT, charter_adopted
from domain.tests.cases.make import CLINIC, numbered
from domain.tests.meetings.ask import close_vote, declare, on, rule
from domain.tests.meetings.make import (
    APPROVING,
    CHAIR,
    DIRECTOR,
    DIRECTOR_SEAT,
    INTEREST,
    LAY,
    MEETING,
    OTHER_ITEM,
    OTHER_MOTION,
    boards,
    called,
    case,
    casting_vote_given,
    debate,
    interest_declared,
    item_closed,
    item_opened,
    left,
    minute,
    placed,
    proposed,
    put,
    room,
    ruled,
    vote_closed,
    voted,
)

AHEAD: list[Event] = [*boards(), *case(), proposed(), called(), placed()]
TURNED: list[Event] = [*boards(), *case(), proposed(), *room(), placed(), item_opened()]
BY_MEMBER = replace(APPROVING, conflicts=replace(APPROVING.conflicts, determined_by=(Determiner.MEMBER_SELF,)))
BY_OTHERS = replace(APPROVING, conflicts=replace(APPROVING.conflicts, determined_by=(Determiner.OTHER_MEMBERS,)))


def test_a_new_interest_is_declared_at_an_item() -> None:
    given(decider, *TURNED).when(declare()).then_some(InterestDeclaredAtItem, person=LAY, interest=None)


def test_a_registered_interest_is_declared_by_the_person_whose_it_is() -> None:
    history = [*TURNED, interest_declared()]
    given(decider, *history).when(declare(interest=INTEREST, category=None)).then_some(InterestDeclaredAtItem)
    others = declare(interest=INTEREST, person=DIRECTOR)
    given(decider, *history).when(others).then_refused(UnknownInterest, pointer="/interest")
    given(decider, *TURNED).when(declare(interest=INTEREST)).then_refused(UnknownInterest)


def test_a_declaration_says_what_it_is_about() -> None:
    given(decider, *TURNED).when(declare(category=None)).then_refused(NothingDeclared)


def test_an_organisation_that_is_declared_is_registered() -> None:
    given(decider, *TURNED).when(declare(organisation=CLINIC)).then_some(InterestDeclaredAtItem)
    unknown = declare(organisation=OrganisationCode("F86999"))
    given(decider, *TURNED).when(unknown).then_refused(UnknownOrganisation, pointer="/organisation")


def test_who_declares_is_in_the_room_of_an_open_meeting() -> None:
    given(decider, *TURNED, left()).when(declare()).then_refused(NotInTheRoom)
    given(decider, *AHEAD).when(declare()).then_refused(MeetingNotOpen)


def test_interests_are_declared_before_the_item_is_done_with() -> None:
    given(decider, *TURNED[:-1]).when(declare()).then_some(InterestDeclaredAtItem)
    given(decider, *TURNED, item_closed()).when(declare()).then_refused(ItemAlreadyEnded)
    given(decider, *TURNED[:-2]).when(declare()).then_refused(UnknownItem)


def test_the_person_presiding_rules() -> None:
    given(decider, *TURNED).when(rule()).then_some(RulingGiven, management=Management.LEAVE_FOR_ITEM)


def test_a_ruling_has_a_reason_and_is_on_a_registered_person() -> None:
    given(decider, *TURNED).when(rule(why=" ")).then_refused(ReasonMissing, pointer="/why")
    stranger = rule(person=PersonId(numbered(999)))
    given(decider, *TURNED).when(stranger).then_refused(UnknownPerson, pointer="/person")


def test_only_those_rule_whom_the_charter_lets() -> None:
    then = given(decider, *TURNED).when(rule(determined_by=Determiner.GUARDIAN))
    then.then_refused(NotTheDeterminer, pointer="/determinedBy", allowed=APPROVING.conflicts.determined_by)


def test_a_panel_rules_ahead_of_the_meeting() -> None:
    panel = rule(determined_by=Determiner.CONFLICTS_PANEL, determiner=None)
    given(decider, *AHEAD).when(panel).then_some(RulingGiven, determiner=None)


def test_it_is_on_record_who_ruled_in_the_room() -> None:
    given(decider, *TURNED).when(rule(determiner=None)).then_refused(DeterminerMissing)


def test_only_who_presides_rules_as_presiding() -> None:
    given(decider, *TURNED).when(rule(determiner=DIRECTOR)).then_refused(NotPresiding)
    by_director = [*TURNED[:-1], item_opened(presiding=DIRECTOR)]
    given(decider, *by_director).when(rule(determiner=DIRECTOR)).then_some(RulingGiven)
    given(decider, *by_director).when(rule()).then_refused(NotPresiding)


def test_only_the_chair_rules_as_chair() -> None:
    as_chair = rule(determined_by=Determiner.CHAIR)
    given(decider, *TURNED).when(as_chair).then_some(RulingGiven)
    given(decider, *TURNED).when(replace(as_chair, determiner=DIRECTOR)).then_refused(NotTheChair)


def test_whoever_rules_in_the_room_is_in_it() -> None:
    given(decider, *TURNED, left(CHAIR)).when(rule()).then_refused(NotInTheRoom, pointer="/determiner")


def test_nobody_rules_on_their_own_conflict() -> None:
    given(decider, *TURNED).when(rule(person=CHAIR)).then_refused(OwnConflictRuled, pointer="/determiner")
    others = debate(approving=BY_OTHERS)
    own = rule(person=LAY, determiner=LAY, determined_by=Determiner.OTHER_MEMBERS)
    given(decider, *others).when(own).then_refused(OwnConflictRuled)


def test_a_member_determines_their_own_conflict_where_the_law_leaves_it_to_them() -> None:
    own = rule(determiner=LAY, determined_by=Determiner.MEMBER_SELF)
    given(decider, *debate(approving=BY_MEMBER)).when(own).then_some(RulingGiven, determiner=LAY)
    another = replace(own, determiner=DIRECTOR)
    given(decider, *debate(approving=BY_MEMBER)).when(another).then_refused(OwnConflictRuled)


@pytest.mark.parametrize("management", list(Management))
def test_every_rung_of_the_ladder_may_be_ruled(management: Management) -> None:
    given(decider, *TURNED).when(rule(management=management)).then_some(RulingGiven, management=management)


def test_nobody_is_ruled_on_who_has_voted() -> None:
    debated = [*debate(), voted(DIRECTOR, DIRECTOR_SEAT)]
    given(decider, *debated).when(rule()).then_some(RulingGiven)
    then = given(decider, *debated, voted()).when(rule())
    then.then_refused(RulingAfterTheVote, pointer="/person", evidence=(len(debated) + 1,))
    given(decider, *debated).when(rule(person=CHAIR, determiner=CHAIR)).then_refused(OwnConflictRuled)


def test_nobody_is_ruled_on_after_breaking_a_tie() -> None:
    as_panel = rule(person=CHAIR, determined_by=Determiner.CONFLICTS_PANEL, determiner=None)
    given(decider, *debate()).when(as_panel).then_some(RulingGiven)
    given(decider, *debate(), casting_vote_given()).when(as_panel).then_refused(RulingAfterTheVote)


def test_nobody_is_ruled_on_once_a_vote_at_the_item_is_closed() -> None:
    closed = [*debate(), voted(DIRECTOR, DIRECTOR_SEAT), vote_closed()]
    given(decider, *closed).when(rule()).then_refused(RulingAfterTheVote, evidence=(len(closed),))


def test_a_vote_at_another_item_does_not_stand_in_the_way_of_a_ruling() -> None:
    other = [placed(item=OTHER_ITEM), put(item=OTHER_ITEM, motion=OTHER_MOTION)]
    other += [voted(item=OTHER_ITEM, motion=OTHER_MOTION)]
    done = VoteClosed(meeting=MEETING, item=OTHER_ITEM, motion=OTHER_MOTION)
    given(decider, *TURNED, *other, done).when(rule()).then_some(RulingGiven)


def test_a_ruling_is_not_dated_before_what_went_before_it() -> None:
    early = on(rule(), minute(len(TURNED)))
    given(decider, *debate()).when(early).then_refused(BeforeThePreviousFact)
    given(decider, *TURNED).when(early).then_some(RulingGiven)


def test_a_vote_is_not_closed_before_a_ruling_on_record() -> None:
    history = [*debate(), ruled()]
    given(decider, *history).when(on(close_vote(), minute(len(history) - 1))).then_refused(BeforeThePreviousFact)


def test_who_may_rule_does_not_change_with_a_charter_adopted_once_the_meeting_is_open() -> None:
    later = charter_adopted(DISINVESTMENT, version=2, says=BY_OTHERS)
    given(decider, *TURNED, later).when(rule()).then_some(RulingGiven)
    ahead = [*boards(), later, *TURNED[len(boards()) :]]
    given(decider, *ahead).when(rule()).then_refused(NotTheDeterminer)


def test_nobody_rules_on_an_item_that_is_done_with() -> None:
    given(decider, *TURNED, item_closed()).when(rule()).then_refused(ItemAlreadyEnded)
