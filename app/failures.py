"""How a question to the backend can fail: known to the desk, the link and the screen, and to nobody's library.

Failure
├── Refused         the backend understood and said no
│   └── NotSignedIn it does not know us (any more)
└── BackendSilent   it cannot be reached, or not now
"""

from app.contract.problems import Problem


class Failure(Exception):  # noqa: N818 - a family of ends, not all of them errors
    """A question was not answered."""


class Refused(Failure):
    """The backend said no: `problem` is worded by the screen, `subject` is what the sentence needs. Final."""

    def __init__(self, problem: Problem, subject: str = "", detail: str = "") -> None:
        super().__init__(problem.value if not detail else f"{problem.value}: {detail}")
        self.problem = problem
        self.subject = subject


class NotSignedIn(Refused):
    """The token is missing, revoked or unknown: only a new sign-in helps. Final."""

    def __init__(self, subject: str = "", detail: str = "") -> None:
        super().__init__(Problem.NOT_SIGNED_IN, subject, detail)


class BackendSilent(Failure):
    """No answer, a broken one, or "not now": the same question may succeed later. Passing."""

    def __init__(self, detail: str = "", problem: Problem | None = None) -> None:
        super().__init__(detail)
        self.problem = problem
        """What the backend itself said, when it was reached."""
