"""The decisions on a case, step by step: what was put, who stood where, what stood in the way, and what followed."""

from collections.abc import Iterator
from typing import Any

from verifier.evidence.markup import Markup, element, items, page, section, table
from verifier.evidence.record import CaseRecord, PackedFact
from verifier.evidence.telling import fields, link, plainly, words

Said = dict[str, Any]
TALLY = ("votesFor", "votesAgainst", "abstained", "presentNotVoting", "excluded", "absent", "notEntitled", "vacant")


def decisions_page(record: CaseRecord) -> bytes:
    """Every decision on the case, and how it was judged again where knowledge came late."""
    parts = [_decision(record, fact) for fact in record.decisions()]
    anew = record.of("decisions.DecisionRejudged", "decisions.ChairsActionRejudged")
    parts += [_judged_anew(record, fact) for fact in anew if fact.data.get("case") == record.manifest.case]
    nothing = element("p", "No decision on this case was on record.")
    return page("decisions.html", "The decisions, step by step", *(parts or [nothing]))


def title(record: CaseRecord, fact: PackedFact) -> str:
    """A decision by its board, number and day, with its outcome."""
    said = fact.data
    return f"{record.name(said['board'])}, decision {said['number']} of {said['decided']}: {plainly(said['outcome'])}"


def _decision(record: CaseRecord, fact: PackedFact) -> Markup:
    said = fact.data
    motion = record.about("meetings.MotionPut", motion=said.get("motion"))
    put = said.get("text") or (motion.data["text"] if motion else "(the motion is not in this pack)")
    parts: list[object] = [
        element("p", "Fact ", link(fact.position), ", happened ", str(fact.said["occurredAt"])),
        element("blockquote", element("bdi", put)),
        *_broken(fact),
    ]
    if "verdict" in said:
        parts += [*_verdict(record, said["inputs"], said["verdict"])]
    parts += _conflicts(record, said.get("inputs", said).get("exclusions", []))
    parts.append(element("details", element("summary", "All that the fact says"), fields(record, fact), open="open"))
    return section(title(record, fact), *parts)


def _judged_anew(record: CaseRecord, fact: PackedFact) -> Markup:
    said, parts = (
        fact.data,
        [element("p", "Fact ", link(fact.position), ", because of fact ", link(fact.data["cause"]))],
    )
    if "verdict" in said:
        told = f"Then: {plainly(said['outcomeThen'])}. Judged with what is known now: {plainly(said['outcomeNow'])}."
        parts += [element("p", told), *_verdict(record, said["inputs"], said["verdict"])]
    parts += _conflicts(record, said.get("inputs", said).get("exclusions", []))
    return section(f"Judged again: the decision of fact {said['takenAt']}, which stands as it was", *parts)


def _verdict(record: CaseRecord, inputs: Said, verdict: Said) -> Iterator[Markup]:
    titles = {seat["seat"]: seat["title"] for seat in inputs["roster"]}
    quorum, tally = verdict["quorum"], verdict["tally"]
    there = "was there" if quorum["quorate"] else "was not there"
    yield element(
        "p",
        f"{plainly(verdict['result']).capitalize()}. The quorum of {quorum['needed']} {there}: "
        f"{quorum['counted']} counted. Judged under version {inputs['charterVersion']} of the charter. "
        f"Within the board's limit: {plainly(verdict['withinLimit'])}.",
    )
    yield element("ol", *(element("li", step["sentence"]) for step in verdict["steps"]))
    yield table("Votes", map(words, TALLY), [[tally[name] for name in TALLY]])
    rows = [
        (titles.get(one["seat"], one["seat"]), record.name(one.get("holder", "nobody")), plainly(one["standing"]))
        for one in verdict["standings"]
    ]
    yield table("Where each seat stood", ("Seat", "Held by", "Stood"), rows)


def _conflicts(record: CaseRecord, exclusions: list[Said]) -> Iterator[Markup]:
    if exclusions:
        rows = [
            (
                record.name(one["person"]),
                plainly(one["ground"]),
                items(*(_finding(record, finding) for finding in one["findings"])),
                plainly(one["management"]),
                link(one["ruledAt"]) if one.get("ruledAt") else "no ruling",
            )
            for one in exclusions
        ]
        heads = ("Person", "Ground", "What the record showed", "How it was managed", "Ruling")
        yield table("What stood between people and the question", heads, rows)


def _finding(record: CaseRecord, finding: Said) -> str:
    path = "; ".join(
        f"{plainly(step['relation'])} {record.name(step['to'].partition(':')[2] or step['to'])}"
        + (f" (fact {step['shownAt']})" if step.get("shownAt") else "")
        for step in finding["path"]
    )
    return f"{plainly(finding['level'])}, {plainly(finding['match'])}: {path}"


def _broken(fact: PackedFact) -> Iterator[Markup]:
    found = fact.said.get("findings", [])
    if found:
        rows = [(one["rule"], one.get("citation", ""), ", ".join(map(str, one["evidence"]))) for one in found]
        yield table("Rules that were not kept", ("Rule", "Source", "Shown at"), rows)
