"""Every way in which a recording can stand, and what a person is to read and may do about it."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from app.contract.answers import (
    Call,
    Direction,
    Named,
    Phase,
    Recording,
    RecordingReason,
    RecordingState,
    Status,
)

NOW: Final = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
SOON: Final = NOW + timedelta(minutes=5)
PHONE: Final = "+380671234567"
_SOON: Final = f"{SOON.astimezone():%H:%M}"
_NONE, _FAILED = RecordingState.NONE, RecordingState.FAILED
_PENDING, _GONE = RecordingState.PENDING, RecordingState.GONE


@dataclass(frozen=True, slots=True)
class Standing:
    """`cell` and `sentence` are what is read of it in a narrow and in a wide place."""

    name: str
    recording: Recording
    cell: str
    sentence: str
    can_be_tried: bool = False
    phase: Phase = Phase.ENDED

    def call(self, **changes: Any) -> Call:
        """A talk whose recording stands so."""
        row: dict[str, Any] = {
            "direction": Direction.IN,
            "phase": self.phase,
            "status": Status.COMPLETED if self.phase is Phase.ENDED else Status.ACTIVE,
            "phone": PHONE,
            "client": Named(1, "Оксана Мельник"),
            "operator": Named(2, "Олена Коваль"),
            "manager": Named(2, "Олена Коваль"),
            "started_at": NOW - timedelta(minutes=9),
            "answered_at": NOW - timedelta(minutes=9),
            "ended_at": None if self.phase is not Phase.ENDED else NOW - timedelta(minutes=5),
            "wait_s": 3,
            "talk_s": 240,
            "recording": self.recording,
        }
        return Call(id=7, external_id="7", **row | changes)


def _failed(name: str, reason: RecordingReason, why: str, next_try_at: datetime | None = None) -> Standing:
    later = f", наступна спроба о {_SOON}" if next_try_at is not None else ""
    recording = Recording(state=_FAILED, reason=reason, next_try_at=next_try_at)
    return Standing(
        name, recording, f"не вдалося: {why}{later}", f"Запис не завантажено: {why}{later}", can_be_tried=True
    )


STANDINGS: Final = (
    Standing("rings", Recording(state=_NONE), "ще дзвонить", "Ще дзвонить", phase=Phase.RINGING),
    Standing("talks", Recording(state=_NONE), "розмова триває", "Розмова триває", phase=Phase.TALKING),
    Standing(
        "told that it goes on",
        Recording(state=_NONE, reason=RecordingReason.CALL_GOES_ON),
        "розмова триває",
        "Розмова триває",
    ),
    Standing("pending", Recording(state=_PENDING), "готується", "Запис готується", can_be_tried=True),
    Standing(
        "pending with its next try",
        Recording(state=_PENDING, reason=RecordingReason.NOT_THERE_YET, next_try_at=SOON),
        f"готується, наступна спроба о {_SOON}",
        f"Запис готується, наступна спроба о {_SOON}",
        can_be_tried=True,
    ),
    Standing(
        "pending, its try is due",
        Recording(state=_PENDING, next_try_at=NOW - timedelta(seconds=1)),
        "готується",
        "Запис готується",
        can_be_tried=True,
    ),
    Standing(
        "nobody answered",
        Recording(state=_NONE, reason=RecordingReason.NOBODY_ANSWERED),
        "немає: ніхто не відповів",
        "Запису немає: ніхто не відповів",
    ),
    Standing(
        "switched off",
        Recording(state=_NONE, reason=RecordingReason.SWITCHED_OFF),
        "немає: запис вимкнено",
        "Запису немає: запис вимкнено",
    ),
    Standing("none", Recording(state=_NONE), "немає", "Запису немає"),
    Standing(
        "kept for its days",
        Recording(state=_GONE, reason=RecordingReason.KEPT_TOO_LONG, kept_days=90),
        "видалено: зберігали 90 днів",
        "Запис видалено: зберігали 90 днів",
    ),
    Standing(
        "kept too long",
        Recording(state=_GONE, reason=RecordingReason.KEPT_TOO_LONG),
        "видалено: минув строк зберігання",
        "Запис видалено: минув строк зберігання",
    ),
    _failed("not found", RecordingReason.NOT_FOUND, "Ringostat його не має"),
    _failed("not audio", RecordingReason.NOT_AUDIO, "це не звук", SOON),
    _failed("empty", RecordingReason.EMPTY, "файл порожній"),
    _failed("too large", RecordingReason.TOO_LARGE, "завеликий файл"),
    _failed("host refused", RecordingReason.HOST_REFUSED, "чуже джерело"),
    _failed("silent", RecordingReason.SOURCE_SILENT, "Ringostat мовчить", SOON),
    _failed("never given", RecordingReason.NOT_THERE_YET, "Ringostat його ще не дав"),
    _failed("no space", RecordingReason.NO_SPACE, "немає місця на сервері", SOON),
)
READY: Final = Recording(state=RecordingState.READY, seconds=240, shape=bytes(range(0, 240, 5)))
