"""The zip of a pack has one spelling: every program opens it, and nothing but that spelling is read back."""

import io
import struct
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.tests.evidence.make import checked
from verifier.evidence import archive
from verifier.evidence.archive import MAGIC, NotInOneSpelling, read, written
from verifier.program import main

NAMES = (
    "index.html",
    "seal",
    "log.key",
    "verifier.pyz",
    "facts/00000001.json",
    "schemas/meetings.VoteCast.v1.schema.json",
)
FILES = st.dictionaries(st.sampled_from(NAMES), st.binary(max_size=60), max_size=4)


def zipped(*entries: tuple[str, bytes], method: int = 0) -> bytes:
    """A zip as another program writes it."""
    made = io.BytesIO()
    with ZipFile(made, "w", method) as opened:
        for name, content in entries:
            opened.writestr(ZipInfo(name), content, method)
    return made.getvalue()


DANGEROUS = {
    "a bomb": zipped(("index.html", bytes(50_000_000)), method=ZIP_DEFLATED),
    "a way out of the folder": written({"facts/x.json": b"1"}).replace(b"facts/x.json", b"../../x.json"),
    "the root of the disk": written({"facts/x.json": b"1"}).replace(b"facts/x.json", b"/facts/xjson"),
    "a name twice": zipped(("seal", b"1"), ("sea1", b"2")).replace(b"sea1", b"seal"),
    "a wrong checksum": written({"seal": b"12345"}).replace(b"12345", b"12346"),
    "a size beyond the end": MAGIC + struct.pack("<5H3L2H", 20, 0, 0, 0, 33, 0, 2**32 - 1, 2**32 - 1, 4, 0) + b"seal",
    "very many files": zipped(*((f"f{at}", b"") for at in range(archive.MOST_FILES + 1))),
    "something behind it": written({"seal": b"1"}) + b"more",
    "a comment": written({"seal": b"1"})[:-2] + b"\x02\x00hi",
    "an encrypted file": written({"seal": b"1"}).replace(MAGIC + b"\x14\x00\x00\x00", MAGIC + b"\x14\x00\x01\x00"),
    "only the beginning": MAGIC,
    "nothing": b"",
}


@given(files=FILES)
def test_what_was_written_is_read_back_and_every_program_opens_it(files: dict[str, bytes]) -> None:
    data = written(files)
    with ZipFile(io.BytesIO(data)) as opened:
        assert opened.testzip() is None
        assert {name: opened.read(name) for name in opened.namelist()} == files
    assert not files or read(data) == files


@given(files=FILES.filter(bool), at=st.integers(min_value=0), bit=st.integers(min_value=0, max_value=7))
def test_no_bit_of_it_is_flipped_unseen(files: dict[str, bytes], at: int, bit: int) -> None:
    data = bytearray(written(files))
    data[at % len(data)] ^= 1 << bit
    with pytest.raises(NotInOneSpelling):
        read(bytes(data))


@pytest.mark.parametrize("danger", DANGEROUS)
def test_a_dangerous_zip_is_answered_with_a_sentence(
    danger: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert checked(tmp_path / "pack.zip", DANGEROUS[danger]) == 2
    told = capsys.readouterr().out
    assert told.startswith("Missing: ")
    assert "the verification itself failed" not in told


def test_what_is_larger_than_any_pack_is_not_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "pack.zip"
    file.write_bytes(MAGIC)
    with file.open("r+b") as opened:
        opened.truncate(8 * archive.LARGEST)  # takes no room on the disk
    assert main([str(file)]) == 2
    assert "larger than any pack" in capsys.readouterr().out
