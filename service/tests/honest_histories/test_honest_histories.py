"""Of whatever was recorded through the service the verifier finds no fault: neither in the database nor in exports."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

import pytest

from domain.kernel.ids import BodyCode
from service.tests.cli.conftest import Program
from service.tests.honest_histories.course import Course
from service.tests.serving import served
from verifier.program import main

FEW, STEPS = 15, 12
MANY, AT_ONCE, DAYS = 500, 20, 4
Operated = tuple[tuple[str, ...], ...]
ROTATION: Operated = (("rotate", "--prepare"), ("rotate",))
OPERATED: tuple[Operated, ...] = (ROTATION, (), (("rebuild",),), (("compact",),), (("anchor",),))
"""What an operator may do between two days."""


@dataclass
class Kept:
    """What an auditor has in hand: the first key of each log, and checkpoints and receipts from every time."""

    keys: list[str] = field(default_factory=list)
    notes: list[Path] = field(default_factory=list)

    @property
    def arguments(self) -> Iterator[str | Path]:
        """The same for the command line."""
        for name, held in (("--key", self.keys), ("--checkpoint", self.notes)):
            for one in held:
                yield from (name, one)


@dataclass
class Archive:
    """A database that is served day by day, its histories, and what was kept of them."""

    program: Program
    seed: str
    kept: Kept = field(default_factory=Kept)
    courses: list[Course] = field(default_factory=list)

    def day(self, histories: int, steps: int) -> None:
        """Begin so many histories, each as long as chance has it, and keep something of each."""
        with served(self.program.url, self.program.folder / "data") as service:
            for number in range(histories):
                chance = Random(f"{self.seed}/{len(self.courses)}")  # noqa: S311 - a fixed course
                course = Course(service, chance)
                self.kept.keys.append(service.app.state.audit.prover.key.verifier(BodyCode(course.ods)).vkey)
                course.run(chance.randrange(steps // 2, steps * 2))
                self._keep(course, "log/checkpoint")
                self._keep(course, f"log/receipts/{chance.randrange(1, 3)}")
                if number % 2:
                    course.run(2)
                self.courses.append(course)

    @property
    def recorded(self) -> int:
        """How many commands were recorded."""
        return sum(one.recorded for one in self.courses)

    @property
    def refused(self) -> int:
        """How many were refused."""
        return sum(one.refused for one in self.courses)

    def operated(self, commands: Operated) -> None:
        """What the operator does between two days."""
        for command in commands:
            self.program.does(*command)

    def accused(self, capsys: pytest.CaptureFixture[str]) -> list[str]:
        """Whom the verifier finds fault with, in the database or in the export of one of the bodies."""
        held = ("--master-key-file", self.program.folder / "data" / "master.key", *self.kept.arguments)
        done = self.program.run("verify", "--replay", *held)
        found = [] if done.exit_code == 0 else [f"{self.seed}: {done.exit_code} {done.stdout[:3000]} {done.stderr}"]
        for course in self.courses:
            found += self._accused_by_export(capsys, course)
        return found

    def _accused_by_export(self, capsys: pytest.CaptureFixture[str], course: Course) -> Iterator[str]:
        file = self.program.folder / f"{course.ods}.jsonl"
        texts = ("--with-texts", "--reason", "a test") if course.chance.random() < 0.5 else ()
        self.program.does("export", "--body", course.ods, "--output", file, *texts)
        mine = [str(one) for one in self.kept.notes if one.name.startswith(f"{course.ods}-")]
        held = [part for one in mine for part in ("--checkpoint", one)]
        capsys.readouterr()
        code = main([str(file), "--replay", *(part for key in self.kept.keys for part in ("--key", key)), *held])
        if code != 0:
            yield f"{self.seed} {course.ods}: {code} {capsys.readouterr().out[:3000]}"
        file.unlink()

    def _keep(self, course: Course, path: str) -> None:
        answer = course.officers[0].get(path)
        assert answer.status_code == 200, answer.text
        file = self.program.folder / f"{course.ods}-{len(self.kept.notes)}.kept"
        file.write_text(answer.text, encoding="utf-8")
        self.kept.notes.append(file)


def test_nobody_is_accused_who_recorded_honestly(
    database_url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    archive = Archive(Program(database_url, tmp_path), "always the same")
    archive.day(FEW - 3, STEPS)
    archive.operated(ROTATION)
    archive.day(3, STEPS)
    assert archive.recorded > 30 * FEW, "too little was recorded to show anything"
    assert archive.accused(capsys) == []


@pytest.mark.heavy
@pytest.mark.parametrize("number", range(MANY // AT_ONCE))
def test_of_a_thousand_honest_histories_none_is_accused(
    pytestconfig: pytest.Config, database_url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], number: int
) -> None:
    """Five hundred on each database, in as many bodies, twenty to a database."""
    archive = Archive(Program(database_url, tmp_path), f"{pytestconfig.getoption('hypothesis_seed')}/{number}")
    for day in range(DAYS):
        archive.day(AT_ONCE // DAYS, STEPS * 2)
        archive.operated(OPERATED[(number + day) % len(OPERATED)])
    print(f"{archive.seed}: {archive.recorded} commands recorded, {archive.refused} refused")  # noqa: T201
    assert archive.accused(capsys) == []
