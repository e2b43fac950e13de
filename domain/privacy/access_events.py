"""What happens when somebody is given what is recorded about them."""

from domain.kernel.ids import AccessId, BodyCode, PersonId
from domain.kernel.messages import Event, event


@event("privacy.SubjectAccessGiven", version=1)
class SubjectAccessGiven(Event):
    """Somebody was given everything on record about them, as it stood with this fact."""

    body: BodyCode
    access: AccessId
    subject: PersonId
