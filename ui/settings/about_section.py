"""«Про програму»: versions, the server, where the log lies, and whose work is inside."""

import platform
from importlib.metadata import PackageNotFoundError, version
from typing import Final

from PySide6.QtCore import QUrl, Slot, qVersion
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QGridLayout, QWidget

from app.failures import Failure
from ui.settings.card import Card
from ui.settings.field import WishRow
from ui.settings.section import SectionPage, Surroundings
from ui.theme import FontRole, Space
from ui.widgets.buttons import QuietButton
from ui.widgets.plain_label import PlainLabel

_OTHERS: Final = (
    ("Qt, PySide6", "LGPL 3.0"),
    ("Inter", "OFL 1.1"),
    ("Lucide", "ISC"),
    ("FFmpeg, PyAV", "LGPL 2.1, BSD-3-Clause"),
    ("Litestar", "MIT"),
    ("SQLAlchemy, Alembic", "MIT"),
    ("httpx, uvicorn, websockets", "BSD-3-Clause"),
    ("msgspec", "BSD-3-Clause"),
    ("NumPy, pyqtgraph", "BSD-3-Clause, MIT"),
    ("phonenumbers", "Apache 2.0"),
    ("cryptography, keyring", "Apache 2.0 / BSD-3-Clause, MIT"),
    ("qasync, platformdirs", "BSD-2-Clause, MIT"),
)


def build(around: Surroundings, parent: QWidget) -> "AboutSection":
    return AboutSection(around, parent)


class AboutSection(SectionPage):
    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(around, parent)
        theme = around.theme
        self.facts: dict[str, str] = {}
        self._server = PlainLabel(theme, "—", FontRole.BODY_MEDIUM)
        copy = QuietButton(theme, self.tr("Копіювати"), "copy")
        copy.setAccessibleName(self.tr("Копіювати відомості про програму"))
        copy.clicked.connect(self._on_copy)
        self._program = Card(theme, self.tr("Слухавка"), self.tr("Хто дзвонить, що замовляв, про що говорили."))
        self._program.add_to_head(copy)
        self._program.add(self._facts())
        self.add(self._program)
        logs = QuietButton(theme, self.tr("Відкрити"), "folder-open")
        logs.clicked.connect(self._on_logs_wanted)
        folder = str(around.paths.log_file.parent)
        journal = Card(theme, self.tr("Для підтримки"))
        journal.add(WishRow(theme, self.tr("Тека журналів"), logs, folder))
        logs.setAccessibleName(self.tr("Відкрити теку журналів"))
        self.add(journal)
        licences = Card(theme, self.tr("Ліцензії"), self.tr("Слухавка: MIT. Усередині також праця інших:"))
        licences.add(self._grid(_OTHERS))
        self.add(licences)

    def opened(self) -> None:
        self.tasks.start("server", self._ask_server())

    async def _ask_server(self) -> None:
        try:
            health = await self.around.parts.questions.health()
        except Failure:
            self._server.set_text("—")
        else:
            self._server.set_text(health.version)

    def _facts(self) -> QGridLayout:
        self.facts = {
            self.tr("Версія програми"): own_version(),
            self.tr("Адреса сервера"): self.around.base_url,
            self.tr("Python і Qt"): f"{platform.python_version()}, {qVersion()}",
            self.tr("Система"): platform.platform(terse=True),
        }
        grid = self._grid(tuple(self.facts.items()))
        row = grid.rowCount()
        grid.addWidget(PlainLabel(self.around.theme, self.tr("Версія сервера"), color="text_2"), row, 0)
        grid.addWidget(self._server, row, 1)
        return grid

    def _grid(self, facts: tuple[tuple[str, str], ...]) -> QGridLayout:
        theme = self.around.theme
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.PANEL)
        grid.setVerticalSpacing(Space.WORD)
        grid.setColumnMinimumWidth(0, 220)
        grid.setColumnStretch(1, 1)
        for row, (name, value) in enumerate(facts):
            grid.addWidget(PlainLabel(theme, name, color="text_2"), row, 0)
            grid.addWidget(PlainLabel(theme, value, FontRole.BODY_MEDIUM), row, 1)
        return grid

    @Slot()
    def _on_copy(self) -> None:
        told = [f"{name}: {value}" for name, value in self.facts.items()]
        told.append(f"{self.tr('Версія сервера')}: {self._server.text}")
        QGuiApplication.clipboard().setText("\n".join(told))
        self.around.say(self.tr("Скопійовано."), "accent")

    @Slot()
    def _on_logs_wanted(self) -> None:
        folder = self.around.paths.log_file.parent
        if not (folder.is_dir() and QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))):
            self.around.say(self.tr("Теки ще немає: програма нічого не записала."), "bad")


def own_version() -> str:
    try:
        return version("slukhavka")
    except PackageNotFoundError:  # in a bundle, or from a bare checkout
        return "0"
