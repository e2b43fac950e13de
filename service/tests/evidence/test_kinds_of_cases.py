"""However a case was decided, its pack is good: together with others, in common, between meetings, by merged people."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from service.tests.decisions.committee import Committee
from service.tests.evidence.make import a_pack, checked, files_in, key_of, types_in
from service.tests.meetings.make import Body
from service.tests.meetings.test_in_common import Constituent, put
from service.tests.merges.make import merge
from service.tests.serving import Service

MEMBERS = ("Evans", "Foster", "Green", "Hughes")
Story = Callable[[Service], tuple[Body, str, str]]
"""Tells how a case was decided: the body, the case, and a type of fact that its pack must hold."""


def decided_together(service: Service) -> tuple[Body, str, str]:
    """Two cases at one meeting, of which one is packed."""
    body = Committee(service)
    sitting = body.sitting(body.committee, *MEMBERS)
    cases = [body.case(f"WF/{at}") for at in (1, 2)]
    for number, case in zip(("7", "8"), cases, strict=True):
        item = sitting.item(number, "FINAL_APPROVAL", case, presiding="Evans")
        motion = item.motion("APPROVE")
        motion.vote(*MEMBERS)
        motion.decide()
        item.record("close")
    return body, cases[1], "decisions.DecisionTaken"


def in_common(service: Service) -> tuple[Body, str, str]:
    """Two boards of one body sit together, and each decides."""
    body = Constituent(service, "Adams", "Brown", quorum=2)
    second = body.with_a_committee("Second", "Clark", "Davies", quorum=2)
    here, there = body.sitting(body.committee, "Adams", "Brown"), body.sitting(second, "Clark", "Davies")
    body.names(here, body.ods, there.meeting)
    motion = put(here, "Adams")
    motion.vote("Adams", "Brown")
    return body, motion.decide()["case"], "meetings.CommonMeetingNamed"


def by_chairs_action(service: Service) -> tuple[Body, str, str]:
    """Two members act, and the board ratifies it."""
    body = Committee(service)
    case = body.case("WF/1")
    action = body.acted(case)
    body.decided(case, "RATIFY", *MEMBERS, earlier=action, on=date(2009, 7, 21))
    return body, case, "decisions.ChairsActionTaken"


def by_merged_people(service: Service) -> tuple[Body, str, str]:
    """One of those who voted turns out to be on the register twice."""
    body = Committee(service)
    body.position("Evans-Foster", body.organisation("F86001"))
    case = body.case("WF/1", "F86001")
    body.decided(case)
    merge(body, "Evans", "Evans-Foster")
    return body, case, "merges.PersonsMerged"


def without_a_decision(service: Service) -> tuple[Body, str, str]:
    """A case that nobody has decided yet."""
    body = Body(service)
    return body, body.case("WF/1"), "cases.CaseSubmitted"


STORIES = (decided_together, in_common, by_chairs_action, by_merged_people, without_a_decision)


@pytest.mark.parametrize("story", STORIES)
def test_its_pack_is_good_and_holds_what_it_rests_on(
    service: Service, tmp_path: Path, story: Story, capsys: pytest.CaptureFixture[str]
) -> None:
    body, case, kind = story(service)
    for profile in ("PUBLIC", "FULL"):
        pack = a_pack(body.secretary, case, profile)
        code = checked(tmp_path / "pack.zip", pack, "--key", key_of(service, body.ods))
        assert code == 0, capsys.readouterr().out
        assert kind in types_in(files_in(pack))
