"""Answers that may be unknown: yes, no, or indeterminate where the record does not say enough."""

from enum import Enum


class Answer(Enum):
    """A three-valued answer (Kleene): what cannot be decided is said to be indeterminate, never guessed."""

    YES = "YES"
    NO = "NO"
    INDETERMINATE = "INDETERMINATE"

    def __and__(self, other: "Answer") -> "Answer":
        """Yes only if both are."""
        if Answer.NO in (self, other):
            return Answer.NO
        return Answer.YES if self is other is Answer.YES else Answer.INDETERMINATE

    def __or__(self, other: "Answer") -> "Answer":
        """No only if both are."""
        if Answer.YES in (self, other):
            return Answer.YES
        return Answer.NO if self is other is Answer.NO else Answer.INDETERMINATE

    def __invert__(self) -> "Answer":
        """Yes for no, no for yes."""
        return {Answer.YES: Answer.NO, Answer.NO: Answer.YES}.get(self, self)

    @property
    def possible(self) -> bool:
        """Whether it may be so: anything but a clear no."""
        return self is not Answer.NO


def surely(yes: bool, no: bool) -> Answer:  # noqa: FBT001 - both are the two halves of one question
    """Yes if it must be so, no if it cannot be so, indeterminate in between."""
    if yes:
        return Answer.YES
    return Answer.NO if no else Answer.INDETERMINATE
