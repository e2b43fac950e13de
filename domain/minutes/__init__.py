"""Minutes: drafted, confirmed at a later meeting as they are or as amended, and corrected later; never edited."""
