"""The dialog of an archive says what names will be, how far it is, and why it stopped."""

import asyncio
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.audio.forms import Form
from app.failures import BackendSilent
from ui.recordings.archive_dialog import ArchiveDialog
from ui.theme import Light, Theme
from ui.widgets.paragraph import Paragraph
from ui.widgets.plain_label import PlainLabel


class Saving:
    """Brings half, then waits for its gate."""

    def __init__(self) -> None:
        self.gate = asyncio.Event()
        self.begun = asyncio.Event()
        self.fails = False
        self.cancelled = False
        self.templates: list[str] = []
        self.forms: list[Form] = []
        self.left_out = 0

    async def __call__(self, template: str, form: Form, into: Path, progress: Callable[[int, int | None], None]) -> int:
        self.templates.append(template)
        self.forms.append(form)
        progress(500_000, 1_000_000)
        self.begun.set()
        try:
            await self.gate.wait()
        except asyncio.CancelledError:
            self.cancelled = True
            raise
        if self.fails:
            raise BackendSilent
        await asyncio.to_thread(into.write_bytes, b"zip")
        return self.left_out


@pytest.fixture
async def saving() -> Saving:
    return Saving()


@pytest.fixture
async def dialog(qtbot: QtBot, saving: Saving, tmp_path: Path) -> AsyncIterator[ArchiveDialog]:
    window = QWidget()
    qtbot.addWidget(window)
    dialog = ArchiveDialog(Theme(light=Light.LIGHT), saving, tmp_path, window)
    dialog.show()
    yield dialog
    await dialog.close_tasks()
    dialog.close()


def test_the_names_are_those_of_last_time(qtbot: QtBot, saving: Saving, tmp_path: Path) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    dialog = ArchiveDialog(Theme(light=Light.LIGHT), saving, tmp_path, window, template="{order} {date}")
    assert "10482 2026-10-08.mp3" in _words(dialog)


def _words(dialog: ArchiveDialog) -> str:
    labels = [label.text for label in dialog.findChildren(PlainLabel)]
    return " | ".join(labels + [label.text() for label in dialog.findChildren(Paragraph)])


async def _until(condition: Callable[[], bool]) -> None:
    async with asyncio.timeout(20):
        while not condition():  # noqa: ASYNC110 - what is painted tells no asyncio.Event
            await asyncio.sleep(0.005)


def _button(dialog: ArchiveDialog, word: str) -> QAbstractButton:
    return next(button for button in dialog.findChildren(QAbstractButton) if button.text() == word)


async def test_the_names_are_seen_before_they_are_made(dialog: ArchiveDialog) -> None:
    assert "2026-10-08 17-33 Іван Петренко +380671234567 вх.mp3" in _words(dialog)
    field = dialog.findChild(QLineEdit)
    assert field is not None
    field.setText("{secret}")
    assert "Слухавка не знає" in _words(dialog)
    assert not _button(dialog, "Зберегти…").isEnabled()
    field.setText("{order} {client}")
    assert "10482 Іван Петренко.mp3" in _words(dialog)


async def test_it_says_how_far_it_is_and_where_it_ended(dialog: ArchiveDialog, saving: Saving, tmp_path: Path) -> None:
    dialog.save_into(tmp_path / "a.zip")
    await saving.begun.wait()
    assert " з " in _words(dialog)
    saving.gate.set()
    await _until(lambda: f"Збережено: {tmp_path / 'a.zip'}" in _words(dialog))


async def test_a_lost_line_is_told_and_can_be_gone_on_from(
    dialog: ArchiveDialog, saving: Saving, tmp_path: Path
) -> None:
    saving.fails = True
    saving.gate.set()
    dialog.save_into(tmp_path / "a.zip")
    await _until(lambda: "Сервер не відповідає" in _words(dialog))
    assert _button(dialog, "Продовжити…").isEnabled()


async def test_to_go_on_the_file_that_was_begun_is_asked_for(
    dialog: ArchiveDialog, saving: Saving, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Under another name nothing would be gone on from."""
    asked: list[str] = []

    def choose(_parent: QWidget, _title: str, wanted: str, _filter: str) -> tuple[str, str]:
        asked.append(wanted)
        return (str(tmp_path / "мої.zip") if len(asked) == 1 else wanted), ""

    monkeypatch.setattr("ui.recordings.archive_dialog.QFileDialog.getSaveFileName", choose)
    saving.fails = True
    saving.gate.set()
    _button(dialog, "Зберегти…").click()
    await _until(lambda: "Сервер не відповідає" in _words(dialog))
    saving.fails = False
    _button(dialog, "Продовжити…").click()
    await _until(lambda: "Збережено" in _words(dialog))
    assert asked == [str(tmp_path / "записи.zip"), str(tmp_path / "мої.zip")]


async def test_closing_stops_it(dialog: ArchiveDialog, saving: Saving, tmp_path: Path) -> None:
    dialog.save_into(tmp_path / "a.zip")
    await saving.begun.wait()
    _button(dialog, "Скасувати").click()
    await _until(lambda: saving.cancelled)
    assert not (tmp_path / "a.zip").exists()


async def test_the_form_is_chosen_and_seen_in_the_names(dialog: ArchiveDialog, saving: Saving, tmp_path: Path) -> None:
    forms = dialog.findChild(QComboBox)
    assert forms is not None
    assert [forms.itemText(place) for place in range(forms.count())][:3] == ["Як записано", "MP3", "WAV"]
    forms.setCurrentIndex(2)
    assert "Іван Петренко +380671234567 вх.wav" in _words(dialog)
    saving.gate.set()
    dialog.save_into(tmp_path / "a.zip")
    await _until(lambda: "Збережено" in _words(dialog))
    assert saving.forms == [Form.WAV]


async def test_what_is_not_in_it_is_told_and_the_file_can_be_shown(
    dialog: ArchiveDialog, saving: Saving, tmp_path: Path
) -> None:
    shown: list[object] = []
    dialog.file_wanted.connect(shown.append)
    saving.left_out = 2
    saving.gate.set()
    dialog.save_into(tmp_path / "a.zip")
    await _until(lambda: "Не ввійшло записів: 2." in _words(dialog))
    _button(dialog, "Показати в теці").click()
    assert shown == [tmp_path / "a.zip"]


def test_a_selection_is_called_one(qtbot: QtBot, saving: Saving, tmp_path: Path) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    dialog = ArchiveDialog(Theme(light=Light.LIGHT), saving, tmp_path, window, chosen=3)
    assert dialog.windowTitle() == "Вибрані записи одним ZIP: 3"
