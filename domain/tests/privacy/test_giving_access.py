"""Somebody is given what is recorded about them, with the reason, and that it was given is a fact."""

from dataclasses import replace

from domain.kernel.ids import AccessId
from domain.kernel.reasons import ReasonMissing
from domain.kernel.spec import ASKED, given
from domain.people.policies import UnknownPerson
from domain.privacy.access_commands import GiveSubjectAccess
from domain.privacy.access_events import SubjectAccessGiven
from domain.privacy.giving_access import SubjectAccessAlreadyGiven, giving_access
from domain.tests.organisations.make import WALTHAM_FOREST
from domain.tests.people.make import AMINA, BEN
from domain.tests.privacy.make import WHY, unnamed

ACCESS = AccessId("00000000-0000-7000-8000-00000000f101")
GIVE = GiveSubjectAccess(asked=WHY, body=WALTHAM_FOREST, access=ACCESS, subject=AMINA)
GIVEN = SubjectAccessGiven(body=WALTHAM_FOREST, access=ACCESS, subject=AMINA)


def test_that_access_was_given_is_a_fact() -> None:
    given(giving_access, unnamed()).when(GIVE).then(GIVEN)


def test_access_is_given_with_a_reason_to_somebody_registered_and_once_under_an_id() -> None:
    given(giving_access, unnamed()).when(replace(GIVE, asked=ASKED)).then_refused(ReasonMissing)
    given(giving_access, unnamed(BEN)).when(GIVE).then_refused(UnknownPerson, pointer="/person")
    given(giving_access, unnamed(), GIVEN).when(GIVE).then_refused(SubjectAccessAlreadyGiven, evidence=(2,))
