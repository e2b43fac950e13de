"""Evidence packs issued over HTTP, opened and checked, for the tests about them."""

import io
from pathlib import Path
from zipfile import ZipFile

from domain.kernel.ids import BodyCode
from service.auth.callers import Role
from service.tests.meetings.make import Body, WalthamForest, member
from service.tests.serving import Json, Service, Somebody
from verifier.program import main

CLINIC = "F86001"
FOR_WHOM = {"issuedTo": "Grant Thornton", "purpose": "The audit of the year"}
Files = dict[str, bytes]


def issued(secretary: Somebody, case: str, profile: str = "PUBLIC", **more: object) -> str:
    """The address of a pack of a case that was issued."""
    body: Json = {"case": case, "profile": profile} | FOR_WHOM | more
    return f"evidence-packs/{secretary.make('evidence-packs', body)}"


def a_pack(secretary: Somebody, case: str, profile: str = "PUBLIC", **more: object) -> bytes:
    """The bytes of a pack of a case."""
    answer = secretary.get(issued(secretary, case, profile, **more))
    assert answer.status_code == 200, answer.text
    return answer.content


def files_in(pack: bytes) -> Files:
    """What is in it, as any program sees it."""
    with ZipFile(io.BytesIO(pack)) as opened:
        assert opened.testzip() is None
        return {name: opened.read(name) for name in opened.namelist()}


def types_in(files: Files) -> list[str]:
    """The types of the facts in it, by their schemas."""
    return sorted(name.removeprefix("schemas/").split(".v")[0] for name in files if name.startswith("schemas/"))


def key_of(service: Service, ods: str) -> str:
    """The public key of a log, as somebody pinned it."""
    found: str = service.app.state.audit.prover.key.verifier(BodyCode(ods)).vkey
    return found


def checked(file: Path, pack: bytes, *arguments: str) -> int:
    """What the verifier answers; whatever breaks it down comes out here."""
    file.write_bytes(pack)
    return main([str(file), *arguments])


class Decided(WalthamForest):
    """A case that was recommended by one board and approved by another, where a member had to leave."""

    def __init__(self, service: Service) -> None:
        super().__init__(service)
        self.organisation(CLINIC)
        self.position("Hughes", CLINIC)
        self.position("Irving", self.organisation("Y00001"))
        self.unrelated = self.case("WF/9")
        self.the_case = self.recommended(CLINIC)
        self.examined(self.the_case, self.disinvestment, by="Foster")
        sitting = self.sitting(self.disinvestment, "Evans", "Foster", "Green", "Hughes")
        sitting.item("3", "NOTING", self.unrelated)
        self.item = sitting.item("7", "FINAL_APPROVAL", self.the_case, presiding="Evans")
        hughes = {"person": self.person("Hughes")}
        member(self, "Hughes").record(f"{self.item.path}/declarations", hughes | {"category": "FINANCIAL"})
        self.item.rule("Hughes", "LEAVE_FOR_ITEM", by="Evans")
        sitting.record("departures", hughes | {"item": self.item.item})
        motion = self.item.motion("APPROVE")
        motion.vote("Evans", "Foster", "Green")
        self.decision = motion.decide()

    @property
    def key(self) -> str:
        """The public key of its log."""
        return key_of(self.service, self.ods)


def auditor(body: Body) -> Somebody:
    """An auditor of a body."""
    return body.service.caller(body.ods, Role.AUDITOR)
