"""What is personal is committed to in the record and kept apart from it."""

from base64 import urlsafe_b64encode
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.ledger.admissible import NotCanonical
from domain.ledger.canonical import canonical_bytes
from domain.ledger.disclosures import Concealed, DisclosureRefused, Path, conceal, digest, disclosure, reveal
from domain.tests.ledger.vectors import values

RFC_SALT = "_26bc4LT-ac6q2KI6cBW5es"
RFC_DISCLOSURE = "WyJfMjZiYzRMVC1hYzZxMktJNmNCVzVlcyIsICJmYW1pbHlfbmFtZSIsICJNw7ZiaXVzIl0"
FACT: dict[str, Any] = {
    "seat": "seat_1",
    "reason": "she moved away",
    "parties": [{"id": "prs_1", "contact": "ann@example.nhs.uk"}, {"id": "prs_2"}],
    "notes": {"text": "long", "lines": ["a", "b"]},
}
PATHS: list[Path] = [("reason",), ("parties", 0, "contact"), ("notes",), ("notes", "lines"), ("parties", 0, "id")]


def _salt(number: int) -> str:
    return urlsafe_b64encode(number.to_bytes(16)).rstrip(b"=").decode()


def _concealed(*paths: Path) -> Concealed:
    return conceal(FACT, {path: _salt(number) for number, path in enumerate(paths)})


def test_the_example_of_the_standard_holds() -> None:
    assert disclosure(RFC_SALT, "family_name", "Möbius") == RFC_DISCLOSURE
    assert digest(RFC_DISCLOSURE) == "X9yH0Ajrdm1Oij4tWso9UzzKJvPoDxwmuEcO3XAdRC0"


def test_the_published_digests_hold() -> None:
    for row in values("privacy", "sd_jwt_disclosures.json")["vectors"]:
        assert digest(row["disclosure"]) == row["digest"]


def test_a_hidden_reason_leaves_only_a_digest() -> None:
    concealed = _concealed(("reason",))
    (hidden,) = concealed.hidden
    assert concealed.public == {**{k: v for k, v in FACT.items() if k != "reason"}, "_sd": [hidden.digest]}
    assert concealed.disclosures == {hidden.digest: disclosure(_salt(0), "reason", "she moved away")}
    assert b"moved" not in canonical_bytes(concealed.public)
    assert "reason" in FACT


@given(st.lists(st.sampled_from(PATHS), unique=True))
def test_what_was_hidden_is_put_back(paths: list[Path]) -> None:
    concealed = _concealed(*paths)
    revealed = reveal(concealed.public, concealed.disclosures)
    assert (revealed.value, revealed.missing) == (FACT, ())


@given(st.sets(st.sampled_from(["reason", "seat", "notes"])))
def test_what_was_erased_is_named_by_its_digest_and_the_rest_is_put_back(erased: set[str]) -> None:
    concealed = _concealed(("reason",), ("seat",), ("notes",))
    kept = {each.digest: each.disclosure for each in concealed.hidden if each.path[0] not in erased}
    revealed = reveal(concealed.public, kept)
    assert revealed.value == {name: part for name, part in FACT.items() if name not in erased}
    assert set(revealed.missing) == {each.digest for each in concealed.hidden} - set(kept)


def test_the_order_of_the_digests_tells_nothing() -> None:
    digests = _concealed(("reason",), ("seat",), ("notes",), ("parties",)).public["_sd"]
    assert digests == sorted(digests)
    assert len(digests) == 4


@pytest.mark.parametrize(
    "path", [(), ("nothing",), ("parties", 0), ("parties", 5, "id"), ("reason", "text"), ("parties", "id")]
)
def test_a_path_that_leads_nowhere_is_refused(path: Path) -> None:
    with pytest.raises(DisclosureRefused):
        _concealed(path)


def test_a_salt_is_used_once_and_is_long_enough() -> None:
    with pytest.raises(DisclosureRefused):
        conceal(FACT, {("reason",): _salt(1), ("seat",): _salt(1)})
    for salt in ("", "short", _salt(1)[:-1], _salt(1)[:-1] + "=", _salt(1) + "\n"):
        with pytest.raises(DisclosureRefused):
            disclosure(salt, "name", "value")


@pytest.mark.parametrize("name", ["_sd", "...", "_sd_alg"])
def test_reserved_names_are_refused(name: str) -> None:
    with pytest.raises(DisclosureRefused):
        conceal({"inner": {name: 1}}, {})
    with pytest.raises(DisclosureRefused):
        disclosure(_salt(1), name, 1)
    with pytest.raises(DisclosureRefused):
        reveal(*_forged(f'["{_salt(1)}","{name}",1]'))


@pytest.mark.parametrize("value", [1.5, None, "A\u030a", {"a": float("nan")}, "\x00"])
def test_nothing_is_hidden_that_no_fact_may_hold(value: object) -> None:
    with pytest.raises(NotCanonical):
        disclosure(_salt(1), "name", value)


def _forged(text: str) -> tuple[dict[str, Any], dict[str, str]]:
    forged = urlsafe_b64encode(text.encode()).rstrip(b"=").decode()
    return {"shown": 1, "_sd": [digest(forged)]}, {digest(forged): forged}


@pytest.mark.parametrize(
    "text",
    ["", "{}", '["salt"]', '["salt","name"]', '["salt",1,2]', '["s","n",1,2]', '["s","n",null]', '["s","shown",2]'],
)
def test_a_malformed_disclosure_is_refused(text: str) -> None:
    assert reveal(*_forged('["salt","name",2]')).value == {"shown": 1, "name": 2}
    with pytest.raises(DisclosureRefused):
        reveal(*_forged(text))


def test_a_disclosure_under_another_digest_is_refused() -> None:
    concealed = _concealed(("reason",), ("seat",))
    one, two = concealed.hidden
    for other in (one.disclosure, "é", ""):
        with pytest.raises(DisclosureRefused):
            reveal(concealed.public, {two.digest: other})


def test_a_digest_that_stands_twice_is_refused() -> None:
    concealed = _concealed(("reason",))
    (known,) = concealed.public["_sd"]
    for value in ({"_sd": [known, known]}, {"_sd": [known], "inner": {"_sd": [known]}}, {"_sd": known}, {"_sd": [1]}):
        with pytest.raises(DisclosureRefused):
            reveal(value, concealed.disclosures)


@pytest.mark.parametrize("text", ["", "A", "!!!!", "WyI=", "WyJ"])
def test_a_disclosure_that_is_not_base64url_is_refused(text: str) -> None:
    with pytest.raises(DisclosureRefused):
        reveal({"_sd": [digest(text)]}, {digest(text): text})
