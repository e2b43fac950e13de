"""Refusals: the reason, the rule with its citation, the facts it rests on."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from domain.kernel.messages import Command, Mode, PublicText
from domain.kernel.refusals import Refused, enforce
from domain.kernel.spec import ASKED
from domain.kernel.values import value


@value
class Say(Command):
    """Say something."""

    words: PublicText


def say(words: str) -> Say:
    """These words, as they are said."""
    return Say(asked=ASKED, words=words)


class TooLoud(Refused):
    """Nobody shouts here.

    Not even the chair.
    """

    code = "too-loud"


class TooQuiet(Refused):
    """Speak up."""

    code = "too-quiet"
    bends = True


class Unsaid(Refused):
    code = "unsaid"


def nobody_shouts(command: Say, limit: int) -> Refused | None:
    """Standing order 3, first paragraph.

    Also standing order 4.
    """
    return TooLoud(evidence=[7, 3, 7], pointer="/volume", limit=limit) if command.words.isupper() else None


def nobody_whispers(command: Say, limit: int) -> Refused | None:
    return TooQuiet() if len(command.words) < limit else None


CITED = "Standing order 3, first paragraph. Also standing order 4."
RULES = (nobody_shouts, nobody_whispers)


def test_a_command_that_no_rule_forbids_passes() -> None:
    enforce(RULES, say("good morning"), 3)


def test_the_first_rule_in_the_book_speaks_and_is_cited() -> None:
    with pytest.raises(TooLoud) as refused:
        enforce(RULES, say("A"), 3)
    refusal = refused.value
    assert (refusal.rule, refusal.citation) == ("nobody-shouts", CITED)
    assert (refusal.evidence, refusal.pointer, refusal.facts) == ((3, 7), "/volume", {"limit": 3})


def test_the_next_rule_is_asked_where_the_first_has_nothing_against_it() -> None:
    with pytest.raises(TooQuiet) as refused:
        enforce(RULES, say("a"), 3)
    assert (refused.value.rule, refused.value.citation) == ("nobody-whispers", None)


def test_the_title_is_the_first_sentence_of_the_reason() -> None:
    assert (TooLoud.title(), TooLoud().detail, str(TooLoud())) == ("Nobody shouts here.",) * 3
    assert TooLoud("The volume was 11.").detail == "The volume was 11."
    assert Unsaid.title() == "unsaid"


def test_a_refusal_by_itself_rests_on_nothing() -> None:
    refusal = TooLoud()
    assert (refusal.evidence, refusal.pointer, refusal.rule, refusal.citation) == ((), None, None, None)


def nobody_mumbles(command: Say, limit: int) -> Iterator[Refused]:
    """Standing order 5."""
    yield from (TooQuiet(pointer=f"/words/{at}") for at, word in enumerate(command.words.split()) if len(word) < limit)
    if command.words.endswith("!"):
        yield TooLoud()


def test_of_a_rule_broken_in_several_ways_each_is_found_and_none_hides_what_cannot_have_been() -> None:
    mumbled = say("a b !")
    for at in range(3):
        with pytest.raises(TooQuiet) as refused:
            enforce((nobody_mumbles,), mumbled, 3)
        assert refused.value.pointer == f"/words/{at}"
        found = (*mumbled.asked.findings, refused.value.as_finding())
        mumbled = replace(mumbled, asked=replace(ASKED, findings=found))
    with pytest.raises(TooLoud):
        enforce((nobody_mumbles,), mumbled, 3)


def test_a_rule_found_broken_is_not_asked_again_and_the_others_are() -> None:
    shouted = say("A")
    with pytest.raises(TooLoud) as refused:
        enforce(RULES, shouted, 3)
    noted = replace(shouted, asked=replace(ASKED, findings=(refused.value.as_finding(),)))
    with pytest.raises(TooQuiet):
        enforce(RULES, noted, 3)


def test_a_rule_of_conduct_gives_way_to_the_past_and_to_nothing_else_unless_it_only_warns() -> None:
    past = replace(ASKED, mode=Mode.RETROSPECTIVE)
    with pytest.raises(TooQuiet) as quiet:
        enforce(RULES, say("a"), 3)
    with pytest.raises(TooLoud) as loud:
        enforce(RULES, say("A"), 3)
    assert not loud.value.gives_way(past)
    assert not quiet.value.gives_way(ASKED)
    assert quiet.value.gives_way(past)
    assert quiet.value.as_warning().gives_way(ASKED)
    assert not TooQuiet().gives_way(past)  # no rule gave this reason


def test_a_finding_says_which_rule_and_what_shows_it_and_no_more() -> None:
    with pytest.raises(TooLoud) as refused:
        enforce(RULES, say("A"), 3)
    found = refused.value.as_finding()
    assert (found.rule, found.code, found.citation) == ("nobody-shouts", "too-loud", CITED)
    assert (found.evidence, found.pointer) == ((3, 7), "/volume")
