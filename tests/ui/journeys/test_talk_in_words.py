"""A talk becomes words: Ringostat's AI tells of it, the backend fetches the transcript, the desk follows it."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.contract.answers import RecordingState
from app.operator_desk import Access
from tests.backend.company import LOGIN, company
from tests.journeys.office import until
from tests.ui.journeys.desks import seat
from ui.word_search.dialog import WordsDialog

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("no_task_outlives_its_test")]


async def test_a_talk_is_read_while_it_is_heard_and_found_by_its_words(
    application: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PULSE_SERVER", f"unix:{tmp_path}/none")
    async with company(tmp_path / "data", tmp_path / "data.sqlite", speed=100) as office:
        await office.set_up()
        access = Access(office.backend.url, await office.backend.paired("Ірина", "supervisor"))
        async with seat(application, access, tmp_path / "iryna") as iryna:
            wanted = {"scenario": "answered", "client": "+380670001122", "operator": LOGIN}
            call_id = (await office.control.post("/control/calls", json=wanted)).json()["call_id"]

            def heard() -> bool:
                call = iryna.call(call_id)
                return call is not None and call.recording.state is RecordingState.READY

            await until("the recording is there", heard)
            call = iryna.call(call_id)
            assert call is not None
            dock, text = iryna.session.dock, iryna.session.parts.text
            iryna.session.playing.play(call)
            dock.texts.toggle()
            await until("the AI has told of it and its transcript came", lambda: bool(text.cues))
            assert dock.texts.drawer is not None
            view = dock.texts.drawer.transcript.view
            last = text.cues[-1]

            view.scrollToBottom()
            place = view.visualRect(view.lines.index(view.lines.rowCount() - 1)).center()
            QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
            await until("the last line sounds", lambda: view.face.sounding == view.lines.rowCount() - 1)
            assert dock.player.position >= last.start_s - 0.2
            dock.player.seek(text.cues[0].start_s + 0.05)
            await until("the first line sounds", lambda: view.face.sounding == 0)
            dock.close_player()

            word = max(last.text.split(), key=len).strip(".,!?«»")
            offered = await iryna.session.palette._ask(word)
            offered[-1].run()
            dialog = iryna.screen.window.findChild(WordsDialog)
            assert dialog is not None
            await until("the talk is found by its word", lambda: bool(iryna.session.parts.words.talks))
            QTest.keyClick(dialog.field, Qt.Key.Key_Return)
            await until("it is in the player", lambda: dock.call is not None and dock.call.external_id == call_id)
            await until("the words stand in its transcript", lambda: view.face.found >= 0)
