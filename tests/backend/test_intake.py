"""The intake on a real file: the rows are a function of what was told, not of how it came."""

import asyncio
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from cryptography.fernet import Fernet
from hypothesis import HealthCheck, given, settings

from app.backend.domain.notice import CallNotice
from app.backend.intake import Intake
from app.backend.secrecy import Vault
from app.backend.storage.call_pages import CallFilter, page_of_calls
from app.backend.storage.calls import calls_of
from app.backend.storage.clients import clients_of, list_clients
from app.backend.storage.database import Database
from app.backend.storage.missed import open_missed
from app.backend.storage.schema import migrate
from app.backend.storage.transaction import Tx
from app.backend.storage.workspaces import ensure_workspace
from tests.backend.domain.lives import NOW, as_they_come

_COLUMNS = (
    "direction, phase, status, phone, started_at, answered_at, ended_at, wait_s, talk_s, voicemail, end_reason, "
    "staff_id, sip_login"
)


def rows_of(tx: Tx) -> dict[str, list[tuple[Any, ...]]]:
    """Everything that is seen, without the numbers of rows."""
    calls = tx._connection.execute(f"SELECT {_COLUMNS} FROM call ORDER BY external_id").fetchall()
    recordings = tx._connection.execute("SELECT state, reason, url IS NULL FROM recording").fetchall()
    clients = clients_of(tx, list_clients(tx, 1, q=None, digits=None, cursor=None, limit=100))
    listed = calls_of(page_of_calls(tx, 1, CallFilter(), cursor=None, limit=100))
    return {
        "calls": [tuple(row) for row in calls],
        "recordings": [tuple(row) for row in recordings],
        "clients": [(client.name, client.phones, client.created_by) for client in clients],
        "missed": [(entry.phone, entry.attempts, entry.voicemail) for entry in open_missed(tx, 1)],
        "operators": [(call.operator.name if call.operator else None,) for call in listed],
    }


async def rows_after(notices: Sequence[CallNotice]) -> dict[str, list[tuple[Any, ...]]]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "db.sqlite"
        migrate(path)
        async with Database(path) as database:
            workspace = await database.write(lambda tx: ensure_workspace(tx, NOW))
            intake = Intake(database, Vault(Fernet.generate_key().decode()))
            await asyncio.gather(*(intake.take_logged(workspace, [notice], NOW) for notice in notices))
            return await database.read(rows_of)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(as_they_come())
def test_any_order_and_repetition_gives_the_same_rows_and_one_client(
    told: tuple[list[CallNotice], Sequence[CallNotice]],
) -> None:
    life, shuffled = told
    expected = asyncio.run(rows_after(life))
    assert asyncio.run(rows_after(shuffled)) == expected
    assert len(expected["calls"]) == 1
    assert len(expected["clients"]) == (0 if life[0].phone is None else 1)
