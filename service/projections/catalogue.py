"""All read models of the service; importing this gathers every context's tables."""

from service.projections.versioned import READ_MODELS

__all__ = ["READ_MODELS"]
