"""Who may do what: one table of permissions and roles, and a type for each, so that a route says who may call it."""

from collections.abc import Callable, Coroutine, Mapping
from enum import Enum
from types import MappingProxyType
from typing import Annotated, Any, Final

from fastapi import Depends, Header, Request

from domain.kernel.ids import PersonId
from service.auth.accesses import HEADER, LONGEST
from service.auth.bearer import TheCaller
from service.auth.callers import Caller, Role
from service.auth.entries import is_themselves
from service.auth.refusals import NotPermitted, UnknownBody

Permitted = Callable[[Request, Caller], Coroutine[Any, Any, Caller]]
Restricted = Callable[[Request, Caller, None], Coroutine[Any, Any, Caller]]


class Permission(Enum):
    """One kind of act that needs a role."""

    READ = "read what a body records"
    READ_ALL = "read everything, restricted texts and refused attempts included"
    AUDIT = "draw evidence packs and exception reports"
    READ_ACCESS_LOG = "see who read what is restricted, and why"
    RECORD_AWARDS = "record contracts that were awarded, changed or ended"
    RECORD_CASES = "submit cases and new versions of them"
    EXAMINE = "open, record and complete due diligence"
    PROPOSE = "put a case to another board, and take it back"
    RECORD_MEETINGS = "call meetings, keep their agenda, attendance and minutes"
    RECORD_VOTES = "record motions and votes"
    DECIDE = "close a vote, take a chair's action, correct or rescind a decision"
    RULE_ON_CONFLICTS = "rule on whether a member with an interest may stay, speak or vote"
    DECLARE_INTERESTS = "record anybody's declaration"
    DECLARE_OWN_INTERESTS = "make a declaration about oneself"
    REPORT_BREACHES = "report a breach, also one's own"
    HANDLE_BREACHES = "investigate and determine breaches, and settle what becomes of decisions"
    HOLD = "place and lift legal holds"
    REGISTER = "register boards, charters, people, seats and organisations"
    CORRECT = "put clerical errors right"
    PUBLISH = "publish registers and papers"
    FOLLOW = "follow the feed of facts, as far as one may see them"
    INTEGRATE = "manage subscriptions to the feed"
    ERASE = "erase personal data"


TABLE: Final[Mapping[Permission, frozenset[Role]]] = MappingProxyType(
    {
        Permission.READ: frozenset(Role),
        Permission.READ_ALL: frozenset({Role.AUDITOR, Role.SECRETARY, Role.DPO}),
        Permission.AUDIT: frozenset({Role.AUDITOR, Role.SECRETARY}),
        Permission.READ_ACCESS_LOG: frozenset({Role.AUDITOR, Role.DPO}),
        Permission.RECORD_AWARDS: frozenset({Role.SECRETARY, Role.INTEGRATOR}),
        Permission.RECORD_CASES: frozenset({Role.SECRETARY, Role.INTEGRATOR}),
        Permission.EXAMINE: frozenset({Role.SECRETARY}),
        Permission.PROPOSE: frozenset({Role.SECRETARY}),
        Permission.RECORD_MEETINGS: frozenset({Role.SECRETARY, Role.CHAIR}),
        Permission.RECORD_VOTES: frozenset({Role.SECRETARY, Role.CHAIR}),
        Permission.DECIDE: frozenset({Role.SECRETARY, Role.CHAIR}),
        Permission.RULE_ON_CONFLICTS: frozenset({Role.SECRETARY, Role.CHAIR}),
        Permission.DECLARE_INTERESTS: frozenset({Role.SECRETARY}),
        Permission.DECLARE_OWN_INTERESTS: frozenset({Role.MEMBER, Role.CHAIR}),
        Permission.REPORT_BREACHES: frozenset(
            {Role.SECRETARY, Role.CHAIR, Role.MEMBER, Role.REGISTRAR, Role.DPO, Role.PUBLISHER}
        ),
        Permission.HANDLE_BREACHES: frozenset({Role.SECRETARY}),
        Permission.HOLD: frozenset({Role.DPO, Role.SECRETARY}),
        Permission.REGISTER: frozenset({Role.REGISTRAR}),
        Permission.CORRECT: frozenset({Role.SECRETARY, Role.REGISTRAR}),
        Permission.PUBLISH: frozenset({Role.PUBLISHER}),
        Permission.FOLLOW: frozenset({Role.AUDITOR, Role.SECRETARY, Role.DPO, Role.INTEGRATOR}),
        Permission.INTEGRATE: frozenset({Role.INTEGRATOR}),
        Permission.ERASE: frozenset({Role.DPO}),
    }
)

READS: Final = frozenset(
    {Permission.READ, Permission.READ_ALL, Permission.AUDIT, Permission.FOLLOW, Permission.READ_ACCESS_LOG}
)


def who(*permissions: Permission) -> frozenset[Role]:
    """The roles that have any of these permissions."""
    return frozenset().union(*(TABLE[permission] for permission in permissions))


