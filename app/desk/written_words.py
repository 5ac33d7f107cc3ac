"""What the operator wrote about a call and the backend has not told back: no older news takes it off the screen."""

from typing import Any, Final

from msgspec.structs import replace as changed

from app.contract.answers import Call

_FIELDS: Final = ("note", "outcome", "client")


class WrittenWords:
    """Of each call the fields that were written here, until news comes that says the same."""

    def __init__(self) -> None:
        self._waiting: dict[int, dict[str, Any]] = {}

    def write(self, before: Call, after: Call) -> Call:
        """`before` with what is written otherwise in `after`."""
        fields = {name: getattr(after, name) for name in _FIELDS if getattr(after, name) != getattr(before, name)}
        if fields:
            self._waiting.setdefault(after.id, {}).update(fields)
        return changed(before, **fields)

    def laid_over[C: Call](self, news: C) -> C:
        """The call as it is told, with what was written here and may still be on its way."""
        waiting = self._waiting.get(news.id, {})
        for name in [name for name, value in waiting.items() if _says_the_same(getattr(news, name), value)]:
            del waiting[name]
        return changed(news, **waiting) if waiting else news

    def forget(self, call_id: int) -> None:
        self._waiting.pop(call_id, None)


def _says_the_same(told: Any, written: Any) -> bool:  # noqa: ANN401 - a note, an outcome or a client
    """A client is the same by whatever name."""
    return bool(told == written or (told is not None and getattr(told, "id", told) == getattr(written, "id", written)))
