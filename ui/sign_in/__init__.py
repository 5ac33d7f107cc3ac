"""Joining a desk to its backend: an address and a pairing code."""
