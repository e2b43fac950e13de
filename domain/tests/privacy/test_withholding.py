"""Words are hidden at once by one person, and a second one confirms it or has them read again."""

from dataclasses import replace

from domain.kernel.four_eyes import ConfirmedByWhoeverAsked, PeopleCannotBeTold
from domain.kernel.ids import ActorId, PersonId, WithholdingId
from domain.kernel.messages import Event
from domain.kernel.reasons import ReasonMissing
from domain.kernel.spec import ASKED, SECRETARY, given
from domain.kernel.tags import Mentioned, tags_of
from domain.people.policies import UnknownPerson
from domain.privacy.withholding import withholding as decider
from domain.privacy.withholding_commands import ConfirmWithholding, LiftWithholding, WithholdTexts
from domain.privacy.withholding_events import (
    TextsShownAgain,
    TextsWithheld,
    WithholdingConfirmed,
    WithholdingLifted,
    WithholdingOrdered,
)
from domain.privacy.withholding_policies import (
    NothingToWithhold,
    UnknownWithholding,
    WithholdingAlreadyConfirmed,
    WithholdingAlreadyLifted,
    WithholdingAlreadyOrdered,
)
from domain.slips.policies import UnknownFact
from domain.tests.merges.make import merged, on_record
from domain.tests.organisations.make import WALTHAM_FOREST
from domain.tests.people.make import AMINA, BEN
from domain.tests.privacy.make import SOMEBODY_ELSE, WHY, named, recorded, unnamed

IT, ANOTHER = (WithholdingId(f"00000000-0000-7000-8000-00000000f00{number}") for number in (1, 2))


def withhold(subject: PersonId | None = AMINA, *, of: Event | None = None, at: int = 1) -> WithholdTexts:
    """Hide the words about somebody, and those of a fact at a position."""
    return WithholdTexts(
        asked=WHY,
        body=WALTHAM_FOREST,
        withholding=IT,
        subject=subject,
        positions=(at,) if of else (),
        types=(of.type_name,) if of else (),
        mentions=tuple(map(Mentioned, tags_of(of))) if of else (),
    )


def ordered(by: PersonId | None = None) -> WithholdingOrdered:
    """The words about Amina are to be hidden."""
    return WithholdingOrdered(
        body=WALTHAM_FOREST, withholding=IT, subject=AMINA, positions=(), types=(), mentions=(), ordered_by=by
    )


def hidden(*positions: int) -> TextsWithheld:
    """The words of these facts are hidden."""
    return TextsWithheld(body=WALTHAM_FOREST, withholding=IT, subject=AMINA, hides=positions, mentions=())


def shown(*positions: int) -> TextsShownAgain:
    """The words of these facts are read again."""
    return TextsShownAgain(body=WALTHAM_FOREST, withholding=IT, subject=AMINA, shows=positions, mentions=())


CONFIRMED = WithholdingConfirmed(body=WALTHAM_FOREST, withholding=IT, subject=AMINA)
LIFTED = WithholdingLifted(body=WALTHAM_FOREST, withholding=IT, subject=AMINA)
HIDDEN: tuple[Event, ...] = (named(), ordered(), hidden(1))


def confirm(by: ActorId = SOMEBODY_ELSE, person: PersonId | None = None) -> ConfirmWithholding:
    """Somebody confirms it."""
    return ConfirmWithholding(asked=replace(ASKED, by=by, person=person), withholding=IT)


def lift(by: ActorId = SOMEBODY_ELSE, reason: str | None = "It was somebody else's") -> LiftWithholding:
    """Somebody has the words read again."""
    return LiftWithholding(asked=replace(ASKED, by=by, reason=reason), withholding=IT)


def test_one_person_hides_the_words_about_somebody_at_once() -> None:
    given(decider, named(), named(BEN)).when(withhold()).then(ordered(), hidden(1))


def test_a_fact_that_is_named_is_hidden_whomever_it_is_about() -> None:
    of = named(BEN)
    given(decider, named(), of).when(withhold(None, of=of, at=2)).then_some(TextsWithheld, hides=(2,))


def test_a_second_person_confirms_it_or_has_it_read_again() -> None:
    given(decider, *HIDDEN).when(confirm()).then(CONFIRMED)
    given(decider, *HIDDEN).when(lift()).then(LIFTED, shown(1))
    given(decider, *HIDDEN, CONFIRMED).when(lift()).then(LIFTED, shown(1))


def test_whoever_hid_the_words_does_not_settle_it_by_any_sign_in_or_entry_of_theirs() -> None:
    for command in (confirm(by=SECRETARY), lift(by=SECRETARY)):
        given(decider, *HIDDEN).when(command).then_refused(ConfirmedByWhoeverAsked, evidence=(2,))
    by_ben = (named(), ordered(by=BEN), hidden(1))
    given(decider, *by_ben).when(lift()).then_refused(PeopleCannotBeTold, evidence=(2,))
    facts = (named(), named(BEN), merged(), ordered(by=BEN), hidden(1, 2))
    on_record(decider, *facts).when(confirm(person=AMINA)).then_refused(ConfirmedByWhoeverAsked, evidence=(4,))


def test_what_is_hidden_is_named_by_another_withholding_too_which_lasts_when_the_first_is_lifted() -> None:
    again = replace(withhold(), withholding=ANOTHER)
    given(decider, *HIDDEN).when(again).then_some(TextsWithheld, hides=(1,))
    given(decider, *HIDDEN, named(BEN)).when(again).then_some(TextsWithheld, withholding=ANOTHER)


def test_what_is_gone_or_never_was_is_not_hidden() -> None:
    again = replace(withhold(), withholding=ANOTHER)
    given(decider, named(), recorded(1)).when(again).then_refused(NothingToWithhold)
    given(decider, unnamed()).when(again).then_refused(NothingToWithhold)
    given(decider, *HIDDEN, LIFTED, shown(1)).when(again).then_some(TextsWithheld, hides=(1,))


def test_a_withholding_is_ordered_confirmed_and_lifted_once() -> None:
    given(decider, *HIDDEN).when(withhold()).then_refused(WithholdingAlreadyOrdered, evidence=(2,))
    given(decider, *HIDDEN, CONFIRMED).when(confirm()).then_refused(WithholdingAlreadyConfirmed, evidence=(4,))
    for command in (confirm(), lift()):
        lifted = (*HIDDEN, LIFTED, shown(1))
        given(decider, *lifted).when(command).then_refused(WithholdingAlreadyLifted, evidence=(4,))
        given(decider, named()).when(command).then_refused(UnknownWithholding)


def test_a_withholding_has_a_reason_and_concerns_somebody_or_something_on_record() -> None:
    given(decider, named()).when(replace(withhold(), asked=ASKED)).then_refused(ReasonMissing)
    given(decider, *HIDDEN).when(lift(reason=None)).then_refused(ReasonMissing)
    given(decider, named(BEN)).when(withhold()).then_refused(UnknownPerson)
    given(decider, named()).when(withhold(None, of=named(), at=9)).then_refused(UnknownFact, position=9)
