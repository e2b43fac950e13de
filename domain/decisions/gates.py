"""The rules for what takes a case further, in the order of the book: for any approval, and for a motion's decision."""

from domain.decisions.advancing import (
    a_board_approves_within_its_limit,
    a_carried_recommendation_makes_a_new_proposal,
    final_approval_needs_due_diligence,
    no_decision_while_a_ballot_in_writing_runs,
    the_version_decided_still_stands,
    what_is_approved_is_on_the_basis_of_the_limit,
    what_is_approved_was_proposed,
)
from domain.decisions.versions import an_approval_names_the_one_that_it_replaces

GATES = (
    the_version_decided_still_stands,
    an_approval_names_the_one_that_it_replaces,
    what_is_approved_was_proposed,
    final_approval_needs_due_diligence,
    a_board_approves_within_its_limit,
    what_is_approved_is_on_the_basis_of_the_limit,
)
ADVANCING = (
    no_decision_while_a_ballot_in_writing_runs,
    *GATES,
    a_carried_recommendation_makes_a_new_proposal,
)
