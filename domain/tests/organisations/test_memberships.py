from datetime import date

from domain.kernel.answers import Answer
from domain.kernel.ids import BodyCode
from domain.kernel.messages import Event
from domain.kernel.spec import fact, given
from domain.organisations import memberships
from domain.organisations.decider import decider
from domain.organisations.membership_policies import (
    AlreadyAMember,
    JoinedAfterClosing,
    MembershipEndedBeforeItBegan,
    NotAMember,
)
from domain.organisations.memberships import NO_MEMBERSHIPS, Memberships
from domain.organisations.policies import UnknownOrganisation
from domain.tests.organisations.make import (
    ALLUM,
    MANOR,
    WALTHAM_FOREST,
    closed,
    established,
    join,
    joined,
    leave,
    left,
    period,
    registered,
)

PRACTICE = (established(), registered())


def remembered(*events: Event) -> Memberships:
    known = NO_MEMBERSHIPS
    for position, event in enumerate(events, start=1):
        known = memberships.evolve(known, fact(event, position))
    return known


def test_a_practice_joins_the_body() -> None:
    given(decider, *PRACTICE).when(join()).then(joined())


def test_nobody_joins_twice() -> None:
    given(decider, *PRACTICE, joined()).when(join("2014-01-01")).then_refused(
        AlreadyAMember, evidence=(3,), pointer="/organisation"
    )


def test_who_left_may_join_again() -> None:
    given(decider, *PRACTICE, joined(), left("2015-03-31")).when(join("2016")).then(joined("2016"))


def test_who_left_does_not_join_again_before_leaving() -> None:
    given(decider, *PRACTICE, joined(), left("2015-03-31")).when(join("2015-03-30")).then_refused(
        AlreadyAMember, evidence=(3, 4)
    )


def test_who_left_in_a_year_may_have_joined_again_within_it() -> None:
    given(decider, *PRACTICE, joined(), left("2015")).when(join("2015-06-01")).then(joined("2015-06-01"))


def test_only_a_registered_organisation_joins_or_leaves() -> None:
    for command in (join(code=MANOR), leave("2015", MANOR)):
        given(decider, *PRACTICE).when(command).then_refused(UnknownOrganisation, pointer="/organisation")


def test_nobody_joins_after_closing() -> None:
    given(decider, *PRACTICE, closed("2016")).when(join("2017")).then_refused(JoinedAfterClosing, evidence=(2, 3))
    given(decider, *PRACTICE, closed("2016")).when(join("2016")).then(joined("2016"))


def test_a_practice_leaves_the_body() -> None:
    given(decider, *PRACTICE, joined()).when(leave("2015-03-31")).then(left("2015-03-31"))


def test_only_a_member_leaves() -> None:
    given(decider, *PRACTICE).when(leave("2015")).then_refused(NotAMember, evidence=())
    given(decider, *PRACTICE, joined(), left("2014")).when(leave("2015")).then_refused(NotAMember, evidence=(3, 4))


def test_nobody_leaves_before_joining() -> None:
    given(decider, *PRACTICE, joined("2013-04")).when(leave("2013-03-31")).then_refused(
        MembershipEndedBeforeItBegan, evidence=(3,), pointer="/left"
    )


def test_nobody_who_joined_again_leaves_before_that() -> None:
    record = given(decider, *PRACTICE, joined("2013"), left("2014"), joined("2016"))
    record.when(leave("2015")).then_refused(MembershipEndedBeforeItBegan, evidence=(5,))


def test_a_membership_lasts_from_its_first_to_its_last_day() -> None:
    known = remembered(joined("2013-04-01"), left("2015-03-31"))
    days = (date(2013, 3, 31), date(2013, 4, 1), date(2015, 3, 31), date(2015, 4, 1))
    answers = [known.on(ALLUM, WALTHAM_FOREST, day) for day in days]
    assert answers == [Answer.NO, Answer.YES, Answer.YES, Answer.NO]


def test_a_membership_of_vague_dates_is_indeterminate_within_them() -> None:
    known = remembered(joined("2013"))
    assert known.on(ALLUM, WALTHAM_FOREST, date(2013, 7, 1)) is Answer.INDETERMINATE
    assert known.members_on(WALTHAM_FOREST, date(2013, 7, 1)) == ()
    assert known.members_on(WALTHAM_FOREST, date(2014, 1, 1)) == (ALLUM,)


def test_two_memberships_are_kept_apart_and_show_their_facts() -> None:
    known = remembered(joined("2013"), left("2014"), joined("2016"))
    first, second = known.of(ALLUM, WALTHAM_FOREST)
    assert (first.period, first.evidence) == (period("2013", "2014"), (1, 2))
    assert (second.period, second.evidence) == (period("2016"), (3,))
    assert known.lasting(ALLUM, WALTHAM_FOREST) == second


def test_leaving_what_was_not_looked_up_changes_nothing() -> None:
    assert remembered(left("2014")).of(ALLUM, WALTHAM_FOREST) == ()


def test_a_member_of_one_body_is_not_a_member_of_another() -> None:
    known = remembered(joined())
    assert known.members_on(BodyCode("08N"), date(2014, 1, 1)) == ()
    assert known.on(ALLUM, BodyCode("08N"), date(2014, 1, 1)) is Answer.NO
