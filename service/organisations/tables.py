"""The tables in which organisations, links and memberships are found."""

from sqlalchemy import BigInteger, Column, Integer, Text

from service.projections.versioned import versioned

bodies = versioned(
    "bodies",
    Column("body", Text),
    Column("name", Text),
    Column("corrected", Integer),  # 1 where a slip in it was
    Column("kind", Text),
    Column("established", Text),
    Column("abolished", Text),
    key=("body",),
)

organisations = versioned(
    "organisations",
    Column("organisation", Text),
    Column("name", Text),
    Column("corrected", Integer),  # 1 where a slip in it was
    Column("kind", Text),
    Column("registry", Text),
    Column("opened", Text),
    Column("closed", Text),
    key=("organisation",),
    find=(("kind",),),
)

names = versioned(  # a row for each name that an organisation ever had
    "organisation_names",
    Column("organisation", Text),
    Column("shown_at", BigInteger),
    Column("name", Text),
    Column("corrected", Integer),  # 1 where a slip in it was
    Column("since_day", Text),
    key=("organisation", "shown_at"),
    find=(("organisation",),),
)

links = versioned(
    "organisation_links",
    Column("link", Text),
    Column("holder", Text),
    Column("held", Text),
    Column("kind", Text),
    Column("held_from", Text),
    Column("held_to", Text),
    key=("link",),
    find=(("holder",), ("held",)),
)

patient_counts = versioned(
    "patient_counts",
    Column("shown_at", BigInteger),
    Column("organisation", Text),
    Column("counted", Text),
    Column("patients", Integer),
    Column("told_by", Text),
    key=("shown_at",),
    find=(("organisation",),),
)

memberships = versioned(
    "memberships",
    Column("organisation", Text),
    Column("body", Text),
    Column("joined", Text),
    Column("left", Text),
    Column("lasting", Integer),  # 1 until an end is recorded: at most one lasting membership at a time
    key=("organisation", "body", "lasting"),
    find=(("organisation",),),
)
