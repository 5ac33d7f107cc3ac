"""Trouble on order: Ringostat busy, down or slow, for whoever wants to see how its clients bear that."""

from dataclasses import dataclass


@dataclass(slots=True)
class Trouble:
    """The next `times` answers of the API have `status`; a 429 names `retry_after_s`."""

    status: int = 503
    times: int = 0
    retry_after_s: int = 1

    def strikes(self) -> bool:
        """Use one up; False when none is left."""
        if self.times <= 0:
            return False
        self.times -= 1
        return True
