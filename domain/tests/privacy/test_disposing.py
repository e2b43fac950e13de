"""Words are disposed of once the time of their class is over, on the word of two, and nothing that is held."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from domain.kernel.dates import PartialDate
from domain.kernel.ids import InterestId
from domain.kernel.messages import Event, Withheld
from domain.kernel.reasons import ReasonMissing
from domain.kernel.spec import Given, fact, given
from domain.kernel.tags import Mentioned
from domain.privacy.decider import decider
from domain.privacy.disposal_commands import AskDisposal
from domain.privacy.disposal_events import DisposalAsked
from domain.privacy.disposal_policies import DisposedInAdvance, StillKept
from domain.privacy.disposal_state import Disposing, evolve
from domain.privacy.disposing import disposing
from domain.privacy.events import ErasureAsked, ErasureGround, ErasureRecorded
from domain.privacy.policies import ErasureAlreadyAsked, NothingToErase, UnderLegalHold
from domain.privacy.retention import CLASSES
from domain.privacy.retention_classes import RetentionClass
from domain.registers.events import RegisterPolicyAdopted
from domain.registers.policy import RegisterPolicy
from domain.tests.interests.make import ADA, interest_amended, interest_declared, interest_ended
from domain.tests.organisations.make import WALTHAM_FOREST
from domain.tests.people.make import AMINA, BEN
from domain.tests.privacy.make import (
    DECLINED,
    ERASURE,
    HOLD,
    WHY,
    approve,
    approved,
    asked,
    held,
    lifted,
    recorded,
)

NOW = datetime(2026, 6, 1, 9, 0, tzinfo=UTC)
DAY = date(2026, 6, 1)
DECLARED = replace(interest_declared(), narrative=Withheld("digest-of-narrative"))
ENDED = replace(interest_ended("2020-05-31"), why=None)


def dispose(*positions: int, as_at: date = DAY, of: RetentionClass = RetentionClass.ENDED_INTERESTS) -> AskDisposal:
    """Have the words of an interest disposed of."""
    return AskDisposal(
        asked=replace(WHY, at=NOW, occurred_at=NOW),
        body=WALTHAM_FOREST,
        erasure=ERASURE,
        retention_class=of,
        as_at=as_at,
        positions=positions,
        types=tuple(sorted(kind.type_name for kind in CLASSES[of].types)),
        mentions=(Mentioned(DECLARED.interest.tag), Mentioned(ADA.tag)),
    )


def on_record(*events: Event) -> Given:
    """These facts are on record."""
    return given(disposing, *events)


def test_what_ended_six_years_ago_is_disposed_of_and_is_an_erasure_that_waits_for_another() -> None:
    events = on_record(DECLARED, ENDED).when(dispose(1)).outcome()
    assert [type(event) for event in events] == [ErasureAsked, DisposalAsked]
    erasure = events[0]
    assert isinstance(erasure, ErasureAsked)
    assert (erasure.positions, erasure.subject, erasure.ground) == ((1,), None, ErasureGround.NO_LONGER_NECESSARY)


@pytest.mark.parametrize("day", ["2020-06-01", "2020-06", "2020"])
def test_what_may_have_ended_later_is_still_kept(day: str) -> None:
    ended = replace(ENDED, ended=PartialDate(day))
    on_record(DECLARED, ended).when(dispose(1)).then_refused(StillKept, evidence=(1,))


def test_what_goes_on_or_was_stated_anew_is_still_kept() -> None:
    on_record(DECLARED).when(dispose(1)).then_refused(StillKept)
    on_record(DECLARED, ENDED, interest_amended()).when(dispose(1)).then_refused(StillKept)


def test_the_policy_of_the_body_may_keep_it_longer_and_never_shorter() -> None:
    for years, refused in ((8, True), (1, False)):
        policy = RegisterPolicyAdopted(
            body=WALTHAM_FOREST,
            policy=RegisterPolicy(kept_years=years),
            in_force_from=date(2019, 1, 1),
            citation="Board, 1 January",
        )
        example = on_record(policy, DECLARED, ENDED).when(dispose(2))
        if refused:
            example.then_refused(StillKept)
        else:
            example.then_some(DisposalAsked)
            late = replace(ENDED, ended=PartialDate("2021-01-01"))
            on_record(policy, DECLARED, late).when(dispose(2)).then_refused(StillKept)


def longer(years: int, since: date) -> RegisterPolicyAdopted:
    """The body keeps interests for so many years from a day on."""
    policy = RegisterPolicy(kept_years=years)
    return RegisterPolicyAdopted(body=WALTHAM_FOREST, policy=policy, in_force_from=since, citation="Board, 1 January")


@pytest.mark.parametrize("since", [date(2026, 1, 1), date(2026, 12, 1)])
def test_a_day_before_the_body_kept_it_longer_does_not_dispose_of_it(since: date) -> None:
    ended = replace(ENDED, ended=PartialDate("2019-05-31"))
    facts = (longer(20, since), DECLARED, ended)
    on_record(*facts).when(dispose(2, as_at=date(2025, 12, 31))).then_refused(StillKept, evidence=(2,))


def test_a_policy_that_was_made_shorter_since_counts_from_its_day() -> None:
    facts = (longer(20, date(2019, 1, 1)), longer(6, date(2026, 1, 1)), DECLARED, ENDED)
    on_record(*facts).when(dispose(3, as_at=DAY)).then_some(DisposalAsked)
    late = (*facts[:2], DECLARED, replace(ENDED, ended=PartialDate("2019-05-31")))
    on_record(*late).when(dispose(3, as_at=date(2025, 12, 31))).then_refused(StillKept)


def test_what_goes_on_again_or_is_kept_longer_before_the_approval_stays() -> None:
    asked_for = on_record(DECLARED, ENDED).when(dispose(1)).outcome()
    waiting = (DECLARED, ENDED, *asked_for)
    given(decider, *waiting).when(approve()).then_some(ErasureRecorded, positions=(1,))
    for meanwhile in (interest_amended(), longer(20, DAY)):
        given(decider, *waiting, meanwhile).when(approve()).then_refused(StillKept, evidence=(1,))


def test_a_legal_hold_on_whoever_is_only_mentioned_refuses_disposal() -> None:
    command = replace(
        dispose(1, of=RetentionClass.GIFTS), mentions=(Mentioned(DECLINED.gift.tag), Mentioned(AMINA.tag))
    )
    on_record(DECLINED, held(BEN)).when(command).then_refused(UnderLegalHold, holds=(HOLD,))
    on_record(DECLINED, held(BEN), lifted(BEN)).when(command).then_some(DisposalAsked)


def test_a_legal_hold_refuses_disposal_and_is_named() -> None:
    on_record(DECLARED, ENDED, held(ADA)).when(dispose(1)).then_refused(UnderLegalHold, holds=(HOLD,))
    on_record(DECLARED, ENDED, held(ADA), lifted(ADA)).when(dispose(1)).then_some(DisposalAsked)


def test_what_is_gone_or_of_another_class_is_not_disposed_of() -> None:
    gone = recorded(1, subject=ADA)
    on_record(DECLARED, ENDED, gone).when(dispose(1)).then_refused(StillKept, evidence=(1,))
    on_record(DECLARED, ENDED).when(dispose(1, of=RetentionClass.GIFTS)).then_refused(StillKept)


def test_a_disposal_has_something_to_dispose_of_a_reason_and_a_day_that_has_come() -> None:
    on_record(DECLARED, ENDED).when(dispose()).then_refused(NothingToErase)
    silent = replace(dispose(1), asked=replace(dispose(1).asked, reason=None))
    on_record(DECLARED, ENDED).when(silent).then_refused(ReasonMissing)
    on_record(DECLARED, ENDED).when(dispose(1, as_at=date(2026, 6, 2))).then_refused(DisposedInAdvance)
    on_record(DECLARED, ENDED, asked(None)).when(dispose(1)).then_refused(ErasureAlreadyAsked, evidence=(3,))


def test_a_request_to_erase_is_kept_for_three_years_after_it_was_settled() -> None:
    known = Disposing()
    request = fact(asked(), 1)
    request = replace(request, envelope=replace(request.envelope, reason=Withheld("digest-of-reason")))
    for one in (request, fact(approved(asked_at=1), 2, at=datetime(2023, 6, 1, 9, 0, tzinfo=UTC))):
        known = evolve(known, one)
    assert known.due(RetentionClass.ERASURE_REQUESTS, DAY) == ()
    (due,) = known.due(RetentionClass.ERASURE_REQUESTS, date(2026, 6, 2))
    assert (due.thing, due.positions) == (ERASURE.tag, (1,))


def test_every_class_says_who_asks_for_its_years() -> None:
    assert [(one.years > 0, bool(one.citation)) for one in CLASSES.values()] == [(True, True)] * len(RetentionClass)
    assert InterestId in {one.of for one in CLASSES.values()}
