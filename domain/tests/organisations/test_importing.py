import pytest

from domain.organisations.events import OrganisationKind
from domain.organisations.importing import Row, RowNotRead, kind_of, local_code, practices, trusts
from domain.tests.organisations.make import WALTHAM_FOREST, entry, period

PRACTICE = {
    "code": "F86036",
    "name": "ALLUM MEDICAL CENTRE",
    "open_date": "1974-04-01",
    "close_date": "",
    "prescribing_setting": "4",
}
MEMBERSHIP = {"practice_code": "F86036", "parent_code": "08W", "joined": "2013-04-01", "left": ""}


def test_a_row_and_its_memberships_become_an_entry() -> None:
    other_body = {**MEMBERSHIP, "parent_code": "5NC", "left": "2013-03-31"}
    found = practices([PRACTICE], [MEMBERSHIP, other_body], WALTHAM_FOREST)
    assert found == (entry(entry().organisation, entry().name, period("2013-04-01")),)


def test_who_never_belonged_to_the_body_is_left_out() -> None:
    assert practices([PRACTICE], [{**MEMBERSHIP, "parent_code": "5NC"}], WALTHAM_FOREST) == ()


def test_what_an_organisation_is_follows_from_its_prescribing_setting_and_not_from_its_code() -> None:
    assert kind_of("4") is OrganisationKind.GP_PRACTICE
    assert kind_of("9") is OrganisationKind.OTHER
    assert kind_of("") is OrganisationKind.UNKNOWN
    found = practices([{**PRACTICE, "prescribing_setting": "0"}], [MEMBERSHIP], WALTHAM_FOREST)
    assert found[0].kind is OrganisationKind.OTHER


def test_trusts_are_trusts() -> None:
    row = {"code": "R1H", "name": "BARTS HEALTH NHS TRUST", "open_date": "2012-04-01", "close_date": ""}
    (trust,) = trusts([row])
    assert (trust.organisation, trust.kind, trust.memberships) == ("R1H", OrganisationKind.NHS_TRUST, ())


def test_a_name_has_always_the_same_local_code() -> None:
    assert local_code("OUTLOOK CARE") == local_code("OUTLOOK CARE") == "LOCAL-258D3FD4"
    assert local_code("OUTLOOK CARE LTD") != local_code("OUTLOOK CARE")


@pytest.mark.parametrize(
    ("practice", "membership", "said"),
    [
        ({**PRACTICE, "open_date": "1974-13-01"}, MEMBERSHIP, "F86036"),
        ({**PRACTICE, "code": "F86 36"}, {**MEMBERSHIP, "practice_code": "F86 36"}, "F86 36"),
        (PRACTICE, {**MEMBERSHIP, "joined": "01/04/2013"}, "F86036"),
        (PRACTICE, {**MEMBERSHIP, "practice_code": "F86999"}, "F86999"),
        ({"code": "F86036", "name": "ALLUM"}, MEMBERSHIP, "prescribing_setting"),
        (PRACTICE, {"practice_code": "F86036"}, "parent_code"),
    ],
)
def test_a_row_that_cannot_be_read_is_named(practice: Row, membership: Row, said: str) -> None:
    with pytest.raises(RowNotRead, match=said):
        practices([practice], [membership], WALTHAM_FOREST)
