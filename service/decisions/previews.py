"""What a decision would be if it were taken now; nothing is recorded."""

from fastapi import Request

from domain.decisions.commands import PreviewDecision
from domain.decisions.previewing import preview
from domain.kernel.codec import write
from service.bus import reading
from service.decisions.shown import DecisionPreview
from service.problems.responses import problem_document
from service.store.databases import Database


def preview_of(request: Request, command: PreviewDecision) -> DecisionPreview:
    """The verdict on a motion as things stand, also while its vote is open; raises `Refused` where none can be had."""
    database: Database = request.app.state.database
    found = preview(command, reading(database.reader(), request.path_params["ods"]))
    return DecisionPreview(
        outcome=found.outcome.name,
        verdict=write(found.verdict, str),
        hindrances=tuple(problem_document(one, request.scope) for one in found.hindrances),
    )
