"""What «Оператори» asks the backend."""

from collections.abc import Sequence

from app.backend_link.asking import Asking, Params
from app.contract.answers import Named, Operator, Page
from app.contract.requests import NewManager
from app.contract.staff import Matches, MatchProposal, OneMatch, OperatorWarning, StaffChange, Synchronised

_OPERATORS = "/api/v1/operators"


class StaffQuestions:
    """Asks over the desk's own connection. Each method raises `Refused` or `BackendSilent`."""

    def __init__(self, asking: Asking) -> None:
        self._asking = asking

    async def operators(self) -> tuple[Operator, ...]:
        return (await self._asking.ask("GET", _OPERATORS, Page[Operator])).items

    async def managers(self) -> tuple[Named, ...]:
        return (await self._asking.ask("GET", "/api/v1/managers", Page[Named])).items

    async def add_manager(self, name: str) -> Named:
        return await self._asking.ask("POST", "/api/v1/managers", Named, body=NewManager(name=name))

    async def synchronise(self) -> Synchronised:
        """May take as long as Ringostat takes; when it is cancelled before, nothing is changed."""
        return await self._asking.ask("POST", f"{_OPERATORS}/sync", Synchronised)

    async def changes(self) -> tuple[StaffChange, ...]:
        return (await self._asking.ask("GET", f"{_OPERATORS}/changes", Page[StaffChange])).items

    async def see_changes(self, newest: int) -> tuple[StaffChange, ...]:
        """They were seen, up to this one; what is left."""
        params: Params = {"newest": newest}
        path = f"{_OPERATORS}/changes/seen"
        return (await self._asking.ask("POST", path, Page[StaffChange], params=params)).items

    async def proposals(self) -> tuple[MatchProposal, ...]:
        return (await self._asking.ask("GET", f"{_OPERATORS}/proposals", Page[MatchProposal])).items

    async def warnings(self) -> tuple[OperatorWarning, ...]:
        return (await self._asking.ask("GET", f"{_OPERATORS}/warnings", Page[OperatorWarning])).items

    async def match(self, matches: Sequence[OneMatch]) -> tuple[Operator, ...]:
        """All of them or none; the operators as they are now."""
        body = Matches(matches=tuple(matches))
        return (await self._asking.ask("PUT", f"{_OPERATORS}/matches", Page[Operator], body=body)).items
