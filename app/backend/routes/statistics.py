"""The overview: how many calls, how many missed, how long they waited and talked."""

from datetime import datetime, timedelta
from typing import Annotated
from zoneinfo import ZoneInfo

from litestar import get
from litestar.params import FromQuery, QueryParameter

from app.backend.refusals import Refusal
from app.backend.routes.access import TheService, Who, at_least
from app.backend.routes.wanted_calls import in_time
from app.backend.storage import workspaces
from app.backend.storage.call_counts import Counted, counted_calls
from app.backend.storage.moments import utc_now
from app.backend.storage.transaction import Tx
from app.contract.answers import Count, CountedBy, Role, Statistics
from app.contract.problems import Problem

LONGEST = timedelta(days=400)


@get("/statistics", guards=[at_least(Role.SUPERVISOR)])
async def get_statistics(
    service: TheService,
    who: Who,
    by: FromQuery[CountedBy] = CountedBy.DAY,
    since: Annotated[datetime | None, QueryParameter(name="from")] = None,
    until: Annotated[datetime | None, QueryParameter(name="to")] = None,
) -> Statistics:
    """Calls of a period (the last 30 days, unless told), counted in the company's own time zone."""
    end = in_time(until) or utc_now()
    begin = in_time(since) or end - timedelta(days=30)
    if not timedelta(0) <= end - begin <= LONGEST:
        raise Refusal(Problem.BAD_REQUEST, detail="the period is at most 400 days")

    def work(tx: Tx) -> Statistics:
        zone = ZoneInfo(workspaces.get_workspace(tx, who.workspace).time_zone)
        groups: dict[str, list[Counted]] = {}
        for call in counted_calls(tx, who.workspace, begin, end):
            groups.setdefault(_key(call, by, zone), []).append(call)
        return Statistics(by, tuple(_count(key, groups[key]) for key in sorted(groups, key=lambda k: (len(k), k))))

    return await service.database.read(work)


def _key(call: Counted, by: CountedBy, zone: ZoneInfo) -> str:
    match by:
        case CountedBy.HOUR:
            return str(call.started_at.astimezone(zone).hour)
        case CountedBy.DAY:
            return f"{call.started_at.astimezone(zone):%Y-%m-%d}"
        case CountedBy.MANAGER:
            return "" if call.manager is None else str(call.manager.id)


def _count(key: str, of: list[Counted]) -> Count:
    manager = of[0].manager
    return Count(
        key=key,
        name=manager.name if manager is not None and key == str(manager.id) else "",
        calls=len(of),
        incoming=sum(call.incoming for call in of),
        missed=sum(call.missed for call in of),
        talked=sum(call.talk_s > 0 for call in of),
        wait_s=sum(call.wait_s for call in of if call.incoming),
        talk_s=sum(call.talk_s for call in of),
    )
