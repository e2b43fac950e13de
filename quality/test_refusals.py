"""Every reason to refuse has a code of its own, which is the name of a page and never changes."""

import re
from collections import Counter
from collections.abc import Iterator
from importlib import import_module

from domain.kernel.refusals import Refused
from quality.sources import ROOT, product

KEBAB = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


def test_no_two_refusals_share_a_code() -> None:
    shared = {code: _named(code) for code, times in Counter(kind.code for kind in _refusals()).items() if times > 1}
    assert not shared, f"{shared}"


def test_a_code_is_written_in_kebab_case() -> None:
    odd = [f"{kind.__qualname__}: {kind.code}" for kind in _refusals() if not KEBAB.fullmatch(kind.code)]
    assert not odd, "\n".join(odd)


def test_a_refusal_gives_its_reason_in_a_sentence() -> None:
    odd = [f"{kind.__qualname__}: {kind.title()!r}" for kind in _refusals() if not kind.title().endswith(".")]
    assert not odd, "\n".join(odd)


def test_there_are_refusals_to_look_at() -> None:
    assert len(list(_refusals())) > 1


def test_the_page_of_rules_that_bend_is_of_these_rules() -> None:
    page = (ROOT / "openapi" / "rules-that-bend.md").read_text(encoding="utf-8")
    told = set(re.findall(r"^\| `([a-z0-9-]+)` \|", page, re.MULTILINE))
    assert told == {kind.code for kind in _refusals() if kind.bends}, "run `decisions openapi` and commit it"


def test_no_refusal_at_the_door_bends() -> None:
    assert not [kind.code for kind in _refusals() if kind.bends and not kind.__module__.startswith("domain.")]


def _named(code: str) -> list[str]:
    return [f"{kind.__module__}.{kind.__qualname__}" for kind in _refusals() if kind.code == code]


def _refusals() -> Iterator[type[Refused]]:
    """Every refusal of the domain and the service that states a code."""
    for source in product():
        if source.path.name != "__main__.py" and "Refused" in source.text:
            import_module(source.name.removesuffix(".py").removesuffix("/__init__").replace("/", "."))
    yield from sorted(set(_below(Refused)), key=lambda kind: kind.__qualname__)


def _below(kind: type[Refused]) -> Iterator[type[Refused]]:
    for heir in kind.__subclasses__():
        if not heir.__module__.startswith(("domain.tests", "service.tests")) and "code" in vars(heir):
            yield heir
        yield from _below(heir)
