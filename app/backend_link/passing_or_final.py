"""Is a failure of the way to the backend passing (try again) or final (tell somebody)?"""

from collections.abc import Mapping

from app.contract.problems import Problem, ProblemDetails
from app.failures import BackendSilent, Failure, NotSignedIn, Refused

__all__ = ["BackendSilent", "Failure", "NotSignedIn", "Refused", "failure_of_answer", "failure_of_line"]

_PASSING_STATUSES = frozenset({408, 425, 429, 500, 502, 503, 504})
_PROBLEM_OF_STATUS = {
    401: Problem.NOT_SIGNED_IN,
    403: Problem.NOT_ALLOWED,
    404: Problem.NOT_FOUND,
    410: Problem.RECORDING_GONE,
    413: Problem.TOO_LARGE,
    416: Problem.RANGE_NOT_SATISFIABLE,
}


def failure_of_answer(status: int, body: bytes, headers: Mapping[str, str]) -> Failure:
    """Say what an answer that is no success means.

    The whole policy:

    - no connection, a broken or late answer (never comes here: the caller has no status) → passing;
    - 401 → final, `NotSignedIn`: whoever owns the line asks for a new sign-in;
    - 5xx, 408, 425, 429 → passing, except when the backend itself names a problem that waiting does not cure
      (anything but `storage_unavailable` and `bug`): it reached us on purpose, so it is final, `Refused`;
    - redirects and answers of something that is not our backend (a hotel's sign-in page, a proxy) → passing:
      the network will change;
    - every other 4xx → final, `Refused` with the problem it names, or the one its status stands for.
    """
    told = _problem_in(body, headers.get("content-type", ""))
    if status == 401:
        return NotSignedIn("" if told is None else told.subject, "" if told is None else told.detail)
    problem = _known(told)
    waits_help = problem in {None, Problem.STORAGE_UNAVAILABLE, Problem.BUG}
    if status < 400 or (status in _PASSING_STATUSES and waits_help):
        return BackendSilent(f"HTTP {status}", problem)
    if problem is None:
        problem = _PROBLEM_OF_STATUS.get(status, Problem.BAD_REQUEST)
    return Refused(problem, "" if told is None else told.subject, "" if told is None else told.detail)


def failure_of_line(*, status: int | None = None, close_code: int | None = None) -> Failure:
    """Say what it means that the live line did not open (HTTP status) or was closed (close code).

    Only "we do not know you" is final: 401 and 403 at the door (a server can refuse a websocket before accepting it
    by 403 only) and the private close codes 4401 and 4403. A restart, a cut slow reader, a dead network, an answer
    from something that is not our backend: all passing, the line is opened again and catches up.
    """
    if status in (401, 403) or close_code in (4401, 4403):
        return NotSignedIn(detail=f"live line: {status or close_code}")
    return BackendSilent(f"live line: {status or close_code or 'no connection'}")


def _problem_in(body: bytes, content_type: str) -> ProblemDetails | None:
    import msgspec

    if "json" not in content_type:
        return None
    try:
        return msgspec.json.decode(body, type=ProblemDetails)
    except msgspec.DecodeError:
        return None


def _known(told: ProblemDetails | None) -> Problem | None:
    """The problem named; None for none, or for one that a newer backend has invented."""
    if told is None or told.code not in Problem:
        return None
    return Problem(told.code)
