"""Delegated limits: exactly the limit, a year or all years, and cases split to stay under it (traps F4, F5)."""

from dataclasses import replace
from datetime import date

import pytest

from domain.boards.charter import Charter
from domain.boards.events import BoardKind
from domain.boards.quorum import OnLoss
from domain.boards.remit import Aggregation, AtLimit, DecisionType, Measure, Remit, Together
from domain.cases.content import MoneyKind, MoneyLine, Recurrence
from domain.cases.events import CaseDrafted
from domain.cases.measures import measured
from domain.cases.sums import Sum
from domain.decisions.advancing import AboveDelegatedLimit, NotOnTheBasisOfTheLimit
from domain.decisions.chairs_action_decider import chairs_actions
from domain.decisions.events import DecisionTaken, LimitDrawn, Outcome
from domain.decisions.judge import judge, rejudge
from domain.kernel.answers import Answer
from domain.kernel.basis import Basis, Tax
from domain.kernel.ids import BoardId, CaseId, DecisionId, OrganisationCode
from domain.kernel.messages import Event, Mode
from domain.kernel.money import Money, Qualifier
from domain.kernel.spec import Given, given
from domain.meetings.motions import Direction
from domain.tests.decisions.after import ACTION, MEMBERS, act, decided, going_on, reconsidered, the_decision
from domain.tests.decisions.make import charter, codes, put, seats, uuid
from domain.tests.decisions.story import CASE, COMMITTEE, board, case, committee_charter, meeting_of, take, told

LIMIT = 25_000_000
CLINIC, OTHER_CLINIC = OrganisationCode("LOCAL-OAK1"), OrganisationCode("LOCAL-ELM1")
YEAR = Aggregation(by=Together.PROVIDER, months=12)


@pytest.mark.parametrize(
    ("at_limit", "pence", "within"),
    [
        (AtLimit.WITHIN, LIMIT - 1, Answer.YES),
        (AtLimit.WITHIN, LIMIT, Answer.YES),
        (AtLimit.WITHIN, LIMIT + 1, Answer.NO),
        (AtLimit.ABOVE, LIMIT - 1, Answer.YES),
        (AtLimit.ABOVE, LIMIT, Answer.NO),
    ],
)
def test_the_charter_says_what_exactly_the_limit_is(at_limit: AtLimit, pence: int, within: Answer) -> None:
    """F4: exactly £250,000."""
    limited = charter(remit=Remit(decides=tuple(DecisionType), limit_pence=LIMIT, at_limit=at_limit))
    verdict = judge(put(seats("gp", 3), limited, "gp1+ gp2+", at_stake=Sum(least=pence, most=pence)))
    assert verdict.within_limit is within


def line(pounds: int, year: str | None = None, *, every_year: bool = False, up_to: bool = False) -> MoneyLine:
    qualifier = Qualifier.UP_TO if up_to else Qualifier.EXACTLY
    return MoneyLine(
        kind=MoneyKind.INVESTMENT,
        amount=Money(amount_pence=pounds * 100, qualifier=qualifier),
        recurrence=Recurrence.EVERY_YEAR if every_year else Recurrence.ONCE,
        financial_year=year,
        fund=None,
    )


@pytest.mark.parametrize(
    ("lines", "measure", "least", "most"),
    [
        ([line(90, "2009/10"), line(90, "2010/11"), line(96, "2011/12")], Measure.AS_STATED, 276, 276),
        ([line(90, "2009/10"), line(90, "2010/11"), line(96, "2011/12")], Measure.YEARLY, 96, 96),
        ([line(276, up_to=True)], Measure.WHOLE, 0, 276),
        ([line(100, every_year=True)], Measure.AS_STATED, 100, 100),
        ([line(100, every_year=True)], Measure.WHOLE, 100, None),
        ([line(100, every_year=True)], Measure.YEARLY, 100, 100),
        ([line(100, "2009/10", every_year=True), line(50, "2010/11")], Measure.YEARLY, 150, 150),
        ([line(100, "2010/11", every_year=True), line(50, "2009/10")], Measure.YEARLY, 100, 100),
        ([line(40), line(100, "2009/10")], Measure.YEARLY, 140, 140),
    ],
)
def test_a_limit_is_of_a_year_or_of_all_years(
    lines: list[MoneyLine], measure: Measure, least: int, most: int | None
) -> None:
    """F5: "up to £276,000 (for a total of three years)"; what lasts has no whole amount that anybody knows."""
    found = measured(lines, MoneyKind.INVESTMENT, measure)
    assert found == Sum(least=least * 100, most=None if most is None else most * 100)


def limited(aggregates: Aggregation | None = YEAR) -> Charter:
    remit = Remit(decides=(DecisionType.FINAL_APPROVAL,), limit_pence=LIMIT, limit_aggregates=aggregates)
    return replace(committee_charter(), remit=remit)


