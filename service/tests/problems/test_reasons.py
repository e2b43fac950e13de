"""A reason for a refusal tells what it means by the rules that give it, as they stand in the code."""

from html import unescape

from domain.kernel.refusals import Refused
from service.app import reasons
from service.problems.reasons import reasons_of
from service.tests.serving import Service


class TooLoud(Refused):
    """Somebody is too loud."""

    code = "too-loud-of-the-test"


class TooLong(Refused):
    """Somebody talks for too long."""

    code = "too-long-of-the-test"


def nobody_shouts(_command: object, known: int) -> Refused | None:
    """Standing order 12.1: who shouts is not heard."""
    return TooLoud() if known else None


def nobody_talks_for_ever(_command: object, known: int) -> list[Refused]:
    """Standing order 12.2."""
    nobody_shouts(_command, known)
    return [TooLong() for _ in range(known)]


KINDS: dict[str, type[Refused]] = {kind.code: kind for kind in (TooLoud, TooLong)}


def test_a_reason_has_the_rules_that_name_it_and_not_those_that_only_ask_such_a_rule() -> None:
    found = reasons_of(KINDS, [nobody_shouts, nobody_talks_for_ever])
    assert found["too-loud-of-the-test"].rules == (nobody_shouts,)
    assert found["too-long-of-the-test"].rules == (nobody_talks_for_ever,)
    assert found["too-loud-of-the-test"].description == "Nobody shouts."
    assert reasons_of(KINDS, [])["too-long-of-the-test"].description == "Somebody talks for too long."


def test_every_reason_of_the_domain_names_a_rule() -> None:
    lacking = [code for code, one in reasons().items() if one.kind.__module__.startswith("domain.") and not one.rules]
    assert [code for code in lacking if ".tests." not in reasons()[code].kind.__module__] == []


def test_no_page_of_a_reason_is_empty(service: Service) -> None:
    listed = service.client.get("/problems").json()["results"]
    assert len(listed) > 250
    assert [one["type"] for one in listed if not one["description"].strip()] == []


def test_the_page_of_a_reason_shows_its_rules_with_their_sources(service: Service) -> None:
    told = service.client.get("/problems/own-conflict-ruled").json()
    assert told["description"] == "Nobody rules on their own conflict."
    assert [rule["rule"] for rule in told["rules"]] == ["nobody-rules-on-their-own-conflict"]
    page = service.client.get("/problems/own-conflict-ruled", headers={"Accept": "text/html"}).text
    assert told["rules"][0]["citation"] in unescape(page)
