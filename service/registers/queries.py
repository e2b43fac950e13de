"""Finds policies, decision-making staff and legal holds."""

from service.registers.shown import DecisionMakerShown, HoldShown, PolicyShown
from service.registers.tables import decision_makers, legal_holds, policies
from service.viewing.page_asked import PageAsked
from service.viewing.paging import Found, page
from service.viewing.viewpoint import Viewpoint


def policies_page(view: Viewpoint, asked: PageAsked) -> tuple[tuple[PolicyShown, ...], Found]:
    """A page of the policies that were adopted."""
    found = page(view, policies, limit=asked.limit, after=asked.after)
    return tuple(PolicyShown.model_validate(row) for row in found.rows), found


def decision_makers_page(view: Viewpoint, asked: PageAsked) -> tuple[tuple[DecisionMakerShown, ...], Found]:
    """A page of those who were named as decision-making staff."""
    found = page(view, decision_makers, limit=asked.limit, after=asked.after)
    return tuple(DecisionMakerShown.model_validate(row) for row in found.rows), found


def holds_page(view: Viewpoint, asked: PageAsked) -> tuple[tuple[HoldShown, ...], Found]:
    """A page of legal holds, lifted ones included."""
    found = page(view, legal_holds, limit=asked.limit, after=asked.after)
    texts = view.texts(digest for row in found.rows for digest in (row["why_digest"], row["lifted_digest"]))
    shown = (
        HoldShown.model_validate(row | {"why": texts[row["why_digest"]], "lifted_because": texts[row["lifted_digest"]]})
        for row in found.rows
    )
    return tuple(shown), found
