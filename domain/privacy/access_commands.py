"""What can be asked for somebody who wants to know what is recorded about them."""

from domain.kernel.ids import AccessId, BodyCode, PersonId
from domain.kernel.messages import Command
from domain.kernel.values import value


@value
class GiveSubjectAccess(Command):
    """Give somebody everything on record about them, by whichever entry."""

    body: BodyCode
    access: AccessId
    subject: PersonId
