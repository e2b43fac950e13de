"""Words that a later fact repeats lie with the first one: by whichever is named, they are hidden or gone everywhere."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from domain.kernel.ids import ActorId, BodyCode, ErasureId
from domain.kernel.messages import Asked
from domain.kernel.tags import Mentioned
from domain.privacy.commands import ApproveErasure, AskErasure
from domain.privacy.events import ErasureGround
from service.auth.callers import Role
from service.cli.in_process import in_process
from service.ids import new_id
from service.tests.cli.conftest import Program
from service.tests.decisions.committee import Committee
from service.tests.privacy.make import WHY
from service.tests.serving import served
from verifier.erasures import Erasures
from verifier.findings import Findings
from verifier.rows import Row

TERMS = [{"text": "Dr Brown's son Tim, who is ill, is told", "office": "Director of Finance", "due": "2010-06"}]
MOTION, DECISION = "meetings.MotionPut", "decisions.DecisionTaken"


class Repeated(NamedTuple):
    """A decision that repeats the conditions of its motion, and two officers of its body."""

    program: Program
    body: Committee
    decision: str
    facts: dict[str, int]

    def erase(self, of: str) -> None:
        """The words of a fact are erased."""
        one, two = self.officers()
        erasure = one.make("erasures", {"facts": [self.facts[of]]} | WHY)
        two.record(f"erasures/{erasure}/approvals")

    def withhold(self, of: str) -> str:
        """The words of a fact are hidden."""
        withheld: str = self.officers()[0].make("withholdings", {"facts": [self.facts[of]], "reason": "A child"})
        return withheld

    def officers(self) -> list[Any]:
        """Two data protection officers."""
        return [self.body.service.caller(self.body.ods, Role.DPO) for _ in range(2)]

    def shown(self) -> str:
        """All that readers are shown of the conditions, and the export of the record."""
        reader, file = self.body.secretary, self.program.folder / "export.jsonl"
        file.unlink(missing_ok=True)
        self.program.does("export", "--body", self.body.ods, "--output", file, "--with-texts", "--reason", "a test")
        return json.dumps([reader.read(f"decisions/{self.decision}"), reader.read("conditions")]) + file.read_text()

    def findings(self) -> list[str]:
        """What a verification of the database and one of the export find wrong."""
        return [
            finding["what"]
            for options in ((), ("--export", self.program.folder / "export.jsonl"))
            for ledger in json.loads(self.program.run("verify", "--json", *options).stdout)["ledgers"]
            for finding in ledger["findings"]
        ]


@pytest.fixture
def repeated(database_url: str, tmp_path: Path) -> Iterator[Repeated]:
    program = Program(database_url, tmp_path)
    with served(program.url, program.folder / "data") as service:
        body = Committee(service)
        decided = body.decided(body.case("WF/1"), "APPROVE_WITH_CONDITIONS", conditions=TERMS)
        auditor = service.caller(body.ods, Role.AUDITOR)
        facts = {one["fact"]["type"]: one["position"] for one in auditor.read("log/facts", limit=200)["results"]}
        yield Repeated(program, body, decided["decision"], facts)


@pytest.mark.parametrize("named", [MOTION, DECISION])
def test_erased_words_are_gone_from_every_fact_that_says_them(repeated: Repeated, named: str) -> None:
    assert "Tim" in repeated.shown()
    repeated.erase(named)
    assert "Tim" not in repeated.shown()
    assert repeated.findings() == []


@pytest.mark.parametrize("named", [MOTION, DECISION])
def test_withheld_words_are_hidden_in_every_fact_that_says_them(repeated: Repeated, named: str) -> None:
    withheld = repeated.withhold(named)
    assert "Tim" not in repeated.shown()
    assert repeated.findings() == []
    repeated.officers()[1].record(f"withholdings/{withheld}/liftings", {"reason": "It was another"})
    assert "Tim" in repeated.shown()
    assert repeated.findings() == []


def test_the_preview_names_the_fact_that_holds_the_words_too(repeated: Repeated) -> None:
    one, _ = repeated.officers()
    answered = one.post("erasures:preview", {"facts": [repeated.facts[DECISION]]} | WHY).json()
    assert answered["facts"] == [repeated.facts[MOTION], repeated.facts[DECISION]]


def test_words_that_an_erased_fact_only_repeats_are_still_there_where_an_earlier_fact_holds_them(
    repeated: Repeated,
) -> None:
    at, ods = repeated.facts[DECISION], BodyCode(repeated.body.ods)
    tags = repeated.body.service.caller(ods, Role.AUDITOR).read(f"log/facts/{at}")["fact"]["tags"]
    with in_process(repeated.program.settings) as here:
        now, erasure = here.clock.now(), ErasureId(new_id())
        one = Asked(by=ActorId("one"), at=now, occurred_at=now, via="tests", reason="A child is named")
        ask = AskErasure(
            asked=one,
            body=ods,
            erasure=erasure,
            ground=ErasureGround.NO_LONGER_NECESSARY,
            subject=None,
            positions=(at,),
            types=(DECISION,),
            mentions=tuple(map(Mentioned, tags)),
        )
        here.bus.send_and_wait(ods, ask)
        here.bus.send_and_wait(ods, ApproveErasure(asked=replace(one, by=ActorId("two")), erasure=erasure))
    assert "Tim" in repeated.shown()
    (finding,) = repeated.findings()
    assert "still there" in finding


def row(position: int, kind: str = "meetings.MotionPut") -> Row:
    return Row(position, kind, 0, b"", b"")


def told(*facts: tuple[int, str, dict[str, Any]], hidden: int = 5) -> list[str]:
    """What is found where an export calls words withheld, and these facts are on record."""
    erasures, findings = Erasures(), Findings()
    erasures.hide("digest", row(hidden))
    for position, kind, data in facts:
        erasures.take(row(position, f"privacy.{kind}"), {"data": data})
    erasures.explain(findings)
    return [one.what for one in findings.in_order()]


def test_words_are_called_withheld_only_while_a_withholding_says_so() -> None:
    hides, shows = (7, "TextsWithheld", {"hides": [5]}), (8, "TextsShownAgain", {"shows": [5]})
    assert told(hides) == []
    assert told(hides, shows) == ["words are called withheld, and no withholding is on record"]
    assert told(hides, shows, (9, "TextsWithheld", {"hides": [5]})) == []
    assert told((4, "TextsWithheld", {"hides": [5]})) != []  # it says so of a fact that was still to come
