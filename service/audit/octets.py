"""Bytes of the log that never change, compressed for whoever takes them so (C2SP tlog-tiles, log entries)."""

import gzip
import re
from typing import Final

from fastapi import Request, Response

OCTETS: Final = "application/octet-stream"
FOR_EVER: Final = {"Cache-Control": "private, max-age=31536000, immutable"}
NOT_KEPT: Final = {"Cache-Control": "no-store", "Vary": "Accept-Encoding"}
"""For facts: who reads them again out of a cache would not be entered in the access log."""
TAKES_GZIP: Final = re.compile(r"(?:^|,)\s*gzip\s*(?:;\s*q=(?:1(?:\.0{0,3})?|0\.[0-9]{0,2}[1-9][0-9]{0,2}))?\s*(?:,|$)")
FAST: Final = 1


def octets(content: bytes) -> Response:
    """The bytes as they are: hashes cannot be compressed."""
    return Response(content, media_type=OCTETS, headers=FOR_EVER)


def compressed(content: bytes, request: Request) -> Response:
    """The bytes, as gzip where the request says that it takes that (RFC 9110 section 12.5.3)."""
    if not TAKES_GZIP.search(request.headers.get("accept-encoding", "").lower()):
        return Response(content, media_type=OCTETS, headers=NOT_KEPT)
    packed = gzip.compress(content, FAST, mtime=0)
    return Response(packed, media_type=OCTETS, headers=NOT_KEPT | {"Content-Encoding": "gzip"})
