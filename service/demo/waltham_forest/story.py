"""The story of Waltham Forest, chapter by chapter."""

from datetime import UTC, datetime

from service.demo import bringing, founding
from service.demo.personas import Part
from service.demo.stage import Stage
from service.demo.waltham_forest.cases import CASES
from service.demo.waltham_forest.people import VACANT_LAY_SEAT

MOVED = "lay-2"


async def cases(stage: Stage) -> None:
    """Four cases are submitted."""
    for case in CASES:
        await bringing.submit(stage, case, datetime(2021, 1, 4, 9, tzinfo=UTC))


async def a_member_changes_boards(stage: Stage) -> None:
    """A lay member goes from one board to the other, which is possible only one after the other."""
    term = ("2021-02-01", "2022-03-31")
    seat = f"boards/{stage.id('board/disinvestment')}/seats/{stage.id(f'seat/disinvestment/{VACANT_LAY_SEAT.holder}')}"
    refusal = await stage.attempt(
        f"{seat}/appointments", founding.term_of(stage, MOVED, term), code="separation-of-duties", by=Part.REGISTRAR
    )
    stage.say_refused("Appointment of a lay member of the development board to the disinvestment board", refusal)
    left = f"boards/{stage.id('board/development')}/seats/{stage.id(f'seat/development/{MOVED}')}"
    content = {"person": stage.id(f"person/{MOVED}"), "vacated": "2021-01-31", "why": "Joins the disinvestment board."}
    await stage.record(f"vacancy/{MOVED}", f"{left}/vacancies", content, by=Part.REGISTRAR)
    await founding.take_seat(stage, "disinvestment", VACANT_LAY_SEAT.holder, MOVED, term)
    poll = founding.Poll(electorate="Residents: Walthamstow", polled="2021-01-28", votes_for=356, votes_cast=640)
    await founding.take_seat(stage, "development", MOVED, "lay-3", term, poll)
    stage.say("The lay member gives up the one seat and takes the other; a successor is elected on 28 January 2021.")
