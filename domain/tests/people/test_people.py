from domain.kernel.spec import given
from domain.organisations.body_policies import BodyNotEstablished, NameMissing
from domain.people.decider import decider
from domain.people.policies import PersonAlreadyRegistered
from domain.tests.organisations.make import established
from domain.tests.people.make import BEN, register_person, registered_person


def test_a_person_is_registered_by_office() -> None:
    given(decider, established()).when(register_person()).then(registered_person())


def test_a_name_goes_into_the_fact_to_be_kept_apart() -> None:
    command = register_person(name="Dr Amina Okafor")
    given(decider, established()).when(command).then(registered_person(name="Dr Amina Okafor"))


def test_a_person_is_registered_once() -> None:
    given(decider, established(), registered_person()).when(register_person()).then_refused(
        PersonAlreadyRegistered, evidence=(2,), pointer="/person"
    )


def test_another_person_is_another_person() -> None:
    given(decider, established(), registered_person(BEN)).when(register_person()).then(registered_person())


def test_an_office_is_written_out() -> None:
    given(decider, established()).when(register_person(office=" ")).then_refused(NameMissing, pointer="/office")


def test_nobody_is_registered_before_the_body_is_established() -> None:
    given(decider).when(register_person()).then_refused(BodyNotEstablished)


def test_p7_people_of_one_name_are_two_people() -> None:
    namesake = registered_person(BEN, name="Dr Amina Okafor")
    command = register_person(name="Dr Amina Okafor")
    given(decider, established(), namesake).when(command).then(registered_person(name="Dr Amina Okafor"))
