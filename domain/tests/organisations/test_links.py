from domain.kernel.spec import fact, given
from domain.kernel.upcasts import in_todays_words
from domain.organisations import links
from domain.organisations.decider import decider
from domain.organisations.link_policies import (
    LinkAlreadyEnded,
    LinkAlreadyMade,
    LinkedToItself,
    LinkEndedBeforeItBegan,
    UnknownLink,
)
from domain.organisations.policies import UnknownOrganisation
from domain.tests.organisations.make import (
    ALLUM,
    FEDERATION,
    LINK,
    MANOR,
    end_link,
    established,
    joined,
    link,
    link_ended,
    linked,
    period,
    registered,
)

TWO = (established(), registered(), registered(FEDERATION, "WF FEDERATED GP NETWORK LTD"))


def test_a_practice_is_a_member_of_a_federation() -> None:
    given(decider, *TWO).when(link()).then(linked())


def test_a_link_is_made_once() -> None:
    given(decider, *TWO, linked()).when(link()).then_refused(LinkAlreadyMade, evidence=(4,), pointer="/link")


def test_both_ends_of_a_link_are_registered() -> None:
    given(decider, *TWO).when(link(holder=MANOR)).then_refused(UnknownOrganisation, pointer="/holder")
    given(decider, *TWO).when(link(held=MANOR)).then_refused(UnknownOrganisation, pointer="/held")


def test_nothing_holds_itself() -> None:
    given(decider, *TWO).when(link(held=ALLUM)).then_refused(LinkedToItself)


def test_a_link_does_not_end_before_it_begins() -> None:
    given(decider, *TWO).when(link(held_to="2014-12-31")).then_refused(LinkEndedBeforeItBegan, pointer="/heldTo")
    given(decider, *TWO, linked()).when(end_link("2014")).then_refused(LinkEndedBeforeItBegan, evidence=(4,))


def test_a_link_may_end_in_the_year_in_which_it_began() -> None:
    given(decider, *TWO, linked()).when(end_link("2015")).then(link_ended("2015"))


def test_a_link_since_nobody_knows_when_may_end_on_any_day() -> None:
    given(decider, *TWO, linked(held_from=None)).when(end_link("1950")).then(link_ended("1950"))


def test_a_link_ends_once() -> None:
    given(decider, *TWO, linked(), link_ended("2018")).when(end_link("2019")).then_refused(
        LinkAlreadyEnded, evidence=(4, 5)
    )


def test_a_link_made_until_a_day_may_end_earlier_but_not_later() -> None:
    fixed = given(decider, *TWO, linked(held_to="2020-03-31"))
    fixed.when(end_link("2019")).then(link_ended("2019"))
    fixed.when(end_link("2020-04-01")).then_refused(LinkAlreadyEnded, evidence=(4,))


def test_only_a_recorded_link_ends() -> None:
    given(decider, *TWO).when(end_link("2018")).then_refused(UnknownLink, pointer="/link", link=LINK)


def test_a_link_is_walked_from_either_side_and_shows_its_facts() -> None:
    known = links.evolve(links.NO_LINKS, fact(linked(), 7))
    assert [one.held for one in known.of_holder(ALLUM)] == [FEDERATION]
    assert [one.holder for one in known.of_held(FEDERATION)] == [ALLUM]
    assert known.of_holder(FEDERATION) == ()
    assert known.by_id[LINK].evidence == (7,)


def test_the_end_of_a_link_is_remembered_with_both_its_facts() -> None:
    known = links.NO_LINKS
    for one in (fact(linked(), 7), fact(joined(), 8), fact(link_ended("2018-03"), 9)):
        known = links.evolve(known, one)
    assert known.by_id[LINK].evidence == (7, 9)
    assert known.by_id[LINK].period == period("2015", "2018-03")


def test_the_end_of_a_link_that_was_not_looked_up_changes_nothing() -> None:
    assert links.evolve(links.NO_LINKS, fact(link_ended("2018"), 9)) == links.NO_LINKS


def test_a_link_recorded_before_organisations_could_be_entered_twice_says_what_it_said() -> None:
    first = {"link": str(LINK), "holder": "F86001", "held": "F86002", "kind": "OWNERSHIP"}
    assert in_todays_words("organisations.OrganisationsLinked", 1, 2, first) == first
