"""Typed ids: each kind has its form and its tag, and nothing else passes for one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.kernel import ids
from domain.kernel.ids import ActorId, BodyCode, CaseId, CaseReference, Id, NotAnId, OrganisationCode, PersonId

KINDS = [held for held in vars(ids).values() if isinstance(held, type) and issubclass(held, Id) and held is not Id]
RANDOM = [kind for kind in KINDS if kind.pattern is ids.UUID]
A_UUID = "018f3c5e-7b1a-7c3d-9e2f-0123456789ab"


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.kind)
@given(data=st.data())
def test_an_id_is_its_text_and_becomes_its_tag(kind: type[Id], data: st.DataObject) -> None:
    text = data.draw(st.from_regex(kind.pattern, fullmatch=True))
    made = kind(text)
    assert (made, made.tag, type(str(made))) == (text, f"{kind.kind}:{text}", str)


def test_every_kind_has_a_tag_of_its_own() -> None:
    words = [kind.kind for kind in KINDS]
    assert len(set(words)) == len(words) > 10
    assert all(":" not in word for word in words), "or one tag could be read as another"


@pytest.mark.parametrize("kind", RANDOM, ids=lambda kind: kind.kind)
@pytest.mark.parametrize(
    "text",
    [
        "",
        A_UUID.upper(),
        A_UUID[:-1],
        f"{A_UUID}0",
        f"{A_UUID}\n",
        f" {A_UUID}",
        A_UUID.replace("-", ""),
        "𝟘" + A_UUID[1:],
    ],
)
def test_an_id_in_another_form_is_refused(kind: type[Id], text: str) -> None:
    with pytest.raises(NotAnId, match=kind.kind):
        kind(text)


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (BodyCode, "08W"),
        (BodyCode, "RAL26CMX01"),
        (OrganisationCode, "F86001"),
        (OrganisationCode, "LOCAL-OAKCLINIC"),
        (ActorId, "auth0|64a-5.x@nhs"),
        (CaseReference, "GBP/2122/214"),
        (CaseReference, "7"),
    ],
)
def test_codes_have_the_forms_that_registers_use(kind: type[Id], text: str) -> None:
    assert kind(text) == text


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (BodyCode, "08"),
        (BodyCode, "08w"),
        (BodyCode, "LOCAL-OAKCLINIC"),
        (BodyCode, "08W\n"),
        (OrganisationCode, "LOCAL-"),
        (OrganisationCode, "F86001LOCAL-OAKCLINIC"),
        (OrganisationCode, "٣٣٣"),
        (ActorId, ""),
        (ActorId, "Dr Jones"),
        (ActorId, "a" * 129),
        (CaseReference, "/1"),
        (CaseReference, "é"),
        (CaseReference, "A" * 41),
    ],
)
def test_codes_in_another_form_are_refused(kind: type[Id], text: str) -> None:
    with pytest.raises(NotAnId):
        kind(text)


def test_the_refusal_does_not_repeat_what_was_sent() -> None:
    with pytest.raises(NotAnId) as refused:
        PersonId("Dr Jane Jones")
    assert "Jones" not in str(refused.value)


def test_an_id_carries_nothing_else() -> None:
    with pytest.raises(AttributeError):
        CaseId(A_UUID).note = "x"  # type: ignore[attr-defined]
