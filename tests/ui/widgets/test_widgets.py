"""The widgets every screen is made of."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.theme import LIGHT, FontRole, Light, Theme
from ui.widgets.avatar import Avatar
from ui.widgets.buttons import IconButton, LinkButton, PrimaryButton, QuietButton
from ui.widgets.chip import Chip
from ui.widgets.empty_state import EmptyState
from ui.widgets.mini_wave import MiniWave
from ui.widgets.painting import avatar_ground, initials_of
from ui.widgets.pill import Pill
from ui.widgets.plain_label import PlainLabel
from ui.widgets.search_field import SearchField
from ui.widgets.skeleton import SkeletonRows
from ui.widgets.strip import Strip


def painted(widget: QWidget) -> QImage:
    return widget.grab().toImage()


def colors(widget: QWidget) -> set[str]:
    image = painted(widget)
    return {image.pixelColor(x, y).name().upper() for x in range(image.width()) for y in range(image.height())}


def test_foreign_text_is_never_rich(qtbot: QtBot, theme: Theme) -> None:
    name = "<img src='file:///etc/passwd'>Олена <b>Коваль</b>"
    label = PlainLabel(theme, name)
    qtbot.addWidget(label)
    label.resize(60, 20)
    painted(label)
    assert label.text == name
    assert "<img" not in label.toolTip()
    assert "&lt;img" in label.toolTip()


def test_a_label_that_fits_has_no_tool_tip(qtbot: QtBot, theme: Theme) -> None:
    label = PlainLabel(theme, "Олена")
    qtbot.addWidget(label)
    label.resize(label.sizeHint())
    painted(label)
    assert not label.toolTip()
    assert label.accessibleName() == "Олена"


def test_an_icon_alone_has_a_name(qtbot: QtBot, theme: Theme) -> None:
    button = IconButton(theme, "download", "Завантажити")
    qtbot.addWidget(button)
    assert button.accessibleName() == button.toolTip() == "Завантажити"


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_button_is_pressed_by_the_keyboard(qtbot: QtBot, theme: Theme, key: Qt.Key) -> None:
    button = PrimaryButton(theme, "Передзвонити", "phone")
    qtbot.addWidget(button)
    button.show()
    with qtbot.waitSignal(button.clicked):
        QTest.keyClick(button, key)


def test_the_keyboard_leaves_a_ring_and_the_mouse_does_not(qtbot: QtBot, theme: Theme) -> None:
    button = QuietButton(theme, "Клієнт")
    qtbot.addWidget(button)
    with qtbot.waitActive(button):
        button.show()
        button.activateWindow()
    button.setFocus(Qt.FocusReason.MouseFocusReason)
    assert LIGHT.accent not in colors(button)
    button.clearFocus()
    button.setFocus(Qt.FocusReason.TabFocusReason)
    assert LIGHT.accent in colors(button)


def test_a_chip_is_tinted_while_it_is_on(qtbot: QtBot, theme: Theme) -> None:
    chip = Chip(theme, "Із записом", "headphones")
    qtbot.addWidget(chip)
    assert LIGHT.accent_ground not in colors(chip)
    chip.setChecked(True)
    assert LIGHT.accent_ground in colors(chip)


def test_a_pill_turns_with_its_status_and_with_the_light(qtbot: QtBot, theme: Theme) -> None:
    pill = Pill(theme, "Виконаний", "good")
    qtbot.addWidget(pill)
    assert LIGHT.good_ground in colors(pill)
    pill.show_status("Скасований", "bad")
    assert LIGHT.bad_ground in colors(pill)
    theme.choose(Light.DARK)
    assert LIGHT.bad_ground not in colors(pill)
    theme.choose(Light.LIGHT)


def test_a_label_is_measured_anew_when_its_words_or_its_letters_change(qtbot: QtBot, theme: Theme) -> None:
    label = PlainLabel(theme, "Олена")
    qtbot.addWidget(label)
    narrow = label.sizeHint()
    label.set_text("Олена Коваль")
    wide = label.sizeHint()
    label.set_role(FontRole.TITLE)
    assert narrow.width() < wide.width() < label.sizeHint().width()
    assert wide.height() < label.sizeHint().height()


def test_the_search_speaks_with_the_first_key_and_of_many_at_once_with_the_last(qtbot: QtBot, theme: Theme) -> None:
    field = SearchField(theme, "Ім’я")
    qtbot.addWidget(field)
    told: list[str] = []
    field.searched.connect(told.append)
    QTest.keyClicks(field, "oks ")
    assert told == ["o"], "nobody waits for the answer to one key"
    qtbot.waitUntil(lambda: len(told) > 1)
    QTest.keyClicks(field, "an")
    qtbot.waitUntil(lambda: len(told) > 3)
    assert told == ["o", "oks", "oks a", "oks an"]


def test_enter_and_escape_do_not_wait(qtbot: QtBot, theme: Theme) -> None:
    field = SearchField(theme, "Ім’я", shortcut="Ctrl K")
    qtbot.addWidget(field)
    told: list[str] = []
    field.searched.connect(told.append)
    QTest.keyClicks(field, "10482")
    QTest.keyClick(field, Qt.Key.Key_Return)
    QTest.keyClick(field, Qt.Key.Key_Return)
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert told == ["1", "10482", ""]
    assert not field.text()


def test_a_text_that_was_set_is_not_announced(qtbot: QtBot, theme: Theme) -> None:
    field = SearchField(theme, "Ім’я")
    qtbot.addWidget(field)
    with qtbot.assertNotEmitted(field.searched):
        field.show_text("067")
        QTest.keyClick(field, Qt.Key.Key_Return)


def test_the_wave_colours_what_was_played(qtbot: QtBot, theme: Theme) -> None:
    wave = MiniWave(theme, bytes([200] * 40))
    qtbot.addWidget(wave)
    wave.resize(120, 24)
    assert LIGHT.accent not in colors(wave)
    wave.show_progress(0.5)
    image = painted(wave)
    assert image.pixelColor(4, 12).name().upper() == LIGHT.accent
    assert image.pixelColor(118, 12).name().upper() != LIGHT.accent


@pytest.mark.parametrize("shape", [b"", b"\x00", bytes(range(256)), b"\xff" * 48])
def test_any_shape_can_be_drawn(qtbot: QtBot, theme: Theme, shape: bytes) -> None:
    wave = MiniWave(theme, shape)
    qtbot.addWidget(wave)
    for width in (1, 24, 120, 400):
        wave.resize(width, 24)
        assert not painted(wave).isNull()


def test_a_person_has_one_colour_and_two_letters(qtbot: QtBot, theme: Theme) -> None:
    assert initials_of("Олена Петрівна Коваль") == "ОП"
    assert initials_of("олена") == "О"
    assert initials_of("") == ""
    assert avatar_ground("Олена Коваль") == avatar_ground("Олена Коваль")
    avatar = Avatar(theme, "Олена Коваль")
    qtbot.addWidget(avatar)
    assert avatar_ground("Олена Коваль") in colors(avatar)


def test_a_strip_says_what_is_wrong_and_offers_the_fix(qtbot: QtBot, theme: Theme) -> None:
    strip = Strip(theme)
    qtbot.addWidget(strip)
    assert strip.isHidden()
    strip.show_message("Немає зв’язку з 14:52", action="Спробувати зараз")
    assert strip.accessibleName() == "Немає зв’язку з 14:52"
    strip.resize(600, strip.height())
    with qtbot.waitSignal(strip.action_wanted):
        QTest.mouseClick(strip.findChildren(LinkButton)[0], Qt.MouseButton.LeftButton)


def test_an_empty_place_has_one_line_and_one_action(qtbot: QtBot, theme: Theme) -> None:
    empty = EmptyState(theme)
    qtbot.addWidget(empty)
    empty.resize(500, 400)
    empty.show_state("За цими умовами розмов немає.", action="Скинути")
    empty.show()
    with qtbot.waitSignal(empty.action_wanted):
        QTest.mouseClick(empty.findChildren(QuietButton)[0], Qt.MouseButton.LeftButton)


def test_a_skeleton_fills_its_place(qtbot: QtBot, theme: Theme) -> None:
    rows = SkeletonRows(theme)
    qtbot.addWidget(rows)
    rows.resize(700, 200)
    assert {LIGHT.surface, LIGHT.line, LIGHT.surface_2} <= colors(rows)
