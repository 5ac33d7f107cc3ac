"""Everything without a screen."""
