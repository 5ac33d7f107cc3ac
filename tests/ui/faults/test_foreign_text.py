"""Names from outside are text wherever they stand: no markup is obeyed, no picture loaded, no line turned round."""

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from app.contract.answers import Role
from app.contract.requests import NewClient
from tests.backend.recorded import PHONE, call_id, ended, ringing
from tests.journeys.office import OLENA, open_office, until
from tests.ui.journeys.desks import Seat, seat, words_on
from ui.call_list.columns import At

RED = QColor(255, 0, 0)
MARKS = "\u202e\u2066\u200f"

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("no_task_outlives_its_test")]


@pytest.fixture
def hostile(tmp_path: Path) -> str:
    """A name that is a picture in rich text, and writes from right to left."""
    picture = QImage(40, 40, QImage.Format.Format_RGB32)
    picture.fill(RED)
    path = tmp_path / "red.png"
    assert picture.save(str(path))
    return f'<img src="{path}">{MARKS}<b>exe.png</b>'


def has_red(widget: QWidget) -> bool:
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    return RED.rgb().to_bytes(4, "little") in bytes(image.constBits())


def obeys_markup(widget: QWidget) -> list[str]:
    """Labels on it that would take a name for markup, and tips that would."""
    labels = [label.text() for label in widget.findChildren(QLabel) if label.textFormat() != Qt.TextFormat.PlainText]
    tips = [part.toolTip() for part in widget.findChildren(QWidget) if "<img" in part.toolTip()]
    return [text for text in labels if "<" in text] + tips


def test_the_picture_would_be_seen_where_markup_is_obeyed(application: QApplication, hostile: str) -> None:
    """Proves the measure: a plain Qt label does load it."""
    label = QLabel(hostile.replace(MARKS, ""))
    assert has_red(label)


async def test_a_hostile_name_is_plain_on_card_list_and_player(
    application: QApplication, hostile: str, tmp_path: Path
) -> None:
    """The client's in the CRM, and the employee's in a webhook, ten kilobytes long."""
    call = call_id(timedelta(seconds=5))
    async with open_office(tmp_path / "backend") as (_, office):
        client = await office.admin.add_client(NewClient(name=hostile, phones=(PHONE,)))
        access = await office.employ(*OLENA)
        sees_all = await office.desk_for("Керівниця", role=Role.SUPERVISOR)
        async with (
            seat(application, access, tmp_path / "olena") as olena,
            seat(application, sees_all, tmp_path / "chief") as chief,
        ):
            await office.hook(ringing(call), "before")
            await until("the card rings", lambda: client.name in olena.card_words())
            assert client.name.startswith("<img src=")
            assert not set(MARKS) & set(client.name)
            assert not has_red(olena.cards[0])
            assert obeys_markup(olena.cards[0]) == []
            somebody = {"employee": hostile * 100, "employee_id": "900", "connected_with": "shopua_new"}
            await office.hook(ended(call, **somebody), "after")
            row = await until("the row is over", lambda: _ended_row(chief, call))
            assert row[At.CLIENT].startswith(client.name)
            told = await until("the call", lambda: chief.call(call))
            assert told.operator is not None
            assert len(told.operator.name) <= 200
            window = chief.screen.window
            window.resize(3000, 800)  # room for both names: the player leaves out what has none
            chief.session.playing.play(told)
            await until("the player shows them", lambda: client.name in words_on(chief.session.dock))
            assert any(told.operator.name in words for words in words_on(chief.session.dock))
            assert not has_red(window)
            assert obeys_markup(window) == []
            assert not any(set(MARKS) & set(words) for words in words_on(window))


def _ended_row(somebody: Seat, external_id: str) -> list[str] | None:
    row = somebody.row(external_id)
    return row if row is not None and row[At.LENGTH] == "0:10" else None
