"""The tables of the register of procurement decisions."""

from sqlalchemy import BigInteger, Column, Integer, Text

from service.projections.versioned import versioned

awards = versioned(
    "awards",
    Column("award", Text),
    Column("decision", Text),
    Column("case", Text),
    Column("title_digest", Text),
    Column("description_digest", Text),
    Column("terms", Text),  # JSON as in the log
    Column("providers", Text),  # JSON as in the log
    Column("corrected", Integer),  # 1 where a slip in it was
    Column("process", Text),
    Column("awarded", Text),
    Column("services_to", Text),
    Column("ended", Text),
    Column("payable_digest", Text),
    Column("criteria_digest", Text),
    Column("reasons_digest", Text),
    Column("comments_digest", Text),
    key=("award",),
    find=(("process",), ("case",), ("decision",)),
)

abandonments = versioned(
    "abandoned_procurements",
    Column("award", Text),
    Column("decision", Text),
    Column("case", Text),
    Column("title_digest", Text),
    Column("process", Text),
    Column("abandoned", Text),
    Column("reasons_digest", Text),
    key=("award",),
)

modifications = versioned(
    "contract_modifications",
    Column("shown_at", BigInteger),
    Column("award", Text),
    Column("decision", Text),
    Column("urgent", Integer),
    Column("value", Text),  # JSON as in the log
    Column("modified", Text),
    Column("reasons_digest", Text),
    key=("shown_at",),
    find=(("award",),),
)

representations = versioned(  # one waits at a time: 1 until it is answered
    "award_representations",
    Column("award", Text),
    Column("organisation", Text),
    Column("waiting", Integer),
    Column("received", Text),
    Column("account_digest", Text),
    Column("outcome", Text),
    Column("answered", Text),
    Column("reasons_digest", Text),
    key=("award", "organisation", "waiting"),
    find=(("award",),),
)
