from domain.kernel.ids import OrganisationCode
from domain.kernel.spec import given
from domain.organisations.body_policies import (
    AbolishedBeforeEstablished,
    BodyAlreadyEstablished,
    BodyNotEstablished,
    NameMissing,
)
from domain.organisations.decider import decider
from domain.organisations.events import OrganisationKind, Registry
from domain.organisations.policies import (
    ClosedBeforeOpened,
    OrganisationAlreadyClosed,
    OrganisationAlreadyRegistered,
    OrganisationAlreadySoNamed,
    UnknownOrganisation,
)
from domain.tests.organisations.make import (
    FEDERATION,
    MANOR,
    close,
    closed,
    end_link,
    entry,
    establish,
    established,
    join,
    leave,
    link,
    register,
    registered,
    rename,
    renamed,
    take_over,
    when,
)


def test_a_ledger_begins_with_its_body() -> None:
    given(decider).when(establish()).then(established())


def test_a_body_is_established_once() -> None:
    given(decider, established()).when(establish()).then_refused(BodyAlreadyEstablished, evidence=(1,), pointer="/body")


def test_a_body_is_not_abolished_before_it_is_established() -> None:
    given(decider).when(establish(abolished=when("2012"))).then_refused(
        AbolishedBeforeEstablished, pointer="/abolished"
    )


def test_a_body_whose_dates_are_vague_has_the_benefit_of_the_doubt() -> None:
    given(decider).when(establish(abolished=when("2013"))).outcome()


def test_a_body_has_a_name() -> None:
    given(decider).when(establish(name=" ")).then_refused(NameMissing, pointer="/name")


def test_nothing_is_recorded_before_the_body_is_established() -> None:
    commands = (
        register(),
        rename("X"),
        close("2018"),
        link(),
        end_link("2018"),
        join(),
        leave("2018"),
        take_over(entry()),
    )
    for command in commands:
        refusal = given(decider).when(command).then_refused(BodyNotEstablished)
        assert refusal.rule == "the-body-keeps-its-record-here"
        assert refusal.citation is not None


def test_an_organisation_is_registered_under_its_code() -> None:
    given(decider, established()).when(register()).then(registered())


def test_a_local_code_stands_for_an_organisation_that_ods_does_not_know() -> None:
    command = register(FEDERATION, "WF FEDERATED GP NETWORK LTD", kind=OrganisationKind.FEDERATION, opened=None)
    found = given(decider, established()).when(command).then_some(type(registered()), registry=Registry.LOCAL)
    assert found.kind is OrganisationKind.FEDERATION


def test_a_code_names_one_organisation() -> None:
    given(decider, established(), registered()).when(register(name="ANOTHER")).then_refused(
        OrganisationAlreadyRegistered, evidence=(2,), pointer="/organisation"
    )


def test_an_organisation_has_a_name() -> None:
    given(decider, established()).when(register(name="")).then_refused(NameMissing)
    given(decider, established(), registered()).when(rename("  ")).then_refused(NameMissing)


def test_an_organisation_does_not_close_before_it_opens() -> None:
    given(decider, established()).when(register(closed="1974-03")).then_refused(ClosedBeforeOpened, pointer="/closed")
    given(decider, established(), registered()).when(close("1973")).then_refused(ClosedBeforeOpened, evidence=(2,))


def test_an_organisation_may_close_in_the_year_in_which_it_opened() -> None:
    given(decider, established(), registered()).when(close("1974")).then(closed("1974"))


def test_a_practice_is_renamed_and_its_code_stays() -> None:
    given(decider, established(), registered()).when(rename("ALLUM HEALTH")).then(renamed("ALLUM HEALTH"))


def test_a_practice_is_renamed_back() -> None:
    record = given(decider, established(), registered(), renamed("ALLUM HEALTH"), renamed("ALLUM"))
    record.when(rename("ALLUM HEALTH")).then(renamed("ALLUM HEALTH"))


def test_a_new_name_differs_from_the_old() -> None:
    record = given(decider, established(), registered(), renamed("ALLUM HEALTH"))
    record.when(rename("ALLUM HEALTH")).then_refused(OrganisationAlreadySoNamed, evidence=(2, 3))


def test_an_organisation_closes_once() -> None:
    given(decider, established(), registered(), closed("2018")).when(close("2019")).then_refused(
        OrganisationAlreadyClosed, evidence=(2, 3)
    )


def test_an_organisation_registered_as_closed_does_not_close_again() -> None:
    given(decider, established(), registered(closed="2015")).when(close("2019")).then_refused(
        OrganisationAlreadyClosed, evidence=(2,)
    )


def test_only_a_registered_organisation_is_renamed_or_closed() -> None:
    for command in (rename("X", MANOR), close("2018", OrganisationCode("F86001"))):
        given(decider, established(), registered()).when(command).then_refused(
            UnknownOrganisation, pointer="/organisation"
        )
