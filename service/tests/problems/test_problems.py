import json
from collections.abc import Iterator
from enum import Enum
from pathlib import Path

import httpx
import pytest
from fastapi import APIRouter, FastAPI
from openapi_spec_validator import validate

from domain.kernel.ids import PersonId
from domain.kernel.refusals import Refused, cited
from service.problems import document_problems, install_problems, problem_response
from service.problems.catalogue import all_refusals
from service.problems.faults import faults_of
from service.problems.responses import plain
from service.problems.statuses import STATUSES, status_of
from service.settings import Settings
from service.tests.edge.demo import Chatterbox, demo_app, served

NOTES = "/v1/bodies/08W/notes"
JSON = {"Content-Type": "application/json"}


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    settings = Settings(data_dir=Path(tmp_path_factory.mktemp("problems")))
    with served(demo_app(settings), settings) as port, httpx.Client(base_url=f"http://127.0.0.1:{port}") as found:
        yield found


@pytest.mark.parametrize(
    ("code", "status"),
    [
        ("conflict-of-interest", 403),
        ("separation-of-duties", 403),
        ("not-permitted", 403),
        ("unknown-body", 404),
        ("invalid-charter", 400),
        ("stale", 412),
        ("precondition-required", 428),
        ("idempotency-mismatch", 422),
        ("nobody-votes-twice", 409),
    ],
)
def test_one_table_turns_reasons_into_statuses(code: str, status: int) -> None:
    assert status_of(code) == status


def test_every_reason_of_the_table_is_written_like_a_reason() -> None:
    assert all(code == code.lower() and set(code) <= set("abcdefghijklmnopqrstuvwxyz-") for code in STATUSES)


def test_no_two_refusals_share_a_code() -> None:
    def below(kind: type[Refused]) -> Iterator[type[Refused]]:
        for child in kind.__subclasses__():
            yield child
            yield from below(child)

    codes = [kind.code for kind in below(Refused) if "code" in vars(kind) and ".tests." not in kind.__module__]
    assert sorted(codes) == sorted(set(codes))
    assert set(codes) <= set(all_refusals())


def test_a_refusal_says_which_rule_forbids_it_and_which_facts_show_it(client: httpx.Client) -> None:
    answer = client.post(NOTES, content='{"title": "chatter"}', headers=JSON)
    problem = answer.json()
    assert problem.pop("traceId")
    assert answer.status_code == 409
    assert problem == {
        "type": "/problems/chatterbox-of-the-demonstration",
        "title": "Somebody talks too much.",
        "status": 409,
        "detail": "Enough.",
        "instance": NOTES,
        "errors": [{"detail": "Enough.", "pointer": "#/title"}],
        "evidence": [3, 7],
        "timesWarned": 2,
    }


def test_the_rule_and_its_source_are_named() -> None:
    def nobody_talks_for_ever(_command: object, _known: object) -> Refused | None:
        """Standing order 12.3."""
        return Chatterbox(status=200, title="forged")

    refusal = Chatterbox(status=200, title="forged")
    problem = json.loads(bytes(problem_response(cited(refusal, nobody_talks_for_ever), {}).body))
    assert (problem["rule"], problem["citation"]) == ("nobody-talks-for-ever", "Standing order 12.3.")
    assert (problem["status"], problem["title"]) == (409, "Somebody talks too much.")


def test_public_facts_are_shown_as_json() -> None:
    class Colour(Enum):
        RED = "r"

    person = PersonId("01890a5d-ac96-774b-bcce-b302099a8057")
    assert plain({"seat_holder": [person, Colour.RED, None, 3]}) == {"seatHolder": [str(person), "RED", None, 3]}


def test_an_accident_is_a_500_that_tells_nothing_but_a_trace_id(client: httpx.Client) -> None:
    answer = client.post(NOTES, content='{"title": "accident"}', headers=JSON)
    assert (answer.status_code, answer.json()["type"]) == (500, "/problems/unexpected-failure")
    assert len(answer.json()["traceId"]) == 32
    assert "Margaret" not in answer.text
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["x-request-id"]


