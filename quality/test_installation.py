"""What is installed is what was reviewed: one index, one version of each tool wherever it is named."""

import re
import tomllib
from typing import Any
from urllib.parse import urlsplit

import pytest
import yaml

from quality.sources import ROOT
from service.health import PUBLISHED
from service.settings import Settings, variable_name

INDEX = frozenset({"pypi.org", "files.pythonhosted.org"})


def test_the_lock_names_no_other_index() -> None:
    hosts = {urlsplit(address).hostname for address in re.findall(r'"(https?://[^"]+)"', _text("uv.lock"))}
    assert hosts <= INDEX


def test_nothing_in_the_lock_needs_a_compiler() -> None:
    """Every package has a wheel that is pure Python or made for this Python on Linux, on Intel and on ARM."""
    packages = [package for package in tomllib.loads(_text("uv.lock"))["package"] if "registry" in package["source"]]
    lacking = [
        package["name"]
        for package in packages
        for machine in ("x86_64", "aarch64")
        if not any(_installs(wheel["url"], machine) for wheel in package.get("wheels", ()))
    ]
    assert not lacking, f"{lacking}"


def test_what_is_served_of_the_published_interface_is_in_the_package_and_the_image() -> None:
    folder = PUBLISHED.parent.relative_to(ROOT).as_posix()
    assert folder in tomllib.loads(_text("pyproject.toml"))["tool"]["uv"]["build-backend"]["module-name"]
    assert f"COPY {folder} {folder}\n" in _text("Dockerfile")
    assert f"!{folder}/\n" in _text(".dockerignore")


def test_uv_is_the_same_everywhere() -> None:
    pinned = re.search(r"^uv==(\S+)", _text("scripts/uv.txt"), re.MULTILINE)
    assert pinned
    mentioned = {
        found
        for file in ("Dockerfile", "CONTRIBUTING.md")
        for found in re.findall(r"uv[=: @]+(\d+\.\d+\.\d+)", _text(file))
    }
    assert mentioned <= {pinned[1]}


def test_continuous_integration_runs_the_tests_and_nothing_else() -> None:
    commands = [line for line in _text(".ci/run").splitlines() if line and not line.startswith(("#", "set ", "cd "))]
    assert commands == ["make test"]


def test_images_are_named_with_their_exact_version() -> None:
    named = re.findall(r"(?:ARG PYTHON=|image: )(\S+:\S+)", _text("Dockerfile") + _text("compose.yaml"))
    assert len(named) == 2
    assert not [image for image in named if not re.search(r":\d+\.\d+(\.\d+)?-", image)]


@pytest.mark.parametrize(
    "file", ["Dockerfile", "compose.yaml", "example.env", "README.md", "SECURITY.md", "CONTRIBUTING.md"]
)
def test_every_setting_that_is_mentioned_exists(file: str) -> None:
    known = {variable_name(field) for field in Settings.model_fields}
    assert set(re.findall(r"\bDECISIONS_[A-Z_]+\b", _text(file))) <= known


def test_what_runs_in_a_container_can_write_nothing_but_its_data() -> None:
    services: dict[str, dict[str, Any]] = yaml.safe_load(_text("compose.yaml"))["services"]
    for service in services.values():
        assert service["read_only"] is True
        assert service["cap_drop"] == ["ALL"]
        assert service["security_opt"] == ["no-new-privileges:true"]
    assert re.search(r"^USER [1-9]\d+:", _text("Dockerfile"), re.MULTILINE)


def _installs(url: str, machine: str) -> bool:
    wheel = url.rsplit("/", 1)[-1]
    pure = wheel.endswith("-none-any.whl")
    made_for_it = (
        re.search(r"-(cp311-cp311|cp3\d+-abi3|py3-none)-", wheel) and "manylinux" in wheel and machine in wheel
    )
    return pure or bool(made_for_it)


def _text(file: str) -> str:
    return (ROOT / file).read_text(encoding="utf-8")
