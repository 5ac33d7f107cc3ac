"""A real HTTP server for the tests of the API."""

from collections.abc import Iterator

import pytest

from tests.backend.providers.answering import Answers, serving


@pytest.fixture
def server() -> Iterator[Answers]:
    with serving() as answers:
        yield answers
