"""The import as somebody meets it: three steps, nothing by accident."""

from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.contract.crm import BadRow, Import, ImportColumn, ImportKind, ImportReading, ImportState, Meaning, Wrong
from ui.imports.wizard import ImportWizard
from ui.theme import Theme

READ = Import(
    id=1,
    kind=ImportKind.ORDERS,
    file_name="замовлення.csv",
    state=ImportState.PREVIEW,
    encoding="cp1251",
    delimiter=";",
    has_head=True,
    columns=(
        ImportColumn(title="№", meaning=Meaning.NUMBER),
        ImportColumn(title="<b>Хто</b>", meaning=None),
    ),
    rows=(("1", "Олег"), ("2", "")),
    total=2,
)


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    parent = QWidget()
    qtbot.addWidget(parent)
    return parent


@pytest.fixture
def wizard(theme: Theme, parent: QWidget) -> ImportWizard:
    wizard = ImportWizard(parent, theme, ImportKind.ORDERS)
    wizard.show()
    return wizard


def test_a_dropped_file_is_asked_for(wizard: ImportWizard, qtbot: QtBot, tmp_path: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / "a.csv"))])
    copy, left, plain = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    with qtbot.waitSignal(wizard.file_chosen) as asked:
        wizard.file_step.dropEvent(QDropEvent(QPoint(5, 5), copy, mime, left, plain))
    assert asked.args == [tmp_path / "a.csv"]


def test_what_is_wrong_with_a_file_is_said_where_the_next_is_chosen(wizard: ImportWizard) -> None:
    wizard.show_reading("a.csv")
    assert not wizard.file_step.button.isEnabled()
    wizard.show_trouble("Це не таблиця.")
    assert (wizard.step, wizard.file_step.trouble) == (0, "Це не таблиця.")
    assert wizard.file_step.button.isEnabled()


def test_a_file_that_was_read_shows_its_columns(wizard: ImportWizard) -> None:
    wizard.show_import(READ, None)
    step = wizard.columns_step
    assert wizard.step == 1
    assert [choice.currentText() for choice in step.choices] == ["№ замовлення", "Пропустити"]
    assert [choice.accessibleName() for choice in step.choices] == ["№", "<b>Хто</b>"]
    assert (step.encoding.currentData(), step.delimiter.currentData()) == ("cp1251", ";")
    assert wizard.go.isEnabled()


def test_a_workbook_has_neither_encoding_nor_delimiter(wizard: ImportWizard) -> None:
    wizard.show_import(replace(READ, encoding=None, delimiter=None), None)
    assert wizard.columns_step.encoding.isHidden()
    assert wizard.columns_step.delimiter.isHidden()


def test_a_column_taken_for_something_else_is_told(wizard: ImportWizard, qtbot: QtBot) -> None:
    wizard.show_import(READ, None)
    choice = wizard.columns_step.choices[1]
    choice.choose(Meaning.NAME)
    with qtbot.waitSignal(wizard.reading_wanted) as wanted:
        choice.activated.emit(choice.currentIndex())
    assert wanted.args == [ImportReading(meanings=(Meaning.NUMBER, Meaning.NAME))]


def test_without_the_needed_column_nothing_is_imported(wizard: ImportWizard) -> None:
    wizard.show_import(READ, Meaning.NUMBER)
    assert not wizard.go.isEnabled()
    assert wizard.trouble == "Вкажіть, у якому стовпці «№ замовлення»."


def test_enter_in_a_choice_imports_nothing(wizard: ImportWizard, qtbot: QtBot) -> None:
    wizard.show_import(READ, None)
    wizard.run_wanted.connect(lambda: pytest.fail("imported"))
    QTest.keyClick(wizard.columns_step.choices[0], Qt.Key.Key_Return)
    assert wizard.isVisible()


def test_an_import_that_goes_on_is_stopped_not_left(wizard: ImportWizard, qtbot: QtBot) -> None:
    wizard.show_import(READ, None)
    with qtbot.waitSignal(wizard.run_wanted):
        wizard.go.click()
    wizard.show_import(replace(READ, state=ImportState.RUNNING, done=1), None)
    assert (wizard.step, wizard.result_step.said) == (2, "Імпортуємо: 1 із 2")
    assert wizard.result_step.bar.share == 0.5
    with qtbot.waitSignal(wizard.stop_wanted):
        QTest.keyClick(wizard, Qt.Key.Key_Escape)
    assert wizard.isVisible()


def test_the_end_tells_what_came_in_and_what_was_left_out(wizard: ImportWizard, qtbot: QtBot) -> None:
    wizard.show_import(replace(READ, state=ImportState.DONE, done=2, added=1, bad=1), None)
    step = wizard.result_step
    assert step.said == "Готово"
    assert not wizard.leave.isVisible()
    step.show_bad((BadRow(id=1, line=3, title="№", value="", why=Wrong.NUMBER_MISSING),))
    with qtbot.waitSignal(wizard.report_wanted):
        step.report.click()
    with qtbot.waitSignal(wizard.accepted):
        wizard.go.click()