def drawn(
    pence: int,
    on: date = date(2009, 3, 1),
    *,
    to: OrganisationCode = CLINIC,
    by: BoardId = COMMITTEE,
    of: CaseId | None = None,
) -> LimitDrawn:
    name = f"{pence} {on} {to}"
    return LimitDrawn(
        board=by,
        decision=DecisionId(uuid("decision", name)),
        case=of or CaseId(uuid("case", name)),
        providers=(to,),
        funds=(),
        amount=Sum(least=pence, most=pence),
        decided=on,
    )


def approving(
    *before: LimitDrawn,
    aggregates: Aggregation | None = YEAR,
    pence: int = 10_000_000,
    basis: Basis | None = None,
) -> Given:
    members = board(COMMITTEE, BoardKind.SINGLE_COMMITTEE, limited(aggregates), "chair:lay", "gp1:GP", "gp2:GP")
    meeting = meeting_of(
        COMMITTEE,
        DecisionType.FINAL_APPROVAL,
        Direction.APPROVE,
        "chair+ gp1+ gp2+",
        here="chair gp1 gp2",
        presiding="chair",
    )
    the_case = case(pays_practices=False, money=Money(amount_pence=pence), party=str(CLINIC))
    return told(members, on_basis(basis, *the_case), before, meeting).when(take())


def on_basis(basis: Basis | None, drafted: Event, submitted: Event) -> list[Event]:
    """The same case, with its amounts stated on a basis."""
    assert isinstance(drafted, CaseDrafted)
    money = tuple(replace(one, basis=basis) for one in drafted.content.money)
    return [replace(drafted, content=replace(drafted.content, money=money)), submitted]


GROSS = Basis(tax=Tax.WITH_VAT)


def stating(
    basis: Basis | None, limit_basis: Basis | None = GROSS, pence: int = 10_000_000, mode: Mode = Mode.LIVE
) -> Given:
    """The committee is asked to approve an amount on a basis; its charter says on which the limit is set."""
    charter = limited(None)
    charter = replace(charter, remit=replace(charter.remit, limit_basis=limit_basis))
    members = board(COMMITTEE, BoardKind.SINGLE_COMMITTEE, charter, "chair:lay", "gp1:GP", "gp2:GP")
    the_case = on_basis(basis, *case(pays_practices=False, money=Money(amount_pence=pence)))
    kind = DecisionType.FINAL_APPROVAL
    votes = "chair+ gp1+ gp2+"
    meeting = meeting_of(COMMITTEE, kind, Direction.APPROVE, votes, here="chair gp1 gp2", presiding="chair")
    asking = replace(take().asked, mode=mode, reason="From the file.", source="Minute 7")
    return told(members, the_case, meeting).when(
        replace(take(), asked=asking if mode is not Mode.LIVE else take().asked)
    )


@pytest.mark.parametrize(
    ("basis", "code"), [(None, "limit-basis-unsaid"), (Basis(tax=Tax.WITHOUT_VAT), "limit-basis-differs")]
)
def test_whether_an_amount_on_another_basis_is_within_the_limit_is_not_known_and_found(
    basis: Basis | None, code: str
) -> None:
    """F2: with or without value added tax."""
    record = stating(basis)
    record.then_found(NotOnTheBasisOfTheLimit)
    taken = record.then_some(DecisionTaken)
    assert (taken.outcome, taken.verdict.within_limit) == (Outcome.APPROVED, Answer.INDETERMINATE)
    assert code in codes(taken.verdict)
    assert rejudge(taken) == taken.verdict


@pytest.mark.parametrize("basis", [None, Basis(tax=Tax.WITHOUT_VAT)])
def test_to_leave_the_basis_out_is_no_way_around_the_limit(basis: Basis | None) -> None:
    stating(basis, pence=LIMIT).then_found(NotOnTheBasisOfTheLimit)
    stating(basis, pence=LIMIT + 1).then_refused(NotOnTheBasisOfTheLimit)
    stating(basis, pence=LIMIT + 1, mode=Mode.RETROSPECTIVE).then_found(NotOnTheBasisOfTheLimit)


def test_an_amount_on_the_basis_of_the_limit_is_held_against_it() -> None:
    record = stating(GROSS)
    record.then_found()
    taken = record.then_some(DecisionTaken)
    assert (taken.verdict.within_limit, taken.inputs.question.on_basis) == (Answer.YES, None)
    stating(GROSS, pence=LIMIT + 1).then_refused(AboveDelegatedLimit)


def test_a_limit_whose_charter_names_no_basis_takes_any_one_basis() -> None:
    stating(GROSS, None).then_found()
    stating(None, None).then_found()


def test_an_approval_draws_on_the_limit_where_approvals_count_together() -> None:
    found = approving().then_some(LimitDrawn)
    assert (found.providers, found.amount, found.case) == ((CLINIC,), Sum(least=10_000_000, most=10_000_000), CASE)
    assert not any(isinstance(one, LimitDrawn) for one in approving(aggregates=None).outcome())


