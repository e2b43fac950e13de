"""A mailbox: the checkpoint is sent as an e-mail, in the text and as a file."""

import smtplib
import ssl
from email.message import EmailMessage
from typing import Final
from urllib.parse import unquote, urlsplit

from service.audit.anchors.places import AnchorRefused, file_name
from service.audit.prover import SignedTree
from service.settings import is_loopback

SECONDS: Final = 20.0
PORTS: Final = {"smtp": 25, "smtp+starttls": 587, "smtps": 465}


class AnchorMail:
    """Sends checkpoints to one recipient through a mail server: `smtp`, `smtp+starttls` or `smtps://user:word@host`."""

    def __init__(self, server: str, sender: str, recipient: str, *, seconds: float = SECONDS) -> None:
        """Wait no longer than so many seconds for each answer of the server."""
        self.name = f"mail to {recipient}"
        self._server, self._sender, self._recipient, self._seconds = urlsplit(server), sender, recipient, seconds

    def take(self, tree: SignedTree) -> None:
        """Send the checkpoint; raises `AnchorRefused` where the server does not take it, and `OSError`."""
        try:
            with self._connected() as server:
                self._sign_in(server)
                server.send_message(self._message(tree))
        except smtplib.SMTPException as error:
            raise AnchorRefused(f"the mail server answered with {type(error).__name__}") from None

    def _sign_in(self, server: smtplib.SMTP) -> None:
        if not self._server.username:
            return
        if not isinstance(server.sock, ssl.SSLSocket) and not is_loopback(self._server.hostname or ""):
            raise AnchorRefused("a password is sent over TLS only, and the mail server was reached without")
        server.login(unquote(self._server.username), unquote(self._server.password or ""))

    def _connected(self) -> smtplib.SMTP:
        kind, host = self._server.scheme, self._server.hostname or ""
        port, trusted = self._server.port or PORTS[kind], ssl.create_default_context()
        if kind == "smtps":
            return smtplib.SMTP_SSL(host, port, timeout=self._seconds, context=trusted)
        server = smtplib.SMTP(host, port, timeout=self._seconds)
        if kind == "smtp+starttls":
            server.starttls(context=trusted)
        return server

    def _message(self, tree: SignedTree) -> EmailMessage:
        note = str(tree.note)
        message = EmailMessage()
        message["From"], message["To"] = self._sender, self._recipient
        message["Subject"] = f"Checkpoint of {tree.checkpoint.origin}: {tree.checkpoint.size} facts"
        message.set_content(f"Keep this checkpoint where the log's operator cannot reach it.\n\n{note}")
        message.add_attachment(note.encode(), maintype="application", subtype="octet-stream", filename=file_name(tree))
        return message
