"""Figures as published: what each may mean, and whether one reaches another."""

from decimal import Decimal

import pytest

from domain.benefits.figures import Figure, NotAFigure, Way
from domain.kernel.answers import Answer
from domain.kernel.money import Qualifier

YES, NO, PERHAPS = Answer.YES, Answer.NO, Answer.INDETERMINATE


def figure(number: str, qualifier: Qualifier = Qualifier.EXACTLY, upper: str | None = None) -> Figure:
    return Figure(number=Decimal(number), qualifier=qualifier, upper=Decimal(upper) if upper else None)


MORE_THAN_3000 = figure("3000", Qualifier.MORE_THAN)
SIX_TO_TWELVE = figure("6", Qualifier.RANGE, "12")


@pytest.mark.parametrize(
    ("measured", "target", "answer"),
    [
        (MORE_THAN_3000, figure("500"), YES),
        (figure("499"), figure("500"), NO),
        (figure("500"), figure("500"), YES),
        (figure("500"), figure("500", Qualifier.MORE_THAN), NO),
        (figure("500", Qualifier.MORE_THAN), figure("500", Qualifier.MORE_THAN), YES),
        (figure("600", Qualifier.UP_TO), figure("500"), PERHAPS),
        (figure("400", Qualifier.UP_TO), figure("500"), NO),
        (figure("500", Qualifier.APPROXIMATELY), figure("400"), PERHAPS),
        (figure("30"), figure("40", Qualifier.UP_TO), PERHAPS),
        (figure("40"), figure("40", Qualifier.UP_TO), YES),
        (figure("7"), SIX_TO_TWELVE, YES),
        (SIX_TO_TWELVE, figure("7"), PERHAPS),
        (SIX_TO_TWELVE, figure("13"), NO),
    ],
)
def test_more_reaches_a_target_that_it_surely_meets(measured: Figure, target: Figure, answer: Answer) -> None:
    assert measured.reaches(target, Way.MORE) is answer


@pytest.mark.parametrize(
    ("measured", "target", "answer"),
    [
        (figure("-2"), figure("-5", Qualifier.RANGE, "0"), YES),
        (figure("18"), figure("18"), YES),
        (figure("19"), figure("18"), NO),
        (figure("18", Qualifier.UP_TO), figure("18"), YES),
        (figure("17", Qualifier.AT_LEAST), figure("18"), PERHAPS),
        (figure("11"), SIX_TO_TWELVE, YES),
        (figure("13"), SIX_TO_TWELVE, NO),
        (figure("19"), figure("18", Qualifier.APPROXIMATELY), PERHAPS),
    ],
)
def test_less_reaches_a_target_that_it_surely_meets(measured: Figure, target: Figure, answer: Answer) -> None:
    assert measured.reaches(target, Way.LESS) is answer


@pytest.mark.parametrize(
    ("number", "qualifier", "upper"),
    [("6", Qualifier.RANGE, None), ("6", Qualifier.EXACTLY, "12"), ("12", Qualifier.RANGE, "6")],
)
def test_an_upper_end_belongs_to_a_range(number: str, qualifier: Qualifier, upper: str | None) -> None:
    with pytest.raises(NotAFigure):
        figure(number, qualifier, upper)
