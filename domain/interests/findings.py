"""Findings: what the register says about a person and a matter, with the path that led there."""

from enum import Enum

from domain.kernel.ids import PersonId
from domain.kernel.messages import PublicText
from domain.kernel.values import value


class Level(Enum):
    """How serious a conflict is; indeterminate where the record does not say enough."""

    NONE = "NONE"
    POTENTIAL = "POTENTIAL"
    PERCEIVED = "PERCEIVED"
    ACTUAL = "ACTUAL"
    INDETERMINATE = "INDETERMINATE"


class Match(Enum):
    """The way in which an interest touches a matter."""

    ORGANISATION = "ORGANISATION"  # the person's own organisation is a party
    ORGANISATION_GRAPH = "ORGANISATION_GRAPH"  # … through partner, practice, federation, owner
    BENEFICIARY_CLASS = "BENEFICIARY_CLASS"  # … as one of a class, such as all member practices
    RELATIONSHIP = "RELATIONSHIP"  # … through somebody close
    SPECIALTY = "SPECIALTY"
    LOCALITY = "LOCALITY"  # the person's own organisation lies where the service is to be
    ROLE_DUALITY = "ROLE_DUALITY"  # sits on the board of a party, whoever sent them there
    AUTHORSHIP = "AUTHORSHIP"  # wrote, sponsored or scored the case
    EARLIER_VOTE = "EARLIER_VOTE"  # proposed, moved or voted on it at another board
    PRIOR_DECISION = "PRIOR_DECISION"  # scored or voted on the abandoned case that this one takes up again
    DECLARATION_MISSING = "DECLARATION_MISSING"
    DECLARATION_OVERDUE = "DECLARATION_OVERDUE"
    DECLARED_AT_ITEM = "DECLARED_AT_ITEM"


@value
class PathStep:
    """One step from the person to the matter, and the position of the fact that shows it."""

    relation: PublicText
    to: PublicText  # a tag: organisation:F86001, person:…, body:08W, case:…
    shown_at: int | None


@value
class Finding:
    """One way in which a person is conflicted, as far as the record shows."""

    person: PersonId
    match: Match
    level: Level
    path: tuple[PathStep, ...]
