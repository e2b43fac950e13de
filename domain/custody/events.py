"""What happens to the log itself while it is kept."""

from domain.kernel.ids import BodyCode
from domain.kernel.messages import Event, FreeText, PublicText, event


@event("custody.LossAcknowledged", version=1)
class LossAcknowledged(Event):
    """The operator acknowledged that facts which the log had signed are gone; it goes on under another name."""

    body: BodyCode
    old_origin: PublicText
    signed_size: int  # so many facts the log had when it last signed
    signed_root: PublicText  # of those, in base64
    common_size: int  # so many of the first facts are still those that were signed
    kept_size: int  # so many facts stand before this one
    kept_root: PublicText  # of those, in base64
    new_origin: PublicText
    why: FreeText


@event("custody.LogKeyRotated", version=1)
class LogKeyRotated(Event):
    """A new key took the place of the one that signs the log; both signed that it did."""

    body: BodyCode
    origin: PublicText
    size: int  # so many facts stand before this one
    root: PublicText  # of those, in base64
    old_key: PublicText  # each as a line of text (C2SP signed-note)
    new_key: PublicText
    signed_by_old: PublicText  # each a signature line of the note that `rotation` describes
    signed_by_new: PublicText


@event("custody.AccessLogSealed", version=1)
class AccessLogSealed(Event):
    """The access log, as long as it was, was bound into the record: no entry up to here changes unseen."""

    body: BodyCode
    entries: int  # so many it had
    link: PublicText  # the last of the chain, in base64
