"""The places that the operator has configured: a folder always, mailboxes and webhooks where they are named."""

from service.audit.anchors.folder import AnchorFolder
from service.audit.anchors.notebook import Notebook
from service.audit.anchors.places import Place
from service.audit.anchors.rounds import Rounds
from service.audit.prover import Prover
from service.settings import Settings


def rounds_of(settings: Settings, prover: Prover) -> Rounds:
    """The rounds to every place of these settings."""
    return Rounds(prover, _places(settings), Notebook(settings.data_dir))


def _places(settings: Settings) -> list[Place]:
    places: list[Place] = [AnchorFolder(settings.anchor_dir or settings.data_dir / "anchors")]
    if settings.anchor_mail_to and settings.anchor_mail_server:
        from service.audit.anchors.mail import AnchorMail  # noqa: PLC0415 - only where checkpoints are mailed

        server, sender = settings.anchor_mail_server.get_secret_value(), settings.anchor_mail_from
        places += [AnchorMail(server, sender, recipient) for recipient in settings.anchor_mail_to]
    if settings.anchor_webhooks:
        from service.audit.anchors.webhook import AnchorWebhook  # noqa: PLC0415 - only where they are posted

        places += [AnchorWebhook(address.get_secret_value()) for address in settings.anchor_webhooks]
    return places
