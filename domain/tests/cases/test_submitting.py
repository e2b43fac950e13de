"""How a case is submitted, returned, scored and withdrawn."""

import hashlib
import json
from decimal import Decimal
from typing import Any

import pytest

from domain.boards.conflicts import Act
from domain.cases.content import CaseKind, MoneyKind
from domain.cases.content_hash import PlainText, content_hash
from domain.cases.decider import decider
from domain.cases.events import CaseReturned, CaseScored, CaseSubmitted, CaseWithdrawn
from domain.cases.policies import (
    CaseAlreadySubmitted,
    CaseAlreadyWithdrawn,
    CaseIncomplete,
    CaseNotSubmitted,
    NotTheVersionSubmitted,
)
from domain.cases.scoring import AlreadyScored, NotAScore, OwnCaseScored
from domain.cases.state import CaseFile, CaseFiles, CaseStatus, file_after
from domain.cases.sums import Sum, total
from domain.interests.specialties import Specialty
from domain.kernel.codec import write
from domain.kernel.ids import PersonId
from domain.kernel.messages import Event
from domain.kernel.reasons import ReasonMissing
from domain.kernel.spec import fact, given
from domain.people.policies import UnknownPerson
from domain.tests.cases.make import (
    AUTHOR,
    CASE,
    EVERYBODY,
    SCORER,
    SPONSOR,
    content,
    drafted,
    line,
    numbered,
    pounds,
    returned,
    revised,
    score,
    scored,
    sealed,
    send_back,
    submit,
    submitted,
    withdraw,
    withdrawn,
)


def file_of(*events: Event) -> CaseFile:
    files: CaseFiles = {}
    for at, event in enumerate(events, start=1):
        files = file_after(files, fact(event, at))
    return files[CASE]


def test_submitting_freezes_a_version_by_its_hash() -> None:
    expected = CaseSubmitted(
        case=CASE, version=1, content_hash=content_hash(sealed()), authors=(AUTHOR,), sponsor=SPONSOR
    )
    given(decider, drafted()).when(submit()).then(expected)