def test_the_record_of_an_accident_tells_where_and_not_what(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    settings = Settings(data_dir=tmp_path)
    with served(demo_app(settings), settings) as port:
        answer = httpx.post(f"http://127.0.0.1:{port}{NOTES}", content='{"title": "accident"}', headers=JSON)
    record = "".join(capsys.readouterr())
    assert answer.json()["traceId"] in record
    assert "RuntimeError" in record
    assert "take_note" in record
    assert "Margaret" not in record


@pytest.mark.parametrize(
    "body",
    [
        {"title": ["Margaret"]},
        {"title": "Margaret" * 100},
        {"title": "t", "choice": "Margaret"},
        {"title": "t", "happenedAt": "Margaret"},
        {"title": "t", "people": ["Margaret"]},
        {"title": "t", "Margaret Smith": 1},
        {"title": "t", "amount": {"amountPence": "Margaret"}},
        {"title": "Margaret\u202e"},
    ],
)
def test_what_was_sent_is_never_repeated(client: httpx.Client, body: dict[str, object]) -> None:
    answer = client.post(NOTES, json=body)
    assert answer.status_code == 400
    assert "Margaret" not in answer.text


def test_every_fault_is_named_at_once_up_to_a_measure(client: httpx.Client) -> None:
    problem = client.post(NOTES, json={"title": 1, "rank": "x", "people": ["a"] * 100}).json()
    assert {"detail": "A text is expected.", "pointer": "#/title"} in problem["errors"]
    assert len(problem["errors"]) == 50


def test_a_fault_without_a_sentence_of_ours_gets_a_plain_one() -> None:
    error = {"type": "union_tag_invalid_or_so", "loc": ("body", "a", "b c"), "msg": "Margaret", "input": "Margaret"}
    assert faults_of([error]) == [{"detail": "This is not a valid value.", "pointer": "#/a"}]


def test_an_unknown_address_is_a_problem_too(client: httpx.Client) -> None:
    for path in ("/nowhere", "/v1/nowhere", "/problems/no-such-reason"):
        answer = client.get(path)
        assert (answer.status_code, answer.json()["type"]) == (404, "/problems/not-found")
        assert answer.headers["content-type"] == "application/problem+json"


def test_every_problem_type_leads_to_a_page(client: httpx.Client) -> None:
    listed = client.get("/problems").json()["results"]
    assert {"/problems/stale", "/problems/malformed-json"} & {kind["type"] for kind in listed}
    for kind in listed:
        page = client.get(kind["type"], headers={"Accept": "text/html,*/*"})
        assert page.headers["content-type"].startswith("text/html")
        assert str(kind["status"]) in page.text
    assert client.get("/problems/chatterbox-of-the-demonstration").json() == {
        "type": "/problems/chatterbox-of-the-demonstration",
        "title": "Somebody talks too much.",
        "status": 409,
        "description": "It is explained here at length.",
        "bends": False,
        "rules": [],
    }


def test_the_documentation_shows_each_problem_with_an_example(client: httpx.Client) -> None:
    document = client.get("/v1/openapi.json").json()
    validate(document)
    responses = document["paths"]["/bodies/{ods}/notes"]["post"]["responses"]
    assert set(responses) == {"201", "400", "409"}
    for status, code in (("400", "invalid-request"), ("409", "chatterbox-of-the-demonstration")):
        assert responses[status] == {"$ref": f"#/components/responses/{code}"}
        media = document["components"]["responses"][code]["content"]["application/problem+json"]
        assert media["examples"] == {code: {"$ref": f"#/components/examples/{code}"}}
        assert document["components"]["examples"][code]["value"]["status"] == int(status)
    assert "HTTPValidationError" not in json.dumps(document)


def test_a_reason_that_nothing_gives_cannot_be_documented() -> None:
    router = APIRouter()

    @router.get("/x", responses=document_problems("never-given"))
    async def read_x() -> None:
        """Read nothing."""

    app = FastAPI()
    app.include_router(router)
    install_problems(app)
    with pytest.raises(LookupError, match="never-given"):
        app.openapi()
