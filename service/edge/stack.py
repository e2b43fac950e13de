"""The edge in its order, from the outside in."""

from fastapi import FastAPI

from service.edge.accidents import NothingEscapes
from service.edge.body_limit import BoundedBody
from service.edge.framing import Unambiguous
from service.edge.head_requests import AnswerHead
from service.edge.request_ids import MirrorRequestIds
from service.edge.security_headers import SecureByDefault
from service.settings import Settings


def install_edge(app: FastAPI, settings: Settings) -> None:
    """Put the edge around an application: once, around the outermost; mounted applications are inside it."""
    # The one that is added last stands outermost.
    app.add_middleware(BoundedBody, body_limit=settings.body_limit)
    app.add_middleware(Unambiguous, header_limit=settings.header_limit, hosts=settings.accepted_hosts)
    app.add_middleware(NothingEscapes)
    app.add_middleware(AnswerHead)
    app.add_middleware(SecureByDefault)
    app.add_middleware(MirrorRequestIds)
