"""Every setting of the desk, declared once, and the file that keeps those somebody changed."""

import json
import logging
import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from app.system.shortcuts import COMBINATIONS

LARGEST_FILE = 1024 * 1024
LONGEST_TEXT = 4096

log = logging.getLogger(__name__)

type Value = str | int | float | bool


@dataclass(frozen=True, slots=True)
class Setting[T: (str, int, float, bool)]:
    """One setting: its key in the file, its default, its caption, the values allowed (none: any of its type).

    `was` lists earlier keys, so that an old file is still understood.
    """

    key: str
    default: T
    caption: str
    allowed: tuple[T, ...] = ()
    was: tuple[str, ...] = ()

    def allows(self, value: object) -> bool:
        if isinstance(value, str) and len(value) > LONGEST_TEXT:
            return False
        return type(value) is type(self.default) and (not self.allowed or value in self.allowed)


LANGUAGE = Setting("language", "uk", "Мова", ("uk", "en"))
APPEARANCE = Setting("appearance", "system", "Вигляд", ("system", "light", "dark"))
BACKEND_URL = Setting("backend.url", "", "Адреса сервера")
DIAL_SHORTCUT = Setting("dial.shortcut", "", "Набрати скопійований номер з будь-якої програми", ("", *COMBINATIONS))
CLOSE_TO_TRAY = Setting("window.close_to_tray", default=True, caption="Закриваючи вікно, лишатися в треї")
RECORDS_WIDTH = Setting("records.width", 380, "Ширина списку записів")
CALLS_FILTERS = Setting("calls.filters", "", "Умови в записах розмов")
CALLS_COLUMNS = Setting("calls.columns", "", "Стовпці в записах розмов")
ARCHIVE_TEMPLATE = Setting("archive.template", "", "Імена записів в архіві")
CARD_SCREEN = Setting("card.screen", "", "Екран для картки дзвінка")
CARD_SCREEN_CHOICE = Setting("card.screen_choice", "pointer", "Де з’являється картка", ("pointer", "main", "fixed"))
CARD_PLACES = Setting("card.places", "", "Куди перетягнуто картку, на кожному наборі екранів (JSON)")
CARD_HIDDEN_FROM_CAPTURE = Setting(
    "card.hidden_from_capture", default=True, caption="Не показувати картку на демонстрації екрана"
)
CARD_PRIVATE = Setting("card.private", default=False, caption="Ховати дані клієнта на картці")
QUIET_WITH_SYSTEM = Setting("quiet.with_system", default=True, caption="Мовчати, коли цього просить система")
CARD_CORNER = Setting(
    "card.corner", "bottom_right", "Кут екрана", ("top_left", "top_right", "bottom_left", "bottom_right")
)
CARD_AS = Setting("card.as", "card", "Як показувати дзвінок", ("card", "notification", "both"))
CARD_FOR = Setting("card.for", "mine", "Чиї дзвінки показувати карткою", ("mine", "all"))
PLAYER_VOLUME = Setting("player.volume", 100, "Гучність записів", tuple(range(101)))
PLAYER_SPEED = Setting("player.speed", 1.0, "Швидкість", (0.5, 0.75, 1.0, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0))
PLAYER_SKIPS_SILENCE = Setting("player.skips_silence", default=False, caption="Без тиші")
PLAYER_LEVELS_VOICES = Setting("player.levels_voices", default=False, caption="Вирівнювати голоси")
PLAYER_DEVICE = Setting("player.device", "", "Де звучать записи")
DOWNLOAD_FOLDER = Setting("download.folder", "", "Куди зберігати записи")
RECORDINGS_KEPT_MB = Setting(
    "recordings.kept_mb", 1024, "Місце для записів на цьому комп’ютері, МБ", (256, 512, 1024, 2048, 4096)
)

