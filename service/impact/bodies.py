"""What is sent to learn what would change."""

from typing import Annotated

from pydantic import Field

from service.edge.bodies import Body
from service.impact.board_bodies import OfBoards
from service.impact.interest_bodies import OfInterests
from service.impact.meeting_bodies import OfMeetings, OfRecords
from service.impact.organisation_bodies import OfOrganisations

Supposition = Annotated[
    OfInterests | OfOrganisations | OfBoards | OfMeetings | OfRecords, Field(discriminator="command")
]


class ImpactBody(Body):
    """What is supposed: one command, by its name."""

    suppose: Supposition
