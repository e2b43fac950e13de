"""How a refusal is told to whoever asked: RFC 9457 problem documents, one page for each reason, and nothing leaked."""

from service.problems.document import describe_problems, document_problems
from service.problems.handlers import install_problems
from service.problems.pages import router
from service.problems.refusals import RefusedAtTheDoor
from service.problems.responses import problem_response
from service.problems.statuses import STATUSES, status_of

__all__ = [
    "STATUSES",
    "RefusedAtTheDoor",
    "describe_problems",
    "document_problems",
    "install_problems",
    "problem_response",
    "router",
    "status_of",
]
