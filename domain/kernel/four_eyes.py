"""Four eyes: the refusals of what one person asks for and another confirms."""

from domain.kernel.refusals import Refused


class CorrectionAlreadyConfirmed(Refused):
    """The correction has been confirmed."""

    code = "correction-already-confirmed"


class ConfirmedByWhoeverAsked(Refused):
    """What was asked for is confirmed by somebody else than whoever asked."""

    code = "confirmed-by-whoever-asked"


class CorrectionWasDeclined(Refused):
    """The correction was withdrawn or rejected; what is still wrong is corrected anew."""

    code = "correction-was-declined"
