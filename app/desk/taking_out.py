"""A list of calls taken out page by page: the memory it needs does not grow with the list."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress

from app.contract.answers import Call, Page
from app.desk.call_history import CallFilter
from app.tables_out import Cell, Table

type AskPage = Callable[[CallFilter, str | None], Awaitable[Page[Call]]]
type RowOf = Callable[[Call], Sequence[Cell]]


async def take_out(
    wanted: CallFilter, ask: AskPage, row_of: RowOf, begin: Callable[[], Table], progress: Callable[[int], None]
) -> int:
    """Write every call that matches, newest first; how many. A table that is not finished leaves nothing behind.

    Args:
        wanted: which calls.
        ask: brings the page at a cursor.
        row_of: what a row says of a call.
        begin: opens the table; in a thread of its own, as everything that touches the disk.
        progress: told of the rows written so far.

    Raises:
        Failure: the backend said no, or nothing.
        OSError: the disk is full or may not be written.
    """
    opening = asyncio.ensure_future(asyncio.to_thread(begin))
    count, cursor = 0, None
    try:
        table = await asyncio.shield(opening)  # whoever stops us meanwhile does not stop the thread
        while True:
            page = await ask(wanted, cursor)
            await asyncio.to_thread(table.write, [row_of(call) for call in page.items])
            count += len(page.items)
            progress(count)
            cursor = page.next
            if cursor is None:
                break
        await asyncio.to_thread(table.close)
    except BaseException:
        await asyncio.shield(_drop(opening))
        raise
    return count


async def _drop(opening: asyncio.Future[Table]) -> None:
    with suppress(OSError):  # it was never opened
        table = await opening
        await asyncio.to_thread(table.drop)


def only(calls: Sequence[Call]) -> AskPage:
    """A question that is answered with these calls: those that somebody chose."""

    async def ask(_wanted: CallFilter, _cursor: str | None) -> Page[Call]:
        return Page(tuple(calls))

    return ask
