"""Another's server: the checkpoint is posted to an address, which answers that it has taken it."""

import asyncio
import hashlib
from typing import Final
from urllib.parse import urlsplit

from service.audit.anchors.places import AnchorRefused
from service.audit.prover import SignedTree

SECONDS: Final = 20.0
NOTE: Final = {"Content-Type": "text/plain; charset=utf-8"}
TAKEN: Final = range(200, 300)
DIGITS: Final = 12


class AnchorWebhook:
    """Posts checkpoints to one address; follows no redirect, reads nothing but the status, and waits a bounded time."""

    def __init__(self, address: str, *, seconds: float = SECONDS) -> None:
        """Give up after so many seconds in all."""
        digest = hashlib.sha256(address.encode()).hexdigest()  # the address itself may hold a secret
        self.name = f"webhook at {urlsplit(address).hostname} ({digest[:DIGITS]})"
        self._address, self._seconds = address, seconds

    def take(self, tree: SignedTree) -> None:
        """Post the checkpoint; raises `AnchorRefused` for any answer but 2xx, and where none comes in time."""
        import httpx  # noqa: PLC0415 - a worker that posts nothing does not load it

        try:
            status = asyncio.run(asyncio.wait_for(self._posted(str(tree.note)), self._seconds))
        except TimeoutError:
            raise AnchorRefused("no answer in time") from None
        except httpx.HTTPError as error:
            raise AnchorRefused(f"the post failed with {type(error).__name__}") from None
        if status not in TAKEN:
            raise AnchorRefused(f"the answer was {status}")

    async def _posted(self, note: str) -> int:
        import httpx  # noqa: PLC0415

        async with (
            httpx.AsyncClient(follow_redirects=False, timeout=self._seconds, trust_env=False) as client,
            client.stream("POST", self._address, content=note.encode(), headers=NOTE) as answer,
        ):
            return answer.status_code
