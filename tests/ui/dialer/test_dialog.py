"""A number is read as it is typed, named when it is known, and dialled only by a person's own yes."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from app.contract.answers import Client
from app.contract.requests import NewCallback
from app.failures import BackendSilent
from ui.dialer.dialog import DialDialog
from ui.theme import Theme
from ui.widgets.plain_label import PlainLabel

NUMBER = "+380671234567"
OKSANA = Client(
    id=1,
    name="Оксана <b>Мельник</b>",
    phones=(NUMBER,),
    created_by="call",
    created_at=datetime(2026, 11, 1, tzinfo=UTC),
)

Settled = Callable[[], Awaitable[None]]


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    return parent


def words_of(dialog: DialDialog) -> list[str]:
    return [label.text for label in dialog.findChildren(PlainLabel) if label.text]


async def nobody(_phone: str) -> Client | None:
    return None


async def test_a_whole_number_is_named_and_can_be_dialled(theme: Theme, parent: QWidget, settled: Settled) -> None:
    asked: list[str] = []

    async def find(phone: str) -> Client | None:
        asked.append(phone)
        return OKSANA

    dialog = DialDialog(theme, find, parent)
    dialog.open()
    assert not dialog.call.isEnabled()
    QTest.keyClicks(dialog.field, "067 123-45-67")
    await settled()
    assert asked == [NUMBER]
    assert OKSANA.name in words_of(dialog)
    assert any("+380 67 123 45 67" in word and "Київстар" in word for word in words_of(dialog))
    assert dialog.wanted == NewCallback(phone=NUMBER)
    QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    assert dialog.result() == QDialog.DialogCode.Accepted


async def test_what_is_no_number_is_not_dialled(theme: Theme, parent: QWidget) -> None:
    dialog = DialDialog(theme, nobody, parent, written="olena.koval")
    dialog.open()
    assert dialog.field.text() == "olena.koval"
    assert "Це ще не номер телефону." in words_of(dialog)
    QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    assert dialog.result() == QDialog.DialogCode.Rejected
    assert dialog.wanted is None


async def test_a_number_that_was_brought_stands_ready_as_people_read_it(
    theme: Theme, parent: QWidget, settled: Settled
) -> None:
    dialog = DialDialog(theme, nobody, parent, written=NUMBER)
    await settled()
    assert dialog.field.text() == "+380 67 123 45 67"
    assert dialog.field.selectedText() == dialog.field.text()
    assert "Новий клієнт" in words_of(dialog)


async def test_a_silent_backend_keeps_nobody_from_dialling(theme: Theme, parent: QWidget, settled: Settled) -> None:
    async def silent(_phone: str) -> Client | None:
        raise BackendSilent

    dialog = DialDialog(theme, silent, parent, written=NUMBER)
    await settled()
    assert dialog.call.isEnabled()


async def test_an_answer_for_an_older_number_is_not_shown(theme: Theme, parent: QWidget, settled: Settled) -> None:
    async def find(phone: str) -> Client | None:
        return OKSANA if phone == NUMBER else None

    dialog = DialDialog(theme, find, parent, written=NUMBER)
    dialog.field.setText("0501112233")
    await settled()
    assert "Новий клієнт" in words_of(dialog)
    assert OKSANA.name not in words_of(dialog)
