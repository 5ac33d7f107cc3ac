"""Secrets in what somebody sent: blotted out before it is kept for people to read."""

import re

BLOT = "…"
_TOKEN = re.compile(r"""(token[\\"']*\s*(?:=|:|%3D|\\u003D)\s*[\\"']*)[^\s"'&<>,;}\\]+""", re.IGNORECASE)


def blotted(text: str, *secrets: str) -> str:
    """The text without these secrets, and without the value of anything called a token."""
    for secret in secrets:
        text = text.replace(secret, BLOT)
    return _TOKEN.sub(rf"\1{BLOT}", text)
