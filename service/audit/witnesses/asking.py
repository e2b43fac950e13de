"""One request to one witness: no redirects, no proxy, at most 64 KiB, within ten seconds (C2SP tlog-witness)."""

import asyncio
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from domain.kernel.values import value
from domain.ledger.submission import Submission
from domain.ledger.trust_policy import Witness

if TYPE_CHECKING:
    from httpx import AsyncClient

PATIENCE: Final = 10.0
LARGEST_ANSWER: Final = 64 * 2**10
PLAIN: Final = {"Accept-Encoding": "identity", "Content-Type": "text/plain; charset=utf-8"}


class NotAnswered(Exception):
    """A witness did not answer; the text is a word for why."""


@value
class Answered:
    """What a witness answered: the status, and the text where it has one that can be read."""

    status: int
    text: str


Told = Answered | NotAnswered


def ask_all(submissions: Mapping[Witness, Submission]) -> dict[Witness, Told]:
    """Ask all of these witnesses at once; takes no longer than the slowest may."""
    return asyncio.run(_ask_all(submissions)) if submissions else {}


async def _ask_all(submissions: Mapping[Witness, Submission]) -> dict[Witness, Told]:
    from httpx import AsyncClient  # noqa: PLC0415 - 90 ms and 5 MB that only a service with witnesses needs

    async with AsyncClient(timeout=PATIENCE, follow_redirects=False, trust_env=False) as client:
        told = await asyncio.gather(*(_ask(client, one, sent) for one, sent in submissions.items()))
    return dict(zip(submissions, told, strict=True))


async def _ask(client: "AsyncClient", witness: Witness, submission: Submission) -> Told:
    from httpx import HTTPError  # noqa: PLC0415 - loaded by now

    try:
        async with asyncio.timeout(PATIENCE):
            return await _answer(client, f"{(witness.url or '').rstrip('/')}/add-checkpoint", submission)
    except NotAnswered as reason:
        return reason
    except TimeoutError:
        return NotAnswered("took-too-long")
    except (HTTPError, ValueError):
        return NotAnswered("unreachable")
    except Exception as error:  # noqa: BLE001 - whatever is wrong with one witness, the others are asked
        return NotAnswered(f"failed-with-{type(error).__name__}")


async def _answer(client: "AsyncClient", url: str, submission: Submission) -> Answered:
    answer = b""
    async with client.stream("POST", url, content=submission.encode().encode(), headers=PLAIN) as response:
        async for piece in response.aiter_raw():
            answer += piece
            if len(answer) > LARGEST_ANSWER:
                raise NotAnswered("answer-too-large")
    return Answered(status=response.status_code, text=answer.decode("utf-8", "replace"))
