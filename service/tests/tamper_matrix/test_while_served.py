"""A log that is not what was signed of it is neither signed nor written to, and the mark shows it to a stranger."""

from pathlib import Path
from random import Random

import pytest

from service.tests.tamper_matrix.scene import BODY, Original, a_copy
from service.tests.tamper_matrix.test_matrix import DOCUMENT, VICTIMS
from service.tests.tamper_matrix.while_served import LOSSES, Loss, Told, mark, signed_and_lost, table

EVERY_LOSS = pytest.mark.parametrize("loss", LOSSES, ids=lambda one: one.what)


def told(loss: Loss, original: Original, server: str, folder: Path, number: int) -> tuple[Told, int]:
    """What the service answers, and how the verifier exits with the service's own mark in hand."""
    chance = Random(f"{loss.what}/{number}")  # noqa: S311 - a fixed course
    with a_copy(original, server, folder / str(number), chance, number) as scene:
        answers = signed_and_lost(scene, loss)
        held = "--key", original.vkey, "--checkpoint", mark(scene)
        code = scene.program.run("verify", "--body", BODY, *held).exit_code
    print(f"{loss.what}/{number}", answers, code)  # noqa: T201
    return answers, code


def wanted(loss: Loss) -> tuple[Told, int]:
    """What the table says of it."""
    return Told({loss.signing}, {loss.recording}, readable=True), 1


@EVERY_LOSS
def test_what_was_lost_is_neither_signed_nor_written_to(
    original: Original, postgres_server: str, tmp_path: Path, loss: Loss
) -> None:
    number = sum(map(ord, loss.what + original.url[:6])) % VICTIMS
    assert told(loss, original, postgres_server, tmp_path, number) == wanted(loss)


@pytest.mark.heavy
@EVERY_LOSS
def test_no_loss_is_signed_or_written_to_whatever_was_lost(
    original: Original, postgres_server: str, tmp_path: Path, loss: Loss
) -> None:
    found = {number: told(loss, original, postgres_server, tmp_path, number) for number in range(VICTIMS)}
    assert {number: one for number, one in found.items() if one != wanted(loss)} == {}


def test_the_document_shows_what_the_service_answers() -> None:
    assert "\n".join(table()) in DOCUMENT.read_text(encoding="utf-8")
