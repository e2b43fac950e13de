"""Whether a caller is somebody on a body's register of people, by whichever of their entries they signed in."""

from fastapi import Request

from domain.kernel.ids import PersonId
from domain.merges.identity import identity_in
from service.auth.callers import Caller
from service.bus import reading
from service.store.databases import Database


def is_themselves(request: Request, caller: Caller, person: PersonId) -> bool:
    """Whether the caller is this person; looks for merges only where the entries differ."""
    if caller.person is None or caller.person == person:
        return caller.person is not None
    database: Database = request.app.state.database
    ods = request.path_params["ods"]
    who = identity_in(reading(database.reader(), ods), ods)
    return who.name_of(caller.person) == who.name_of(person)
