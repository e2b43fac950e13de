"""The table: every manipulation, by what it must be noticed, and with which exit code."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from service.tests.tamper_matrix import beside_the_log as beside
from service.tests.tamper_matrix import in_the_access_log as accesses
from service.tests.tamper_matrix import in_the_log as log
from service.tests.tamper_matrix.in_the_log import Held
from service.tests.tamper_matrix.scene import Scene

TAMPERED, CANNOT_TELL = 1, 2
BY_ITSELF, WITH_TEXTS = "the database alone", "the master key"
CHECKPOINT, RECEIPT, OLDER = "a checkpoint of the whole", "its receipt", "an older checkpoint"


@dataclass(frozen=True)
class Manipulation:
    """What somebody does, what the auditor has in hand, and how `decisions verify` must exit."""

    what: str
    held: str
    wanted: tuple[int, ...]
    by: Callable[[Scene], Held]

    @property
    def line(self) -> str:
        """Its line in the table."""
        return f"| {self.what} | {self.held} | {' or '.join(map(str, self.wanted))} |"


def _shown(what: str, by: Callable[[Scene], Held], held: str = BY_ITSELF) -> Manipulation:
    return Manipulation(what, held, (TAMPERED,), by)


def _open(what: str, by: Callable[[Scene], Held], held: str) -> Manipulation:
    return Manipulation(what, held, (CANNOT_TELL,), by)


MATRIX: Final = (
    _shown("a field of the envelope, each in turn", log.a_field_of_the_envelope),
    _shown("a bit of a fact", log.a_byte_of_a_fact),
    _shown("the last facts deleted", log.the_last_fact),
    _shown("a fact deleted in the middle", log.a_fact_in_the_middle),
    _shown("a fact put in, the later ones moved up", log.a_fact_put_in),
    _shown("two facts swapped", log.two_facts),
    _shown("a fact renumbered", log.a_position),
    _shown("a fact with its hash", log.a_fact_and_its_hash),
    _shown("a hash in a tile", log.a_hash_in_a_tile),
    _shown("the head: root, edge or size", log.the_head),
    _shown("the index of tags: one taken away or put in", log.a_tag),
    _shown("an answer given to a recorder", log.an_answer),
    _shown("a fact with all hashes, tiles, head, answers and lists", log.all_against_the_newest_checkpoint, CHECKPOINT),
    _shown(
        "the same, signed anew with the stolen key",
        log.all_with_the_stolen_key_against_an_older_checkpoint,
        OLDER,
    ),
    _shown("the same, signed anew with the stolen key", log.all_with_the_stolen_key_against_a_receipt, RECEIPT),
    _shown(
        "the same, signed anew with the stolen key",
        log.all_with_the_stolen_key_against_a_cosignature,
        "an older checkpoint that a witness cosigned",
    ),
    _open(
        "the same, signed anew with the stolen key",
        log.all_with_the_stolen_key_unseen_by_the_witness,
        "a new checkpoint, and the key of a witness",
    ),
    _shown("a vote with all hashes and lists", log.a_vote_with_all_hashes),
    _shown("a verdict or an outcome with all hashes and lists", log.a_decision_with_all_hashes),
    _shown(
        "attendance, ruling, seat, term or charter behind a decision, with all hashes and lists",
        log.what_stands_behind_a_decision_with_all_hashes,
        "the database alone, with `--replay`",
    ),
    _shown("the end cut off without a trace", log.the_end_cut_off, CHECKPOINT),
    _shown("an older backup restored", log.a_backup_restored, CHECKPOINT),
    _shown("a fork: as many facts, but others", log.a_fork, CHECKPOINT),
    _shown("the whole ledger taken away", log.the_whole_ledger, "any checkpoint"),
    _shown("a text changed", beside.a_text, WITH_TEXTS),
    _shown("a text removed without an erasure on record", beside.a_text_without_an_erasure),
    _shown("a subject's key removed without an erasure on record", beside.a_key_without_an_erasure),
    _shown("a pseudonym pointed at another person", beside.a_pseudonym, WITH_TEXTS),
    _shown("a cell of a list or register", beside.a_row_of_a_list),
    _shown("a row taken from a list or register", beside.a_row_taken_from_a_list),
    _shown("an entry of the access log, with its link", accesses.an_entry_of_the_access_log),
    _shown("an entry taken from the access log", accesses.an_entry_taken_from_the_access_log),
    _shown("the end of the access log cut off, up to its seal", accesses.the_end_of_the_access_log),
    _shown("the access log written anew with all links", accesses.the_whole_access_log),
    _shown("a reason in the access log put in the place of another", accesses.a_reason_of_the_access_log, WITH_TEXTS),
    _shown("a checkpoint altered after signing", beside.an_altered_checkpoint, "it and the log's key"),
    _open("a checkpoint by a foreign key", beside.a_checkpoint_by_a_foreign_key, "it and the log's key"),
    _open("a checkpoint of another origin", beside.a_checkpoint_of_another_origin, "it and the log's key"),
    _open("a malformed checkpoint", beside.a_malformed_checkpoint, "it and the log's key"),
    Manipulation(
        "a bit of an export with texts",
        "the file and the log's key",
        (TAMPERED, CANNOT_TELL),
        beside.a_byte_of_an_export,
    ),
)


def table() -> Iterator[str]:
    """The lines of the table as the document shows it."""
    yield "| What somebody does | What the auditor has in hand | Exit code |"
    yield "|---|---|---|"
    for one in MATRIX:
        yield one.line
