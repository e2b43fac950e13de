import asyncio
import hmac
import json
import warnings

import pytest
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from hypothesis import given, settings
from hypothesis import strategies as st
from joserfc.jwk import ECKey, OctKey, RSAKey
from joserfc.util import urlsafe_b64encode

from service.auth.callers import Caller, Role
from service.auth.keys import FixedKeys, NotAKeySet, keys_by_id
from service.auth.refusals import TokenRefused
from service.auth.verifier import Verifier
from service.tests.auth.make import (
    AUDIENCE,
    BOARD,
    EC_KEY,
    ISSUER,
    NOW,
    OTHER_KEY,
    PERSON,
    RSA_KEY,
    StoppedClock,
    claims,
    key_set,
    raw_token,
    token,
    verifier,
)

GOOD_HEADER = {"alg": "ES256", "kid": "ec", "typ": "JWT"}


def caller_of(text: str, by: Verifier | None = None) -> Caller:
    return asyncio.run((by or verifier()).caller(text))


def reason(text: str, by: Verifier | None = None) -> str:
    with pytest.raises(TokenRefused) as refusal:
        caller_of(text, by)
    return refusal.value.reason


def test_a_good_token_tells_who_calls() -> None:
    found = caller_of(token(person=PERSON, name="A Member", roles={"08W": {"chair": [BOARD], "librarian": ["*"]}}))
    assert (found.subject, found.client, found.person) == (claims()["sub"], "secretary-scripts", PERSON)
    assert found.display == "A Member"
    assert found.roles_in("08W", BOARD) == {Role.CHAIR}


@pytest.mark.parametrize(("key", "algorithm"), [(EC_KEY, "ES256"), (RSA_KEY, "RS256"), (RSA_KEY, "RS512")])
def test_three_algorithms_are_accepted(key: ECKey | RSAKey, algorithm: str) -> None:
    assert caller_of(token(key, {"alg": algorithm})).issuer == ISSUER


@pytest.mark.parametrize(
    "algorithm", ["none", "None", "HS256", "RS384", "PS256", "ES384", "EdDSA", "", None, 1, ["ES256"]]
)
def test_no_other_algorithm_is(algorithm: object) -> None:
    assert reason(token(EC_KEY, {"alg": algorithm})) == "algorithm-not-allowed"


def test_an_unsigned_token_is_refused() -> None:
    head, payload, _ = raw_token({"alg": "none", "kid": "ec", "typ": "JWT"}, json.dumps(claims()).encode()).split(".")
    assert reason(f"{head}.{payload}.") == "not-a-signed-token"
    assert reason(f"{head}.{payload}.AAAA") == "algorithm-not-allowed"


def test_the_public_key_is_no_shared_secret() -> None:
    pem = RSA_KEY.public_key.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    head, payload, _ = raw_token({"alg": "HS256", "kid": "rsa", "typ": "JWT"}, json.dumps(claims()).encode()).split(".")
    signature = hmac.digest(pem, f"{head}.{payload}".encode(), "sha256")
    assert reason(f"{head}.{payload}.{urlsafe_b64encode(signature).decode()}") == "algorithm-not-allowed"


def test_a_key_verifies_only_its_own_kind_of_signature() -> None:
    assert reason(token(RSA_KEY, {"kid": "ec"})) == "bad-signature"
    assert reason(token(EC_KEY, {"kid": "rsa"})) == "bad-signature"
    only_rs256 = FixedKeys({"keys": [RSA_KEY.as_dict(private=False) | {"alg": "RS256"}]})
    picky = Verifier({ISSUER: only_rs256}, audience=AUDIENCE, lifetime_limit=600, clock=StoppedClock())
    assert reason(token(RSA_KEY, {"alg": "RS512"}), picky) == "algorithm-not-of-key"


@pytest.mark.parametrize(
    "member",
    [
        {"jku": "https://id.example/jwks"},
        {"jwk": OTHER_KEY.as_dict(private=False)},
        {"x5u": "https://id.example/cert"},
        {"x5c": ["AAAA"]},
        {"crit": ["exp"]},
        {"crit": []},
        {"b64": True},
        {"zip": "DEF"},
        {"cty": "JWT"},
        {"iss": ISSUER},
    ],
)
def test_a_header_brings_no_key_and_no_conditions(member: dict[str, object]) -> None:
    assert reason(token(EC_KEY, member)) == "unexpected-header"


