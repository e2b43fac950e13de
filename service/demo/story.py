"""The whole story: two bodies, two ways to keep those who gain from those who decide."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Final

from domain.kernel.values import value
from service.demo.northamptonshire import story as northamptonshire
from service.demo.northamptonshire.people import OFFICES as COMMITTEE_OFFICES
from service.demo.personas import Part
from service.demo.stage import Stage
from service.demo.waltham_forest import afterwards, development, disinvestment, lineage, registers
from service.demo.waltham_forest import story as waltham_forest
from service.demo.waltham_forest.people import OFFICES

KEEPERS: Final = (Part.REGISTRAR, Part.AUDITOR)


@value
class Chapter:
    """A part of the story of one body."""

    title: str
    tell: Callable[[Stage], Awaitable[None]]


@value
class Story:
    """A body, its chapters, how many meetings they hold, the parts played, and the offices of those who may sign in."""

    body: str
    chapters: tuple[Chapter, ...]
    meetings: int
    parts: tuple[Part, ...]
    signing_in: Mapping[Part, str]


# The account of the two boards is that of the primary care trust in 2010; it is told here on the register of the
# clinical commissioning group that followed, because practices and payments are published for that one.
STORIES: Final = (
    Story(
        body=lineage.BEFORE,
        chapters=(Chapter(title="Before", tell=lineage.before),),
        meetings=0,
        parts=KEEPERS,
        signing_in={},
    ),
    Story(
        body=registers.BODY,
        chapters=(
            Chapter(title="Real organisations", tell=registers.organisations),
            Chapter(title="People by office", tell=registers.people),
            Chapter(title="Two boards", tell=registers.boards),
            Chapter(title="Four cases", tell=waltham_forest.cases),
            Chapter(title="Development board, January", tell=development.january),
            Chapter(title="A member changes boards", tell=waltham_forest.a_member_changes_boards),
            Chapter(title="Development board, February", tell=development.february),
            Chapter(title="Due diligence", tell=disinvestment.due_diligence),
            Chapter(title="Disinvestment board, February", tell=disinvestment.february),
            Chapter(title="What becomes known, and what is published", tell=afterwards.afterwards),
            Chapter(title="Disinvestment board, March", tell=disinvestment.march),
        ),
        meetings=4,
        parts=tuple(Part),
        signing_in={Part.MEMBER: OFFICES[registers.THE_MEMBER], Part.CHAIR: OFFICES[registers.THE_CHAIR]},
    ),
    Story(
        body=northamptonshire.BODY,
        chapters=(
            Chapter(title="One committee", tell=northamptonshire.registers),
            Chapter(title="The meeting", tell=northamptonshire.september),
        ),
        meetings=1,
        parts=(*KEEPERS, Part.SECRETARY, Part.CHAIR, Part.MEMBER),
        signing_in={
            Part.MEMBER: COMMITTEE_OFFICES[northamptonshire.THE_MEMBER],
            Part.CHAIR: COMMITTEE_OFFICES[northamptonshire.THE_CHAIR],
        },
    ),
    Story(
        body=lineage.AFTER.body,
        chapters=(Chapter(title="After", tell=lineage.after),),
        meetings=0,
        parts=KEEPERS,
        signing_in={},
    ),
)
CHAPTERS: Final = sum(len(story.chapters) for story in STORIES)
