"""Who asks for the screen of a widget takes it from nobody."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from ui.screen_area import area_around
from ui.screen_pop.placement import Placing
from ui.screen_pop.screens import CardScreen


def test_a_widget_that_goes_leaves_the_screen_to_the_cards(application: QApplication) -> None:
    cards = CardScreen(Placing())
    cards.choose()
    widget = QWidget()
    widget.show()
    assert area_around(widget) == QGuiApplication.primaryScreen().availableGeometry()
    widget.close()
    widget.deleteLater()
    del widget
    assert cards.area == QGuiApplication.primaryScreen().availableGeometry()


def test_a_screen_that_went_with_a_widget_is_looked_for_anew(application: QApplication) -> None:
    """Whatever Qt's own parts ask for meanwhile."""
    cards = CardScreen(Placing())
    cards.choose()
    widget = QWidget()
    widget.create()
    assert widget.screen() is not None
    widget.destroy()
    del widget
    assert cards.area == QGuiApplication.primaryScreen().availableGeometry()
