"""Recordings leave the desk for a folder: told how far, stopped, refused by a full disk, shown where they lie."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path
from urllib.parse import unquote, urlsplit
from zipfile import ZipFile

import numpy as np
import pytest
from jeepney import Message, new_method_return
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox

from app.audio.decode import SoundFile
from app.audio.forms import Form
from app.backend_link.people_questions import PeopleQuestions
from app.contract.answers import Call, Role
from app.operator_desk import Access
from app.settings import DOWNLOAD_FOLDER
from tests.audio.sounds import encoded, tone
from tests.backend.providers.answering import Answers, serving
from tests.backend.recorded import call_id, ended
from tests.journeys.office import OLENA, Office, open_office, until
from tests.relay import relay
from tests.session_bus import Service, session_bus
from tests.small_disk import grow, small_disk
from tests.ui.journeys.desks import Seat, seat, words_on
from ui.call_list.columns import At
from ui.recordings.archive_dialog import ArchiveDialog

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("no_task_outlives_its_test")]
SECONDS = 60
FIRST, SECOND = call_id(timedelta(minutes=2), 1), call_id(timedelta(minutes=2), 2)


@pytest.fixture(scope="module")
def sounds() -> dict[str, bytes]:
    """A minute in two lanes each: 1,920 kB of WAV, by its path."""
    talks = {FIRST: (400, 700), SECOND: (500, 800)}
    lanes = {number: np.array([tone(pitch, SECONDS, 8000) for pitch in pitches]) for number, pitches in talks.items()}
    return {f"/{number}.wav": encoded(planes, 8000, "wav") for number, planes in lanes.items()}


@pytest.fixture
def source(sounds: dict[str, bytes]) -> Iterator[Answers]:
    with serving() as source:
        source.answer = lambda asked: (200, sounds[asked.path.partition("?")[0]])
        yield source


@asynccontextmanager
async def olena_at_work(application: QApplication, source: Answers, folder: Path) -> AsyncIterator[tuple[Seat, Office]]:
    """Two talks with one client within one minute, both with their recordings; what she keeps goes to `out`."""
    async with (
        open_office(folder / "backend", SLUKHAVKA_RECORDING_HOSTS="127.0.0.1") as (_, office),
        seat(application, await office.employ(*OLENA), folder / "olena") as olena,
    ):
        for number in (FIRST, SECOND):
            await office.hook(ended(number, recording=f"{source.url}/{number}.wav?token=a-token"), "after")
        for number in (FIRST, SECOND):
            await until("it can be played", lambda n=number: olena.cell(n, At.RECORDING) == "запис готовий")  # type: ignore[misc]
        await asyncio.to_thread(olena.session.settings.put, DOWNLOAD_FOLDER, str(folder / "out"))
        yield olena, office


def call_of(olena: Seat, number: str) -> Call:
    call = olena.call(number)
    assert call is not None
    return call


def press(olena: Seat, word: str) -> None:
    buttons = olena.screen.window.findChildren(QAbstractButton)
    next(button for button in buttons if button.text() == word and button.isVisible()).click()


def says(olena: Seat, words: str) -> Callable[[], bool]:
    return lambda: any(words in told for told in words_on(olena.screen.window))


def seconds_in(path: Path) -> float:
    with SoundFile(path) as sound:
        return sum(map(len, sound.blocks())) / sound.rate


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


async def test_two_talks_of_one_minute_are_two_files_that_can_be_shown(
    application: QApplication, source: Answers, tmp_path: Path
) -> None:
    """What was chosen in the list is kept; the folder opens with a file marked."""

    def answer(method: str, message: Message) -> Message | None:
        return new_method_return(message) if method == "ShowItems" else None

    async with olena_at_work(application, source, tmp_path) as (olena, _):
        page = olena.session.calls
        assert page is not None
        page.recordings_wanted.emit((call_of(olena, FIRST), call_of(olena, SECOND)))
        await until("both are kept", says(olena, f"Збережено записів: 2 у {tmp_path / 'out'}"))
        one, other = names_in(tmp_path / "out")
        assert one.removesuffix(".wav") + " (2).wav" == other or other.removesuffix(".wav") + " (2).wav" == one
        assert [seconds_in(tmp_path / "out" / name) for name in (one, other)] == [SECONDS, SECONDS]
        with session_bus():
            manager = Service("org.freedesktop.FileManager1", answer)
            try:
                press(olena, "Показати в теці")
                [address], _startup = await asyncio.to_thread(manager.wait_for, "ShowItems")
            finally:
                await asyncio.to_thread(manager.close)
        assert Path(unquote(urlsplit(address).path)).parent == tmp_path / "out"


async def test_what_takes_long_says_how_far_it_is_and_is_stopped(
    application: QApplication, source: Answers, tmp_path: Path
) -> None:
    async with olena_at_work(application, source, tmp_path) as (olena, _):
        downloads = olena.session.downloads
        async with downloads._room, downloads._room:  # others are before them
            for number in (FIRST, SECOND):
                downloads.download(call_of(olena, number), Form.MP3)
            await until("the strip says so", says(olena, "Зберігаємо записи: 0 з 2"))
            press(olena, "Скасувати")
            await until("the strip has gone", lambda: not downloads.strip.isVisible())
        assert not (tmp_path / "out").exists()
        downloads.download(call_of(olena, FIRST), Form.MP3)
        await until("it is kept", says(olena, "Збережено: "))
        [kept] = (tmp_path / "out").iterdir()
        assert kept.suffix == ".mp3"
        assert seconds_in(kept) == pytest.approx(SECONDS, abs=0.1)


async def test_a_full_disk_is_said_in_words_and_holds_nothing_half_written(
    application: QApplication, source: Answers, tmp_path: Path
) -> None:
    """One recording, then the archive of both; with room made each goes to its end."""
    async with olena_at_work(application, source, tmp_path) as (olena, _):
        with small_disk(tmp_path / "out", 1_000) as disk:
            downloads = olena.session.downloads
            downloads.download(call_of(olena, FIRST))
            await until("it is refused", says(olena, "Не вдалося зберегти запис: на диску немає місця"))
            assert names_in(disk) == []

            dialog = open_archive(olena)
            dialog.save_into(disk / "a.zip")
            await until("it is refused", lambda: any("на диску немає місця" in told for told in words_on(dialog)))
            assert "a.zip" not in names_in(disk)
            grow(disk, 20_000)
            dialog.save_into(disk / "a.zip")
            await until("it is there", lambda: "a.zip" in names_in(disk))
            with ZipFile(disk / "a.zip") as archive:
                assert archive.testzip() is None
                assert len(archive.namelist()) == 3
            assert names_in(disk) == ["a.zip"]
            await dialog.close_tasks()
            dialog = open_archive(olena)
            forms = dialog.findChild(QComboBox)
            assert forms is not None
            forms.setCurrentText("MP3")
            dialog.save_into(disk / "b.zip")
            await until("it is there", lambda: "b.zip" in names_in(disk))
            with ZipFile(disk / "b.zip") as archive:
                assert archive.testzip() is None
                assert [name[-4:] for name in archive.namelist()] == [".mp3", ".mp3", ".csv"]
            downloads.download(call_of(olena, FIRST))
            await until("it is kept", says(olena, "Збережено: "))
            await dialog.close_tasks()


async def test_an_archive_goes_on_after_a_lost_network_and_a_new_start(
    application: QApplication, source: Answers, tmp_path: Path
) -> None:
    """The desk that was left in the middle asks for the rest alone; what the backend lost meanwhile is told."""
    target = tmp_path / "out" / "a.zip"
    async with olena_at_work(application, source, tmp_path) as (olena, office):
        access = await office.desk_for("Ірина Лис", role=Role.ADMIN)
        async with relay(urlsplit(office.url).port or 0) as way:
            far = Access(f"http://127.0.0.1:{way.port}", access.token)
            async with seat(application, far, tmp_path / "far") as iryna:
                dialog = open_archive(iryna)
                way.break_after(2_500_000)
                dialog.save_into(target)
                await until("it stopped", lambda: any("Продовжити…" in told for told in words_on(dialog)))
                assert not any(name.endswith(".zip") for name in names_in(target.parent))
                await dialog.close_tasks()
            async with seat(application, far, tmp_path / "far") as iryna:
                dialog = open_archive(iryna)
                dialog.save_into(target)
                await until("it is there", target.exists)
                await dialog.close_tasks()
        with ZipFile(target) as archive:
            assert archive.testzip() is None
            assert len(archive.namelist()) == 3
        trail = await PeopleQuestions(office.admin).audit()
        begun = [int(entry.details.get("from_byte", 0)) for entry in trail.items if entry.subject == "zip"]
        assert len(begun) == 2
        assert begun[1] == 0 < begun[0] < 2_500_000

        await asyncio.to_thread(remove_one_recording, tmp_path / "backend" / "data")
        dialog = open_archive(olena)
        dialog.save_into(tmp_path / "out" / "b.zip")
        await until("it is told", lambda: any("Не ввійшло записів: 1." in told for told in words_on(dialog)))
        await dialog.close_tasks()


def open_archive(somebody: Seat) -> ArchiveDialog:
    assert somebody.session.calls is not None
    somebody.session.calls.archive_wanted.emit(somebody.session.parts.desk.history.filter, ())
    *_, dialog = somebody.screen.window.findChildren(ArchiveDialog)
    return dialog


def remove_one_recording(data: Path) -> None:
    next(path for path in data.rglob("*.wav") if path.is_file()).unlink()
