"""How a question to Sitniks can fail.

SitniksTrouble
├── SitniksSilent      no answer or a broken one: passing
│   └── SitniksBusy    it said "too many questions" six times in a row
├── TokenRefused       it does not know the token
├── PlanRefused        403: this token may ask nothing, as on a trial plan
└── SitniksRefused     it understood and said no
"""


class SitniksTrouble(Exception):  # noqa: N818 - a family of ends, not all of them errors
    """A question was not answered; no text of the family ever holds the token, a name or a number."""


class SitniksSilent(SitniksTrouble):
    """Passing. `may_have_arrived`: the question was sent, so what it asked for may have been done."""

    def __init__(self, reason: str, *, may_have_arrived: bool = True) -> None:
        super().__init__(reason)
        self.may_have_arrived = may_have_arrived


class SitniksBusy(SitniksSilent):
    """Passing: nothing was done."""

    def __init__(self) -> None:
        super().__init__("429", may_have_arrived=False)


class TokenRefused(SitniksTrouble):
    """Final until somebody enters another token."""


class PlanRefused(SitniksTrouble):
    """Final until the plan or the token's rights change in Sitniks."""


class SitniksRefused(SitniksTrouble):
    """Final; `message` is Sitniks' own sentence, at most 200 characters on one line."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status
        self.message = message
