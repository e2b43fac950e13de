"""How the record answers that somebody is to be given what is recorded about them."""

from collections.abc import Mapping, Sequence
from dataclasses import field, replace

from domain.kernel.deciders import Decider
from domain.kernel.facts import Fact
from domain.kernel.ids import AccessId, PersonId
from domain.kernel.messages import Event
from domain.kernel.reasons import ReasonMissing
from domain.kernel.refusals import Refused, enforce
from domain.kernel.selections import Selection, about
from domain.kernel.values import value
from domain.people.events import PersonRegistered
from domain.people.policies import UnknownPerson
from domain.privacy.access_commands import GiveSubjectAccess
from domain.privacy.access_events import SubjectAccessGiven


class SubjectAccessAlreadyGiven(Refused):
    """Access is already on record under this id."""

    code = "subject-access-already-given"


@value
class Giving:
    """Who is on the register, and what was given before."""

    people: frozenset[PersonId] = frozenset()
    given: Mapping[AccessId, int] = field(default_factory=dict)


def evolve(known: Giving, fact: Fact[Event]) -> Giving:
    """Remember who is registered and what was given."""
    match fact.event:
        case PersonRegistered(person=person):
            return replace(known, people=known.people | {person})
        case SubjectAccessGiven(access=access):
            return replace(known, given={**known.given, access: fact.position})
    return known


def access_is_given_once(command: GiveSubjectAccess, known: Giving) -> Refused | None:
    """RFC 9562, section 6: an id names one access."""
    given = known.given.get(command.access)
    return SubjectAccessAlreadyGiven(pointer="/access", evidence=[given]) if given else None


def there_is_a_reason(command: GiveSubjectAccess, known: Giving) -> Refused | None:
    """UK GDPR art. 12(6): who asked, and how it was made sure that it was they, can be accounted for."""
    return None if (command.asked.reason or "").strip() else ReasonMissing(pointer="/reason")


def the_person_is_registered(command: GiveSubjectAccess, known: Giving) -> Refused | None:
    """UK GDPR art. 15(1): access is given to the person whom the data concern."""
    return None if command.subject in known.people else UnknownPerson(pointer="/person", person=command.subject)


GIVING = (access_is_given_once, there_is_a_reason, the_person_is_registered)


def who_and_what(command: GiveSubjectAccess, known: Giving) -> Selection:
    """The person's entry, and what was given under this id."""
    return about(command.subject, PersonRegistered) | about(command.access, SubjectAccessGiven)


def decide(command: GiveSubjectAccess, known: Giving) -> Sequence[Event]:
    """Apply the rules; raise `Refused` where they forbid the command."""
    enforce(GIVING, command, known)
    return [SubjectAccessGiven(body=command.body, access=command.access, subject=command.subject)]


giving_access = Decider[GiveSubjectAccess, Giving](
    name="subject access",
    commands=(GiveSubjectAccess,),
    selects=(who_and_what,),
    blank=Giving,
    evolve=evolve,
    decide=decide,
    rules=GIVING,
)
