"""The refusal of what is done without saying why."""

from domain.kernel.refusals import Refused


class ReasonMissing(Refused):
    """This needs a reason in words."""

    code = "reason-missing"
