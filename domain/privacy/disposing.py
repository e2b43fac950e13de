"""How the record answers that the words of a retention class are to be disposed of, once their time is over."""

from collections.abc import Sequence

from domain.kernel.deciders import Decider
from domain.kernel.ids import PersonId
from domain.kernel.messages import Event
from domain.kernel.refusals import enforce
from domain.kernel.selections import Pair, Selection, about
from domain.privacy.disposal_commands import AskDisposal
from domain.privacy.disposal_events import DisposalAsked
from domain.privacy.disposal_policies import DISPOSING
from domain.privacy.disposal_state import HOLDS, Disposing, evolve
from domain.privacy.events import ErasureAsked, ErasureGround, ErasureRecorded
from domain.privacy.retention import CLASSES
from domain.registers.events import RegisterPolicyAdopted


def what_is_kept(command: AskDisposal, known: Disposing) -> Selection:
    """Every fact about the things mentioned that says how long they are kept."""
    types: tuple[type[Event], ...] = (*CLASSES[command.retention_class].types, ErasureRecorded)
    kinds = {kind.type_name for kind in types}
    people = {str(tag) for tag in command.mentions if tag.of_kind == PersonId.kind}
    pairs: set[Pair] = {(str(tag), kind) for tag in command.mentions if tag.of_kind != PersonId.kind for kind in kinds}
    pairs |= {(tag, ErasureRecorded.type_name) for tag in people}
    asked = about(command.erasure, ErasureAsked) | about(command.body, RegisterPolicyAdopted)
    return Selection(every=frozenset(pairs)) | asked


def what_holds_it(command: AskDisposal, known: Disposing) -> Selection:
    """The legal holds on everybody whom these things mention."""
    return about(sorted({person for one in known.things.values() for person in one.people}), *HOLDS)


def decide(command: AskDisposal, known: Disposing) -> Sequence[Event]:
    """Apply the rules; raise `Refused` where they forbid the command."""
    enforce(DISPOSING, command, known)
    asked = ErasureAsked(
        body=command.body,
        erasure=command.erasure,
        ground=ErasureGround.NO_LONGER_NECESSARY,
        subject=None,
        positions=command.positions,
        types=command.types,
        mentions=command.mentions,
        asked_by=command.asked.person,
    )
    of, day = command.retention_class, command.as_at
    return [asked, DisposalAsked(body=command.body, erasure=command.erasure, retention_class=of, as_at=day)]


disposing = Decider[AskDisposal, Disposing](
    name="disposal",
    commands=(AskDisposal,),
    selects=(what_is_kept, what_holds_it),
    blank=Disposing,
    evolve=evolve,
    decide=decide,
    rules=DISPOSING,
    edition=2,
)
