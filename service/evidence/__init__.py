"""Evidence packs: made from the log, issued as a fact, and made again from what that fact keeps."""