@pytest.mark.parametrize(
    "key_id", ["", "unknown", "../../etc/passwd", "https://id.example", "ec' OR 1=1", None, 1, ..., "x" * 129]
)
def test_the_key_id_is_only_looked_up(key_id: object) -> None:
    assert reason(token(EC_KEY, {"kid": key_id})) in {"unknown-key", "no-key-id"}


@pytest.mark.parametrize("kind", ["logout+jwt", "dpop+jwt", "JOSE", "", None, 1, ...])
def test_a_token_of_another_type_is_refused(kind: object) -> None:
    assert reason(token(EC_KEY, {"typ": kind})) == "wrong-type"
    assert caller_of(token(EC_KEY, {"typ": "at+JWT"})).issuer == ISSUER


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"iss": "https://evil.example"}, "unknown-issuer"),
        ({"iss": ...}, "unknown-issuer"),
        ({"iss": [ISSUER]}, "unknown-issuer"),
        ({"aud": "another"}, "wrong-audience"),
        ({"aud": ...}, "wrong-audience"),
        ({"aud": []}, "wrong-audience"),
        ({"aud": [AUDIENCE, 1]}, "wrong-audience"),
        ({"aud": {AUDIENCE: 1}}, "wrong-audience"),
        ({"aud": AUDIENCE.upper()}, "wrong-audience"),
        ({"exp": ...}, "bad-exp"),
        ({"exp": True}, "bad-exp"),
        ({"exp": str(NOW + 600)}, "bad-exp"),
        ({"exp": None}, "bad-exp"),
        ({"exp": -1}, "bad-exp"),
        ({"iat": ...}, "bad-iat"),
        ({"iat": False}, "bad-iat"),
        ({"nbf": True}, "bad-nbf"),
        ({"nbf": None}, "bad-nbf"),
        ({"exp": NOW - 1, "iat": NOW}, "lifetime-too-long"),
        ({"exp": NOW + 3_601}, "lifetime-too-long"),
        ({"iat": NOW - 600, "nbf": NOW - 600, "exp": NOW - 30}, "expired"),
        ({"iat": NOW + 31, "nbf": ...}, "not-yet-valid"),
        ({"nbf": NOW + 31}, "not-yet-valid"),
        ({"sub": ...}, "bad-sub"),
        ({"sub": ""}, "bad-sub"),
        ({"sub": 7}, "bad-sub"),
        ({"sub": "x" * 129}, "bad-id"),
        ({"sub": "Margaret Smith"}, "bad-id"),
        ({"client_id": ...}, "bad-azp"),
        ({"client_id": ""}, "bad-client_id"),
        ({"client_id": "a b"}, "bad-client"),
        ({"person": "me"}, "bad-id"),
        ({"person": 1}, "bad-person"),
        ({"name": 1}, "bad-name"),
        ({"roles": None}, "bad-roles"),
        ({"roles": ["secretary"]}, "bad-roles"),
        ({"roles": {"08W": ["secretary"]}}, "bad-roles"),
        ({"roles": {"08W": {"secretary": []}}}, "bad-roles"),
        ({"roles": {"08W": {"secretary": "*"}}}, "bad-roles"),
        ({"roles": {"08W": {"secretary": [1]}}}, "bad-roles"),
        ({"roles": {"08W": {"secretary": ["board"]}}}, "bad-id"),
        ({"roles": {"08w": {"secretary": ["*"]}}}, "bad-id"),
    ],
)
def test_every_claim_has_its_type_and_its_bounds(changed: dict[str, object], expected: str) -> None:
    assert reason(token(**changed)) == expected


@pytest.mark.parametrize(
    "changed",
    [
        {"aud": ["another", AUDIENCE]},
        {"iat": NOW - 600, "nbf": NOW - 600, "exp": NOW - 29},
        {"iat": NOW + 30, "nbf": ...},
        {"exp": NOW + 600.5},
        {"roles": ...},
        {"client_id": ..., "azp": "pages"},
    ],
)
def test_clocks_and_providers_may_differ_a_little(changed: dict[str, object]) -> None:
    assert caller_of(token(**changed)).issuer == ISSUER


