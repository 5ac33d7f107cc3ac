"""The backend's own reader understands all that the virtual Ringostat says, over real HTTP."""

import json
from collections import Counter
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from app.backend.domain.notice import Ending, Moment
from app.backend.providers.ringostat import KeyRefused, ProjectRefused, Ringostat, RingostatRefused, RingostatSilent
from app.backend.providers.ringostat_webhook import Understood, read_notice
from app.virtual_ringostat.shop import Shop
from tests.backend.providers.reading import logged
from tests.virtual_ringostat.conftest import NOON, Receiver
from tests.virtual_ringostat.conftest import Ringostat as Virtual

KYIV = ZoneInfo("Europe/Kyiv")


def reader(virtual: Virtual, project: str = "11111", key: str = "virtual-ringostat-key") -> Ringostat:
    return Ringostat(str(virtual.api.base_url), project, key, zone=KYIV)


async def test_the_whole_month_is_read(ringostat: Virtual, goods: Shop) -> None:
    async with reader(ringostat) as ask:
        notices = await logged(ask, NOON - timedelta(days=31), NOON)
    assert len(notices) == 2_000
    records = {record.call_id: record for record in goods.past_calls}
    for notice in notices:
        record = records[notice.call_id]
        assert notice.phone == (f"+{record.client}" if record.client else None)
        assert notice.started_at == record.started_at
        assert (notice.talk_s or 0) == record.talk_s
        assert notice.direction == record.direction
        assert (notice.ending is Ending.TALKED) is record.talked
        assert notice.sip_login == (record.employee.sip_login if record.employee else None)
    endings = Counter(notice.ending for notice in notices)
    assert endings[Ending.VOICEMAIL] == sum(record.status == "VOICEMAIL" for record in goods.past_calls)


async def test_staff_presence_and_refusals_are_read(ringostat: Virtual, goods: Shop) -> None:
    async with reader(ringostat) as ask:
        staff = await ask.staff()
        assert [one.name for one in staff] == [employee.name for employee in goods.employees]
        assert await ask.online() == {employee.sip_login for employee in goods.employees}
        assert await ask.speaking() == set()
        await ask.call_back("+380670001122", "shopua_olena")
        with pytest.raises(RingostatRefused, match="Invalid params"):
            await ask.call_back("+380670001122", "nobody")
        await ringostat.control.put("/control/trouble", json={"status": 503, "times": 100})
        with pytest.raises(RingostatSilent):
            await ask.online()
        await ringostat.control.put("/control/trouble", json={"times": 0})
    async with reader(ringostat, key="wrong") as ask:
        with pytest.raises(KeyRefused):
            await ask.prove()
    async with reader(ringostat, project="22222") as ask:
        with pytest.raises(ProjectRefused):
            await ask.prove()


@pytest.mark.parametrize("scenario", ["answered", "forwarded", "missed", "voicemail", "hidden", "outgoing", "callback"])
async def test_every_webhook_is_understood(ringostat: Virtual, receiver: Receiver, scenario: str) -> None:
    call_id = await ringostat.call(scenario, client="380670001122")
    await ringostat.waited(call_id)
    for event, body in receiver.heard:
        read = read_notice(json.dumps(body).encode(), "application/json", {"event": event}, zone=KYIV)
        assert isinstance(read, Understood), read
        assert read.notice.call_id == call_id
        assert read.notice.phone == (None if scenario == "hidden" else "+380670001122")
        assert (read.notice.ending is None) is (read.notice.moment is not Moment.AFTER)
