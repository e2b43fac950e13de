"""Selections: which facts a command must know, as pairs of a tag and a type."""

from domain.cases.events import CaseDrafted, CaseSubmitted
from domain.kernel.ids import BoardId, CaseId
from domain.kernel.selections import NOTHING, Selection, about, newest_about

ONE, OTHER = (CaseId(f"018f3c5e-7b1a-7c3d-9e2f-00000000000{number}") for number in range(2))


def test_every_fact_about_a_thing_is_selected_by_its_tag_and_type() -> None:
    assert about(ONE, CaseDrafted, CaseSubmitted) == Selection(
        every=frozenset({(ONE.tag, "cases.CaseDrafted"), (ONE.tag, "cases.CaseSubmitted")})
    )


def test_several_things_are_selected_together() -> None:
    assert about([ONE, OTHER], CaseDrafted) == about(ONE, CaseDrafted) | about(OTHER, CaseDrafted)


def test_the_newest_is_something_else_than_every() -> None:
    newest = newest_about(ONE, CaseDrafted)
    assert newest == Selection(newest=frozenset({(ONE.tag, "cases.CaseDrafted")}))
    both = newest | about(OTHER, CaseDrafted)
    assert (len(both.every), len(both.newest)) == (1, 1)


def test_the_same_text_in_two_kinds_of_id_is_two_things() -> None:
    assert about(ONE, CaseDrafted) != about(BoardId(ONE), CaseDrafted)


def test_nothing_adds_nothing() -> None:
    some = about(ONE, CaseDrafted)
    assert NOTHING | some == some | NOTHING == some == some | some
    assert about((), CaseDrafted) == about(ONE) == NOTHING
