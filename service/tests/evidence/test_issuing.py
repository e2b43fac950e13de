"""A pack is issued as a fact, listed, and made again byte for byte for as long as its words are there."""

from hashlib import sha256
from pathlib import Path

import pytest

from service.auth.callers import Role
from service.tests.evidence.make import CLINIC, FOR_WHOM, Decided, a_pack, auditor, checked, files_in, issued
from service.tests.meetings.make import Body
from service.tests.serving import Service


def test_a_pack_is_issued_listed_and_downloaded_again_byte_for_byte(either: Decided, tmp_path: Path) -> None:
    secretary, size = either.secretary, either.secretary.read("")["logSize"]
    path = issued(secretary, either.the_case, "FULL")
    answer = secretary.get(path)
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/zip")
    assert checked(tmp_path / "pack.zip", answer.content, "--key", either.key, "--body", either.ods) == 0
    line = auditor(either).read("evidence-packs", case=either.the_case)["results"][-1]
    told = {name: line[name] for name in ("case", "position", "profile", "sha256", *FOR_WHOM)}
    assert told == FOR_WHOM | {
        "case": either.the_case,
        "position": size,
        "profile": "FULL",
        "sha256": sha256(answer.content).hexdigest(),
    }
    assert path.endswith(line["pack"])
    either.person("Somebody who came later")
    assert auditor(either).get(path).content == answer.content
    assert secretary.read("evidence-packs", case=either.unrelated)["results"] == []


@pytest.mark.parametrize("profile", ["PUBLIC", "FULL"])
def test_the_same_position_and_profile_make_the_same_bytes(either: Decided, profile: str) -> None:
    size = either.secretary.read("")["logSize"]
    first = a_pack(either.secretary, either.the_case, profile)
    either.person("Somebody who came later")
    assert a_pack(auditor(either), either.the_case, profile, position=size, purpose="Another") == first
    assert a_pack(either.secretary, either.the_case, profile) != first


def test_a_repeated_request_is_answered_with_the_same_pack(either: Decided) -> None:
    body, before = {"case": either.the_case} | FOR_WHOM, len(either.secretary.read("evidence-packs")["results"])
    first, again = (either.secretary.post("evidence-packs", body, idempotency_key="pack-1") for _ in range(2))
    assert (first.status_code, first.json()) == (201, again.json())
    assert again.headers["Idempotency-Replayed"] == "true"
    assert len(either.secretary.read("evidence-packs")["results"]) == before + 1


def test_a_pack_shows_the_record_as_it_stood_at_its_position(either: Decided) -> None:
    taken = either.decision["since"]
    before, then = (files_in(a_pack(either.secretary, either.the_case, position=at)) for at in (taken - 1, taken))
    assert f"facts/{taken:08}.json" in then
    assert f"facts/{taken:08}.json" not in before
    assert max(int(name[6:14]) for name in before if name.startswith("facts/")) < taken


@pytest.mark.parametrize("role", [Role.CHAIR, Role.MEMBER, Role.PUBLISHER, Role.REGISTRAR, Role.DPO])
def test_only_auditors_and_secretaries_draw_packs(decided: Decided, role: Role) -> None:
    somebody, path = decided.service.caller(decided.ods, role), issued(decided.secretary, decided.the_case)
    asked = {"case": decided.the_case} | FOR_WHOM
    assert somebody.refused("evidence-packs", asked)["type"] == "/problems/not-permitted"
    assert [somebody.get(one).status_code for one in ("evidence-packs", path)] == [403, 403]
    assert decided.service.caller("T99999", role).ask("GET", "../" + decided.ods + "/" + path).status_code == 404


