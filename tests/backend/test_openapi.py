"""What the interface promises about itself, held against what it answers to anything its own schema allows."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
import msgspec
import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.core.result import Ok
from schemathesis.specs.openapi.checks import response_schema_conformance

from app.contract.problems import Problem, ProblemDetails
from app.contract.requests import NewClient, NewOrder
from tests.backend.recorded import call_id, ended, ringing, unanswered
from tests.journeys.office import ADMIN, OLENA, open_office

EXAMPLES = 40
"""Of each operation, each once as drawn and once with an id that exists."""
_IDS = 4
_NOT_JSON = "/recording"
_EXPECTED_FAILURES = {
    502: {Problem.RINGOSTAT_REFUSED},
    503: {Problem.RINGOSTAT_SILENT, Problem.SITNIKS_SILENT},
}
_HEADERS = {"Authorization": f"Bearer {ADMIN}"}

type Operation = schemathesis.APIOperation[Any, Any, Any, Any]
type Case = schemathesis.Case[Any]

pytestmark = pytest.mark.slow


@pytest.fixture
async def address(tmp_path: Path, database_address: Path | str) -> AsyncIterator[str]:
    """A backend with some of everything in it; nobody answers where its Ringostat should be."""
    nowhere = {
        "SLUKHAVKA_DATABASE": str(database_address),
        "SLUKHAVKA_RINGOSTAT_URL": "http://127.0.0.1:9",
        "SLUKHAVKA_RECORDING_HOSTS": "127.0.0.1",
        "SLUKHAVKA_SITNIKS_URL": "http://127.0.0.1:9/open-api",
    }
    async with open_office(tmp_path, **nowhere) as (backend, office):
        await office.employ(*OLENA)
        for number, (body, event) in enumerate(((ringing, "before"), (ended, "after"), (unanswered, "after"))):
            await office.hook(body(call_id(timedelta(minutes=number)), f"+38067000112{number}"), event)
        for number in range(_IDS):
            await office.admin.add_client(NewClient(name=f"Клієнт {number}", phones=(f"+38050000112{number}",)))
            await office.admin.add_order(NewOrder(number=f"1000{number}", phone=f"+38050000112{number}"))
        yield backend.url


@pytest.fixture
def operations(address: str) -> list[Operation]:
    """Everything that is asked and answered in JSON."""
    told = httpx.get(f"{address}/schema/openapi.json", timeout=20).raise_for_status().json()
    schema = schemathesis.openapi.from_dict(told)
    schema.config.update(base_url=address)
    found = [result.ok() for result in schema.get_all_operations() if isinstance(result, Ok)]
    return [operation for operation in found if not operation.path.endswith(_NOT_JSON)]


def test_no_answer_is_a_bug_and_every_answer_is_as_promised(
    operations: list[Operation], subtests: pytest.Subtests
) -> None:
    assert len(operations) > 30
    for operation in operations:
        with subtests.test(operation.label):
            _ask_anything(operation)


def _ask_anything(operation: Operation) -> None:
    @settings(
        max_examples=EXAMPLES,
        derandomize=True,
        database=None,
        deadline=None,
        phases=(Phase.explicit, Phase.generate),
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy())
    def ask(case: Case) -> None:
        _answer_is_right(case)
        ids = {name: abs(value) % _IDS + 1 for name, value in case.path_parameters.items() if isinstance(value, int)}
        if ids:
            case.path_parameters |= ids
            _answer_is_right(case)

    ask()


def _answer_is_right(case: Case) -> None:
    response = case.call(headers=_HEADERS, timeout=20)
    if response.status_code in _EXPECTED_FAILURES:
        assert _problem(response).code in _EXPECTED_FAILURES[response.status_code]
        return
    case.validate_response(response, checks=[not_a_server_error, response_schema_conformance], headers=_HEADERS)
    if response.status_code >= 400:
        problem = _problem(response)
        assert problem.code in Problem
        assert problem.status == response.status_code


def _problem(response: Any) -> ProblemDetails:
    assert response.headers["content-type"] == ["application/problem+json"], response.headers
    return msgspec.json.decode(response.content, type=ProblemDetails)
