"""The tables of words that are gone or hidden: what was asked, how it was settled, and which facts it touches."""

from sqlalchemy import BigInteger, Column, Text

from service.projections.versioned import versioned

erasures = versioned(
    "erasures",
    Column("erasure", Text),
    Column("ground", Text),
    Column("person", Text),  # nothing where only facts are named
    Column("facts", Text),  # those named by themselves, as JSON
    Column("retention_class", Text),  # where it is a disposal
    Column("reason_digest", Text),
    Column("source_digest", Text),
    Column("asked_by", Text),
    Column("asked_at", Text),
    Column("state", Text),  # ASKED, ERASED, WITHDRAWN or REJECTED
    Column("settled_by", Text),
    Column("settled_at", Text),
    Column("settled_digest", Text),
    key=("erasure",),
    find=(("person",), ("state",)),
)

erased_facts = versioned(
    "erased_facts",
    Column("target", BigInteger),  # the position of the fact
    Column("erasure", Text),
    key=("target",),
    find=(("erasure",),),
)

withholdings = versioned(
    "withholdings",
    Column("withholding", Text),
    Column("person", Text),
    Column("facts", Text),
    Column("reason_digest", Text),
    Column("ordered_by", Text),
    Column("ordered_at", Text),
    Column("state", Text),  # ORDERED, CONFIRMED or LIFTED
    Column("settled_by", Text),
    Column("settled_at", Text),
    Column("settled_digest", Text),
    key=("withholding",),
    find=(("person",), ("state",)),
)

withheld_facts = versioned(  # looked at whenever a text is shown: see `service.store.vault.REVEAL`
    "withheld_facts",
    Column("target", BigInteger),
    Column("withholding", Text),
    key=("target", "withholding"),
    find=(("withholding",),),
)

accesses = versioned(
    "subject_accesses",
    Column("access", Text),
    Column("person", Text),
    Column("reason_digest", Text),
    Column("given_by", Text),
    Column("given_at", Text),
    key=("access",),
    find=(("person",),),
)
