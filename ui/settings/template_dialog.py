"""The parameters of «Webhooks 2.0»: the name to type in, and Ringostat's own value to choose for it."""

import json
from typing import Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.contract.administration import Integration
from ui.settings.telephony_wording import REQUIRED, moment_words
from ui.theme import FontRole, Space, Theme
from ui.widgets.buttons import PrimaryButton, QuietButton
from ui.widgets.chip import Chip
from ui.widgets.paragraph import Paragraph
from ui.widgets.plain_label import PlainLabel
from ui.widgets.ring import RingOver

_SIZE: Final = (640, 620)
_AT_THE_END: Final = ("status", "employee", "duration_", "recording", "unique_call", "employee_extension")
"""What these begin with is known only when the call is over."""


class TemplateDialog(QDialog):
    def __init__(self, theme: Theme, integration: Integration, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._integration = integration
        self._moment = REQUIRED[0]
        self.setWindowTitle(self.tr("Шаблон параметрів"))
        self.resize(*_SIZE)
        self.moments = {moment: Chip(theme, moment_words(moment)) for moment in (*REQUIRED, "ai")}
        self.as_json, self.as_form = Chip(theme, "JSON"), Chip(theme, "form")
        self._url = PlainLabel(theme, "", FontRole.CAPTION, "text_2")
        self.table = self._made_table()
        self._copied = PlainLabel(theme, "", FontRole.BODY, "good")
        self._build()
        for moment, chip in self.moments.items():
            chip.clicked.connect(lambda _checked=False, chosen=moment: self._choose(chosen))
        self.as_json.clicked.connect(lambda: self._choose_format(as_json=True))
        self.as_form.clicked.connect(lambda: self._choose_format(as_json=False))
        self._choose_format(as_json=True)
        self._choose(self._moment)

    @property
    def parameters(self) -> dict[str, str]:
        """Our name → Ringostat's value, of the chosen moment."""
        if self._moment == "ai":
            return dict(self._integration.ai_template)
        template = self._integration.template
        if self._moment.startswith("after"):
            return dict(template)
        return {ours: theirs for ours, theirs in template.items() if not _only_at_the_end(ours)}

    @property
    def whole(self) -> str:
        """All parameters in the chosen format, to be pasted."""
        if self.as_json.isChecked():
            return json.dumps(self.parameters, ensure_ascii=False, indent=2)
        return "\n".join(f"{ours}={theirs}" for ours, theirs in self.parameters.items())

    def _choose(self, moment: str) -> None:
        self._moment = moment
        for one, chip in self.moments.items():
            chip.setChecked(one == moment)
        self._url.set_text(self._integration.webhook_urls.get(moment, ""))
        self.table.setRowCount(0)
        for row, (ours, theirs) in enumerate(self.parameters.items()):
            self.table.insertRow(row)
            self.table.setItem(row, 0, QTableWidgetItem(ours))
            self.table.setItem(row, 1, QTableWidgetItem(theirs))
        self._copied.set_text("")

    def _choose_format(self, *, as_json: bool) -> None:
        self.as_json.setChecked(as_json)
        self.as_form.setChecked(not as_json)
        self._copied.set_text("")

    @Slot()
    def _on_copy_all(self) -> None:
        QGuiApplication.clipboard().setText(self.whole)
        self._copied.set_text(self.tr("Скопійовано."))

    @Slot()
    def _on_copy_url(self) -> None:
        QGuiApplication.clipboard().setText(self._url.text)
        self._copied.set_text(self.tr("Скопійовано."))

    def _made_table(self) -> QTableWidget:
        table = QTableWidget(0, 2)
        table.setHorizontalHeaderLabels([self.tr("Назва параметра"), self.tr("Значення в Ringostat")])
        table.setAccessibleName(self.tr("Параметри вебхуку"))
        table.setTabKeyNavigation(False)  # Tab leads on, out of the table; its arrows walk inside
        RingOver(self._theme, table)
        table.verticalHeader().hide()
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setFont(self._theme.font(FontRole.BODY))
        table.setShowGrid(False)
        table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        table.horizontalHeader().setHighlightSections(False)
        return table

    def _build(self) -> None:
        hint = self.tr(
            "У «Webhooks 2.0»: метод POST, дата YYYY-MM-DD HH:MM:SS. Назву параметра впишіть ліворуч, значення оберіть "
            "зі списку Ringostat. Інші назви теж зрозуміємо."
        )
        chips = QHBoxLayout()
        chips.setSpacing(Space.WORD)
        for chip in self.moments.values():
            chips.addWidget(chip)
        chips.addStretch()
        copy_url = QuietButton(self._theme, self.tr("Копіювати адресу"), "copy")
        copy_url.clicked.connect(self._on_copy_url)
        address = QHBoxLayout()
        address.setSpacing(Space.CONTROL)
        address.addWidget(self._url, 1)
        address.addWidget(copy_url)
        copy_all = PrimaryButton(self._theme, self.tr("Копіювати все"), "copy")
        copy_all.clicked.connect(self._on_copy_all)
        close = QuietButton(self._theme, self.tr("Закрити"))
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.setSpacing(Space.WORD)
        for part in (self.as_json, self.as_form):
            foot.addWidget(part)
        foot.addWidget(self._copied, 1)
        foot.addWidget(close)
        foot.addWidget(copy_all)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.PAGE, Space.PAGE, Space.PAGE, Space.PANEL)
        column.setSpacing(Space.CONTROL)
        column.addWidget(PlainLabel(self._theme, self.tr("Шаблон параметрів"), FontRole.PANEL))
        column.addWidget(Paragraph(self._theme, hint))
        column.addLayout(chips)
        column.addLayout(address)
        column.addWidget(self.table, 1)
        column.addLayout(foot)


def _only_at_the_end(ours: str) -> bool:
    return ours.startswith(_AT_THE_END) and ours != "employee_id"
