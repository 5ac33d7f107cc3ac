"""What the player asks the backend about a talk: what people judged of it."""

from app.backend_link.asking import Asking
from app.contract.answers import Page
from app.contract.reviews import Review, ReviewChange


class ListeningQuestions:
    """Asks over the desk's own connection. Each method raises `Refused` or `BackendSilent`."""

    def __init__(self, asking: Asking) -> None:
        self._asking = asking

    async def reviews(self, call_id: int) -> Page[Review]:
        """Everybody's, the earliest first."""
        return await self._asking.ask("GET", f"/api/v1/calls/{call_id}/reviews", Page[Review])

    async def change_review(self, call_id: int, change: ReviewChange) -> Page[Review]:
        """Change one's own; everybody's as they are then."""
        return await self._asking.ask("PUT", f"/api/v1/calls/{call_id}/review", Page[Review], body=change)
