"""How chair's action is taken: as a sitting of those who act, with one item, under the rules for a decision."""

from collections.abc import Callable, Sequence

from domain.decisions.action import Action, sat_on
from domain.decisions.chairs_action import ACTING
from domain.decisions.chairs_action_persons import exclusions_on, the_charter, the_day_of
from domain.decisions.commands import TakeChairsAction
from domain.decisions.course_following import COURSE_FACTS
from domain.decisions.drawing import at_stake, earlier
from domain.decisions.draws import draws
from domain.decisions.events import ChairsActionTaken
from domain.decisions.exclusions import within_size
from domain.decisions.gates import GATES
from domain.decisions.limit import counted
from domain.decisions.outcomes import CARRIED
from domain.decisions.policies import what_is_finally_decided_is_not_decided_again
from domain.decisions.selects import bonds_at, the_board_and_the_case, the_members, the_other_boards
from domain.decisions.spending import spending_at
from domain.decisions.state import BLANK, Deliberation, evolve
from domain.interests.reach import MOST_LINKS
from domain.kernel.deciders import Decider
from domain.kernel.messages import Event
from domain.kernel.refusals import enforce
from domain.kernel.selections import Selection, about
from domain.meetings.policies import the_item

Select = Callable[[TakeChairsAction, Deliberation], Selection]


def the_ids(command: TakeChairsAction, known: Deliberation) -> Selection:
    """Whether the id is taken, and the question that found no quorum."""
    named = [one for one in (command.decision, command.earlier) if one]
    return about(named, *COURSE_FACTS)


def upon(select: Callable[..., Selection]) -> Select:
    """The same step, looking at the sitting of those who act."""

    def selected(command: TakeChairsAction, known: Deliberation) -> Selection:
        return select(command, sat_on(command, known))

    return selected


def decide(command: TakeChairsAction, known: Deliberation) -> Sequence[Event]:
    """Apply the rules; raise `Refused` where they forbid the action."""
    known = sat_on(command, known)
    enforce(ACTING, command, known)
    item, adopted = the_item(command, known.proceedings), the_charter(known)
    spending = spending_at(item, known)
    asked = at_stake(spending.version, adopted) if spending else None
    before = earlier(known.drawn, known.courses, adopted.charter.remit, spending) if spending else None
    action = Action(
        known=known,
        item=item,
        adopted=adopted,
        decides=CARRIED[command.direction],
        at_stake=counted(asked, before),
        together=before,
    )
    enforce((what_is_finally_decided_is_not_decided_again,), command, known)
    enforce(GATES, command, action)
    drawn = draws(action, command.decision, the_day_of(command))
    return [_taken(command, known, action), *drawn]


def _taken(command: TakeChairsAction, known: Deliberation, action: Action) -> ChairsActionTaken:
    found = exclusions_on(command, known)
    return ChairsActionTaken(
        decision=command.decision,
        board=command.board,
        number=known.last_number(command.board) + 1,
        case=command.case,
        version=action.item.version,
        outcome=action.decides,
        decided=the_day_of(command),
        actors=command.actors,
        text=command.text,
        urgency=command.urgency,
        terms=command.terms,
        ratify_by=command.ratify_by,
        earlier=command.earlier,
        charter_version=action.adopted.version,
        exclusions=within_size(found, seats=0, people=len(command.actors), ballots=0),
        within_limit=action.within_limit,
    )


chairs_actions: Decider[TakeChairsAction, Deliberation] = Decider(
    name="chairs actions",
    commands=(TakeChairsAction,),
    selects=(
        the_ids,
        upon(the_board_and_the_case),
        upon(the_members),
        upon(the_other_boards),
        *(upon(bonds_at(distance)) for distance in range(1, MOST_LINKS + 1)),
    ),
    blank=lambda: BLANK,
    evolve=evolve,
    decide=decide,
    rules=(*ACTING, what_is_finally_decided_is_not_decided_again, *GATES),
)
