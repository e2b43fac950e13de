"""The twelve manipulations, done to a small CRUD service; each answers whether the service recorded or noticed it."""

from collections.abc import Callable, Mapping
from typing import Final

from sqlalchemy import update
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from benchmarks.peer.session import audit
from benchmarks.peer.tables import Case, Interest, Seat
from benchmarks.twelve_checks.story import CLINIC, Story


def created_and_changed_by_another_path(story: Story) -> bool:
    """A script gives a case another title, in a session as the application uses."""
    before = story.told()
    with story.session() as session:
        _case(session, story).title = "Cardiology"
        session.commit()
    return len(story.told()) > len(before) > 0


def changed_in_bulk(story: Story) -> bool:
    """One statement of the mapper gives all cases of a provider another title."""
    before = story.told()
    with story.session() as session:
        session.execute(update(Case).where(Case.provider == CLINIC).values(title="Cardiology"))
        session.commit()
    return story.told() != before


def changed_by_raw_sql(story: Story) -> bool:
    """Somebody changes the case in the database."""
    before = story.told()
    story.raw("UPDATE cases SET title = 'Cardiology' WHERE id = ?", story.case)
    return story.told() != before or complains(story)


def deleted(story: Story) -> bool:
    """The application deletes a case, and writes its line."""
    before = story.told()
    with story.session() as session:
        case = _case(session, story)
        for vote in case.votes:
            session.delete(vote)
        session.delete(case)
        audit(session, story.proposer, "DELETED", story.case, {})
        session.commit()
    return len(story.told()) > len(before)


def asked_who_was_excluded(story: Story) -> bool:
    """Hughes gives up the interest, and somebody asks who was kept from the approval."""
    withdraw(story)
    with story.session() as session:
        return story.trail.conflicted(session, story.case) == {story.hughes}


def asked_for_one_moment(story: Story) -> bool:
    """Hughes gives up interest and seat, and somebody asks what the approval rested on."""
    withdraw(story)
    with story.session() as session:
        session.delete(session.get_one(Seat, (story.boards[1], story.hughes)))
        audit(session, "secretary", "MEMBER_LEFT", story.boards[1], {"person": story.hughes})
        session.commit()
        return story.trail.moment(session, story.case) == {
            "state": "APPROVED",
            "votes": sorted(story.members[:2]),
            "members": sorted(story.members),
            "interests": [(story.hughes, CLINIC)],
        }


def approved_and_undone(story: Story) -> bool:
    """The application takes an approval back, and writes its line."""
    with story.session() as session:
        _case(session, story).state = "PROPOSED"
        audit(session, story.members[0], "RESCINDED", story.case, {})
        session.commit()
    actions = [line[1] for line in story.told()]
    return "APPROVED" in actions and "RESCINDED" in actions


def history_edited(story: Story) -> bool:
    """Somebody edits a row of the history."""
    trail = story.trail
    story.raw(
        f"UPDATE {trail.history} SET {trail.happened} = 'REJECTED'"  # noqa: S608 - our own words
        f" WHERE {trail.subject} = ? AND {trail.happened} = 'APPROVED'",
        story.case,
    )
    return complains(story)


def history_removed(story: Story) -> bool:
    """Somebody removes a row in the middle of the history, the last of a case, and all of a case."""
    whose = f"FROM {story.trail.history} WHERE {story.trail.subject} = ?"
    ordered = f"SELECT rowid {whose} ORDER BY rowid"
    noticed = []
    for which in (f"{ordered} LIMIT 1 OFFSET 1", f"{ordered} DESC LIMIT 1", ordered):
        story.raw(f"DELETE FROM {story.trail.history} WHERE rowid IN ({which})", story.case)  # noqa: S608
        noticed.append(complains(story))
    return all(noticed)


def written_without_an_actor(story: Story) -> bool:
    """A request for a new case does not say who asks."""
    return story.new_case().status_code == 422


def written_stale(story: Story) -> bool:
    """Two read a case, and the slower one writes."""
    with story.session() as slow, story.session() as fast:
        slower, faster = _case(slow, story), _case(fast, story)
        slower.title, faster.title = "Cardiology", "Urology"
        fast.commit()
        try:
            slow.commit()
        except StaleDataError:
            return True
        return False


def shown_differently(story: Story) -> bool:
    """Somebody changes what the service shows, and its history says otherwise."""
    before = story.told()
    story.raw("UPDATE cases SET state = 'REJECTED' WHERE id = ?", story.case)
    return story.told() != before or complains(story)


def complains(story: Story) -> bool:
    """Whether the service objects when it is asked for the past; neither peer has a command that verifies it."""
    try:
        with story.session() as session:
            story.trail.told(session, story.case)
    except SQLAlchemyError:
        return True
    return False


def withdraw(story: Story) -> None:
    """The application deletes the interest of Hughes, and writes its line."""
    with story.session() as session:
        session.delete(session.query(Interest).filter_by(person_id=story.hughes).one())
        audit(session, story.hughes, "INTEREST_WITHDRAWN", story.hughes, {"provider": CLINIC})
        session.commit()


def _case(session: Session, story: Story) -> Case:
    return session.get_one(Case, story.case)


MANIPULATIONS: Final[Mapping[int, Callable[[Story], bool]]] = dict(
    enumerate(
        (
            created_and_changed_by_another_path,
            changed_in_bulk,
            changed_by_raw_sql,
            deleted,
            asked_who_was_excluded,
            asked_for_one_moment,
            approved_and_undone,
            history_edited,
            history_removed,
            written_without_an_actor,
            written_stale,
            shown_differently,
        ),
        start=1,
    )
)
"""By the number of the check."""
