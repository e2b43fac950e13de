"""The tests try the same examples in every run, and new ones where they are asked to."""

import shutil
import subprocess

import hypothesis


def test_a_law_is_tried_on_the_same_examples_in_every_run_unless_new_ones_are_asked_for() -> None:
    by_chance = {
        name: not hypothesis.settings.get_profile(name).derandomize for name in ("any machine", "few examples")
    }
    assert not any(by_chance.values())
    assert not hypothesis.settings.get_profile("new examples").derandomize


def test_the_heavy_tests_say_by_which_seed_they_chose() -> None:
    make = shutil.which("make")
    assert make
    told = subprocess.run([make, "-n", "heavy", "SEED=7"], capture_output=True, text=True, check=True)
    assert "echo 'SEED=7'" in told.stdout
    assert "--hypothesis-profile='new examples' --hypothesis-seed=7" in told.stdout
