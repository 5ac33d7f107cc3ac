"""What the tests of the desk share."""

import pytest

from tests.desk.trade import Trade


@pytest.fixture
def trade() -> Trade:
    return Trade()
