"""«Огляд»: a period's calls in figures, by hour, by day of the week and by manager."""

from datetime import datetime, timedelta
from typing import Annotated
from zoneinfo import ZoneInfo

from litestar import get
from litestar.params import QueryParameter

from app.backend.domain.zone_pieces import pieces_of
from app.backend.refusals import Refusal
from app.backend.routes.access import TheService, Who, at_least
from app.backend.routes.wanted_calls import in_time
from app.backend.storage import call_overview, workspaces
from app.backend.storage.moments import utc_now
from app.backend.storage.transaction import Tx
from app.contract.answers import Role
from app.contract.overview import Overview
from app.contract.problems import Problem

LONGEST = timedelta(days=400)


@get("/overview", guards=[at_least(Role.SUPERVISOR)])
async def get_overview(
    service: TheService,
    who: Who,
    since: Annotated[datetime | None, QueryParameter(name="from")] = None,
    until: Annotated[datetime | None, QueryParameter(name="to")] = None,
) -> Overview:
    """Ended calls of a period (the last 7 days, unless told)."""
    end = in_time(until) or utc_now()
    begin = in_time(since) or end - timedelta(days=7)
    if not timedelta(0) <= end - begin <= LONGEST:
        raise Refusal(Problem.BAD_REQUEST, detail="the period is at most 400 days")

    def work(tx: Tx) -> Overview:
        zone = workspaces.get_workspace(tx, who.workspace).time_zone
        managers, wait_s = call_overview.by_manager(tx, who.workspace, begin, end)
        back = call_overview.called_back(tx, who.workspace, begin, end)
        return Overview(
            since=begin,
            until=end,
            time_zone=zone,
            calls=sum(one.calls for one in managers),
            incoming=sum(one.incoming for one in managers),
            missed=sum(one.missed for one in managers),
            wait_s=wait_s,
            called_back=back.calls,
            called_back_s=back.seconds,
            hours=call_overview.by_hour(tx, who.workspace, begin, end, pieces_of(ZoneInfo(zone), begin, end)),
            managers=managers,
        )

    return await service.database.read(work)