def test_the_hash_is_that_of_the_content_as_it_stands_in_the_leaf() -> None:
    plain = write(sealed(), str)
    text = json.dumps(plain, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    assert plain["title"] == {"_sd": ["digest-of-the-title"]}
    assert content_hash(sealed()) == hashlib.sha256(text.encode()).hexdigest()


def test_another_content_has_another_hash() -> None:
    assert content_hash(sealed()) != content_hash(sealed(money=(line(pounds(250_001)),)))


def test_plain_text_is_never_hashed() -> None:
    with pytest.raises(PlainText):
        content_hash(content())


def test_what_was_last_written_is_submitted() -> None:
    then = given(decider, drafted(), revised(specialty=Specialty.DERMATOLOGY)).when(submit())
    then.then_some(CaseSubmitted, content_hash=content_hash(sealed(specialty=Specialty.DERMATOLOGY)))


def test_a_returned_case_is_submitted_as_the_next_version() -> None:
    given(decider, drafted(), submitted(), returned()).when(submit()).then_some(CaseSubmitted, version=2)


def test_a_submitted_case_is_not_submitted_again() -> None:
    given(decider, drafted(), submitted()).when(submit()).then_refused(CaseAlreadySubmitted)


def test_a_case_without_authors_is_incomplete() -> None:
    given(decider, drafted(content=sealed(authors=()))).when(submit()).then_refused(
        CaseIncomplete, missing=("authors",)
    )


def test_an_investment_says_how_much() -> None:
    given(decider, drafted(content=sealed(money=()))).when(submit()).then_refused(CaseIncomplete, missing=("money",))


def test_an_investment_of_nothing_says_so() -> None:
    given(decider, drafted(content=sealed(money=(line(pounds(0)),)))).when(submit()).then_some(CaseSubmitted)


def test_a_change_of_policy_need_not_speak_of_money_or_parties() -> None:
    said = sealed(kind=CaseKind.POLICY_CHANGE, money=(), parties=())
    given(decider, drafted(content=said)).when(submit()).then_some(CaseSubmitted)


def test_an_award_names_the_provider() -> None:
    said = sealed(kind=CaseKind.CONTRACT_AWARD, parties=())
    given(decider, drafted(content=said)).when(submit()).then_refused(CaseIncomplete, missing=("parties",))


def test_a_case_is_returned_with_a_reason() -> None:
    expected = CaseReturned(case=CASE, version=1, why="The costs are missing.")
    given(decider, drafted(), submitted()).when(send_back()).then(expected)
    given(decider, drafted(), submitted()).when(send_back(" ")).then_refused(ReasonMissing, pointer="/why")


def test_only_a_submitted_case_is_returned() -> None:
    given(decider, drafted()).when(send_back()).then_refused(CaseNotSubmitted)


def test_a_case_is_withdrawn_once_and_with_a_reason() -> None:
    given(decider, drafted()).when(withdraw()).then(CaseWithdrawn(case=CASE, why="Overtaken by events."))
    given(decider, drafted()).when(withdraw("")).then_refused(ReasonMissing)
    given(decider, drafted(), withdrawn()).when(withdraw()).then_refused(CaseAlreadyWithdrawn)


def test_a_case_is_scored_by_somebody_else() -> None:
    expected = CaseScored(case=CASE, version=1, scorer=SCORER, criterion="need", score=Decimal("3.5"))
    given(decider, *EVERYBODY, drafted(), submitted()).when(score()).then(expected)


@pytest.mark.parametrize("own", [AUTHOR, SPONSOR])
def test_nobody_scores_their_own_case(own: PersonId) -> None:
    then = given(decider, *EVERYBODY, drafted(), submitted()).when(score(scorer=own))
    assert then.then_refused(OwnCaseScored).evidence == (len(EVERYBODY) + 1,)


def test_nobody_scores_a_criterion_twice() -> None:
    history = [*EVERYBODY, drafted(), submitted(), scored()]
    given(decider, *history).when(score(score=Decimal(5))).then_refused(AlreadyScored)
    given(decider, *history).when(score(criterion="equity")).then_some(CaseScored)


def test_the_version_that_was_read_is_scored() -> None:
    history = [*EVERYBODY, drafted(), submitted(), returned(), submitted(2)]
    given(decider, *history).when(score()).then_refused(NotTheVersionSubmitted, submitted=2)
    given(decider, *history).when(score(version=2)).then_some(CaseScored, version=2)


@pytest.mark.parametrize("wrong", [{"score": Decimal("NaN")}, {"score": Decimal("Infinity")}, {"criterion": " "}])
def test_a_score_is_a_number_against_a_named_criterion(wrong: dict[str, Any]) -> None:
    given(decider, *EVERYBODY, drafted(), submitted()).when(score(**wrong)).then_refused(NotAScore)


def test_a_scorer_is_registered() -> None:
    stranger = score(scorer=PersonId(numbered(599)))
    given(decider, *EVERYBODY, drafted(), submitted()).when(stranger).then_refused(UnknownPerson, pointer="/scorer")


def test_every_version_keeps_what_it_said() -> None:
    later = revised(specialty=Specialty.DERMATOLOGY)
    file = file_of(drafted(), submitted(), returned(), later, submitted(2), returned(2))
    assert [version.content.specialty for version in file.versions] == [None, Specialty.DERMATOLOGY]
    assert [version.written_at for version in file.versions] == [1, 4]
    assert file.status is CaseStatus.RETURNED
    assert file.submitted is None


def test_the_file_tells_who_was_involved_and_which_fact_shows_it() -> None:
    file = file_of(drafted(), submitted(), scored())
    told = {(one.person, one.act, one.shown_at) for one in file.involvements}
    assert told == {(AUTHOR, Act.WROTE, 1), (SPONSOR, Act.SPONSORED, 1), (SCORER, Act.SCORED, 3)}


def test_who_wrote_an_earlier_version_stays_involved() -> None:
    file = file_of(drafted(), submitted(), returned(), revised(authors=(SCORER,)), submitted(2))
    assert {one.person for one in file.involvements if one.act is Act.WROTE} == {AUTHOR, SCORER}


def test_savings_are_not_investment() -> None:
    money = (line(pounds(10)), line(pounds(7), MoneyKind.SAVING))
    latest = file_of(drafted(content=sealed(money=money)), submitted()).latest
    assert latest is not None
    assert total(latest.content.money, MoneyKind.INVESTMENT) == Sum(least=1000, most=1000)
