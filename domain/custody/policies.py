"""The rules of keeping a log."""

from domain.custody.commands import AcknowledgeLoss, RotateLogKey, SealAccessLog
from domain.custody.state import Custody
from domain.kernel.reasons import ReasonMissing
from domain.kernel.refusals import Refused
from domain.ledger.base64text import TextRefused, base64_bytes
from domain.ledger.keys import ED25519, KeyRefused, VerifierKey
from domain.ledger.leaf import HASH_SIZE
from domain.ledger.note import NoteRefused, Signature
from domain.ledger.origins import generation_of, ledger_of


class NotALoss(Refused):
    """What is acknowledged is not a loss of this log: facts that it signed and no longer has."""

    code = "not-a-loss"


class NotAKeyRotation(Refused):
    """This does not put another key in the place of the one that signs the log, with the signatures of both."""

    code = "not-a-key-rotation"


class NothingToSeal(Refused):
    """No entry has come to the access log since it was sealed last, or what is sealed is no link of it."""

    code = "nothing-to-seal"


def a_loss_is_of_this_log(command: AcknowledgeLoss, known: Custody) -> Refused | None:
    """C2SP tlog-checkpoint: an origin names one log, which never signs two histories."""
    is_named_so = ledger_of(command.old_origin) == command.body and generation_of(command.old_origin)
    return None if is_named_so and generation_of(command.old_origin) >= known.generation else NotALoss()


def a_loss_is_of_facts_that_were_signed(command: AcknowledgeLoss, known: Custody) -> Refused | None:
    """RFC 9162 section 2.1.4: what was signed is not the beginning of what is there, or else nothing is lost."""
    has_an_order = 0 <= command.common_size <= min(command.kept_size, command.signed_size)
    is_lost = command.common_size < command.signed_size or generation_of(command.old_origin) > known.generation
    are_roots = _are_hashes(command.signed_root, command.kept_root)
    return None if has_an_order and is_lost and are_roots else NotALoss()


def a_loss_has_a_reason(command: AcknowledgeLoss, known: Custody) -> Refused | None:
    """NHS Records Management Code of Practice: what became of a record that is lost is itself recorded."""
    return None if command.why.strip() else ReasonMissing(pointer="/why")


ACKNOWLEDGING = (a_loss_is_of_this_log, a_loss_is_of_facts_that_were_signed, a_loss_has_a_reason)


def a_key_is_replaced_by_another(command: RotateLogKey, known: Custody) -> Refused | None:
    """C2SP signed-note: a key has the name of its log. Each key serves once."""
    try:
        old, new = (VerifierKey.from_vkey(key) for key in (command.old_key, command.new_key))
    except KeyRefused:
        return NotAKeyRotation()
    is_of_the_log = {old.name, new.name} == {command.origin} and {old.algorithm, new.algorithm} == {ED25519}
    is_in_force = not known.keys or known.keys[-1] == old.public_key
    is_new = new.public_key not in (*known.keys, old.public_key)
    return None if is_of_the_log and is_in_force and is_new else NotAKeyRotation()


def a_key_is_replaced_under_the_name_of_the_log(command: RotateLogKey, known: Custody) -> Refused | None:
    """C2SP tlog-checkpoint: the origin is the name under which the log signs."""
    is_named_so = (ledger_of(command.origin), generation_of(command.origin)) == (command.body, known.generation)
    return None if is_named_so else NotAKeyRotation()


def both_keys_sign_the_rotation(command: RotateLogKey, known: Custody) -> Refused | None:
    """C2SP signed-note: whoever holds one of the keys alone replaces neither."""
    lines = (command.old_key, command.signed_by_old), (command.new_key, command.signed_by_new)
    return None if all(_is_of(key, line) for key, line in lines) else NotAKeyRotation()


ROTATING = (
    a_key_is_replaced_under_the_name_of_the_log,
    a_key_is_replaced_by_another,
    both_keys_sign_the_rotation,
)


def a_seal_is_of_a_longer_access_log(command: SealAccessLog, known: Custody) -> Refused | None:
    """UK GDPR article 5(2): who looked at what can be shown; a log that only grows is sealed when it has grown."""
    return None if command.entries > known.sealed and _are_hashes(command.link) else NothingToSeal()


SEALING = (a_seal_is_of_a_longer_access_log,)


def _is_of(key: str, line: str) -> bool:
    """Whether a line says that it is of this key; whether it is right is seen with the means of cryptography."""
    try:
        return Signature.parse(line).key_id == VerifierKey.from_vkey(key).key_id
    except NoteRefused:
        return False


def _are_hashes(*texts: str) -> bool:
    try:
        return {len(base64_bytes(text)) for text in texts} == {HASH_SIZE}
    except TextRefused:
        return False
