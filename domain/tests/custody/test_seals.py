"""How the access log is sealed: only where it has grown, and by a link of its chain."""

from dataclasses import replace

import pytest

from domain.custody.commands import SealAccessLog
from domain.custody.decider import decider
from domain.custody.events import AccessLogSealed
from domain.custody.policies import NothingToSeal
from domain.kernel.ids import BodyCode
from domain.kernel.spec import ASKED, given
from domain.ledger.base64text import base64_text

LINK = base64_text(bytes(32))
SEAL = SealAccessLog(asked=ASKED, body=BodyCode("08W"), entries=3, link=LINK)
SEALED = AccessLogSealed(body=BodyCode("08W"), entries=3, link=LINK)


def test_an_access_log_is_sealed_when_it_has_grown() -> None:
    given(decider).when(SEAL).then(SEALED)
    given(decider, SEALED).when(replace(SEAL, entries=4)).then(replace(SEALED, entries=4))


@pytest.mark.parametrize("entries", [0, 2, 3])
def test_what_is_sealed_is_not_sealed_again(entries: int) -> None:
    given(decider, SEALED).when(replace(SEAL, entries=entries)).then_refused(NothingToSeal)


@pytest.mark.parametrize("link", ["", "x", base64_text(bytes(31)), LINK.rstrip("=")])
def test_a_seal_names_a_link(link: str) -> None:
    given(decider).when(replace(SEAL, link=link)).then_refused(NothingToSeal)


def test_an_empty_access_log_is_not_sealed() -> None:
    given(decider).when(replace(SEAL, entries=0)).then_refused(NothingToSeal)
