"""Refusals: the reason, the rule with its citation, the facts it rests on."""

import pytest

from domain.kernel.refusals import Refused, enforce


class TooLoud(Refused):
    """Nobody shouts here.

    Not even the chair.
    """

    code = "too-loud"


class TooQuiet(Refused):
    """Speak up."""

    code = "too-quiet"


class Unsaid(Refused):
    code = "unsaid"


def nobody_shouts(command: str, limit: int) -> Refused | None:
    """Standing order 3, first paragraph.

    Also standing order 4.
    """
    return TooLoud(evidence=[7, 3, 7], pointer="/volume", limit=limit) if command.isupper() else None


def nobody_whispers(command: str, limit: int) -> Refused | None:
    return TooQuiet() if len(command) < limit else None


CITED = "Standing order 3, first paragraph. Also standing order 4."
RULES = (nobody_shouts, nobody_whispers)


def test_a_command_that_no_rule_forbids_passes() -> None:
    enforce(RULES, "good morning", 3)


def test_the_first_rule_in_the_book_speaks_and_is_cited() -> None:
    with pytest.raises(TooLoud) as refused:
        enforce(RULES, "A", 3)
    refusal = refused.value
    assert (refusal.rule, refusal.citation) == ("nobody-shouts", CITED)
    assert (refusal.evidence, refusal.pointer, refusal.facts) == ((3, 7), "/volume", {"limit": 3})


def test_the_next_rule_is_asked_where_the_first_has_nothing_against_it() -> None:
    with pytest.raises(TooQuiet) as refused:
        enforce(RULES, "a", 3)
    assert (refused.value.rule, refused.value.citation) == ("nobody-whispers", None)


def test_the_title_is_the_first_sentence_of_the_reason() -> None:
    assert (TooLoud.title(), TooLoud().detail, str(TooLoud())) == ("Nobody shouts here.",) * 3
    assert TooLoud("The volume was 11.").detail == "The volume was 11."
    assert Unsaid.title() == "unsaid"


def test_a_refusal_by_itself_rests_on_nothing() -> None:
    refusal = TooLoud()
    assert (refusal.evidence, refusal.pointer, refusal.rule, refusal.citation) == ((), None, None, None)
