"""What one may ask about how the log is kept."""

from domain.kernel.ids import BodyCode
from domain.kernel.messages import Command, FreeText, PublicText
from domain.kernel.values import value


@value
class AcknowledgeLoss(Command):
    """Acknowledge that facts which the log had signed are gone: which it signed, which are kept, and why."""

    body: BodyCode
    old_origin: PublicText
    signed_size: int
    signed_root: PublicText
    common_size: int
    kept_size: int
    kept_root: PublicText
    why: FreeText


@value
class RotateLogKey(Command):
    """Put a new key in the place of the one that signs the log, with the signatures of both."""

    body: BodyCode
    origin: PublicText
    size: int
    root: PublicText
    old_key: PublicText
    new_key: PublicText
    signed_by_old: PublicText
    signed_by_new: PublicText


@value
class SealAccessLog(Command):
    """Bind the access log, as long as it is, into the record: how many entries it has, and the last link."""

    body: BodyCode
    entries: int
    link: PublicText
