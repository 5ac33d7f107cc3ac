"""A screen reader is told what our own widgets are."""

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.screen_roles import install_roles
from ui.theme import Theme
from ui.widgets.drop_down import DropDown
from ui.widgets.plain_label import PlainLabel
from ui.widgets.section_head import SectionHead


@pytest.fixture(autouse=True, scope="module")
def roles() -> None:
    install_roles()


def test_a_line_of_text_is_text_and_so_is_what_inherits_from_it(theme: Theme, qtbot: QtBot) -> None:
    for label in (PlainLabel(theme, "Олена"), SectionHead(theme, "Олена")):
        qtbot.addWidget(label)
        told = QAccessible.queryAccessibleInterface(label)
        assert told.role() is QAccessible.Role.StaticText
        assert told.text(QAccessible.Text.Name) == "Олена"


def test_what_is_nobodys_stays_as_qt_knows_it(theme: Theme, qtbot: QtBot) -> None:
    plain = QWidget()
    qtbot.addWidget(plain)
    assert QAccessible.queryAccessibleInterface(plain).role() is QAccessible.Role.Client


def test_a_drop_down_tells_what_is_chosen_beside_what_was(theme: Theme, qtbot: QtBot) -> None:
    choice = DropDown(theme)
    qtbot.addWidget(choice)
    choice.addItems(["08:00", "09:00"])
    choice.setAccessibleName("Початок, понеділок")
    assert choice.accessibleDescription() == "Початок, понеділок"
    choice.setEditable(True)
    field = choice.lineEdit()
    assert field is not None
    assert field.accessibleName() == "Початок, понеділок"
