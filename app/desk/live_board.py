"""«Наживо» as state: what every operator does now, since when, with whom; and who waits for anybody."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app.contract.answers import Call, Direction, Me, Operator, Phase
from app.contract.events import CallNews, Presence


class Doing(StrEnum):
    """In the order the board shows them."""

    RINGS = "rings"
    """Their phone rings."""
    DIALS = "dials"
    """They call somebody who has not answered yet."""
    TALKS = "talks"
    FREE = "free"
    OFFLINE = "offline"
    UNKNOWN = "unknown"
    """Nobody has told how the phones are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tile:
    """One operator, or a SIP account that no operator has; `call` only as far as this desk may know of it."""

    key: str
    name: str
    operator: Operator | None
    doing: Doing
    since: datetime | None
    """None: it was so before this desk began to look."""
    call: Call | None = None
    is_me: bool = False

    @property
    def is_unmatched(self) -> bool:
        """Takes calls that belong to no manager."""
        return self.operator is None or self.operator.manager is None


class LiveBoard:
    """Follows the calls, the phones and the operators; `tiles` are in the order of the board."""

    def __init__(self) -> None:
        self.me: Me | None = None
        self.is_loaded = False
        self.on_changed: Callable[[], None] = _nobody
        self.tiles: list[Tile] = []
        self.waiting: list[CallNews] = []
        """Incoming calls that ring and are nobody's yet, the longest waiting first."""
        self.live: int = 0
        self._operators: dict[int, Operator] = {}
        self._presence: Presence | None = None
        self._calls: Sequence[CallNews] = ()

    def show_operators(self, operators: Iterable[Operator], now: datetime) -> None:
        """All of them, as they were asked for; each tells also how its phone is."""
        self._operators = {operator.id: operator for operator in operators}
        was_loaded, self.is_loaded = self.is_loaded, True
        self._settle(now)
        if not was_loaded and not self.tiles:
            self.on_changed()  # that there are none is news too

    def hear_operator(self, operator: Operator, now: datetime) -> None:
        if self.is_loaded:
            self._operators[operator.id] = operator
            self._settle(now)

    def hear_presence(self, presence: Presence, now: datetime) -> None:
        self._presence = presence
        self._settle(now)

    def show_calls(self, calls: Sequence[CallNews], now: datetime) -> None:
        """The calls of this moment that this desk may see."""
        self._calls = calls
        self._settle(now)

    def tile(self, key: str) -> Tile | None:
        return next((tile for tile in self.tiles if tile.key == key), None)

    def _settle(self, now: datetime) -> None:
        """Work out what everybody does; told only when it is something else than before."""
        before = {tile.key: tile for tile in self.tiles}
        tiles = [self._kept(before.get(tile.key), tile, now) for tile in self._now()]
        order = list(Doing)
        tiles.sort(
            key=lambda tile: (order.index(tile.doing), tile.name, tile.key)
        )  # names are sorted where they are read
        waiting = sorted(
            (call for call in self._calls if _is_nobodys(call)), key=lambda call: (call.started_at, call.id)
        )
        if (tiles, waiting, len(self._calls)) != (self.tiles, self.waiting, self.live):
            self.tiles, self.waiting, self.live = tiles, waiting, len(self._calls)
            self.on_changed()

    def _now(self) -> Iterable[Tile]:
        busy: dict[int, CallNews] = {}
        for one in self._calls:
            if one.operator is not None and (one.phase is Phase.TALKING or one.operator.id not in busy):
                busy[one.operator.id] = one
        mine = None if self.me is None or self.me.operator is None else self.me.operator.id
        for operator in self._operators.values():
            if operator.gone and operator.id not in busy:
                continue
            call = busy.get(operator.id)
            doing = self._doing(operator.sip_logins, operator.presence) if call is None else _doing_in(call)
            yield Tile(
                key=f"operator {operator.id}",
                name=operator.name,
                operator=operator,
                doing=doing,
                since=None if call is None else (call.answered_at or call.started_at),
                call=call,
                is_me=operator.id == mine,
            )
        yield from self._strangers()

    def _strangers(self) -> Iterable[Tile]:
        """SIP accounts that are registered and no operator has."""
        if self._presence is None or not self.is_loaded:
            return
        known = {login for operator in self._operators.values() for login in operator.sip_logins}
        for login in sorted({*self._presence.online, *self._presence.speaking} - known):
            doing = self._doing((login,), "unknown")
            yield Tile(key=f"sip {login}", name=login, operator=None, doing=doing, since=None)

    def _doing(self, logins: Sequence[str], otherwise: str) -> Doing:
        if self._presence is None:
            return {"online": Doing.FREE, "speaking": Doing.TALKS, "offline": Doing.OFFLINE}.get(
                otherwise, Doing.UNKNOWN
            )
        if not set(logins).isdisjoint(self._presence.speaking):
            return Doing.TALKS
        return Doing.OFFLINE if set(logins).isdisjoint(self._presence.online) else Doing.FREE

    def _kept(self, before: Tile | None, tile: Tile, now: datetime) -> Tile:
        """The tile with the moment since which it is so: told by its call, else seen here."""
        if tile.since is not None or before is None:
            return tile
        since = before.since if before.doing is tile.doing and before.call is None else now
        if before.doing is Doing.UNKNOWN:
            since = None
        return Tile(
            key=tile.key,
            name=tile.name,
            operator=tile.operator,
            doing=tile.doing,
            since=since,
            call=tile.call,
            is_me=tile.is_me,
        )


def _doing_in(call: Call) -> Doing:
    if call.phase is Phase.TALKING:
        return Doing.TALKS
    return Doing.RINGS if call.direction is Direction.IN else Doing.DIALS


def _is_nobodys(call: Call) -> bool:
    return call.direction is Direction.IN and call.phase is Phase.RINGING and call.operator is None


def _nobody() -> None:
    """Nobody listens yet."""