def test_cases_split_to_stay_under_a_limit_are_added_up() -> None:
    """F4: two cases of the same provider, each below £250,000, together above it."""
    refusal = approving(drawn(15_000_001)).then_refused(AboveDelegatedLimit)
    assert refusal.facts["at_least_pence"] == 25_000_001
    taken = approving(drawn(15_000_000)).then_some(DecisionTaken)
    assert (taken.outcome, taken.verdict.within_limit) == (Outcome.APPROVED, Answer.YES)
    assert "limit-counts-earlier" in codes(taken.verdict)
    assert rejudge(taken) == taken.verdict


def test_approvals_on_different_bases_are_not_added_up_and_found() -> None:
    """F2, F4: £200,000 on no basis that is said, and now £50,000 with value added tax."""
    record = approving(drawn(20_000_000), pence=5_000_000, basis=GROSS)
    record.then_found(NotOnTheBasisOfTheLimit)
    taken = record.then_some(DecisionTaken)
    assert (taken.verdict.within_limit, rejudge(taken)) == (Answer.INDETERMINATE, taken.verdict)
    assert "limit-basis-differs" in codes(taken.verdict)
    approving(drawn(20_000_000), pence=5_000_001, basis=GROSS).then_refused(NotOnTheBasisOfTheLimit)
    same = approving(replace(drawn(20_000_000), basis=GROSS), pence=5_000_000, basis=GROSS)
    same.then_found()
    assert same.then_some(LimitDrawn).basis == GROSS


@pytest.mark.parametrize(
    "other",
    [
        drawn(20_000_000, to=OTHER_CLINIC),
        drawn(20_000_000, by=BoardId(uuid("board", "another"))),
        drawn(20_000_000, of=CASE),
        drawn(20_000_000, date(2008, 6, 15)),
    ],
)
def test_what_is_for_another_provider_board_or_time_or_the_same_case_is_not_added(other: LimitDrawn) -> None:
    taken = approving(other).then_some(DecisionTaken)
    assert (taken.outcome, taken.inputs.question.earlier) == (Outcome.APPROVED, None)


def test_the_first_day_of_the_months_counts() -> None:
    """The meeting is on 16 June 2009: twelve months before it begin on 16 June 2008."""
    approving(drawn(20_000_000, date(2008, 6, 16))).then_refused(AboveDelegatedLimit)


def test_without_a_rule_nothing_is_added_up() -> None:
    approving(drawn(20_000_000), aggregates=None).then_some(DecisionTaken)


def acting_for(*before: LimitDrawn, pence: int = 10_000_000) -> Given:
    quorum = tuple(replace(one, on_loss=OnLoss.CHAIRS_ACTION) for one in limited().quorum)
    members = board(
        COMMITTEE, BoardKind.SINGLE_COMMITTEE, replace(limited(), quorum=quorum), "chair:lay", "gp1:GP", "gp2:GP"
    )
    the_case = case(pays_practices=False, money=Money(amount_pence=pence), party=str(CLINIC))
    return given(chairs_actions, *told(members, the_case, before).facts).when(act("chair", "gp1"))


def test_a_chairs_action_draws_on_the_limit_and_is_counted_with_what_was_drawn() -> None:
    """F4: what two members approve for the board is no way around its limit."""
    found = acting_for(drawn(15_000_000)).then_some(LimitDrawn)
    assert (found.providers, found.amount) == ((CLINIC,), Sum(least=10_000_000, most=10_000_000))
    refusal = acting_for(drawn(15_000_001)).then_refused(AboveDelegatedLimit)
    assert refusal.facts["at_least_pence"] == 25_000_001


def limited_committee() -> Given:
    charter = replace(committee_charter(OnLoss.CHAIRS_ACTION), remit=limited().remit)
    members = board(COMMITTEE, BoardKind.SINGLE_COMMITTEE, charter, *MEMBERS)
    return told(members, case(pays_practices=False, money=Money(amount_pence=10_000_000), party=str(CLINIC)))


def test_what_too_few_agreed_draws_on_the_limit_when_it_is_ratified() -> None:
    before = [one.event for one in limited_committee().facts]
    ratifying = reconsidered(decided(here="chair lay1", cast="chair+ lay1+", before=before), Direction.RATIFY)
    [found] = [one for one in ratifying.outcome() if isinstance(one, LimitDrawn)]
    assert (found.amount.least, found.decided) == (10_000_000, date(2009, 7, 21))


def test_an_action_that_is_ratified_has_drawn_on_the_limit_once() -> None:
    record = limited_committee()
    acted = going_on(record, *given(chairs_actions, *record.facts).when(act()).outcome())
    assert [type(one.event) for one in acted.facts].count(LimitDrawn) == 1
    ratifying = reconsidered(acted, Direction.RATIFY, earlier=ACTION)
    assert the_decision(ratifying).outcome is Outcome.RATIFIED
    assert not any(isinstance(one, LimitDrawn) for one in ratifying.outcome())
