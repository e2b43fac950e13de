"""A meeting as it runs: every act a minute after the one before, on a day of the past."""

from datetime import datetime, timedelta
from typing import Any, Final

import httpx

from api_tests.boards import Board
from api_tests.client import Caller, Json
from api_tests.problems import Problem, problem_of

EVENING: Final = "T18:00:00Z"


class Meeting:
    """A meeting of a board, recorded by the secretary of its body."""

    def __init__(self, board: Board, day: str = "2010-03-15") -> None:
        """Call the meeting."""
        self.board, self.secretary = board, board.body.secretary
        self._now = datetime.fromisoformat(day + EVENING)
        said = {"board": board.id, "startsAt": day + EVENING, "place": "Polyclinic, room 1"}
        self.id = self.secretary.make("meetings", said)
        self.path = f"meetings/{self.id}"
        self._items = 0

    def minute(self) -> str:
        """The next minute of the meeting, as an instant."""
        self._now += timedelta(minutes=1)
        return self._now.isoformat().replace("+00:00", "Z")

    def happens(self, path: str, **said: Any) -> Json:  # noqa: ANN401 - JSON
        """The receipt of an act of this meeting."""
        return self.secretary.record(f"{self.path}/{path}", self.act(**said))

    def act(self, **said: Any) -> Json:  # noqa: ANN401 - JSON
        """What is said about an act, with its time."""
        return {"occurredAt": self.minute()} | said

    def places(self, purpose: str, case: str | None = None, title: str = "Dermatology") -> "Item":
        """An item that is placed on the agenda."""
        self._items += 1
        said = {"number": str(self._items), "title": title, "purpose": purpose} | ({"case": case} if case else {})
        return Item(self, self.secretary.make(f"{self.path}/items", said))

    def opens(self, presiding: str, *others: str) -> Json:
        """The receipt of the opening; everybody is in the room."""
        for person in (presiding, *others):
            self.happens("arrivals", person=person)
        return self.happens("opening", presiding=presiding)

    def ends(self) -> Json:
        """The receipt of the end of the meeting."""
        return self.happens("close")


class Item:
    """An item on the agenda of a meeting."""

    def __init__(self, meeting: Meeting, item: str) -> None:
        """Take an item that was placed."""
        self.meeting, self.id, self.path = meeting, item, f"items/{item}"

    def opens(self, presiding: str) -> Json:
        """The receipt of the meeting's turning to it."""
        return self.meeting.happens(f"{self.path}/opening", presiding=presiding)

    def closes(self) -> Json:
        """The receipt of the meeting's being done with it."""
        return self.meeting.happens(f"{self.path}/close")

    def is_left_by(self, person: str) -> Json:
        """The receipt of somebody's leaving the room for it."""
        return self.meeting.happens("departures", person=person, item=self.id)

    def hears(self, person: str, **said: Any) -> Json:  # noqa: ANN401 - JSON
        """The receipt of a declaration made at it."""
        return self.meeting.happens(f"{self.path}/declarations", person=person, **said)

    def has_ruled(self, chair: str, person: str, management: str) -> Json:
        """The receipt of the chair's ruling on a person."""
        why = "As the standing orders have it."
        said = {"person": person, "management": management, "determinedBy": "CHAIR", "determiner": chair, "why": why}
        return self.meeting.happens(f"{self.path}/rulings", **said)

    def has_put(self, direction: str, **said: Any) -> "Motion":  # noqa: ANN401 - JSON
        """A motion that is put at it."""
        motion = {"direction": direction, "text": "That the board agree."} | said
        receipt = self.meeting.happens(f"{self.path}/motions", **motion)
        return Motion(self, receipt)

    def may_not_put(self, direction: str, **said: Any) -> Problem:  # noqa: ANN401 - JSON
        """Why such a motion may not be put; fails where it may."""
        motion = self.meeting.act(direction=direction, text="That the board agree.", **said)
        return self.meeting.secretary.refused(f"{self.meeting.path}/{self.path}/motions", motion)

    def read(self) -> Json:
        """The item as it stands."""
        return self.meeting.secretary.read(f"{self.meeting.path}/{self.path}")


class Motion:
    """A motion put to the members."""

    def __init__(self, item: Item, receipt: Json) -> None:
        """Take a motion that was put."""
        self.meeting, self.item, self.receipt = item.meeting, item, receipt
        self.id: str = receipt["location"].rsplit("/", 1)[1]
        self.path = f"{self.meeting.path}/{item.path}/motions/{self.id}"

    @property
    def _secretary(self) -> Caller:
        return self.meeting.secretary

    def ballot(self, person: str, choice: str = "FOR") -> Json:
        """What is said when a person votes."""
        return self.meeting.act(seat=self.meeting.board.seats[person], voter=person, choice=choice)

    def is_voted_on(self, person: str, choice: str = "FOR", **headers: str) -> httpx.Response:
        """The answer to a vote, whatever it is."""
        return self._secretary.post(f"{self.path}/votes", self.ballot(person, choice), **headers)

    def gets(self, choice: str, *people: str) -> None:
        """These people vote so; fails where one may not."""
        for person in people:
            answer = self.is_voted_on(person, choice)
            assert answer.status_code == httpx.codes.CREATED, answer.text

    def refuses(self, person: str, choice: str = "FOR") -> Problem:
        """Why a person may not vote; fails where they may."""
        return problem_of(self.is_voted_on(person, choice))

    def would_accept(self, person: str) -> Json:
        """Whether a vote would be accepted, and what the record says of the voter."""
        return self._asked("votes:preview", self.ballot(person))

    def would_become(self) -> Json:
        """The decision as it would be now."""
        return self._asked("decisions:preview", self.meeting.act())

    def is_decided(self) -> Json:
        """The decision that is taken on it."""
        decision = self._secretary.make(f"{self.path}/decisions", self.meeting.act())
        return self._secretary.read(f"decisions/{decision}")

    def may_not_be_decided(self) -> Problem:
        """Why no decision can be taken on it; fails where one can."""
        return self._secretary.refused(f"{self.path}/decisions", self.meeting.act())

    def read(self) -> Json:
        """The motion as it stands."""
        return self._secretary.read(self.path)

    def _asked(self, what: str, said: Json) -> Json:
        answer = self._secretary.post(f"{self.path}/{what}", said)
        assert answer.status_code == httpx.codes.OK, answer.text
        found: Json = answer.json()
        return found
