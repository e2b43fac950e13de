"""Typed identifiers: each says what it names, and becomes the tag `<kind>:<text>` of the facts that mention it."""

import re
from typing import ClassVar, Self

UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")


class NotAnId(ValueError):
    """The text does not have the form that identifiers of this kind have."""


class Id(str):
    """Text that names one thing of one kind; the form is checked when it is made."""

    __slots__ = ()
    kind: ClassVar[str]
    pattern: ClassVar[re.Pattern[str]] = UUID

    def __new__(cls, text: str) -> Self:
        """Take the text as it is, or raise `NotAnId`."""
        if not cls.pattern.fullmatch(text):
            raise NotAnId(f"not a {cls.kind} id")
        return super().__new__(cls, text)

    @property
    def tag(self) -> str:
        """The tag under which facts that mention this are found."""
        return f"{self.kind}:{self}"


class BodyCode(Id):
    """The ODS code of the statutory body that owns a ledger."""

    __slots__ = ()
    kind = "body"
    pattern = re.compile(r"[A-Z0-9]{3,10}")


class OrganisationCode(Id):
    """An organisation's ODS code, or a local code (`LOCAL-…`) where ODS has none, as for many suppliers."""

    __slots__ = ()
    kind = "organisation"
    pattern = re.compile(r"[A-Z0-9]{3,10}|LOCAL-[A-Z0-9]{4,12}")


class ActorId(Id):
    """Whoever gave a command, as the identity provider names them: an opaque subject, never a name."""

    __slots__ = ()
    kind = "actor"
    pattern = re.compile(r"[A-Za-z0-9._:|@/+-]{1,128}")


class CaseReference(Id):
    """The body's own reference of a case, such as GBP/2122/214; unique within the body."""

    __slots__ = ()
    kind = "case-reference"
    pattern = re.compile(r"[A-Za-z0-9][A-Za-z0-9 ./_-]{0,39}")


class SchemeName(Id):
    """A scheme to save money, under the name by which the body's plan of savings has it."""

    __slots__ = ()
    kind = "scheme"
    pattern = re.compile(r"[A-Za-z0-9][A-Za-z0-9 ./&_-]{0,79}")


class PersonId(Id):
    """A person, by a random id."""

    __slots__ = ()
    kind = "person"


class PositionId(Id):
    """A post, employment or partnership that ties a person to an organisation."""

    __slots__ = ()
    kind = "position"


class LinkId(Id):
    """A tie between two organisations: ownership, federation, network."""

    __slots__ = ()
    kind = "link"


class BoardId(Id):
    """A board or committee."""

    __slots__ = ()
    kind = "board"


class SeatId(Id):
    """A seat on a board; it outlives its holder."""

    __slots__ = ()
    kind = "seat"


class ElectionId(Id):
    """An election to a seat."""

    __slots__ = ()
    kind = "election"


class InterestId(Id):
    """One declared interest."""

    __slots__ = ()
    kind = "interest"


class ArrangementId(Id):
    """What was agreed or granted ahead about a declared interest: a mitigation or a dispensation."""

    __slots__ = ()
    kind = "arrangement"


class CaseId(Id):
    """A business case."""

    __slots__ = ()
    kind = "case"


class ProposalId(Id):
    """A case as one board puts it to another for approval."""

    __slots__ = ()
    kind = "proposal"


class MeetingId(Id):
    """A meeting of one board."""

    __slots__ = ()
    kind = "meeting"


class ItemId(Id):
    """An item on a meeting's agenda."""

    __slots__ = ()
    kind = "item"


class MotionId(Id):
    """A motion put to the members at an item."""

    __slots__ = ()
    kind = "motion"


class DecisionId(Id):
    """A decision taken."""

    __slots__ = ()
    kind = "decision"


class FactId(Id):
    """One fact; the `id` in its leaf and in every feed."""

    __slots__ = ()
    kind = "fact"


class HoldId(Id):
    """A legal hold: an order that what is on record about a person is not destroyed."""

    __slots__ = ()
    kind = "hold"


class GiftId(Id):
    """A gift or hospitality that was offered."""

    __slots__ = ()
    kind = "gift"


class BreachId(Id):
    """A reported breach of the rules about interests."""

    __slots__ = ()
    kind = "breach"


class AwardId(Id):
    """An award of a contract, or the abandonment of a procurement."""

    __slots__ = ()
    kind = "award"


class CorrectionId(Id):
    """A correction of the record of a meeting, asked for by one person and confirmed by another."""

    __slots__ = ()
    kind = "correction"


class SlipId(Id):
    """A slip: a clerical error in the record, and what should have been said."""

    __slots__ = ()
    kind = "slip"


class MergeId(Id):
    """A merge: that two entries on the register of people are one person."""

    __slots__ = ()
    kind = "merge"


class BenefitId(Id):
    """Something that a case is to bring."""

    __slots__ = ()
    kind = "benefit"


class ConsultationId(Id):
    """A consultation of the public on a case."""

    __slots__ = ()
    kind = "consultation"


class ErasureId(Id):
    """An erasure: that words about somebody are to be destroyed, or were."""

    __slots__ = ()
    kind = "erasure"


class WithholdingId(Id):
    """A withholding: that words are hidden from every reader."""

    __slots__ = ()
    kind = "withholding"


class EvidencePackId(Id):
    """An evidence pack that was issued."""

    __slots__ = ()
    kind = "evidence-pack"


class AccessId(Id):
    """Access that somebody was given to what is recorded about them."""

    __slots__ = ()
    kind = "access"
