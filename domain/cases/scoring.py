"""The rules of scoring a case."""

from domain.boards.conflicts import Act
from domain.cases.commands import ScoreCase
from domain.cases.policies import STANDING, NotTheVersionSubmitted, the_case_stands_submitted, the_file
from domain.cases.state import Cases
from domain.kernel.refusals import Refused
from domain.people.policies import UnknownPerson


class OwnCaseScored(Refused):
    """Nobody scores a case that they wrote or sponsor."""

    code = "own-case-scored"
    bends = True


class AlreadyScored(Refused):
    """This person has already scored this version against this criterion."""

    code = "already-scored"


class NotAScore(Refused):
    """A score is a number that can be written down, against a criterion that has a name."""

    code = "not-a-score"


def a_score_is_for_the_version_submitted(command: ScoreCase, known: Cases) -> Refused | None:
    """What was scored is what is before the board."""
    version = the_file(command, known).submitted
    if version is None or version.number == command.version:
        return None
    return NotTheVersionSubmitted(pointer="/version", evidence=[version.submitted_at], submitted=version.number)


def a_score_can_be_written_down(command: ScoreCase, known: Cases) -> Refused | None:
    """Scoring is decimal and deterministic; infinity is not a score."""
    if not command.score.is_finite():
        return NotAScore(pointer="/score")
    return None if command.criterion.strip() else NotAScore(pointer="/criterion")


def the_scorer_is_registered(command: ScoreCase, known: Cases) -> Refused | None:
    """PSR regulation 24: the identity of the individuals making decisions is on record."""
    return None if command.scorer in known.persons else UnknownPerson(pointer="/scorer")


def nobody_scores_their_own_case(command: ScoreCase, known: Cases) -> Refused | None:
    """Scorers are not conflicted: CCG statutory guidance 2017, managing conflicts through the commissioning cycle."""
    own = [
        one.shown_at or 0
        for one in the_file(command, known).involvements
        if one.person == command.scorer and one.act is not Act.SCORED
    ]
    return OwnCaseScored(pointer="/scorer", evidence=own) if own else None


def nobody_scores_a_criterion_twice(command: ScoreCase, known: Cases) -> Refused | None:
    """Individual scores are kept as they were given."""
    wanted = (command.version, command.scorer, command.criterion)
    given = [
        score.position
        for score in the_file(command, known).scores
        if (score.version, score.scorer, score.criterion) == wanted
    ]
    return AlreadyScored(pointer="/criterion", evidence=given) if given else None


SCORING = (
    *STANDING,
    the_case_stands_submitted,
    a_score_is_for_the_version_submitted,
    a_score_can_be_written_down,
    the_scorer_is_registered,
    nobody_scores_their_own_case,
    nobody_scores_a_criterion_twice,
)
