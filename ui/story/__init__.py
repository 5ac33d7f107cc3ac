"""The demo without a display: one whole conversation, driven and proven."""