ALL: tuple[Setting[str] | Setting[int] | Setting[float] | Setting[bool], ...] = (
    LANGUAGE,
    APPEARANCE,
    BACKEND_URL,
    DIAL_SHORTCUT,
    CLOSE_TO_TRAY,
    RECORDS_WIDTH,
    CALLS_FILTERS,
    CALLS_COLUMNS,
    ARCHIVE_TEMPLATE,
    CARD_SCREEN,
    CARD_SCREEN_CHOICE,
    CARD_PLACES,
    CARD_HIDDEN_FROM_CAPTURE,
    CARD_PRIVATE,
    QUIET_WITH_SYSTEM,
    CARD_CORNER,
    CARD_AS,
    CARD_FOR,
    PLAYER_VOLUME,
    PLAYER_SPEED,
    PLAYER_SKIPS_SILENCE,
    PLAYER_LEVELS_VOICES,
    PLAYER_DEVICE,
    DOWNLOAD_FOLDER,
    RECORDINGS_KEPT_MB,
)


class Settings:
    """The settings as they are now. A value that is not allowed is never kept, neither from the file nor from `put`.

    A file that cannot be read at all is kept aside as `<name>.broken`; single values that make no sense fall back to
    their defaults. Keys this program does not know (a newer one wrote them) stay in the file. With `writes` off,
    what is put holds until the program ends: a demo leaves no file behind, and the real desk as it was.
    """

    def __init__(self, file: Path, *, writes: bool = True) -> None:
        self.on_changed: Callable[[str], None] = _nobody
        self._file = file
        self._writes = writes
        self._kept: dict[str, object] = dict(_read(file))
        for setting in ALL:
            for old in setting.was:
                if old in self._kept:
                    self._kept.setdefault(setting.key, self._kept.pop(old))

    def get[T: (str, int, float, bool)](self, setting: Setting[T]) -> T:
        value = _of_kind(setting.default, self._kept.get(setting.key, setting.default))
        return value if setting.allows(value) else setting.default  # type: ignore[return-value] # allows() checked it

    def put[T: (str, int, float, bool)](self, setting: Setting[T], value: T) -> None:
        """Keep a value, on disk too, and tell `on_changed(key)`.

        Raises:
            ValueError: it is not allowed.
            OSError: the disk; the value holds until the program ends.
        """
        if not setting.allows(value):
            raise ValueError(f"{setting.key} cannot be {value!r}")
        if self.get(setting) == value:
            return
        self._kept[setting.key] = value
        try:
            if self._writes:
                _write(self._file, self._kept)
        finally:
            self.on_changed(setting.key)


def _of_kind(default: object, value: object) -> object:
    """JSON does not tell 1 from 1.0."""
    if isinstance(default, float) and type(value) is int and abs(value) < 2**53:
        return float(value)
    return value


def _read(file: Path) -> Mapping[str, object]:
    try:
        if file.stat().st_size > LARGEST_FILE:
            raise ValueError("too large for settings")  # noqa: TRY301 - one place answers for every broken file
        kept = json.loads(file.read_text("utf-8"))
        if not isinstance(kept, dict):
            raise ValueError("not an object")  # noqa: TRY004, TRY301 - a broken file, not a mistaken caller
    except FileNotFoundError:
        return MappingProxyType({})
    except (OSError, ValueError, RecursionError) as reason:
        log.warning("the settings could not be read (%s), defaults are used", type(reason).__name__)
        with suppress(OSError):
            file.replace(file.with_name(f"{file.name}.broken"))
        return MappingProxyType({})
    return kept


def _write(file: Path, kept: Mapping[str, object]) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    new = file.with_name(f"{file.name}.new")
    with new.open("w", encoding="utf-8") as opened:
        json.dump(kept, opened, ensure_ascii=False, indent=2, sort_keys=True)
        opened.flush()
        os.fsync(opened.fileno())
    new.replace(file)


def _nobody(_key: str) -> None:
    """Nobody listens yet."""
