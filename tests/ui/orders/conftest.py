"""Orders and talks as the backend would tell them, at one moment of one day."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.contract.answers import Call, Direction, Named, Order, Phase, Recording, RecordingState, Status
from ui.theme import Light, Theme

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


@pytest.fixture
def now() -> Callable[[], datetime]:
    return lambda: NOW


@pytest.fixture
def theme(application: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[Theme]:
    """The light look without movement: a panel that was opened is open."""
    monkeypatch.setattr(Theme, "motion_ms", 0)
    theme = Theme(light=Light.LIGHT)
    theme.apply(application)
    yield theme
    application.setStyleSheet("")


@pytest.fixture
def make_order() -> Callable[..., Order]:
    def make(order_id: int = 1, **changes: Any) -> Order:
        row: dict[str, Any] = {
            "id": order_id,
            "number": f"{10_000 + order_id}",
            "client": Named(500 + order_id, "Оксана Мельник"),
            "phone": f"+38067123{order_id:04}",
            "status": "Новий",
            "status_kind": "new",
            "sum_kopiyky": 124_000,
            "created_at": NOW - timedelta(minutes=order_id),
        }
        return Order(**row | changes)

    return make


@pytest.fixture
def make_call() -> Callable[..., Call]:
    def make(call_id: int = 1, **changes: Any) -> Call:
        row: dict[str, Any] = {
            "id": call_id,
            "external_id": f"ua-{call_id}",
            "direction": Direction.IN,
            "phase": Phase.ENDED,
            "status": Status.COMPLETED,
            "phone": "+380671230001",
            "client": Named(501, "Оксана Мельник"),
            "operator": Named(7, "Олена Коваль"),
            "manager": None,
            "started_at": NOW - timedelta(hours=call_id),
            "answered_at": None,
            "ended_at": None,
            "wait_s": 4,
            "talk_s": 120,
            "recording": Recording(state=RecordingState.READY, shape=bytes(range(48))),
        }
        return Call(**row | changes)

    return make


@pytest.fixture(autouse=True)
def _screen(qtbot: QtBot) -> None:
    """Every test here needs an application."""
