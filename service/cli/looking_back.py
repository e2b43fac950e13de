"""The commands that look back: how something came about, how it stood at a moment, and what changed between two."""

from datetime import datetime
from typing import Annotated

import typer

from service.cli.exits import FAILED
from service.cli.options import AsJson, DatabaseUrl, OdsCode, Reason, a_day, a_moment, named

CANNOT_TELL = 2

Meeting = Annotated[str | None, typer.Option(metavar="ID", help="only what mentions this meeting")]
Case = Annotated[str | None, typer.Option(metavar="CASE", help="only what mentions this case: its id or reference")]
Board = Annotated[str | None, typer.Option(metavar="ID", help="only this board")]
Register = Annotated[
    str | None, typer.Option(metavar="NAME", help="only this list, as addresses have it: interests, published-gifts")
]
At = Annotated[int | None, typer.Option(min=1, metavar="N", help="up to this position")]
KnownAt = Annotated[
    datetime | None,
    typer.Option(parser=a_moment, metavar="TIME", help="up to what was recorded by then: 2018-04-12T18:30:00Z"),
]
AsAtDay = Annotated[
    str | None, typer.Option(callback=a_day, metavar="DAY", help="a state, as it was true on this day: 2018-04-12")
]


def replay(
    body: OdsCode,
    database: DatabaseUrl = None,
    meeting: Meeting = None,
    case: Case = None,
    *,
    board: Board = None,
    register: Register = None,
    position: At = None,
    known_at: KnownAt = None,
    as_at: AsAtDay = None,
    reason: Reason = None,
    state: Annotated[bool, typer.Option("--state", help="how it stood there, and not how it came to be")] = False,
    as_json: AsJson = False,
) -> None:
    """Tell the story of a body, a meeting or a case, fact by fact, or how something stood at a moment.

    A board and a register are always told as they stood; with --state a case, a meeting and the whole body as well.
    """
    from service.cli.choosing import Chosen  # noqa: PLC0415

    chosen = Chosen(meeting=meeting, case=case, board=board, register=register)
    if state or board or register or as_at:
        from service.cli.states import state as standing  # noqa: PLC0415

        raise typer.Exit(
            standing(
                database, chosen.state_of(database, body, position, known_at, as_at), reason=reason, as_json=as_json
            )
        )
    from service.cli.replay import replay as run  # noqa: PLC0415

    code = run(named(database), body, meeting=meeting, case=case, position=position, known_at=known_at, json=as_json)
    raise typer.Exit(FAILED if code == CANNOT_TELL else code)


def diff(
    earlier: Annotated[str, typer.Argument(metavar="EARLIER", help="a position, or an instant such as …T18:30:00Z")],
    later: Annotated[str | None, typer.Argument(metavar="LATER", show_default="now", help="the same")] = None,
    *,
    body: OdsCode,
    database: DatabaseUrl = None,
    meeting: Meeting = None,
    case: Case = None,
    board: Board = None,
    register: Register = None,
    reason: Reason = None,
    as_json: AsJson = False,
) -> None:
    """Say what changed between two moments, and name the facts between them.

    Of a board, a case or a meeting what reads otherwise, of a register its entries (--register interests),
    else how much was added to each register of the body.
    """
    from service.cli.choosing import Chosen  # noqa: PLC0415
    from service.cli.differing import differ  # noqa: PLC0415

    chosen = Chosen(meeting=meeting, case=case, board=board, register=register)
    raise typer.Exit(differ(database, chosen.between(database, body, earlier, later), reason=reason, as_json=as_json))
