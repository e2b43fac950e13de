"""Who sees what of the feed: what is not shown stays, with its position and nothing else."""

from service.auth.callers import Role
from service.tests.feed.make import PLACEHOLDER, Followed, feed, names
from service.tests.serving import Json

WHY = {"reason": "She left in March and asks for it", "ground": "NO_LONGER_NECESSARY"}
PARTNERSHIP = {"category": "FINANCIAL", "organisation": "F86001", "narrative": "Partner.", "heldFrom": "2004-04-01"}


def declared(body: Followed, **said: object) -> str:
    """An interest that Ada declares."""
    return body.secretary.make("interests", PARTNERSHIP | {"person": body.person("Ada")} | said)


def placeholder(body: Followed, position: int) -> Json:
    """All that is told of a fact that is not shown."""
    whole = body.auditor.read("feed", after=position - 1, limit=1)["results"][0]
    return {
        "specversion": "1.0",
        "id": f"position-{position}",
        "source": whole["source"],
        "type": PLACEHOLDER,
        "position": position,
        "leafhash": whole["leafhash"],
    }


def test_a_placeholder_tells_the_position_and_the_hash_and_nothing_else(body: Followed) -> None:
    body.organisation("F86001", "GP_PRACTICE")
    declared(body, publicationWithheld=True)
    assert body.integrator.read("feed", after=body.size() - 1)["results"] == [placeholder(body, body.size())]


def test_what_only_those_see_who_read_everything_is_kept_from_an_integrator(body: Followed) -> None:
    officer = body.service.caller(body.ods, Role.DPO)
    body.organisation("F86001", "GP_PRACTICE")
    body.person("Ada")
    body.person("Ben")
    before = body.size()
    officer.record("legal-holds", {"person": body.person("Ada"), "why": "Inquiry"})
    officer.record("erasures", {"person": body.person("Ben")} | WHY)
    declared(body, publicationWithheld=True)
    told = ["registers.LegalHoldPlaced", "privacy.ErasureAsked", "interests.InterestDeclared"]
    assert names(feed(body.auditor, after=before)) == names(feed(officer, after=before)) == told
    assert names(feed(body.integrator, after=before)) == ["feed.Placeholder"] * 3


def test_an_interest_that_is_withheld_later_is_withheld_from_the_beginning(body: Followed) -> None:
    body.organisation("F86001", "GP_PRACTICE")
    interest = declared(body)
    before = body.size() - 1
    assert names(feed(body.integrator, after=before)) == ["interests.InterestDeclared"]
    path, withheld = f"interests/{interest}", {"person": body.person("Ada"), "publicationWithheld": True}
    body.secretary.record_upon(path, f"{path}/amendments", PARTNERSHIP | withheld)
    assert names(feed(body.integrator, after=before)) == ["feed.Placeholder"] * 2
    opened = PARTNERSHIP | {"person": body.person("Ada")}
    body.secretary.record_upon(path, f"{path}/amendments", opened)
    told = ["interests.InterestDeclared", "feed.Placeholder", "interests.InterestAmended"]
    assert names(feed(body.integrator, after=before)) == told


def test_a_person_sees_their_own_withheld_interest(body: Followed) -> None:
    body.organisation("F86001", "GP_PRACTICE")
    declared(body, publicationWithheld=True)
    own = body.service.caller(body.ods, Role.INTEGRATOR, person=body.person("Ada"))
    assert names(feed(own, after=body.size() - 1)) == ["interests.InterestDeclared"]


def test_an_integrator_of_one_board_sees_what_is_of_this_board(body: Followed) -> None:
    mine, other = body.chartered("Mine"), body.chartered("Other", "APPROVAL")
    before = body.size()
    for board in (other, mine):
        meeting = body.called(board)
        body.secretary.record(f"meetings/{meeting}/notices", {"given": "2009-06-01"})
    body.person("Ada")
    told = names(feed(body.auditor, after=before))
    assert told == ["meetings.MeetingCalled", "meetings.NoticeGiven"] * 2 + ["people.PersonRegistered"]
    seen = names(feed(body.integrator_of(mine), after=before))
    assert seen == ["feed.Placeholder"] * 2 + ["meetings.MeetingCalled", "meetings.NoticeGiven", "feed.Placeholder"]
    both = names(feed(body.integrator_of(mine, other), after=before))
    assert both == [*told[:4], "feed.Placeholder"]


def test_an_auditor_of_one_board_sees_no_more_than_its_facts_and_no_words(body: Followed) -> None:
    board = body.board("Mine", "DEVELOPMENT")
    auditor = body.service.caller(body.ods, Role.AUDITOR, boards=(board.board,))
    told = feed(auditor)
    assert names(told)[-1] == "boards.BoardEstablished"
    assert set(names(told)[:-1]) == {"feed.Placeholder"}
    assert not any("disclosures" in one for one in told)


def test_ranges_stand_for_whatever_was_not_asked_for(body: Followed) -> None:
    start = body.size()
    body.person("Ada")
    body.board("One", "DEVELOPMENT")
    body.board("Two", "DEVELOPMENT")
    body.person("Ben")
    body.board("Three", "DEVELOPMENT")
    told = names(feed(body.auditor, after=start, types="people.PersonRegistered"))
    assert told == [
        "people.PersonRegistered",
        f"{start + 2}–{start + 3}",
        "people.PersonRegistered",
        f"{start + 5}–{start + 5}",
    ]
    in_steps = names(feed(body.auditor, after=start, types="people.PersonRegistered", limit=1))
    assert in_steps == told


def test_a_range_does_not_tell_of_which_type_a_hidden_fact_is(body: Followed) -> None:
    body.organisation("F86001", "GP_PRACTICE")
    body.person("Ada")
    start = body.size()
    declared(body, publicationWithheld=True)
    declared(body)
    assert names(feed(body.integrator, after=start, types="interests.InterestDeclared")) == [
        f"{start + 1}–{start + 1}",
        "interests.InterestDeclared",
    ]


def test_a_search_for_what_is_rare_takes_several_pages_and_loses_nothing(body: Followed, monkeypatch: object) -> None:
    start = body.size()
    for number in range(7):
        body.person(f"Member {number}")
    body.board("One", "DEVELOPMENT")
    monkeypatch.setattr("service.feed.reading.WINDOW", 3)  # type: ignore[attr-defined]
    told = feed(body.auditor, after=start, types="boards.BoardEstablished")
    assert names(told) == [
        f"{start + 1}–{start + 3}",
        f"{start + 4}–{start + 6}",
        f"{start + 7}–{start + 7}",
        "boards.BoardEstablished",
    ]
