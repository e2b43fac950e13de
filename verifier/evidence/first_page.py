"""The first page, for a reader who is no auditor: what was decided, by whom, by which rules, knowing what."""

from collections.abc import Iterator

from verifier.evidence.decisions_page import title
from verifier.evidence.markup import Markup, element, items, page, section, table
from verifier.evidence.record import CaseRecord, PackedFact
from verifier.evidence.telling import link, plainly

SHOWS = {
    "PUBLIC": "It shows no personal or free text, only the fingerprints of such words.",
    "FULL": "It shows personal and free texts that were not erased: keep it where such words may be kept.",
}
NOT_SHOWN = (
    "That what was recorded is true. The pack shows that nobody changed it since.",
    "That nothing else is on record about the case. Ask for the whole record to see that.",
    "That nobody had another interest. Interests are here where they stood in the way, or were found to matter.",
    "That the log was not written anew as a whole by whoever holds its key. A checkpoint kept elsewhere shows that.",
    "The words of documents. They are named by their hashes.",
    "What was recorded later, except as facts up to the position of the pack tell of it.",
)


def first_page(record: CaseRecord) -> bytes:
    """The whole page."""
    it = record.manifest
    name = f"Evidence of case {record.name(it.case)}"
    return page(
        "index.html",
        name,
        element(
            "p",
            f"From the record of {record.name(it.body)}, as known at position {it.position}. ",
            f"{len(record.facts)} facts are in this pack. {SHOWS.get(it.profile, '')}",
        ),
        section("What was decided", *_decided(record)),
        section("By whom", *_by_whom(record)),
        section("Under which rules", *_rules(record)),
        section("Knowing what", *_knowing(record)),
        section("How to check", *_how_to_check(record)),
        section("What this does not show", items(*NOT_SHOWN, *_held_back(record))),
    )


def _decided(record: CaseRecord) -> Iterator[Markup]:
    rows = [(title(record, fact), link(fact.position), _result(fact)) for fact in record.decisions()]
    if not rows:
        yield element("p", "Nothing was decided on this case by then, or the decision is held back here.")
    else:
        yield table("Decisions", ("Decision", "Fact", "How it came out"), rows)
        yield element("p", element("a", "Each step is told on a page of its own.", href="decisions.html"))


def _result(fact: PackedFact) -> str:
    verdict = fact.data.get("verdict")
    if verdict is None:
        return "taken between meetings by those who act for the board"
    tally = verdict["tally"]
    return (
        f"{plainly(verdict['result'])}: {tally['votesFor']} for, {tally['votesAgainst']} against, "
        f"{tally['abstained']} abstained, {tally['excluded']} kept from the question"
    )


def _by_whom(record: CaseRecord) -> Iterator[Markup]:
    for fact in record.decisions():
        said = fact.data
        people = said.get("actors") or [one["person"] for one in said["inputs"]["attending"]]
        yield element("p", f"{title(record, fact)}. In the room, or acting:")
        yield items(*(record.name(person) for person in people))


def _rules(record: CaseRecord) -> Iterator[Markup]:
    boards = {fact.data["board"] for fact in record.decisions()}
    rows = [
        (record.name(fact.data["board"]), fact.data["version"], fact.data["inForceFrom"], link(fact.position))
        for fact in record.of("boards.CharterAdopted")
        if fact.data["board"] in boards
    ]
    yield table("Charters of the boards that decided", ("Board", "Version", "In force from", "Fact"), rows)
    versions = [
        f"{title(record, fact)}: judged under version "
        f"{fact.data['inputs']['charterVersion'] if 'inputs' in fact.data else fact.data['charterVersion']}"
        for fact in record.decisions()
    ]
    yield items(*versions)


def _knowing(record: CaseRecord) -> Iterator[Markup]:
    submitted = [
        f"Version {fact.data['version']} of the case, submitted {str(fact.said['occurredAt'])[:10]}, "
        f"hash {fact.data['contentHash']}"
        for fact in record.of("cases.CaseSubmitted")
        if fact.data["case"] == record.manifest.case
    ]
    interests = sum(1 for _ in record.of("interests.InterestDeclared", "interests.InterestAmended"))
    yield items(*submitted, f"{interests} statements of interests that bear on it")
    links = (("timeline.html", "Everything in order"), ("papers.html", "Papers by their hashes"))
    yield items(*(element("a", told, href=file) for file, told in links))


def _how_to_check(record: CaseRecord) -> Iterator[Markup]:
    yield element(
        "p",
        "You need Python 3.11 with the package cryptography, and the public key of the log, which you got from the "
        "body by another way than this pack. Take the verifier from somebody whom you trust; the one in this pack has "
        "the SHA-256 ",
        element("code", record.manifest.verifier),
        ".",
    )
    yield element("pre", element("code", 'python verifier.pyz PACK.zip --key "THE KEY THAT YOU WERE GIVEN"'))
    yield element(
        "p",
        f"It answers 0 where nothing is wrong. The log is called {record.origin}. Every fact has a receipt that leads "
        "to the signed checkpoint; every file stands with its hash in the sealed list; decisions are judged again and "
        "these pages made again, and compared.",
    )


def _held_back(record: CaseRecord) -> Iterator[Markup]:
    if record.held_back:
        links = [part for at in record.held_back for part in (link(at, held_back=True), " ")]
        told = "Facts that tell of an interest or a breach withheld from publication; their hashes are here: "
        yield element("span", told, *links)
