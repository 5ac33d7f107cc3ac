"""Calls as the backend tells them, made in one line."""

from datetime import UTC, datetime, timedelta
from typing import Any

from msgspec.structs import replace

from app.contract.answers import (
    Client,
    ClientFile,
    Direction,
    Me,
    Named,
    Phase,
    Recording,
    RecordingReason,
    RecordingState,
    Role,
    Status,
)
from app.contract.events import CallNews

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


class Trade:
    """The people of these tests and what they do on the phone."""

    noon = NOON
    olena = Named(1, "Олена Коваль")
    iryna = Named(2, "Ірина Лис")
    client = Client(
        id=5, name="Марія", phones=("+380671234567",), created_by="call", created_at=NOON - timedelta(days=9)
    )

    @staticmethod
    def at(seconds: float) -> datetime:
        return NOON + timedelta(seconds=seconds)

    def me(self, role: Role = Role.OPERATOR, operator: Named | None = olena) -> Me:
        return Me(user=Named(9, "Олена"), role=role, operator=operator)

    def file(self) -> ClientFile:
        return ClientFile(client=self.client)

    def ring(self, call_id: int = 1, **fields: Any) -> CallNews:
        call = CallNews(
            id=call_id,
            external_id=f"ua18_-{call_id}",
            direction=Direction.IN,
            phase=Phase.RINGING,
            status=Status.ACTIVE,
            phone="+380671234567",
            client=Named(5, "Марія"),
            operator=None,
            manager=None,
            started_at=self.at(call_id),
            answered_at=None,
            ended_at=None,
            wait_s=None,
            talk_s=None,
            recording=Recording(state=RecordingState.NONE, reason=RecordingReason.CALL_GOES_ON),
        )
        return replace(call, **fields)

    def talk(self, call_id: int = 1, operator: Named | None = olena, **fields: Any) -> CallNews:
        fields = {"phase": Phase.TALKING, "operator": operator, "answered_at": self.at(call_id + 10)} | fields
        return self.ring(call_id, **fields)

    def taken(self, call_id: int = 1) -> CallNews:
        """What everybody else learns when Iryna answers."""
        return self.talk(call_id, operator=None, phone=None, client=None, taken_by=self.iryna)

    def ended(self, call_id: int = 1, operator: Named | None = olena, **fields: Any) -> CallNews:
        over = {"phase": Phase.ENDED, "status": Status.COMPLETED, "ended_at": self.at(call_id + 70), "talk_s": 60}
        return self.talk(call_id, operator, **(over | fields))

    def missed(self, call_id: int = 1, **fields: Any) -> CallNews:
        over = {"phase": Phase.ENDED, "status": Status.CANCELLED, "ended_at": self.at(call_id + 30)}
        return self.ring(call_id, **(over | fields))
