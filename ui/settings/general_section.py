"""«Загальні»: language, appearance, window, folders; each wish holds as soon as it is made."""

from typing import Final

from PySide6.QtCore import QCoreApplication, QLocale, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from app.settings import APPEARANCE, CLOSE_TO_TRAY, DOWNLOAD_FOLDER, LANGUAGE, RECORDINGS_KEPT_MB
from ui import words
from ui.download_folder import download_folder
from ui.settings.card import Card
from ui.settings.field import SwitchRow, WishRow
from ui.settings.section import SectionPage, Surroundings
from ui.tray import Tray
from ui.widgets.buttons import QuietButton
from ui.widgets.drop_down import DropDown

_CHOICE_WIDTH: Final = 200


def build(around: Surroundings, parent: QWidget) -> "GeneralSection":
    return GeneralSection(around, parent)


class GeneralSection(SectionPage):
    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(around, parent)
        self._keeper = around.keeper
        self._theme = around.theme
        self.language = self._choice({language: _own_name(language) for language in LANGUAGE.allowed})
        self.language.activated.connect(self._on_language)
        self.appearance = self._choice(
            {
                "system": self.tr("Як у системі"),
                "light": self.tr("Світлі"),
                "dark": self.tr("Темні"),
            }
        )
        self.appearance.activated.connect(self._on_appearance)
        self.kept_mb = self._choice({size: _size_words(size) for size in RECORDINGS_KEPT_MB.allowed})
        self.kept_mb.activated.connect(self._on_kept_mb)
        self._folder_button = QuietButton(self._theme, self.tr("Змінити"), "folder-open")
        self._folder_button.clicked.connect(self._on_folder_wanted)
        self._folder = WishRow(self._theme, self.tr("Куди зберігати завантажені записи"), self._folder_button)
        self._folder_button.setAccessibleName(self.tr("Змінити теку для записів"))
        self.tray = SwitchRow(self._theme, self.tr("Закриваючи вікно, лишатися в треї"), self._tray_words())
        self.tray.switch.setEnabled(Tray.exists())
        self.tray.switched.connect(lambda on: self._keeper.keep(CLOSE_TO_TRAY, on))
        self._keeper.changed.connect(self._show)
        self._build()
        self._show()

    @Slot()
    def _show(self) -> None:
        self.language.choose(words.spoken())
        self.appearance.choose(self._keeper.get(APPEARANCE))
        self.kept_mb.choose(self._keeper.get(RECORDINGS_KEPT_MB))
        self.tray.show_on(on=self._keeper.get(CLOSE_TO_TRAY))
        self._folder.show_hint(str(download_folder(self._keeper.settings)))

    def choose_folder(self, folder: str) -> None:
        """Recordings are saved there from now on."""
        self._keeper.keep(DOWNLOAD_FOLDER, folder)

    def _build(self) -> None:
        look = Card(self._theme, self.tr("Вигляд"))
        look.add(WishRow(self._theme, self.tr("Мова"), self.language))
        look.add(WishRow(self._theme, self.tr("Кольори"), self.appearance), ruled=True)
        self.add(look)
        window = Card(self._theme, self.tr("Вікно"))
        window.add(self.tray)
        self.add(window)
        recordings = Card(self._theme, self.tr("Записи на цьому комп’ютері"))
        recordings.add(self._folder)
        hint = self.tr("Прослухані записи лишаються тут, щоб удруге відкритися одразу; найстаріші звільняють місце.")
        recordings.add(WishRow(self._theme, self.tr("Місце для записів"), self.kept_mb, hint), ruled=True)
        self.add(recordings)

    def _choice(self, offered: dict[str, str] | dict[int, str]) -> DropDown:
        choice = DropDown(self._theme)
        choice.setMinimumWidth(_CHOICE_WIDTH)
        for value, name in offered.items():
            choice.addItem(name, value)
        return choice

    def _tray_words(self) -> str:
        if Tray.exists():
            return self.tr("Картки дзвінків з’являються й тоді, коли вікно закрите.")
        return self.tr("На цьому робочому столі немає трея: вікно закривається разом із програмою.")

    @Slot(int)
    def _on_language(self, place: int) -> None:
        self._keeper.keep(LANGUAGE, str(self.language.itemData(place)))

    @Slot(int)
    def _on_appearance(self, place: int) -> None:
        self._keeper.keep(APPEARANCE, str(self.appearance.itemData(place)))

    @Slot(int)
    def _on_kept_mb(self, place: int) -> None:
        self._keeper.keep(RECORDINGS_KEPT_MB, int(self.kept_mb.itemData(place)))

    @Slot()
    def _on_folder_wanted(self) -> None:
        dialog = QFileDialog(self, self.tr("Тека для записів"), str(download_folder(self._keeper.settings)))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self.choose_folder)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


def _own_name(language: str) -> str:
    """As its speakers call it."""
    name = QLocale(language).nativeLanguageName().partition(" ")[2] or QLocale(language).nativeLanguageName()
    return f"{name[:1].upper()}{name[1:]}"


def _size_words(megabytes: int) -> str:
    if megabytes < 1024:
        told = QCoreApplication.translate("GeneralSection", "{size} МБ").format(size=megabytes)
    else:
        told = QCoreApplication.translate("GeneralSection", "{size} ГБ").format(
            size=QLocale().toString(megabytes // 1024)
        )
    return told.replace(" ", "\N{NO-BREAK SPACE}")
