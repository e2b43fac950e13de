"""Whose word is enough is said in one file, and said in one way."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.ledger.keys import COSIGNATURE_V1, KeyRefused, VerifierKey
from domain.ledger.trust_policy import PolicyRefused, TrustPolicy
from domain.tests.ledger.make import Signer

LOG = Signer("decisions.example/08W").key
X1, X2, X3, Y1, Y2 = (Signer(f"witness.example/{name}", COSIGNATURE_V1).key for name in ("x1", "x2", "x3", "y1", "y2"))
TWO_GROUPS = f"""\
# who must have seen it
log {LOG.vkey} https://decisions.example/08W

witness X1 {X1.vkey}
  witness\tX2  {X2.vkey}   https://witness.example/x2
witness X3 {X3.vkey}
group X-witnesses 2 X1 X2 X3

witness Y1 {Y1.vkey}
witness Y2 {Y2.vkey}
group Y-witnesses any Y1 Y2

   # both kinds
group X-and-Y all X-witnesses Y-witnesses
quorum X-and-Y
"""


def test_a_policy_names_logs_witnesses_and_where_they_are_found() -> None:
    policy = TrustPolicy.parse(TWO_GROUPS)
    assert policy.log_keys == (LOG,)
    assert policy.logs[0].url == "https://decisions.example/08W"
    assert [(one.name, one.url) for one in policy.witnesses][:2] == [("X1", None), ("X2", "https://witness.example/x2")]


@pytest.mark.parametrize(
    ("cosigned", "enough"),
    [
        ({X1, X2, Y1}, True),
        ({X1, X3, Y1, Y2}, True),
        ({X1, X2, X3}, False),
        ({X1, Y1, Y2}, False),
        (set(), False),
    ],
)
def test_two_of_three_here_and_any_there(cosigned: set[VerifierKey], enough: bool) -> None:  # noqa: FBT001 - a table
    assert TrustPolicy.parse(TWO_GROUPS).is_met_by(cosigned) is enough


def test_no_quorum_is_met_by_nobody_and_one_witness_by_its_word() -> None:
    assert TrustPolicy.parse("quorum none\n").is_met_by([])
    alone = TrustPolicy.parse(f"witness A {X1.vkey}\nquorum A\n")
    assert alone.is_met_by([X1])
    assert not alone.is_met_by([X2])


def test_of_all_means_each_of_them() -> None:
    policy = TrustPolicy.of_all([X1, X2, X1])
    assert policy.is_met_by([X1, X2, Y1])
    assert not policy.is_met_by([X1])


SAME_KEY = VerifierKey("another.example", X1.public_key, COSIGNATURE_V1).vkey
DEEP = f"witness A {X1.vkey}\n" + "group G0 all A\n" + "".join(f"group G{at} all G{at - 1}\n" for at in range(1, 3000))


def test_groups_of_groups_may_be_as_deep_as_anybody_writes_them() -> None:
    assert TrustPolicy.parse(f"{DEEP}quorum G2999\n").is_met_by([X1])


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "no quorum line"),
        ("quorum none\nquorum none\n", "line 2"),
        ("quorum A\n", "not defined before"),
        (f"quorum A\nwitness A {X1.vkey}\n", "not defined before"),
        (f"witness none {X1.vkey}\nquorum none\n", "taken"),
        (f"witness A {X1.vkey}\nwitness A {X2.vkey}\nquorum A\n", "taken"),
        (f"witness A {X1.vkey}\nwitness B {SAME_KEY}\nquorum A\n", "twice"),
        (f"log {LOG.vkey}\nlog {LOG.vkey}\nquorum none\n", "twice"),
        (f"witness A {LOG.vkey}\nquorum A\n", "keys for cosignatures"),
        (f"log {X1.vkey}\nquorum none\n", "keys for cosignatures"),
        (f"witness A {X1.vkey[:-1]}A\nquorum A\n", "line 1"),
        (f"witness A {X1.vkey}\ngroup G 2 A\nquorum G\n", "a number of its members"),
        (f"witness A {X1.vkey}\ngroup G 0 A\nquorum G\n", "a number of its members"),
        (f"witness A {X1.vkey}\ngroup G 01 A\nquorum G\n", "a number of its members"),
        (f"witness A {X1.vkey}\ngroup G 1 A A\nquorum G\n", "listed already"),
        (f"witness A {X1.vkey}\ngroup G 1 A\ngroup H 1 A\nquorum G\n", "listed already"),
        (f"witness A {X1.vkey}\ngroup G 1 none\nquorum G\n", "not defined before"),
        (f"witness A {X1.vkey}\ngroup G any G\nquorum G\n", "not defined before"),
        (f"witness A {X1.vkey}\ngroup G any\nquorum A\n", "line 2"),
        (f"witness A {X1.vkey} https://a b\nquorum A\n", "line 1"),
        (f"witness A {X1.vkey}\r\nquorum A\n", "control"),
        ("Quorum none\n", "line 1"),
    ],
)
def test_what_is_no_policy_is_refused_with_its_line(text: str, why: str) -> None:
    with pytest.raises(PolicyRefused, match=why):
        TrustPolicy.parse(text)


def test_names_are_compared_octet_by_octet() -> None:
    kelvin = f"witness K {X1.vkey}\nwitness \u212a {X2.vkey}\nquorum \u212a\n"
    assert TrustPolicy.parse(kelvin).is_met_by([X2])
    octets = f"witness A\udcff {X1.vkey}\nquorum A\udcff\n"
    assert TrustPolicy.parse(octets).is_met_by([X1])


@given(st.text(alphabet=st.sampled_from(TWO_GROUPS)) | st.text())
def test_any_text_is_a_policy_or_is_refused(text: str) -> None:
    with suppress(PolicyRefused):
        TrustPolicy.parse(text)


@given(st.sets(st.sampled_from([X1, X2, X3, Y1, Y2])), st.sets(st.sampled_from([X1, X2, X3, Y1, Y2])))
def test_a_further_cosignature_never_takes_anything_away(some: set[VerifierKey], more: set[VerifierKey]) -> None:
    policy = TrustPolicy.parse(TWO_GROUPS)
    assert policy.is_met_by(some | more) >= policy.is_met_by(some)


def test_a_policy_of_no_witnesses_cannot_ask_for_all_of_them() -> None:
    with pytest.raises((PolicyRefused, KeyRefused)):
        TrustPolicy.of_all([])
