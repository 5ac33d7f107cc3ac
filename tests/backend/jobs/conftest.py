"""A real HTTP server from which recordings and call logs are fetched."""

from collections.abc import Iterator

import pytest

from tests.backend.providers.answering import Answers, serving


@pytest.fixture
def server() -> Iterator[Answers]:
    with serving() as answers:
        yield answers