def may(*roles: Role, board_known_later: bool = False) -> Permitted:
    """A dependency for routes under `/bodies/{ods}`: returns the `Caller` if one of the roles covers what is asked.

    A role that is restricted to some boards counts where the path has a `{board}` and it is one of them. A route whose
    board is known only later (from its meeting, say) passes `board_known_later=True`, and then asks `must_be` itself.
    Raises `UnknownBody` for a body the caller has no part in, so that nobody learns what exists, else `NotPermitted`.
    """
    wanted = frozenset(roles)

    async def permitted(request: Request, caller: TheCaller) -> Caller:
        ods, board = request.path_params["ods"], request.path_params.get("board")
        if board_known_later and caller.has_part_in(ods) and not caller.roles_somewhere_in(ods).isdisjoint(wanted):
            return caller
        caller.must_be(wanted, ods, board)
        return caller

    return permitted


async def says_why(
    access_reason: Annotated[
        str | None,
        Header(
            alias=HEADER,
            max_length=4 * LONGEST,  # as many octets may 200 characters have
            description="Why you read what is restricted, in 1 to 200 characters; kept in the access log. "
            "Needed where the answer holds anything that is.",
        ),
    ] = None,
) -> None:
    """Describe the header of a route whose answer may hold what is restricted; the caller's access reads it."""


MAY_DISCLOSE: Final = (Depends(says_why),)
"""The `dependencies` of a route whose answer holds what is restricted only for some callers, or only at times."""


def reads(*permissions: Permission) -> Restricted:
    """A dependency like `may`, for a route whose every answer is restricted: it needs a reason, and is logged."""
    permitted = may(*who(*permissions))

    async def restricted(request: Request, caller: TheCaller, _: Annotated[None, Depends(says_why)]) -> Caller:
        await permitted(request, caller)
        caller.access.discloses(request.path_params["ods"])
        return caller

    return restricted


async def _reader(request: Request, caller: TheCaller) -> Caller:
    """Whoever has any role in a body may read what it records, whichever boards the role covers."""
    if not caller.has_part_in(request.path_params["ods"]):
        raise UnknownBody
    return caller


def must_declare_for(request: Request, caller: Caller, person: PersonId) -> None:
    """A secretary of every board records anybody's declaration; everybody else declares for themselves only.

    Raises `NotPermitted`.
    """
    of_others = not caller.roles_in(request.path_params["ods"]).isdisjoint(who(Permission.DECLARE_INTERESTS))
    if not of_others and not is_themselves(request, caller, person):
        raise NotPermitted("You can declare your own interests only.")


MayRead = Annotated[Caller, Depends(_reader)]
MayReadPublished = TheCaller
"""Whoever has signed in, with no part in the body: what is published is everybody's to read."""
MayReadAll = Annotated[Caller, Depends(may(*who(Permission.READ_ALL)))]
MayAudit = Annotated[Caller, Depends(may(*who(Permission.AUDIT)))]
MayReadRestricted = Annotated[Caller, Depends(reads(Permission.READ_ALL))]
"""Whoever reads everything, saying why; each answer is entered in the access log before it leaves."""
MayAuditPeople = Annotated[Caller, Depends(reads(Permission.AUDIT))]
"""Whoever draws reports, saying why, where these name people; the same."""
MayLookBeforeErasing = Annotated[Caller, Depends(reads(Permission.ERASE))]
"""Whoever erases and gives access, saying why, for what they look at; the same."""
MayReadAccessLog = Annotated[Caller, Depends(reads(Permission.READ_ACCESS_LOG))]
MayRecordAwards = Annotated[Caller, Depends(may(*who(Permission.RECORD_AWARDS)))]
MayRecordCases = Annotated[Caller, Depends(may(*who(Permission.RECORD_CASES)))]
MayExamine = Annotated[Caller, Depends(may(*who(Permission.EXAMINE)))]
MayPropose = Annotated[Caller, Depends(may(*who(Permission.PROPOSE)))]
MayRecordMeetings = Annotated[Caller, Depends(may(*who(Permission.RECORD_MEETINGS)))]
MayRecordVotes = Annotated[Caller, Depends(may(*who(Permission.RECORD_VOTES)))]
MayDecide = Annotated[Caller, Depends(may(*who(Permission.DECIDE)))]
MayRuleOnConflicts = Annotated[Caller, Depends(may(*who(Permission.RULE_ON_CONFLICTS)))]
MayDeclareInterests = Annotated[
    Caller, Depends(may(*who(Permission.DECLARE_INTERESTS, Permission.DECLARE_OWN_INTERESTS), board_known_later=True))
]
MayReportBreaches = Annotated[Caller, Depends(may(*who(Permission.REPORT_BREACHES), board_known_later=True))]
MayHandleBreaches = Annotated[Caller, Depends(may(*who(Permission.HANDLE_BREACHES)))]
MayHold = Annotated[Caller, Depends(may(*who(Permission.HOLD)))]
MayRegister = Annotated[Caller, Depends(may(*who(Permission.REGISTER)))]
MayCorrect = Annotated[Caller, Depends(may(*who(Permission.CORRECT)))]
MayPublish = Annotated[Caller, Depends(may(*who(Permission.PUBLISH)))]
MayFollow = Annotated[Caller, Depends(may(*who(Permission.FOLLOW), board_known_later=True))]
"""Whoever follows the feed, for some boards only as well: what of it they see, `service.viewing.sight` says."""
MayIntegrate = Annotated[Caller, Depends(may(*who(Permission.INTEGRATE)))]
MayErase = Annotated[Caller, Depends(may(*who(Permission.ERASE)))]
