"""Tags: what an event mentions, under which it is found again; and whom its texts are about."""

import pytest

from domain.kernel.ids import BoardId, CaseId, DecisionId, Id, PersonId, ProposalId
from domain.kernel.messages import Event, FreeText, PublicText, event
from domain.kernel.tags import Mentioned, subject_of, tags_of
from domain.kernel.values import value
from domain.people.events import PersonRegistered
from domain.proposals.events import ProposalMade

CASE, FIRST, SECOND = (f"018f3c5e-7b1a-7c3d-9e2f-00000000000{number}" for number in range(3))


@value
class Inside:
    """Something inside an event."""

    person: PersonId


def remarked(*others: str, about: str | None = SECOND) -> Event:
    """An event that mentions things in every way a field can."""

    @event("kernel_tests.Remarked", version=1)
    class Remarked(Event):
        """Somebody remarked on something."""

        case: CaseId
        label: PublicText
        others: tuple[PersonId, ...]
        about: PersonId | None
        inside: Inside
        why: FreeText | None

    return Remarked(
        case=CaseId(CASE),
        label="person:somebody",
        others=tuple(PersonId(one) for one in others),
        about=PersonId(about) if about else None,
        inside=Inside(person=PersonId(FIRST)),
        why=None,
    )


@pytest.mark.usefixtures("catalogue")
class TestAnEvent:
    """What an event is found by."""

    def test_is_found_by_each_id_in_its_fields_alone_or_in_a_list_once_and_in_order(self) -> None:
        assert tags_of(remarked(FIRST, SECOND)) == (f"case:{CASE}", f"person:{FIRST}", f"person:{SECOND}")

    def test_is_not_found_by_text_or_by_what_lies_deeper(self) -> None:
        assert tags_of(remarked(about=None)) == (f"case:{CASE}",)

    def test_has_texts_about_the_person_it_happened_to(self) -> None:
        assert subject_of(PersonRegistered(person=PersonId(FIRST), office="GP", name=None)) == f"person:{FIRST}"

    def test_has_texts_about_the_thing_where_a_person_only_acted(self) -> None:
        assert subject_of(remarked(FIRST)) == f"case:{CASE}"

    def test_has_texts_about_the_first_thing_where_no_person_is_mentioned(self) -> None:
        assert subject_of(remarked(FIRST, about=None)) == f"case:{CASE}"


def test_a_proposal_is_found_by_both_boards_and_every_proposer() -> None:
    made = ProposalMade(
        proposal=ProposalId(CASE),
        case=CaseId(CASE),
        version=1,
        from_board=BoardId(FIRST),
        to_board=BoardId(SECOND),
        proposers=(PersonId(SECOND), PersonId(FIRST)),
        decision=DecisionId(CASE),
    )
    assert tags_of(made) == (
        f"board:{FIRST}",
        f"board:{SECOND}",
        f"case:{CASE}",
        f"decision:{CASE}",
        f"person:{FIRST}",
        f"person:{SECOND}",
        f"proposal:{CASE}",
    )


@pytest.mark.parametrize(
    "kind", [kind for kind in Id.__subclasses__() if kind is not Mentioned and kind.__module__ == Id.__module__]
)
@pytest.mark.parametrize("sign", "._:|@/&+ -~'#")
def test_whatever_may_stand_in_an_id_may_stand_in_what_a_fact_mentions(kind: type[Id], sign: str) -> None:
    if kind.pattern.fullmatch(text := f"A{sign}A"):
        assert Mentioned(kind(text).tag).of_kind == kind.kind
