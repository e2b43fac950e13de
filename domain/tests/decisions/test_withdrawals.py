"""Who had to withdraw from a question, told from the decision alone."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from domain.decisions.exclusion import barred_by
from domain.decisions.withdrawals import withdrawals
from domain.tests.decisions.make import charter, dispensed, person, put, seat
from domain.tests.decisions.test_record import decision

BOARD = (
    seat("chair"),
    seat("gp1"),
    seat("gp2"),
    seat("lay1"),
    seat("empty", holder=None),
    seat("officer", voting=False),
)


@pytest.mark.parametrize(
    ("barred", "away", "there", "more_than_half"),
    [
        ((), "", 4, False),
        (("gp1", "gp2"), "", 4, False),
        (("gp1", "gp2", "lay1"), "", 4, True),
        (("gp1",), "gp2", 3, False),
    ],
)
def test_of_those_who_were_there_everybody_is_named_who_had_to_withdraw(
    barred: Sequence[str], away: str, there: int, *, more_than_half: bool
) -> None:
    told = withdrawals(decision(put(BOARD, charter(), "chair+", away=away, barred=barred)))
    assert sorted(told.withdrew) == sorted(person(name) for name in barred)
    assert (told.there, told.more_than_half) == (there, more_than_half)


def test_a_dispensation_is_told_with_its_ground_if_it_has_one() -> None:
    noted = dispensed("gp1")
    (agreed,) = noted.agreed
    groundless = replace(noted, agreed=(replace(agreed, ground=None),))
    told = [barred_by([one]).how(person("gp1")) for one in (noted, groundless)]
    assert told[0].endswith("granted by secretary of state, too few without a conflict until 2009-12-31")
    assert told[1].endswith("granted by secretary of state until 2009-12-31")
