"""Personal and free texts as the API shows them: the text, or that it has been erased."""

from typing import Literal

from service.recording.receipts import Shown


class Erased(Shown):
    """In place of a text that has been erased; that it was there can still be proven."""

    erased: Literal[True] = True


ShownText = str | Erased | None
"""What `Texts` answers: a text, `{"erased": true}`, or nothing where there never was one."""
