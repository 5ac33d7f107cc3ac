"""How «Пропущені» says things: the waiting, the attempts, who has taken whom, how it ended."""

from datetime import datetime
from typing import Final

from PySide6.QtCore import QCoreApplication, QLocale

from app.contract.answers import CallbackStep, Direction, Missed, MissedEnding
from app.desk.missed_queue import Group, QueueRow, Urgency
from ui import words
from ui.words_calls import Face, phone_words
from ui.words_names import first_name, is_feminine
from ui.words_recording import can_be_hurried, can_be_played, state_of_recording

PILLS: Final = {Urgency.CALM: "good", Urgency.SOON: "waiting", Urgency.LATE: "bad", Urgency.NOT_YET: "quiet"}
_HARD: Final = "\N{NO-BREAK SPACE}"


def client_name(entry: Missed) -> str:
    if entry.client is not None and entry.client.name:
        return entry.client.name
    return QCoreApplication.translate("Missed", "Новий клієнт")


def summary(count: int, longest: QueueRow | None) -> str:
    """«3 чекають · найдовше 42 хв»; nothing when nobody waits."""
    if not count:
        return ""
    told = QCoreApplication.translate("Missed", "%Ln чекають", None, count)
    if longest is None or longest.urgency is Urgency.NOT_YET:
        return told
    length = QCoreApplication.translate("Missed", "найдовше {length}")
    return f"{told} · {length.format(length=waited(longest))}"


def group_head(group: Group) -> str:
    translate = QCoreApplication.translate
    match group:
        case Group.WAITING:
            return translate("Missed", "Чекають")
        case Group.IN_WORK:
            return translate("Missed", "У роботі")
        case Group.OUTSIDE:
            return translate("Missed", "Поза робочим часом")


def today_head(count: int) -> str:
    return QCoreApplication.translate("Missed", "Закрилися самі сьогодні: {n}").format(n=words.number(count))


def waited(row: QueueRow) -> str:
    """«42 хв»; before a minute has passed «щойно»; before the opening «з 9:00»."""
    if row.urgency is Urgency.NOT_YET:
        return _opening(row.entry.waits_from)
    if row.waited.total_seconds() < 60:
        return QCoreApplication.translate("Missed", "щойно")
    return words.long_length(row.waited.total_seconds() // 60 * 60)


def _opening(opens_at: datetime | None) -> str:
    """The clock is that of this machine; the day is told when it is not today."""
    if opens_at is None:
        return QCoreApplication.translate("Missed", "зачинено")
    then = words.local(opens_at)
    clock = f"{then.hour}:{then.minute:02}"
    if then.date() != words.local(datetime.now(then.tzinfo)).date():
        clock = f"{QLocale().standaloneDayName(then.isoweekday(), QLocale.FormatType.ShortFormat)} {clock}"
    return QCoreApplication.translate("Missed", "з {clock}").replace(" ", _HARD).format(clock=clock)


def details(entry: Missed, now: datetime) -> str:
    """«2 спроби, остання 14:20 · замовлення № 10450 · Instagram-магазин»."""
    translate = QCoreApplication.translate
    last = words.short_moment(entry.last_at, now)
    if words.local(entry.last_at).date() != words.local(now).date():
        last = f"{last} {words.clock(entry.last_at)}"
    message = message_words(entry, now)
    parts: list[str] = []
    if message and entry.attempts == 1:
        parts.append(f"{message}, {last}")
    elif entry.attempts == 1:
        parts.append(f"{words.attempts(1)}, {last}")
    else:
        parts.append(
            translate("Missed", "{attempts}, остання {at}").format(attempts=words.attempts(entry.attempts), at=last)
        )
        parts += [message] if message else []
    if entry.order is not None:
        order = translate("Missed", "замовлення {order}")
        parts.append(order.format(order=words.order_name(entry.order.name)))
    if entry.line:
        parts.append(line_words(entry.line))
    return " · ".join(parts)


def line_words(line: str) -> str:
    """A line's name, or its number as numbers are printed."""
    return phone_words(line) if line.startswith("+") else line


def message_words(entry: Missed, now: datetime) -> str:
    """«голосова пошта 0:21», «голосова пошта (готується, наступна спроба о 14:35)»; nothing when they left none."""
    if not entry.voicemail:
        return ""
    told, call = QCoreApplication.translate("Missed", "голосова пошта"), entry.voicemail_call
    if call is None:
        return told
    if not can_be_played(call):
        return f"{told} ({state_of_recording(call, now)})"
    seconds = call.recording.seconds
    return f"{told} {words.length(seconds)}" if seconds else told


def has_message(entry: Missed) -> bool:
    """Whether there is a message to hear."""
    return entry.voicemail_call is not None and can_be_played(entry.voicemail_call)


def awaits_message(entry: Missed) -> bool:
    """Whether there is a message whose recording has not come, and may be asked for now."""
    return entry.voicemail_call is not None and can_be_hurried(entry.voicemail_call)


def in_work(row: QueueRow, now: datetime) -> str:
    """«Ірина дзвонить, 0:12», «взяла Ірина», «у вас»."""
    translate = QCoreApplication.translate
    calling = row.entry.calling
    if calling is not None:
        talks = calling.step is CallbackStep.TALKING
        said = (
            translate("Missed", "{name} розмовляє, {length}")
            if talks
            else translate("Missed", "{name} дзвонить, {length}")
        )
        length = words.length((now - calling.since).total_seconds())
        return said.format(length=length, name=first_name(calling.operator.name))
    if row.is_mine:
        return translate("Missed", "у вас")
    if row.holder is None:
        return ""
    feminine = is_feminine(row.holder.name)
    said = translate("Missed", "взяла {name}") if feminine else translate("Missed", "взяв {name}")
    return said.format(name=first_name(row.holder.name))


def worker(row: QueueRow) -> str:
    """Whose initials stand beside it."""
    if row.entry.calling is not None:
        return row.entry.calling.operator.name
    return "" if row.holder is None else row.holder.name


def end_face(entry: Missed) -> Face:
    """How the waiting ended, with its icon and colour."""
    translate = QCoreApplication.translate
    end = entry.end
    if end is None or end.how is MissedEnding.AGE:
        return Face(translate("Missed", "ніхто не передзвонив"), "phone-missed", "text_3")
    name = "" if end.by is None else first_name(end.by.name)
    if end.how is MissedEnding.HAND:
        said = translate("Missed", "опрацьовано вручну: {name}") if name else translate("Missed", "опрацьовано вручну")
        return Face(said.format(name=name), "check", "text_2")
    if end.direction is Direction.IN:
        said = translate("Missed", "клієнт додзвонився: {name}") if name else translate("Missed", "клієнт додзвонився")
        return Face(said.format(name=name), "phone-incoming", "good")
    said = translate("Missed", "передзвонили: {name}") if name else translate("Missed", "передзвонили")
    return Face(said.format(name=name), "phone-outgoing", "good")


def spoken(row: QueueRow, now: datetime) -> str:
    """The whole row for a screen reader."""
    entry = row.entry
    said = (waited(row), client_name(entry), phone_words(entry.phone), details(entry, now), in_work(row, now))
    return ", ".join(part for part in said if part)


def spoken_end(entry: Missed) -> str:
    closed = words.clock(entry.closed_at) if entry.closed_at is not None else ""
    return ", ".join(
        part for part in (client_name(entry), phone_words(entry.phone), end_face(entry).word, closed) if part
    )


def can_be_undone(entry: Missed) -> bool:
    """Whether it was only somebody's word that closed it."""
    return entry.end is not None and entry.end.how is MissedEnding.HAND
