"""Why a request is turned away before anybody reads what it asks."""

from service.problems.refusals import RefusedAtTheDoor

CLOSE = {"Connection": "close"}


class MalformedJson(RefusedAtTheDoor):
    """The body is not JSON as RFC 8259 defines it, in UTF-8."""

    code = "malformed-json"


class DuplicateMember(RefusedAtTheDoor):
    """An object names the same member twice, so nobody can tell which one was meant."""

    code = "duplicate-member"


class NumberOutOfRange(RefusedAtTheDoor):
    """A number is larger than every JSON reader can hold: whole numbers go to 2^53 - 1 either way."""

    code = "number-out-of-range"


class NestingTooDeep(RefusedAtTheDoor):
    """Objects and lists lie within one another more than 64 deep."""

    code = "nesting-too-deep"


class TooManyItems(RefusedAtTheDoor):
    """A list or an object has more than 10,000 entries."""

    code = "too-many-items"


class UnstorableText(RefusedAtTheDoor):
    """A text holds characters that cannot be kept or shown safely.

    Control characters other than line feed and tab, characters that change the direction of writing, halves of
    surrogate pairs, and code points that are not characters.
    """

    code = "unstorable-text"


class ContentTooLarge(RefusedAtTheDoor):
    """The body is larger than this service reads."""

    code = "content-too-large"


class UnsupportedMediaType(RefusedAtTheDoor):
    """The body is not in a form this service reads: uncompressed application/json in UTF-8."""

    code = "unsupported-media-type"


class RequestTimeout(RefusedAtTheDoor):
    """The body did not arrive in time."""

    code = "request-timeout"


class HeadersTooLarge(RefusedAtTheDoor):
    """The address and the headers are longer than this service reads."""

    code = "headers-too-large"


class MisdirectedRequest(RefusedAtTheDoor):
    """This service does not answer under that host name."""

    code = "misdirected-request"


class UnexpectedParameter(RefusedAtTheDoor):
    """The address has a query parameter that is not documented here, so it would have been ignored."""

    code = "unexpected-parameter"


class RepeatedParameter(RefusedAtTheDoor):
    """The address gives a query parameter twice that can have one value only."""

    code = "repeated-parameter"
