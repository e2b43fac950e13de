"""Personal and free texts as the API shows them: the text, or that it is erased or withheld."""

from typing import Literal

from service.recording.receipts import Shown


class Erased(Shown):
    """In place of a text that has been erased; that it was there can still be proven."""

    erased: Literal[True] = True


class Withheld(Shown):
    """In place of a text that is hidden from every reader; it is still there."""

    withheld: Literal[True] = True


ShownText = str | Erased | Withheld | None
"""What `Texts` answers: a text, `{"erased": true}`, `{"withheld": true}`, or nothing where there never was one."""
