"""The witnesses of our logs: asked for cosignatures, which are kept and shown with every checkpoint."""