def test_a_member_that_stands_twice_is_refused() -> None:
    payload = json.dumps(claims()).encode()
    doubled = payload[:-1] + b', "sub": "01890a5d-0000-7000-8000-000000000002"}'
    assert reason(raw_token(GOOD_HEADER, doubled)) == "not-readable"
    assert reason(raw_token(b'{"alg": "ES256", "kid": "ec", "typ": "JWT", "alg": "ES256"}', payload)) == "not-readable"


@pytest.mark.parametrize("payload", [b"[]", b"null", b'"a"', b"1"])
def test_claims_are_an_object(payload: bytes) -> None:
    assert reason(raw_token(GOOD_HEADER, payload)) == "not-an-object"


def test_a_changed_token_is_refused() -> None:
    head, payload, signature = token().split(".")
    forged = json.dumps(claims(sub="01890a5d-0000-7000-8000-000000000002")).encode()
    other = urlsafe_b64encode(forged).decode()
    assert reason(f"{head}.{other}.{signature}") == "bad-signature"
    assert reason(f"{head}.{payload}.{signature[:-4]}AAAA") == "bad-signature"
    assert reason(f"{head}.{payload}.{signature[:-4]}") == "bad-signature"
    assert reason(token(OTHER_KEY)) == "bad-signature"


def test_the_last_letter_of_a_signature_has_one_spelling() -> None:
    head, payload, signature = token().split(".")
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    twin = letters[letters.index(signature[-1]) ^ 1]
    assert reason(f"{head}.{payload}.{signature[:-1]}{twin}") == "bad-signature"


@pytest.mark.parametrize(
    "text", ["", ".", "..", "a.b", "a.b.c.d", "a.b.c.d.e", "a b.c.d", "é.b.c", "a.b.c\n", " a.b.c", "a=.b.c"]
)
def test_what_is_not_a_signed_token_is_refused(text: str) -> None:
    assert reason(text) == "not-a-signed-token"


def test_a_token_is_bounded() -> None:
    assert reason(token(padding="x" * 8_192)) == "too-long"
    assert reason(token(EC_KEY, {"x5t": "x" * 1_000})) == "header-too-long"


@given(st.text(alphabet="eyJhbGciOiJFUzI1NiJ9._-AZaz09", max_size=80) | st.text(max_size=30))
@settings(max_examples=60)
def test_no_text_does_more_than_be_refused(text: str) -> None:
    with pytest.raises(TokenRefused):
        caller_of(text)


def test_a_remembered_token_still_expires() -> None:
    clock = StoppedClock()
    known = verifier(clock)
    text = token()
    assert caller_of(text, known) is caller_of(text, known)
    clock.advance(600 + 29)
    assert caller_of(text, known).issuer == ISSUER
    clock.advance(1)
    assert reason(text, known) == "expired"


def test_only_keys_that_can_verify_safely_are_taken() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        small = RSAKey.generate_key(1024, {"kid": "small"})
    secret = OctKey.generate_key(256, {"kid": "secret"})
    other_curve = ECKey.generate_key("P-384", {"kid": "p384"})
    published = key_set(EC_KEY, small, secret, other_curve)["keys"]
    assert isinstance(published, list)
    for_encryption = RSA_KEY.as_dict(private=False) | {"use": "enc", "kid": "enc"}
    broken = EC_KEY.as_dict(private=False) | {"x": "AAAA", "kid": "broken"}
    off_curve = EC_KEY.as_dict(private=False) | {"y": EC_KEY.as_dict(private=False)["x"], "kid": "off"}
    rest = [for_encryption, broken, off_curve, {"kty": "AKP", "kid": "pq"}, {"kty": "RSA", "kid": "empty"}, None, 7]
    assert set(keys_by_id({"keys": published + rest})) == {"ec"}


def test_a_private_key_that_was_published_by_mistake_does_not_become_ours() -> None:
    assert not keys_by_id({"keys": [EC_KEY.as_dict(private=True)]})["ec"].key.is_private


@pytest.mark.parametrize("published", [None, [], {}, {"keys": None}, {"keys": {}}])
def test_what_is_no_key_set_is_refused(published: object) -> None:
    with pytest.raises(NotAKeySet):
        keys_by_id(published)
