"""«Самоперевірка»: whether a call would come through, link by link, each with its fix."""

from time import monotonic
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.contract.administration import Health
from app.contract.answers import Operator
from app.desk.desk import utc_now
from app.desk.self_check import Facts, Finding, Fix, Link, State, findings, is_whole
from app.failures import Failure
from app.line_state import Line
from ui.settings.card import Card
from ui.settings.check_row import CheckRow
from ui.settings.section import SectionPage, Surroundings
from ui.settings.self_check_words import fix_title, link_title, sentence_of, state_word
from ui.theme import Space
from ui.tray import Tray
from ui.widgets.buttons import QuietButton

if TYPE_CHECKING:
    from collections.abc import Callable

_AGAIN_MS: Final = 15_000


def build(around: Surroundings, parent: QWidget) -> "SelfCheckSection":
    return SelfCheckSection(around, parent)


class SelfCheckSection(SectionPage):
    """Asked anew whenever it is opened, every quarter of a minute while it is looked at, and by its button."""

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(around, parent)
        theme = around.theme
        self.rows: dict[Link, CheckRow] = {}
        self._found: tuple[Finding, ...] = ()
        self._card = Card(theme, self.tr("Чи пройде дзвінок"), self.tr("Від Ringostat до картки на вашому екрані."))
        again = QuietButton(theme, self.tr("Перевірити знову"), "repeat")
        again.clicked.connect(self._on_again)
        self._card.add_to_head(again)
        for link in Link:
            row = self.rows[link] = CheckRow(theme, link_title(link))
            row.fix_wanted.connect(lambda link=link: self._on_fix(link))
            self._card.add(row)
        self.add(self._card)
        self._clock = QTimer(self, interval=_AGAIN_MS)
        self._clock.timeout.connect(self._on_tick)
        copy = QuietButton(theme, self.tr("Копіювати звіт"), "copy")
        copy.clicked.connect(self._on_copy)
        foot = QHBoxLayout()
        foot.setContentsMargins(0, Space.HALF, 0, 0)
        foot.addWidget(copy)
        foot.addStretch(1)
        self._card.add(foot)
        around.signals.shift.changed.connect(self._on_tick)
        self._clock.start()
        self._show()

    def opened(self) -> None:
        self.tasks.start("check", self._check())

    @property
    def report(self) -> str:
        """For whoever helps from afar; holds neither keys nor numbers."""
        lines = (f"[{state_word(one.state)}] {self.rows[one.link].told}" for one in self._found)
        program = self.tr("Слухавка")
        return "\n".join((f"{program} {utc_now():%Y-%m-%d %H:%M} UTC", *lines))

    async def _check(self) -> None:
        questions = self.around.parts.questions
        began = monotonic()
        try:
            health: Health | None = await questions.health()
            took = round((monotonic() - began) * 1000)
            operator = self._own((await questions.operators()).items)
        except Failure:
            self._show()
        else:
            self._show(health, took, operator)

    def _own(self, operators: tuple[Operator, ...]) -> Operator | None:
        me = self.around.parts.desk.shift.me
        wanted = None if me is None or me.operator is None else me.operator.id
        return next((operator for operator in operators if operator.id == wanted), None)

    def _show(self, health: Health | None = None, took: int | None = None, operator: Operator | None = None) -> None:
        shift = self.around.parts.desk.shift
        facts = Facts(
            line_up=shift.line.line is Line.LINE_UP,
            health=health,
            answered_ms=took,
            me=shift.me,
            operator=operator,
            sound=_sound_device(),
            has_tray=Tray.exists(),
            is_hushed=self.around.trials.is_hushed(),
            longest_stall_ms=self.around.trials.longest_stall_ms(),
        )
        now = utc_now()
        self._found = findings(facts, now)
        found = {finding.link: finding for finding in self._found}
        for link, row in self.rows.items():
            row.setVisible(link in found)
            if link in found:
                one = found[link]
                row.show_state(one.state.value, state_word(one.state), sentence_of(one, now), fix_title(one.fix))
        whole = is_whole(self._found)
        broken = any(finding.state is State.BAD for finding in self._found)
        word = self.tr("Усе працює") if whole else self.tr("Є що полагодити") if broken else self.tr("Варто глянути")
        self._card.show_state(word, "good" if whole else "bad" if broken else "waiting")
        self._card.show_checked(now)

    def _on_fix(self, link: Link) -> None:
        finding = next((one for one in self._found if one.link is link), None)
        trials = self.around.trials
        deeds: dict[Fix, Callable[[], None]] = {
            Fix.TELEPHONY: lambda: self.around.go("settings/telephony"),
            Fix.OPERATORS: lambda: self.around.go("operators"),
            Fix.TRY_AGAIN: self.opened,
            Fix.TRY_SOUND: trials.try_sound,
            Fix.TRY_CARD: trials.try_card,
            Fix.TRY_NOTICE: trials.try_notice,
            Fix.END_QUIET: trials.end_quiet,
        }
        if finding is not None and finding.fix is not None:
            deeds[finding.fix]()

    @Slot()
    def _on_again(self) -> None:
        self.opened()

    @Slot()
    def _on_tick(self) -> None:
        if self.isVisible():
            self.opened()

    @Slot()
    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self.report)
        self.around.say(self.tr("Звіт скопійовано."), "accent")


def _sound_device() -> str:
    """The name of the device that is used now; empty: there is none."""
    from PySide6.QtMultimedia import QMediaDevices

    device = QMediaDevices.defaultAudioOutput()
    return "" if device.isNull() else device.description()[:100]
