"""What is told on a refusal is kept beside the tests: a changed sentence, pointer or evidence is seen in review.

`pytest domain --snapshot-update` writes down what is told now; the difference is then read like any other change.
"""

from collections.abc import Iterator

import pytest
from syrupy.assertion import SnapshotAssertion

from domain.kernel.refusals import Refused
from domain.kernel.spec import Given


@pytest.fixture(autouse=True)
def _told(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, snapshot: SnapshotAssertion
) -> Iterator[None]:
    """Every refusal that an example expects, whole; examples that hypothesis makes up are told differently each time."""
    heard: list[Refused] = []
    if not getattr(request.function, "is_hypothesis_test", False):
        monkeypatch.setattr(Given, "then_refused", _overheard(heard))
    yield
    if heard:
        assert [_whole(one) for one in heard] == snapshot


_refused = Given.then_refused


def _overheard(heard: list[Refused]) -> object:
    def then_refused(record: Given, reason: type[Refused], **facts: object) -> Refused:
        refusal = _refused(record, reason, **facts)
        heard.append(refusal)
        return refusal

    return then_refused


def _whole(refusal: Refused) -> str:
    told = {"at": refusal.pointer, "evidence": refusal.evidence, **refusal.facts}
    shown = "; ".join(f"{name} {_plain(said)}" for name, said in told.items() if said not in (None, (), ""))
    return f"{refusal.code}: {refusal.detail} [{shown}]"


def _plain(said: object) -> str:
    return ", ".join(map(_plain, said)) if isinstance(said, list | tuple | set | frozenset) else str(said)
