"""«Робочий час»: when the company answers, and what its lines are called."""

from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from litestar import get, put
from litestar.params import JSONBody

from app.backend.domain.names import clean_name
from app.backend.news import Teller
from app.backend.refusals import Refusal
from app.backend.routes.access import TheService, Who, at_least
from app.backend.storage import working_hours
from app.backend.storage.moments import utc_now
from app.backend.storage.transaction import Tx
from app.contract.answers import Page, Role
from app.contract.problems import Problem
from app.contract.working_hours import MOST_HOLIDAYS, WEEK_DAYS, CompanyLine, WorkingHours


@get("/working_hours")
async def get_hours(service: TheService, who: Who) -> WorkingHours:
    """Known to every desk: the waiting is counted by them."""
    return await service.database.read(lambda tx: working_hours.get_hours(tx, who.workspace))


@put("/working_hours", guards=[at_least(Role.ADMIN)])
async def change_hours(data: JSONBody[WorkingHours], service: TheService, who: Who) -> WorkingHours:
    """Keep the hours; every desk hears of them and counts anew."""
    if len(data.days) != WEEK_DAYS or len(data.holidays) > MOST_HOLIDAYS:
        raise Refusal(Problem.BAD_REQUEST, detail=f"{WEEK_DAYS} days, at most {MOST_HOLIDAYS} holidays")
    if data.late_after_min < data.soon_after_min:
        raise Refusal(Problem.BAD_REQUEST, detail="late_after_min is less than soon_after_min")
    try:
        ZoneInfo(data.time_zone)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:  # a name can also be a path that is no zone
        raise Refusal(Problem.BAD_REQUEST, detail="time_zone: not an IANA name") from error

    def work(tx: Tx) -> WorkingHours:
        working_hours.put_hours(tx, who.workspace, data)
        Teller(tx, who.workspace, utc_now()).working_hours(data)
        return data

    return await service.database.write(work)


@get("/lines")
async def list_lines(service: TheService, who: Who) -> Page[CompanyLine]:
    """The company's numbers that have a name of their own."""
    return Page(await service.database.read(lambda tx: working_hours.get_lines(tx, who.workspace)))


@put("/lines", guards=[at_least(Role.ADMIN)])
async def name_lines(data: JSONBody[tuple[CompanyLine, ...]], service: TheService, who: Who) -> Page[CompanyLine]:
    """All named lines at once."""
    lines = tuple(CompanyLine(line.number.strip(), clean_name(line.name)) for line in data if line.number.strip())

    def work(tx: Tx) -> Page[CompanyLine]:
        working_hours.put_lines(tx, who.workspace, lines)
        return Page(working_hours.get_lines(tx, who.workspace))

    return await service.database.write(work)
