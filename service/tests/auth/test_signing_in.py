"""Signing in over HTTP: what the caller sees, and what is never told."""

from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Barrier, Thread

import httpx
import pytest
from fastapi import APIRouter, FastAPI

from domain.kernel.ids import BoardId, BodyCode
from service.auth.bearer import TheCaller, install_auth
from service.auth.callers import EVERY, Role
from service.auth.development_issuer import KEY_FILE, DevelopmentIssuer, Persona, everywhere
from service.auth.permissions import MayDeclareInterests, MayRead, MayReadAll, MayRecordMeetings
from service.auth.secret_files import SecretExposed
from service.auth.signing_in import verifier_for
from service.clock import SystemClock
from service.edge.fields import IdOf
from service.edge.stack import install_edge
from service.edge.strict_route import StrictRoute
from service.ids import new_id
from service.problems import install_problems
from service.settings import Settings
from service.tests.auth.make import BOARD
from service.tests.edge.demo import served

SignedIn = Callable[..., dict[str, str]]
router = APIRouter(route_class=StrictRoute)


@router.get("/me")
async def me(caller: TheCaller) -> dict[str, str]:
    """Who am I."""
    return {"subject": caller.subject, "client": caller.client}


@router.get("/bodies/{ods}/notes")
async def notes(ods: IdOf[BodyCode], caller: MayRead) -> dict[str, str]:
    """Read."""
    return {"by": caller.subject}


@router.get("/bodies/{ods}/secrets")
async def secrets(ods: IdOf[BodyCode], caller: MayReadAll) -> dict[str, str]:
    """Read everything."""
    return {"by": caller.subject}


@router.post("/bodies/{ods}/boards/{board}/meetings")
async def meetings(ods: IdOf[BodyCode], board: IdOf[BoardId], caller: MayRecordMeetings) -> dict[str, str]:
    """Call a meeting."""
    return {"by": caller.subject}


@router.post("/bodies/{ods}/declarations")
async def declarations(ods: IdOf[BodyCode], caller: MayDeclareInterests) -> dict[str, str]:
    """Declare."""
    return {"by": caller.subject}


@pytest.fixture(scope="module")
def signing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[httpx.Client, SignedIn]]:
    settings = Settings(data_dir=Path(tmp_path_factory.mktemp("auth")))
    app, clock = FastAPI(), SystemClock()
    app.include_router(router)
    install_problems(app)
    install_auth(app, verifier_for(settings, clock))
    install_edge(app, settings)
    issuer = DevelopmentIssuer(settings.data_dir, clock)

    def signed_in(ods: str = "08W", boards: tuple[str, ...] = (EVERY,), *roles: Role) -> dict[str, str]:
        persona = Persona(subject=new_id(), roles={ods: dict.fromkeys(roles, boards)})
        return {"Authorization": f"Bearer {issuer.issue_token(persona, audience=settings.audience)}"}

    with served(app, settings) as port, httpx.Client(base_url=f"http://127.0.0.1:{port}") as client:
        yield client, signed_in


def test_a_signed_in_secretary_calls_meetings(signing: tuple[httpx.Client, SignedIn]) -> None:
    client, signed_in = signing
    as_secretary = signed_in("08W", (EVERY,), Role.SECRETARY)
    assert client.post(f"/bodies/08W/boards/{BOARD}/meetings", headers=as_secretary).status_code == 200
    assert client.get("/me", headers=as_secretary).json()["client"] == "decisions-cli"


@pytest.mark.parametrize("header", [None, "", "Basic YTpi", "Bearer", "Bearer a.b.c", "Bearer  a", "Token x"])
def test_without_a_valid_token_nothing_is_told(signing: tuple[httpx.Client, SignedIn], header: str | None) -> None:
    answer = signing[0].get("/bodies/08W/notes", headers={"Authorization": header} if header is not None else {})
    assert (answer.status_code, answer.json()["type"]) == (401, "/problems/not-authenticated")
    assert answer.json()["detail"] == answer.json()["title"]
    assert answer.headers["www-authenticate"].startswith("Bearer realm=")
    assert ("invalid_token" in answer.headers["www-authenticate"]) == bool(header and header.startswith("Bearer "))


