"""Where the cards of this desk stand: the settings' wish, unless they were dragged elsewhere on these very monitors."""

import json
import logging
from typing import Final

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QGuiApplication

from app.settings import CARD_CORNER, CARD_PLACES, CARD_SCREEN, CARD_SCREEN_CHOICE
from ui.screen_pop.placement import Corner, Placing, ScreenChoice, layout_key
from ui.screen_pop.stack import CardStack
from ui.settings_keeper import SettingsKeeper

log = logging.getLogger(__name__)

_REMEMBERED: Final = 8
"""Sets of monitors; the one that was arranged longest ago is forgotten first."""
_WISHES: Final = frozenset({CARD_CORNER.key, CARD_SCREEN.key, CARD_SCREEN_CHOICE.key})


def wished_placing(keeper: SettingsKeeper) -> Placing:
    """As the settings say, or as the cards were dragged the last time with the monitors of now."""
    kept = _kept(keeper).get(_layout())
    if kept is not None:
        return kept
    choice = ScreenChoice(keeper.get(CARD_SCREEN_CHOICE))
    return Placing(Corner(keeper.get(CARD_CORNER)), choice, keeper.get(CARD_SCREEN))


class DeskPlacing(QObject):
    """Keeps what is dragged, and follows the settings and the monitors."""

    def __init__(self, stack: CardStack, keeper: SettingsKeeper, parent: QObject) -> None:
        super().__init__(parent)
        self._stack, self._keeper = stack, keeper
        stack.dragged.connect(self._on_dragged)
        keeper.changed.connect(self._on_setting_changed)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.screenAdded.connect(self._on_screens_changed)
            application.screenRemoved.connect(self._on_screens_changed)

    @Slot(object)
    def _on_dragged(self, placing: Placing) -> None:
        kept = _kept(self._keeper)
        kept.pop(_layout(), None)
        kept[_layout()] = placing
        self._keep(kept)

    @Slot(str)
    def _on_setting_changed(self, key: str) -> None:
        """A new wish is meant for the monitors of now: what was dragged on them is over."""
        if key in _WISHES:
            kept = _kept(self._keeper)
            if kept.pop(_layout(), None) is not None:
                self._keep(kept)
            choice = ScreenChoice(self._keeper.get(CARD_SCREEN_CHOICE))
            self._stack.place_by(Placing(Corner(self._keeper.get(CARD_CORNER)), choice, self._keeper.get(CARD_SCREEN)))

    @Slot()
    def _on_screens_changed(self) -> None:
        if QGuiApplication.screens():
            self._stack.place_by(wished_placing(self._keeper))

    def _keep(self, kept: dict[str, Placing]) -> None:
        newest = list(kept.items())[-_REMEMBERED:]
        told = {key: [one.corner.value, one.screen_name, *one.inwards] for key, one in newest}
        self._keeper.keep(CARD_PLACES, json.dumps(told, ensure_ascii=False))


def _layout() -> str:
    return layout_key((screen.name(), screen.geometry()) for screen in QGuiApplication.screens())


def _kept(keeper: SettingsKeeper) -> dict[str, Placing]:
    """What was dragged, by the set of monitors; nonsense in the file is as if nothing had been."""
    text = keeper.get(CARD_PLACES)
    if not text:
        return {}
    try:
        return {
            str(key): Placing(Corner(corner), ScreenChoice.FIXED, str(name), (int(across), int(along)))
            for key, (corner, name, across, along) in json.loads(text).items()
        }
    except (ValueError, TypeError, AttributeError) as reason:
        log.warning("where the cards were dragged was not understood (%s)", type(reason).__name__)
        return {}
