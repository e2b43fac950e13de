"""A line that is taken as it stands is one that, taken apart, says the same; honest lines all are."""

from random import Random

from domain.ledger.admissible import NotCanonical
from domain.ledger.base64text import base64_text
from domain.ledger.canonical import parse_leaf
from domain.ledger.leaf import leaf_hash
from service.tests.standing_alone.conftest import Demonstration
from service.tests.standing_alone.test_flipped_bits import flipped, seeded
from verifier.export_lines import Header, header_in, row_in, row_saying, texts_in, told_in
from verifier.export_walk import Walk
from verifier.findings import Findings
from verifier.plain_lines import PlainLine, plain_line

ROUNDS = 20


def header(*, with_texts: bool) -> Header:
    return Header(ledger="08W", size=1, root=bytes(32), with_texts=with_texts)


def taken_apart(line: bytes, *, with_texts: bool) -> tuple[object, ...] | None:
    """What a line says as any JSON does, if nothing is wrong with it by itself."""
    told = told_in(line)
    row = row_in(told, header(with_texts=with_texts)) if told else None
    if told is None or row is None or row.leaf_hash != leaf_hash(row.leaf):
        return None
    try:
        said = parse_leaf(row.leaf, check=True)
    except NotCanonical:
        return None
    return (row, said, told.get("disclosures", [])) if told["fact"] == said else None


def as_it_stands(plain: PlainLine, *, with_texts: bool) -> tuple[object, ...] | None:
    """The same as whoever verifies an export takes it."""
    try:
        said = parse_leaf(plain.leaf, check=True)
    except NotCanonical:
        return None
    row = row_saying(said, plain.position, plain.leaf, plain.hashed)
    texts = texts_in(plain.texts) if with_texts else []
    return None if row is None or texts is None else (row, said, texts)


def lines_in(demonstration: Demonstration, *, with_texts: bool) -> list[bytes]:
    file = demonstration.export if with_texts else demonstration.bare
    return file.read_bytes().splitlines(keepends=True)[1:-1]


def test_every_line_of_an_honest_export_is_taken_as_it_stands(demonstration: Demonstration) -> None:
    for with_texts in (True, False):
        for line in lines_in(demonstration, with_texts=with_texts):
            plain = plain_line(line, with_texts=with_texts)
            assert plain is not None
            assert as_it_stands(plain, with_texts=with_texts) == taken_apart(line, with_texts=with_texts) is not None


def changed(line: bytes, chance: Random) -> bytes:
    """A bit flipped, a byte cut out or doubled, or a leaf of another spelling under its own hash."""
    at = chance.randrange(len(line))
    told = told_in(line) or {}
    leaf = str(told["fact"]).replace("'", '"').encode()
    other = line.replace(told["leaf"].encode(), base64_text(leaf).encode())
    other = other.replace(told["leafHash"].encode(), base64_text(leaf_hash(leaf)).encode())
    begins = other.index(b'"fact":') + len(b'"fact":')
    ends = other.index(b',"disclosures":') if b',"disclosures":' in other else len(other) - 2
    return chance.choice(
        [
            flipped(line, chance)[0],
            line[:at] + line[at + 1 :],
            line[: at + 1] + line[at:],
            line.replace(b",", b", ", 1),
            line.replace(b"}\n", b" }\n"),
            line.replace(b'"position":', b'"position":0'),
            other[:begins] + leaf + other[ends:],
            other[:begins] + leaf + other[ends:].replace(b"}", b"", 1),
        ]
    )


def test_no_line_is_taken_as_it_stands_that_says_anything_else(demonstration: Demonstration) -> None:
    chance, taken = seeded(11), 0
    for with_texts in (True, False):
        for line in chance.sample(lines_in(demonstration, with_texts=with_texts), 100):
            for other in (changed(line, chance) for _ in range(ROUNDS)):
                plain = plain_line(other, with_texts=with_texts)
                if plain is not None and (found := as_it_stands(plain, with_texts=with_texts)) is not None:
                    taken += 1
                    assert found == taken_apart(other, with_texts=with_texts)
    assert taken < ROUNDS * 20, "nearly all of them are wrong"


def test_a_list_of_texts_that_was_cut_out_is_noticed(demonstration: Demonstration) -> None:
    first, *lines = demonstration.export.read_bytes().splitlines(keepends=True)
    line = next(one for one in lines if one.endswith(b',"disclosures":[]}\n'))
    cut = line.replace(b"[]}\n", b"}\n")
    plain = plain_line(cut, with_texts=True)
    assert plain is not None
    assert as_it_stands(plain, with_texts=True) is taken_apart(cut, with_texts=True) is None
    findings = Findings()
    walk = Walk(header_in(demonstration.export, first), [], [], findings)
    for one in lines[: lines.index(line)]:
        walk.take(one)
    assert findings.in_order() == ()
    walk.take(cut)
    assert [one.what for one in findings.in_order()] == ["the line cannot be read as a fact"]
