"""Those present at the seats at which they count: as many as can, serving what a quorum requires as well as can be."""

from collections.abc import Iterator, Sequence
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from domain.boards.quorum import CountBasis, QuorumRule, Requirement
from domain.decisions.attending import Open, missing_of_those, seated
from domain.decisions.inputs import RosterSeat
from domain.decisions.judge import judge
from domain.decisions.matched import matched
from domain.decisions.requirements import Head, Needs, missing
from domain.kernel.ids import PersonId
from domain.tests.decisions.make import charter, person, put, seat
from domain.tests.decisions.test_laws import NAMES, ROLES, requirements

ANYBODY = QuorumRule(count_basis=CountBasis.PRESENT)


@st.composite
def open_seats(draw: st.DrawFn, *, advising: bool = True) -> list[Open]:
    people = st.lists(st.sampled_from(NAMES[:5]).map(person), max_size=3, unique=True)
    return [
        Open(
            seat(
                f"s{at}",
                *draw(st.lists(st.sampled_from(ROLES), max_size=2, unique=True)),
                voting=draw(st.booleans()) if advising else True,
            ),
            tuple(draw(people)),
        )
        for at in range(draw(st.integers(1, 5)))
    ]


def every_way(seats: Sequence[Open]) -> Iterator[list[Head]]:
    """Everybody at every seat that they could take, one at each."""
    for takers in product(*(one.people for one in seats if one.people)):
        held: dict[PersonId, list[RosterSeat]] = {}
        for taker, at in zip(takers, (one.seat for one in seats if one.people), strict=True):
            held.setdefault(taker, []).append(at)
        yield [
            Head(frozenset(role for one in mine for role in one.roles), voting=any(one.voting for one in mine))
            for mine in held.values()
        ]


def best(required: Sequence[Requirement], seats: Sequence[Open]) -> Needs:
    return min((missing(required, heads) for heads in every_way(seats)), key=lambda left: (sum(left), left))


@settings(max_examples=150, deadline=None)
@given(st.lists(requirements, min_size=1, max_size=3), open_seats())
def test_what_is_required_is_served_as_well_as_by_any_way_to_seat_those_present(
    required: Sequence[Requirement], seats: Sequence[Open]
) -> None:
    assert missing_of_those(required, seats) == best(required, seats)


anything = st.one_of(
    requirements,
    st.builds(
        Requirement,
        any_of=st.just(()),
        at_least=st.integers(1, 3),
        exclusive=st.booleans(),
        may_be_non_voting=st.booleans(),
    ),
)
"""What a quorum may require, also members of whatever role."""


def best_with(votes: int, required: Sequence[Requirement], seats: Sequence[Open]) -> Needs:
    """The best of the ways in which so many vote, or as many as can."""
    ways = [(sum(head.voting for head in heads), missing(required, heads)) for heads in every_way(seats)]
    enough = min(votes, max(voting for voting, _ in ways))
    return min((left for voting, left in ways if voting >= enough), key=lambda left: (sum(left), left))


@settings(max_examples=300, deadline=None)
@given(st.lists(anything, min_size=1, max_size=3), open_seats(), st.integers(0, 4))
def test_the_number_and_what_is_required_are_served_by_one_way_to_seat_those_present(
    required: Sequence[Requirement], seats: Sequence[Open], votes: int
) -> None:
    enough = min(votes, len(seated(ANYBODY, seats)))
    assert missing_of_those(required, seats, enough) == best_with(votes, required, seats)


def test_nobody_counts_at_a_seat_from_which_somebody_else_serves_what_is_required() -> None:
    lay, gp = (
        Requirement(any_of=(role,), at_least=1, exclusive=True, may_be_non_voting=True) for role in ("lay", "gp")
    )
    board = (
        seat("ann", "lay", deputy="bea"),
        seat("second", holder="ann"),
        seat("advice", "gp", holder="bea", voting=False),
    )
    for number, unmet in ((1, ()), (2, ("quorum-role-unmet",))):  # bea votes as the second, and serves one role alone
        under = charter(QuorumRule(min_total=number, count_basis=CountBasis.PRESENT, requires=(lay, gp)))
        found = judge(put(board, under)).quorum
        assert (found.counted, found.unmet) == (2, unmet)


@settings(max_examples=150, deadline=None)
@given(open_seats())
def test_as_many_count_as_any_way_to_seat_those_present_lets(seats: Sequence[Open]) -> None:
    assert len(seated(ANYBODY, seats)) == max(sum(head.voting for head in heads) for heads in every_way(seats))


@settings(max_examples=150, deadline=None)
@given(st.lists(requirements, min_size=1, max_size=3), open_seats(advising=False))
def test_one_way_to_seat_voting_members_gives_the_number_and_serves_what_is_required(
    required: Sequence[Requirement], seats: Sequence[Open]
) -> None:
    ways = [(missing(required, heads), len(heads)) for heads in every_way(seats)]
    assert (missing_of_those(required, seats), len(seated(ANYBODY, seats))) in ways


def test_somebody_who_comes_to_their_own_seat_takes_no_role_from_a_deputy_who_advises() -> None:
    lay = Requirement(any_of=("lay",), at_least=1, exclusive=True)
    under = charter(QuorumRule(min_total=1, count_basis=CountBasis.PRESENT, requires=(lay,)))
    two = (seat("ann", deputy="bea"), seat("advice", "lay", holder="bea", deputy="cat", voting=False))
    assert judge(put(two, under, away="ann", visitors="cat")).quorum.quorate
    assert judge(put(two, under, visitors="cat")).quorum.quorate


def test_members_who_stand_in_for_each_other_all_count() -> None:
    ring = [seat(f"m{at}", "lay", deputy=f"m{(at + 1) % 40}") for at in range(40)]
    both = Requirement(any_of=("lay",), at_least=39, exclusive=True)
    under = charter(QuorumRule(min_total=39, count_basis=CountBasis.PRESENT, requires=(both,)))
    assert judge(put(ring, under)).quorum.counted == 40
    assert judge(put(ring, under, away="m7")).quorum.quorate


def test_whoever_is_served_first_keeps_something_whoever_comes_next() -> None:
    assert matched({"ann": "ab", "bea": "a", "cat": "a"}) == {"ann": "b", "bea": "a"}
