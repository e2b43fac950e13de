"""What is withheld from publication: seen by few, missed by nobody who counts the positions."""

from service.auth.callers import Role
from service.tests.interests.make import PARTNERSHIP, Declarants
from service.tests.interests.test_register import found

WITHHELD = PARTNERSHIP | {"publicationWithheld": True}


def test_a_withheld_interest_is_a_placeholder_with_its_position(body: Declarants) -> None:
    open_one = body.declare()
    body.declare(publicationWithheld=True)
    position = body.position()
    [_, row] = body.publisher.read("interests")["results"]
    assert row == {"withheld": True, "position": position}
    assert found(body.publisher) == [open_one, "withheld"]


def test_whoever_may_read_everything_sees_it_whole(body: Declarants) -> None:
    interest = body.declare(publicationWithheld=True)
    for reader in (body.auditor, body.secretary, body.member(body.ada)):
        assert found(reader) == [interest]
        assert found(reader, person=body.ada) == [interest]
        assert reader.read(f"interests/{interest}")["narrative"] == PARTNERSHIP["narrative"]


def test_no_search_gives_a_withheld_interest_away(body: Declarants) -> None:
    body.declare(publicationWithheld=True)
    for query in ({"person": body.ada}, {"organisation": "F86001"}, {"category": "FINANCIAL"}):
        assert found(body.publisher, **query) == []
        assert found(body.member(body.ben), **query) == []


def test_the_register_of_a_day_does_not_say_on_which_days_something_withheld_was_held(body: Declarants) -> None:
    interest = body.declare(publicationWithheld=True)
    assert found(body.publisher, as_at="2010-01-01") == []
    assert found(body.member(body.ben), as_at="2010-01-01") == []
    for reader in (body.auditor, body.member(body.ada)):
        assert found(reader, as_at="2010-01-01") == [interest]


def test_a_withheld_interest_is_not_found_by_its_id(body: Declarants) -> None:
    interest = body.declare(publicationWithheld=True)
    answer = body.publisher.get(f"interests/{interest}")
    assert (answer.status_code, answer.json()["type"]) == (404, "/problems/unknown-interest")
    assert "ETag" not in answer.headers


def test_what_is_withheld_today_is_withheld_as_of_yesterday(body: Declarants) -> None:
    interest = body.declare()
    before = body.position()
    assert found(body.publisher, position=before) == [interest]
    body.change(interest, "amendments", WITHHELD)
    assert found(body.publisher, position=before) == ["withheld"]
    assert found(body.publisher, position=before, person=body.ada) == []
    assert body.publisher.get(f"interests/{interest}", position=before).status_code == 404
    counted = body.publisher.read(f"people/{body.ada}", position=before)["interests"]
    assert (counted["held"], counted["perhapsHeld"], counted["notHeld"]) == (0, 0, 0)


def test_what_was_said_while_it_was_withheld_stays_so(body: Declarants) -> None:
    interest = body.declare(publicationWithheld=True, narrative="Where the danger lies.")
    withheld_at = body.position()
    body.change(interest, "amendments", PARTNERSHIP)
    shown = body.publisher.read(f"interests/{interest}")
    assert shown["statements"][0] == {"withheld": True, "position": withheld_at}
    assert shown["statements"][1]["narrative"] == PARTNERSHIP["narrative"]
    assert body.auditor.read(f"interests/{interest}")["statements"][0]["narrative"] == "Where the danger lies."
    assert found(body.publisher, position=withheld_at) == ["withheld"]


def test_a_secretary_of_one_board_does_not_read_everything(body: Declarants) -> None:
    body.declare(publicationWithheld=True)
    board = body.registrar.make("boards", {"name": "Board", "kind": "DEVELOPMENT"})
    secretary = body.service.caller(body.ods, Role.SECRETARY, boards=(board,))
    assert found(secretary) == ["withheld"]
