"""What the check of a pack does not show, said in so many words."""

from collections.abc import Iterator, Sequence

from verifier.checkpoints import Kept
from verifier.evidence.walk import Walk


def not_shown(walk: Walk, kept: Sequence[Kept], *, with_keys: bool) -> Iterator[str]:
    """The limits of the check of a pack, a sentence each."""
    pack = walk.pack
    if not with_keys:
        yield "no key was given: the one in the pack was used, and whoever forged the pack could have put it there"
    yield (
        f"a pack holds {len(pack.positions)} of the {pack.manifest.position} facts of the record: "
        "that no other bears on the case was not looked at"
    )
    if not pack.with_texts:
        yield "the pack shows no texts: only their digests were there to be looked at"
    if pack.held_back:
        yield f"{len(pack.held_back)} facts are held back: their hashes are proven, what they say was not looked at"
    beyond = [at for at in pack.key_changes if at not in pack.key_changes_in_it]
    if beyond:
        yield (
            f"the log's key was replaced behind the pack ({', '.join(map(str, beyond))}): both keys have signed that, "
            "but that it is on record was not looked at"
        )
    if walk.erased:
        yield f"{walk.erased} texts are gone: that an erasure is on record was not looked at"
    if walk.withheld:
        yield f"{walk.withheld} texts are withheld: what they say, and that it is on record, was not looked at"
    yield from walk.findings.limits
    yield from _of_what_was_kept(walk, kept)


def _of_what_was_kept(walk: Walk, kept: Sequence[Kept]) -> Iterator[str]:
    manifest = walk.pack.manifest
    for one in kept:
        if one.ledger != manifest.body:
            yield f"{one.source} is of another log ({one.checkpoint.origin}) and was not held against this one"
        elif one.index is None and one.checkpoint.size != manifest.position:
            yield (
                f"{one.source} is of {one.checkpoint.size} facts and the pack of {manifest.position}: "
                "ask for a consistency proof between the two"
            )
    if not any(one.ledger == manifest.body and one.checkpoint.size == manifest.position for one in kept):
        yield "no checkpoint kept outside was of this length: a log written anew as a whole would not be noticed"
