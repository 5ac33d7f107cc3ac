"""The employees as an administrator sees them: who is matched, who probably is whom, who talks and is nobody."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from msgspec.structs import replace

from app.contract.answers import Named, Operator
from app.contract.events import Presence
from app.contract.staff import MatchProposal, OneMatch, OperatorWarning, StaffChange, Synchronised
from app.word_forms import folded


class AskStaff(Protocol):
    """`app.backend_link.staff_questions.StaffQuestions` is one."""

    async def operators(self) -> tuple[Operator, ...]: ...
    async def managers(self) -> tuple[Named, ...]: ...
    async def add_manager(self, name: str) -> Named: ...
    async def synchronise(self) -> Synchronised: ...
    async def changes(self) -> tuple[StaffChange, ...]: ...
    async def see_changes(self, newest: int) -> tuple[StaffChange, ...]: ...
    async def proposals(self) -> tuple[MatchProposal, ...]: ...
    async def warnings(self) -> tuple[OperatorWarning, ...]: ...
    async def match(self, matches: Sequence[OneMatch]) -> tuple[Operator, ...]: ...


@dataclass(frozen=True, slots=True)
class StaffRow:
    """An operator with what is to be said beside them."""

    operator: Operator
    proposal: MatchProposal | None = None
    talks: int = 0
    """Of the last week, while they are matched with nobody."""


class StaffBook:
    """Holds what the backend told; `on_changed` is called whenever something of it did."""

    def __init__(self, ask: AskStaff) -> None:
        self.managers: tuple[Named, ...] = ()
        self.changes: tuple[StaffChange, ...] = ()
        self.warnings: tuple[OperatorWarning, ...] = ()
        self.is_loaded = False
        self.is_synchronising = False
        self.on_changed: Callable[[], None] = _nobody
        self._ask = ask
        self._operators: dict[int, Operator] = {}
        self._proposals: dict[int, MatchProposal] = {}

    @property
    def rows(self) -> tuple[StaffRow, ...]:
        """Everybody who works there, whoever needs attention first; those who are gone last."""
        talks = {one.operator.id: one.talks for one in self.warnings if one.operator is not None}
        rows = [
            StaffRow(one, self._proposals.get(one.id), talks.get(one.id, 0) if one.manager is None else 0)
            for one in self._operators.values()
        ]
        return tuple(sorted(rows, key=lambda row: (row.operator.gone, row.operator.manager is not None, -row.talks)))

    @property
    def strangers(self) -> tuple[OperatorWarning, ...]:
        """SIP accounts that take calls and are nobody's who is known here."""
        return tuple(one for one in self.warnings if one.operator is None)

    @property
    def sure(self) -> tuple[MatchProposal, ...]:
        """The proposals that can be confirmed together."""
        return tuple(one for one in self._proposals.values() if one.sure)

    async def load(self) -> None:
        """Ask for everything anew."""
        self._take_operators(await self._ask.operators())
        self.managers = await self._ask.managers()
        self.changes = await self._ask.changes()
        await self.look_again()
        self.is_loaded = True
        self.on_changed()

    async def look_again(self) -> None:
        """Ask who is to be warned of, and who probably is whom."""
        self.warnings = await self._ask.warnings()
        self._proposals = {one.operator_id: one for one in await self._ask.proposals()}
        self.on_changed()

    async def synchronise(self) -> None:
        """Bring Ringostat's employees; cancelled before the answer, it changes nothing."""
        self.is_synchronising = True
        self.on_changed()
        try:
            told = await self._ask.synchronise()
        finally:
            self.is_synchronising = False
            self.on_changed()
        self._take_operators(told.items)
        self.changes = told.changes
        await self.look_again()

    async def see_changes(self) -> None:
        """What the synchronisation found was read."""
        if self.changes:
            self.changes = await self._ask.see_changes(self.changes[-1].id)
            self.on_changed()

    async def match(self, operator_id: int, manager_id: int | None) -> None:
        await self._match((OneMatch(operator_id=operator_id, manager_id=manager_id),))

    async def match_new(self, operator_id: int, name: str) -> None:
        """Match with a manager who is only now entered; one of this very name is not entered twice."""
        known = next((one for one in self.managers if folded(one.name) == folded(name.strip())), None)
        if known is None:
            known = await self._ask.add_manager(name.strip())
            self.managers = await self._ask.managers()
        await self.match(operator_id, known.id)

    async def confirm_sure(self) -> int:
        """Make every match that is sure; how many."""
        wanted = tuple(OneMatch(operator_id=one.operator_id, manager_id=one.manager.id) for one in self.sure)
        if wanted:
            await self._match(wanted)
        return len(wanted)

    def hear_operator(self, operator: Operator) -> None:
        """Somebody else changed a match, or an employee became known."""
        before = self._operators.get(operator.id)
        if before is not None:  # the news says nothing of phones
            operator = replace(operator, presence=before.presence)
        if self.is_loaded and before != operator:
            self._operators[operator.id] = operator
            self.on_changed()

    def hear_presence(self, presence: Presence) -> None:
        """Some phones were registered, hung up or lost."""
        online, speaking = frozenset(presence.online), frozenset(presence.speaking)
        after = {one.id: replace(one, presence=_word(one, online, speaking)) for one in self._operators.values()}
        if after != self._operators:
            self._operators = after
            self.on_changed()

    async def _match(self, wanted: Sequence[OneMatch]) -> None:
        for operator in await self._ask.match(wanted):
            self._operators[operator.id] = operator
        await self.look_again()

    def _take_operators(self, told: Sequence[Operator]) -> None:
        self._operators = {one.id: one for one in told}


def _word(operator: Operator, online: frozenset[str], speaking: frozenset[str]) -> str:
    logins = frozenset(operator.sip_logins)
    if logins & speaking:
        return "speaking"
    return "online" if logins & online else "offline"


def _nobody() -> None:
    """Nobody listens yet."""
