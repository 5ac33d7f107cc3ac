"""A question that is answered with a problem: its code, its HTTP status, and what the sentence needs."""

from app.contract.problems import Problem, ProblemDetails

STATUSES: dict[Problem, int] = {
    Problem.NOT_SIGNED_IN: 401,
    Problem.NOT_ALLOWED: 403,
    Problem.NOT_FOUND: 404,
    Problem.BAD_REQUEST: 400,
    Problem.TOO_LARGE: 413,
    Problem.CODE_WRONG: 403,
    Problem.CODE_EXPIRED: 403,
    Problem.TOO_MANY_TRIES: 429,
    Problem.NUMBER_NOT_VALID: 422,
    Problem.NUMBER_TAKEN: 409,
    Problem.RECORDING_NOT_READY: 409,
    Problem.RECORDING_GONE: 410,
    Problem.TOO_MANY_RECORDINGS: 413,
    Problem.RANGE_NOT_SATISFIABLE: 416,
    Problem.NOT_SET_UP: 409,
    Problem.KEY_REFUSED: 422,
    Problem.KEY_LOST: 409,
    Problem.PROJECT_REFUSED: 422,
    Problem.RINGOSTAT_SILENT: 503,
    Problem.RINGOSTAT_REFUSED: 502,
    Problem.OPERATOR_MISSING: 409,
    Problem.OPERATOR_OFFLINE: 409,
    Problem.CLIENT_BEING_CALLED: 409,
    Problem.MERGE_TOO_OLD: 409,
    Problem.MERGED_AGAIN: 409,
    Problem.NUMBERS_MOVED: 409,
    Problem.ALREADY_CLAIMED: 409,
    Problem.SITNIKS_TOKEN_REFUSED: 422,
    Problem.SITNIKS_PLAN_REFUSED: 422,
    Problem.SITNIKS_SILENT: 503,
    Problem.SITNIKS_REFUSED: 502,
    Problem.ADDRESS_NOT_ALLOWED: 422,
    Problem.MANAGER_IN_USE: 409,
    Problem.ORDER_NUMBER_TAKEN: 409,
    Problem.FILE_NOT_READABLE: 422,
    Problem.TOO_MANY_ROWS: 413,
    Problem.COLUMN_MISSING: 422,
    Problem.LAST_ADMIN: 409,
    Problem.STORAGE_UNAVAILABLE: 503,
    Problem.BUG: 500,
}


class Refusal(Exception):  # noqa: N818 - an expected end of a question, not an error
    """Answered as `application/problem+json`. `detail` is for developers and holds nothing secret."""

    def __init__(
        self, problem: Problem, *, subject: str = "", detail: str = "", headers: dict[str, str] | None = None
    ) -> None:
        super().__init__(problem)
        self.problem = problem
        self.subject = subject
        self.detail = detail
        self.headers = headers or {}

    @property
    def status(self) -> int:
        return STATUSES[self.problem]

    def details(self) -> ProblemDetails:
        title = self.problem.replace("_", " ").capitalize()
        return ProblemDetails(
            code=self.problem, title=title, status=self.status, subject=self.subject, detail=self.detail
        )


def found[T](what: T | None) -> T:
    """What was looked for.

    Raises:
        Refusal: there is no such thing.
    """
    if what is None:
        raise Refusal(Problem.NOT_FOUND)
    return what