@pytest.mark.parametrize(
    ("said", "problem", "status"),
    [
        ({"case": "00000000-0000-7000-8000-000000000000"}, "unknown-case", 404),
        ({"position": 1}, "unknown-case", 404),
        ({"position": 100_000}, "invalid-moment", 400),
        ({"purpose": " "}, "invalid-request", 400),
        ({"issuedTo": ""}, "invalid-request", 400),
        ({"profile": "SOME"}, "invalid-request", 400),
    ],
)
def test_what_cannot_be_packed_is_refused(decided: Decided, said: dict[str, object], problem: str, status: int) -> None:
    told = decided.secretary.refused("evidence-packs", {"case": decided.the_case} | FOR_WHOM | said)
    assert (told["type"], told["status"]) == (f"/problems/{problem}", status)


def test_a_pack_that_nobody_issued_is_unknown(decided: Decided) -> None:
    answer = decided.secretary.get("evidence-packs/00000000-0000-7000-8000-000000000000")
    assert (answer.status_code, answer.json()["type"]) == (404, "/problems/unknown-pack")


def test_where_words_were_erased_since_the_pack_says_so_and_a_new_one_shows_them_erased(
    service: Service, tmp_path: Path
) -> None:
    decided = Decided(service)
    paths = [issued(decided.secretary, decided.the_case, profile) for profile in ("PUBLIC", "FULL")]
    public = decided.secretary.get(paths[0]).content
    decided.service.destroy_texts(decided.ods)
    gone = decided.secretary.get(paths[1])
    assert (gone.status_code, gone.json()["type"]) == (410, "/problems/pack-erased-since")
    assert decided.secretary.get(paths[0]).content == public
    anew = a_pack(decided.secretary, decided.the_case, "FULL")
    assert b"(erased)" in files_in(anew)["timeline.html"]
    assert checked(tmp_path / "anew.zip", anew, "--key", decided.key) == 0
    (line, *_) = decided.secretary.read("evidence-packs")["results"]
    assert line["issuedTo"] == line["purpose"] == {"erased": True}


def test_where_an_interest_was_withheld_since_the_public_pack_says_so(service: Service, tmp_path: Path) -> None:
    body = Decided(service)
    said = {"category": "FINANCIAL", "organisation": CLINIC, "narrative": "A share", "heldFrom": "2004-04-01"}
    hughes = {"person": body.person("Hughes")}
    interest = body.secretary.make("interests", said | hughes)
    path = issued(body.secretary, body.the_case)
    open_still = body.secretary.get(path)
    assert interest.encode() in open_still.content
    thing = f"interests/{interest}"
    body.secretary.record_upon(thing, f"{thing}/amendments", said | hughes | {"publicationWithheld": True})
    gone = body.secretary.get(path)
    assert (gone.status_code, gone.json()["type"]) == (410, "/problems/pack-withheld-since")
    anew = a_pack(body.secretary, body.the_case)
    assert interest.encode() not in anew
    assert [name for name in files_in(anew) if name.startswith("held-back/")]
    assert checked(tmp_path / "anew.zip", anew, "--key", body.key) == 0
    assert interest.encode() in a_pack(body.secretary, body.the_case, "FULL")


def test_words_that_are_withheld_are_counted_among_what_was_not_looked_at(
    service: Service, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    body = Decided(service)
    officer = service.caller(body.ods, Role.DPO)
    for name in ("Evans", "Foster"):
        officer.make("withholdings", {"person": body.person(name), "reason": "A threat was made"})
    full = a_pack(body.secretary, body.the_case, "FULL")
    withheld = sum(held.count(b'"withheld":true') for name, held in files_in(full).items() if name.startswith("texts/"))
    assert withheld > 1
    assert checked(tmp_path / "full.zip", full, "--key", body.key) == 0
    assert f"Not shown: {withheld} texts are withheld" in capsys.readouterr().out


def test_packs_go_on_being_listed_page_by_page(either_service: Service) -> None:
    body = Body(either_service)
    case = body.case("WF/1")
    made = [issued(body.secretary, case) for _ in range(3)]
    first = body.secretary.read("evidence-packs", limit=2)
    rest = body.secretary.read("evidence-packs", limit=2, after=first["metadata"]["next"])
    listed = [one["pack"] for page in (first, rest) for one in page["results"]]
    assert listed == [path.split("/")[1] for path in made]