def test_a_token_in_the_address_is_not_looked_at(signing: tuple[httpx.Client, SignedIn]) -> None:
    client, signed_in = signing
    token = signed_in("08W", (EVERY,), Role.SECRETARY)["Authorization"].removeprefix("Bearer ")
    assert client.get(f"/bodies/08W/notes?access_token={token}").status_code in {400, 401}


def test_two_tokens_are_one_too_many(signing: tuple[httpx.Client, SignedIn]) -> None:
    client, signed_in = signing
    token = signed_in("08W", (EVERY,), Role.SECRETARY)["Authorization"]
    answer = client.get("/bodies/08W/notes", headers=[("Authorization", token), ("Authorization", token)])
    assert answer.status_code == 400


def test_a_body_without_a_part_in_it_is_unknown_and_one_with_a_lesser_part_is_not_permitted(
    signing: tuple[httpx.Client, SignedIn],
) -> None:
    client, signed_in = signing
    as_member = signed_in("08W", (EVERY,), Role.MEMBER)
    for ods in ("07T", "ZZZ99"):
        answer = client.post(f"/bodies/{ods}/boards/{BOARD}/meetings", headers=as_member)
        assert (answer.status_code, answer.json()["type"]) == (404, "/problems/unknown-body")
        assert client.get(f"/bodies/{ods}/notes", headers=as_member).status_code == 404
    answer = client.post(f"/bodies/08W/boards/{BOARD}/meetings", headers=as_member)
    assert (answer.status_code, answer.json()["type"]) == (403, "/problems/not-permitted")
    assert client.get("/bodies/08W/notes", headers=as_member).status_code == 200
    assert client.get("/bodies/08W/secrets", headers=as_member).status_code == 403


def test_a_chair_of_one_board_calls_meetings_of_that_board_only(signing: tuple[httpx.Client, SignedIn]) -> None:
    client, signed_in = signing
    as_chair = signed_in("08W", (BOARD,), Role.CHAIR)
    assert client.post(f"/bodies/08W/boards/{BOARD}/meetings", headers=as_chair).status_code == 200
    assert client.post(f"/bodies/08W/boards/{new_id()}/meetings", headers=as_chair).status_code == 403
    assert client.get("/bodies/08W/notes", headers=as_chair).status_code == 200
    assert client.post("/bodies/08W/declarations", headers=as_chair).status_code == 200


def test_an_auditor_writes_nothing(signing: tuple[httpx.Client, SignedIn]) -> None:
    client, signed_in = signing
    as_auditor = signed_in("08W", (EVERY,), Role.AUDITOR)
    assert client.get("/bodies/08W/secrets", headers=as_auditor).status_code == 200
    assert client.post(f"/bodies/08W/boards/{BOARD}/meetings", headers=as_auditor).status_code == 403
    assert client.post("/bodies/08W/declarations", headers=as_auditor).status_code == 403


def test_the_documentation_says_that_a_token_is_needed(signing: tuple[httpx.Client, SignedIn]) -> None:
    document = signing[0].get("/openapi.json").json()
    scheme = document["components"]["securitySchemes"]["bearerToken"]
    assert (scheme["type"], scheme["scheme"], scheme["bearerFormat"]) == ("http", "bearer", "JWT")
    assert document["paths"]["/me"]["get"]["security"] == [{"bearerToken": []}]


def test_processes_that_start_together_agree_on_one_key(tmp_path: Path) -> None:
    together, sets = Barrier(8), []

    def start() -> None:
        together.wait()
        sets.append(DevelopmentIssuer(tmp_path / "data", SystemClock()).key_set())

    threads = [Thread(target=start) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sets == [sets[0]] * 8
    assert [file.name for file in (tmp_path / "data").iterdir()] == [KEY_FILE]


def test_the_key_file_is_for_its_owner_only(tmp_path: Path) -> None:
    DevelopmentIssuer(tmp_path, SystemClock())
    file = tmp_path / KEY_FILE
    assert file.stat().st_mode & 0o777 == 0o600
    file.chmod(0o640)
    with pytest.raises(SecretExposed, match="chmod 600"):
        DevelopmentIssuer(tmp_path, SystemClock())


def test_a_persona_holds_its_roles_for_every_board() -> None:
    assert everywhere(Role.CHAIR) == {Role.CHAIR: (EVERY,)}
