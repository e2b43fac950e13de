"""The rules of writing a case: its number, its reference, its texts and those it names."""

from collections import Counter

from domain.boards.policies import UnknownBoard
from domain.cases.commands import DraftCase, ReviseCase
from domain.cases.content import MoneyKind
from domain.cases.policies import STANDING, UnknownCase, a_submitted_case_is_frozen
from domain.cases.state import Cases
from domain.kernel.money import LARGEST
from domain.kernel.refusals import Refused
from domain.organisations.policies import UnknownOrganisation
from domain.people.policies import UnknownPerson

Written = DraftCase | ReviseCase


class CaseAlreadyDrafted(Refused):
    """A case is already on record under this id."""

    code = "case-already-drafted"


class ReferenceAlreadyUsed(Refused):
    """Another case of the body already bears this reference."""

    code = "reference-already-used"


class TextMissing(Refused):
    """A case has a title and a recommendation in words."""

    code = "case-text-missing"


class MoneyTooLarge(Refused):
    """The amounts of this kind come to more than can be written down exactly."""

    code = "money-too-large"


def the_id_is_new(command: DraftCase, known: Cases) -> Refused | None:
    """Numbers are never used twice."""
    file = known.files.get(command.case)
    return CaseAlreadyDrafted(pointer="/case", evidence=[file.drafted_at]) if file else None


def the_reference_is_free(command: DraftCase, known: Cases) -> Refused | None:
    """A paper's reference finds one case: board paper references such as GBP/2122/214."""
    holders = [file.drafted_at for file in known.files.values() if file.reference == command.reference]
    holders += [known.corrected[command.reference]] if command.reference in known.corrected else []
    return ReferenceAlreadyUsed(pointer="/reference", evidence=holders) if holders else None


def the_case_says_what_it_wants(command: Written, known: Cases) -> Refused | None:
    """HM Treasury, Guide to Developing the Project Business Case (2018): a case recommends something.

    It is asked of the draft, for afterwards the log holds only digests of these texts.
    """
    for name in ("title", "recommendation"):
        if not getattr(command.content, name).strip():
            return TextMissing(pointer=f"/content/{name}")
    return None


def everybody_named_is_registered(command: Written, known: Cases) -> Refused | None:
    """Separation of duties and interests attach to persons, so a case names registered persons."""
    for at, author in enumerate(command.content.authors):
        if author not in known.persons:
            return UnknownPerson(pointer=f"/content/authors/{at}")
    sponsor = command.content.sponsor
    return UnknownPerson(pointer="/content/sponsor") if sponsor and sponsor not in known.persons else None


def every_party_is_registered(command: Written, known: Cases) -> Refused | None:
    """Interests are matched with organisations, so a case names registered organisations."""
    for at, party in enumerate(command.content.parties):
        if party.organisation not in known.organisations:
            return UnknownOrganisation(pointer=f"/content/parties/{at}/organisation")
    for at, line in enumerate(command.content.money):
        saved_on = line.saved_on.organisation if line.saved_on else None
        if saved_on is not None and saved_on not in known.organisations:
            return UnknownOrganisation(pointer=f"/content/money/{at}/savedOn/organisation")
    return None


def every_board_named_is_established(command: Written, known: Cases) -> Refused | None:
    """CCG statutory guidance 2017: where a decision is about members of a board themselves, they are in conflict."""
    unknown = (at for at, board in enumerate(command.content.boards or ()) if board not in known.boards)
    return next((UnknownBoard(pointer=f"/content/boards/{at}") for at in unknown), None)


def the_money_can_be_added_up(command: Written, known: Cases) -> Refused | None:
    """RFC 7493 section 2.2: above 2^53 - 1 readers may differ over a number, so the lines of a kind stay below."""
    sums: Counter[MoneyKind] = Counter()
    for at, line in enumerate(command.content.money):
        sums[line.kind] += max(line.amount.least or 0, line.amount.most or 0)
        if sums[line.kind] > LARGEST:
            return MoneyTooLarge(pointer=f"/content/money/{at}/amount")
    return None


def a_case_follows_another_on_record(command: Written, known: Cases) -> Refused | None:
    """NHS Northamptonshire ICB, urgent care: those who judged the first procurement are known before the second."""
    earlier = command.content.follows
    if earlier is None or (earlier in known.files and earlier != command.case):
        return None
    return UnknownCase(pointer="/content/follows")


WRITING = (
    the_case_says_what_it_wants,
    everybody_named_is_registered,
    every_party_is_registered,
    every_board_named_is_established,
    the_money_can_be_added_up,
    a_case_follows_another_on_record,
)
DRAFTING = (the_id_is_new, the_reference_is_free, *WRITING)
REVISING = (*STANDING, a_submitted_case_is_frozen, *WRITING)
