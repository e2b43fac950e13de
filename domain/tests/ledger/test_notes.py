"""A signature counts when a known key made it over exactly this text."""

from base64 import b64encode
from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.ledger.keys import COSIGNATURE_V1, KeyRefused, VerifierKey
from domain.ledger.note import MAX_SIGNATURES, Attestation, NoteRefused, Signature, SignedNote
from domain.tests.ledger.make import Signer, verify
from domain.tests.ledger.vectors import sets, values

LOG = Signer("decisions.example/08W")
OTHER = Signer("other.example/log")
WITNESS = Signer("witness.example/w", COSIGNATURE_V1)
NOTE = SignedNote("decisions.example/08W\n0\nroot\n").signed_by(LOG.key, LOG.sign)


def test_a_signed_note_reads_back_and_names_its_signer() -> None:
    note = SignedNote.parse(str(NOTE))
    assert note == NOTE == SignedNote.parse(str(NOTE).encode())
    assert note.verify([LOG.key, OTHER.key], verify) == (Attestation(LOG.key),)


def test_a_witness_signs_the_time_too() -> None:
    note = NOTE.witnessed_by(WITNESS.key, WITNESS.sign, 1_767_000_000)
    assert note.verify([LOG.key, WITNESS.key], verify) == (
        Attestation(LOG.key),
        Attestation(WITNESS.key, 1_767_000_000),
    )
    line = note.signatures[1]
    with pytest.raises(NoteRefused):
        replace(note, signatures=(replace(line, signature=b"\x01" + line.signature[1:]),)).verify([WITNESS.key], verify)


def test_a_witness_is_not_taken_for_a_log_with_the_same_key() -> None:
    log = Signer("same.example", seed=b"\x05" * 32)
    witness = replace(log, algorithm=COSIGNATURE_V1)
    assert log.key.public_key == witness.key.public_key
    assert log.key.key_id != witness.key.key_id
    note = SignedNote("text\n").witnessed_by(witness.key, witness.sign, 5)
    with pytest.raises(NoteRefused, match="no known key"):
        note.verify([log.key], verify)
    with pytest.raises(NoteRefused):
        NOTE.signed_by(witness.key, witness.sign)
    with pytest.raises(NoteRefused):
        NOTE.witnessed_by(log.key, log.sign, 5)
    with pytest.raises(NoteRefused):
        NOTE.witnessed_by(witness.key, witness.sign, -1)


def test_a_wrong_signature_by_an_unknown_key_is_ignored_and_by_a_known_key_is_not() -> None:
    note = NOTE.signed_by(OTHER.key, lambda _: bytes(64))
    assert note.verify([LOG.key], verify) == (Attestation(LOG.key),)
    with pytest.raises(NoteRefused, match="is wrong"):
        note.verify([LOG.key, OTHER.key], verify)
    with pytest.raises(NoteRefused, match="no known key"):
        note.verify([], verify)


@given(st.data())
def test_an_altered_note_is_never_taken_for_another(data: st.DataObject) -> None:
    note = str(NOTE)
    at = data.draw(st.integers(0, len(note) - 1))
    altered = note[:at] + data.draw(st.sampled_from(["", "x", "\n", " "])) + note[at + 1 :]
    with suppress(NoteRefused):
        opened = SignedNote.parse(altered)
        opened.verify([LOG.key], verify)
        assert opened.text == NOTE.text


@given(st.text() | st.binary() | st.text(alphabet="— a\n=A+").map(lambda text: f"a\n\n— k {text}\n"))
def test_any_text_is_a_note_or_is_refused(text: str | bytes) -> None:
    with suppress(NoteRefused):
        assert str(SignedNote.parse(text)) == (text.decode() if isinstance(text, bytes) else text)


@pytest.mark.parametrize(
    "line",
    [
        "— a  AAAAAAA=",
        "— a AAAAAAA",
        "— a AAAAAAB=",
        "— a AAAAAA==",
        "— a AAAA AAA=",
        "— a+b AAAAAAA=",
        "– a AAAAAAA=",
        "",
    ],
)
def test_a_malformed_signature_line_is_refused(line: str) -> None:
    assert SignedNote.parse("text\n\n— a AAAAAAA=\n").signatures
    with pytest.raises(NoteRefused):
        SignedNote.parse(f"text\n\n{line}\n")


def test_a_note_has_at_most_a_hundred_signatures() -> None:
    lines = "— a AAAAAAA=\n" * MAX_SIGNATURES
    assert len(SignedNote.parse(f"text\n\n{lines}").signatures) == MAX_SIGNATURES
    with pytest.raises(NoteRefused):
        SignedNote.parse(f"text\n\n{lines}— a AAAAAAA=\n")


def test_a_key_is_one_line_of_text() -> None:
    for signer in (LOG, WITNESS):
        assert VerifierKey.from_vkey(signer.key.vkey) == signer.key


@pytest.mark.parametrize("name", ["", "a b", "a+b", "a\u00a0b", "a\nb", "\ud800"])
def test_a_name_that_no_line_could_carry_is_refused(name: str) -> None:
    with pytest.raises(KeyRefused):
        VerifierKey(name, LOG.key.public_key)


@given(st.text() | st.binary(max_size=40).map(lambda data: f"a+00000000+{b64encode(data).decode()}"))
def test_any_text_is_a_key_or_is_refused(text: str) -> None:
    with suppress(KeyRefused):
        assert VerifierKey.from_vkey(text).vkey == text


def test_published_keys_are_read_or_refused_as_published() -> None:
    for row in values("note", "vkeys.json"):
        try:
            accepted = VerifierKey.from_vkey(row["vkey"]).vkey == row["vkey"]
        except KeyRefused:
            accepted = False
        assert accepted is (row["want"] == "ok"), row


def test_published_notes_are_opened_or_refused_as_published() -> None:
    for row in values("note", "note_open.json"):
        keys = [VerifierKey.from_vkey(vkey) for vkey in row["known_vkeys"]]
        try:
            accepted = bool(SignedNote.parse(row["note"]).verify(keys, verify))
        except NoteRefused:
            accepted = False
        assert accepted is (row["want"] == "ok"), row["name"]


def test_cosignatures_are_those_of_an_independent_witness() -> None:
    for log in sets("merkle/oracle"):
        known = [VerifierKey.from_vkey(log.checkpoints["log_vkey"])]
        signers = [
            Signer(row["name"], COSIGNATURE_V1, bytes.fromhex(row["seed_hex"])) for row in log.checkpoints["witnesses"]
        ]
        assert [signer.key.vkey for signer in signers] == [row["vkey"] for row in log.checkpoints["witnesses"]]
        known += [signer.key for signer in signers]
        for row in log.checkpoints["checkpoints"]:
            attested = SignedNote.parse(row["cosigned"]).verify(known, verify)
            assert [each.key for each in attested] == known
            note = SignedNote.parse(row["checkpoint"])
            for signer, attestation in zip(signers, attested[1:], strict=True):
                assert attestation.witnessed_at is not None
                note = note.witnessed_by(signer.key, signer.sign, attestation.witnessed_at)
            assert str(note) == row["cosigned"]


@pytest.mark.parametrize("signature", [b"\xff" * 72, bytes(71), bytes(1)])
def test_a_cosignature_of_no_possible_time_or_length_is_refused(signature: bytes) -> None:
    line = Signature(WITNESS.name, WITNESS.key.key_id, signature)
    with pytest.raises(NoteRefused, match=WITNESS.name):
        replace(NOTE, signatures=(line,)).verify([WITNESS.key], lambda _key, _message, _signature: True)
