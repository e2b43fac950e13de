"""Finds the conflicts of a meeting: per item, who, what, and how it was managed."""

from domain.kernel.ids import MeetingId
from service.meetings.conflict_lines import Told, absences, line
from service.meetings.conflict_shown import ConflictRegister
from service.meetings.conflict_tables import declarations, papers, recusals, rulings
from service.meetings.item_queries import conflict_digests
from service.meetings.queries import Row, agenda_of
from service.meetings.tables import stays
from service.meetings.voting_tables import motions, votes
from service.viewing.paging import all_of
from service.viewing.viewpoint import Viewpoint


def conflicts(view: Viewpoint, meeting: MeetingId) -> ConflictRegister:
    """The summary register of conflicts at a meeting; raises `UnknownMeetingAsked`."""
    agenda = agenda_of(view, meeting)
    declared, ruled, found, stayed, sent = (
        all_of(view, table, meeting=str(meeting)) for table in (declarations, rulings, recusals, stays, papers)
    )
    texts = view.texts([*(item["title_digest"] for item in agenda), *conflict_digests(declared, ruled)])
    lines = []
    for item in agenda:
        mine = [[row for row in rows if row["item"] == item["item"]] for rows in (declared, ruled, found)]
        away = {row["person"] for row in stayed if row["left_for"] == item["item"]}
        people = dict.fromkeys([row["person"] for rows in mine for row in rows] + sorted(away))
        voters = _voters(view, item) if people else frozenset()
        for person in people:
            said, determined, recused = ([row for row in rows if row["person"] == person] for rows in mine)
            gone = tuple(absences([row for row in stayed if row["person"] == person], item["item"]))
            had = [row for row in sent if (row["item"], row["person"]) == (item["item"], person)]
            lines.append(line(item, person, Told(said, determined, recused, gone, person in voters, had), texts))
    return ConflictRegister(results=tuple(lines))


def _voters(view: Viewpoint, item: Row) -> frozenset[str]:
    """Who voted at an item, whether or not the vote counted."""
    put = all_of(view, motions, item=item["item"])
    return frozenset(row["voter"] for motion in put for row in all_of(view, votes, motion=motion["motion"]))
