"""How a question to Ringostat can fail.

RingostatTrouble
├── RingostatSilent    no answer, a broken one or "not now": passing
├── KeyRefused         it does not know the Auth-key
├── ProjectRefused     the key may not do this for this project
└── RingostatRefused   it understood and said no
"""


class RingostatTrouble(Exception):  # noqa: N818 - a family of ends, not all of them errors
    """A question was not answered; no text of the family ever holds the key or a number."""


class RingostatSilent(RingostatTrouble):
    """Passing; `retry_after_s` when Ringostat named a time (at most an hour)."""

    def __init__(self, reason: str, retry_after_s: float | None = None) -> None:
        super().__init__(reason)
        self.retry_after_s = retry_after_s


class KeyRefused(RingostatTrouble):
    """Final until somebody enters another key."""


class ProjectRefused(RingostatTrouble):
    """Final until somebody enters another project or allows it in Ringostat."""


class RingostatRefused(RingostatTrouble):
    """Final; `message` is Ringostat's own sentence, at most 200 characters on one line.

    `code` is JSON-RPC's number for it, when it came as such.
    """

    def __init__(self, message: str, code: int | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.code = code
