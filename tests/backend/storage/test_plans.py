"""Questions that come often are answered by an index, however many calls there are."""

from pathlib import Path

import pytest

from tests.raw_rows import raw_rows


@pytest.mark.parametrize(("column", "index"), [("staff_id", "by_staff"), ("sip_login", "by_login")])
def test_the_calls_an_employee_took_unknown_are_found_by_an_index(
    database_address: Path | str, column: str, index: str
) -> None:
    """A synchronisation asks it for every employee, while nobody else can write."""
    adopt = f"UPDATE call SET operator = 1 WHERE workspace = 1 AND operator IS NULL AND {column} = 'x'"
    if isinstance(database_address, Path):
        plan = raw_rows(database_address, f"EXPLAIN QUERY PLAN {adopt}")
    else:
        plan = raw_rows(f"{database_address}&options=-c%20enable_seqscan%3Doff", f"EXPLAIN {adopt}")
    assert f"call_of_nobody_{index}" in str(plan)
