"""What can go wrong, by a stable code; the sentence for a person is written in one file of `ui`."""

from enum import StrEnum

from msgspec import Struct


class Problem(StrEnum):
    NOT_SIGNED_IN = "not_signed_in"
    NOT_ALLOWED = "not_allowed"
    NOT_FOUND = "not_found"
    BAD_REQUEST = "bad_request"
    TOO_LARGE = "too_large"
    CODE_WRONG = "code_wrong"
    CODE_EXPIRED = "code_expired"
    TOO_MANY_TRIES = "too_many_tries"
    NUMBER_NOT_VALID = "number_not_valid"
    NUMBER_TAKEN = "number_taken"
    RECORDING_NOT_READY = "recording_not_ready"
    RECORDING_GONE = "recording_gone"
    TOO_MANY_RECORDINGS = "too_many_recordings"
    RANGE_NOT_SATISFIABLE = "range_not_satisfiable"
    NOT_SET_UP = "not_set_up"
    KEY_REFUSED = "key_refused"
    KEY_LOST = "key_lost"
    PROJECT_REFUSED = "project_refused"
    RINGOSTAT_SILENT = "ringostat_silent"
    RINGOSTAT_REFUSED = "ringostat_refused"
    OPERATOR_MISSING = "operator_missing"
    OPERATOR_OFFLINE = "operator_offline"
    CLIENT_BEING_CALLED = "client_being_called"
    MERGE_TOO_OLD = "merge_too_old"
    MERGED_AGAIN = "merged_again"
    NUMBERS_MOVED = "numbers_moved"
    ALREADY_CLAIMED = "already_claimed"
    SITNIKS_TOKEN_REFUSED = "sitniks_token_refused"  # noqa: S105 - a word
    SITNIKS_PLAN_REFUSED = "sitniks_plan_refused"
    SITNIKS_SILENT = "sitniks_silent"
    SITNIKS_REFUSED = "sitniks_refused"
    ADDRESS_NOT_ALLOWED = "address_not_allowed"
    MANAGER_IN_USE = "manager_in_use"
    ORDER_NUMBER_TAKEN = "order_number_taken"
    FILE_NOT_READABLE = "file_not_readable"
    TOO_MANY_ROWS = "too_many_rows"
    COLUMN_MISSING = "column_missing"
    LAST_ADMIN = "last_admin"
    STORAGE_UNAVAILABLE = "storage_unavailable"
    BUG = "bug"


class ProblemDetails(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """RFC 9457 `application/problem+json`; `code` is one of `Problem`, `detail` is for developers."""

    code: str
    title: str = ""
    status: int = 0
    detail: str = ""
    subject: str = ""
    """What the sentence needs: a name, a number of seconds."""
