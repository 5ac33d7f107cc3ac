"""What a call can do, as a table: steps with delays in seconds. Nothing here runs."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from app.virtual_ringostat.call_record import VOICEMAIL, Direction


class Act(StrEnum):
    PICK_UP = "pick_up"
    """The employee takes the handset."""
    FORWARD = "forward"
    """The employee hands the call on: it rings at the next one."""
    CLIENT_PICKS_UP = "client_picks_up"
    MACHINE = "machine"
    """The voicemail speaks and records."""
    HANG_UP = "hang_up"


@dataclass(frozen=True, slots=True)
class Step:
    """`after_s` counts from the step before; None: as the employee's own phone behaves. `status` is the final word."""

    act: Act
    after_s: float | None
    status: str = ""


@dataclass(frozen=True, slots=True)
class Scenario:
    """One way a call goes. With no step left a call waits for hands on the control panel."""

    name: str
    direction: Direction
    steps: tuple[Step, ...]
    hidden: bool = False
    recording_after_s: float = 0.0
    """How long after the hang-up the recording can be had."""
    ai_after_s: float = 20.0
    """How long after the hang-up the AI has processed the talk."""
    copies: int = 1
    """How many such calls come at once."""
    share: int = 0
    """Weight among the calls that come by themselves."""


_TALK_27 = Step(Act.HANG_UP, 27, "ANSWERED")
_PICK_UP_4 = Step(Act.PICK_UP, 4)
_AS_PHONE = Step(Act.PICK_UP, None)
_IN, _OUT, _CALLBACK = Direction.IN, Direction.OUT, Direction.CALLBACK

_TABLE = (
    Scenario("answered", _IN, (_PICK_UP_4, _TALK_27), share=50),
    Scenario("long", _IN, (Step(Act.PICK_UP, 6), Step(Act.HANG_UP, 220, "ANSWERED")), share=4),
    Scenario("late_recording", _IN, (_PICK_UP_4, _TALK_27), recording_after_s=40, share=4),
    Scenario("as_phone", _IN, (_AS_PHONE, _TALK_27)),
    Scenario("by_hand", _IN, ()),
    Scenario("missed", _IN, (Step(Act.HANG_UP, 25, "NO ANSWER"),), share=8),
    Scenario("busy", _IN, (Step(Act.HANG_UP, 2, "BUSY"),), share=2),
    Scenario(
        "forwarded",
        _IN,
        (_PICK_UP_4, Step(Act.FORWARD, 9), Step(Act.PICK_UP, 3), Step(Act.HANG_UP, 22, "ANSWERED")),
        share=6,
    ),
    Scenario("voicemail", _IN, (Step(Act.MACHINE, 20), Step(Act.HANG_UP, 12, VOICEMAIL)), share=3),
    Scenario("hidden", _IN, (_PICK_UP_4, _TALK_27), hidden=True, share=2),
    Scenario("burst", _IN, (_PICK_UP_4, _TALK_27), copies=10),
    Scenario("outgoing", _OUT, (Step(Act.CLIENT_PICKS_UP, 7), Step(Act.HANG_UP, 33, "ANSWERED")), share=12),
    Scenario("outgoing_unanswered", _OUT, (Step(Act.HANG_UP, 25, "NO ANSWER"),), share=4),
    Scenario("callback", _CALLBACK, (_AS_PHONE, Step(Act.CLIENT_PICKS_UP, 6), _TALK_27)),
    Scenario("callback_declined", _CALLBACK, (Step(Act.HANG_UP, 3, "DECLINE"),)),
    Scenario("callback_unanswered", _CALLBACK, (Step(Act.HANG_UP, 25, "NO ANSWER"),)),
    Scenario("callback_client_silent", _CALLBACK, (_AS_PHONE, Step(Act.HANG_UP, 25, "CLIENT NO ANSWER"))),
    Scenario("callback_client_busy", _CALLBACK, (_AS_PHONE, Step(Act.HANG_UP, 3, "BUSY"))),
)

SCENARIOS: Mapping[str, Scenario] = MappingProxyType({scenario.name: scenario for scenario in _TABLE})
