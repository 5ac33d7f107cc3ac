"""The steps of a call ordered by a click."""
