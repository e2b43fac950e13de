"""Anchors: checkpoints that leave the building; whoever keeps one can show that the log was cut or written anew."""
