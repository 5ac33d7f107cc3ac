"""Everything the routes need, opened in one place and closed in reverse."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass

from app.backend.click_to_call import ClickToCall
from app.backend.crm import Crm
from app.backend.environment import Configuration
from app.backend.intake import Intake
from app.backend.jobs.catch_up import CatchUp
from app.backend.jobs.check_account import CheckAccount
from app.backend.jobs.close_missed import close_old_misses
from app.backend.jobs.fetch_recordings import FetchRecordings
from app.backend.jobs.fetch_transcripts import FetchTranscripts
from app.backend.jobs.hear_again import HearAgain
from app.backend.jobs.keep_recordings import KeepRecordings
from app.backend.jobs.long_runs import forget_old_news, running, running_here
from app.backend.jobs.nudges import Nudge
from app.backend.jobs.push_names import PushNames
from app.backend.jobs.recording_store import RecordingStore
from app.backend.jobs.settle_calls import settle_calls
from app.backend.jobs.wake_calls import WakeCalls
from app.backend.known_workspaces import KnownWorkspaces
from app.backend.live_hub import LiveHub
from app.backend.presence import PresenceBoard
from app.backend.public_address import AddressCheck
from app.backend.retaking import Retaking
from app.backend.ringostat_accounts import RingostatAccounts
from app.backend.secrecy import Vault
from app.backend.sign_in import Door
from app.backend.storage.database import Database
from app.backend.storage.moments import utc_now
from app.backend.storage.people import SignedInAs, ensure_person
from app.backend.storage.schema import migrate
from app.backend.storage.transaction import ToldRow, Tx
from app.backend.storage.workspaces import ensure_workspace
from app.contract.answers import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    configuration: Configuration
    database: Database
    hub: LiveHub
    vault: Vault
    intake: Intake
    known: KnownWorkspaces
    accounts: RingostatAccounts
    click_to_call: ClickToCall
    crm: Crm
    door: Door
    keeping: KeepRecordings
    store: RecordingStore
    address: AddressCheck
    account_check: CheckAccount
    retaking: Retaking
    integration_changed: Callable[[], None]
    """Project or key are new: the long runs look again at once."""
    hurry: Callable[[int], Awaitable[None]]
    """Somebody wants to hear the recording of this call now."""
    converting: asyncio.Lock
    """Whoever converts recordings has it for some seconds of sound: so all of them together take one processor."""


@asynccontextmanager
async def open_service(configuration: Configuration) -> AsyncIterator[Service]:
    """Bring the database up to date, open everything, start the long runs; end it all with the block.

    Several processes may do so behind one PostgreSQL. Each hears the whole journal, whoever wrote it, and tells its own
    desks; the long runs are one process's. What a process keeps to itself is harmless there: its lines to Ringostat,
    the tries at its own door, the questions of the callbacks that were clicked there.
    """
    await asyncio.to_thread(migrate, configuration.database)
    hub = LiveHub()
    vault = Vault(configuration.secret_key)

    def hear(rows: Sequence[ToldRow]) -> None:
        hub.hear(rows)
        wake_calls.hear(rows)

    def nudged(kind: str, key: int) -> None:
        wake_calls.nudged(kind, key)

    database = Database(configuration.database, hear=hear, nudged=nudged)
    crm = Crm(database, vault, configuration.sitniks_url)
    intake = Intake(database, vault, to_forward=lambda: database.nudge(Nudge.FORWARDS, 0))
    known = KnownWorkspaces(database)
    store = RecordingStore(configuration.recordings)
    fetching = FetchRecordings(database, vault, store, allowed_hosts=configuration.recording_hosts)
    transcribing = FetchTranscripts(database, vault, allowed_hosts=configuration.recording_hosts)
    catching_up = CatchUp(
        database, vault, intake, ringostat_url=configuration.ringostat_url, after_reading=fetching.wake
    )
    keeping = KeepRecordings(database, store)
    accounts = RingostatAccounts(configuration.ringostat_url, database, vault)
    presence = PresenceBoard(database, accounts)
    account_check = CheckAccount(database, accounts)
    names = PushNames(database, accounts)
    retaking = Retaking(database, vault)
    click_to_call = ClickToCall(database, accounts)
    wake_calls = WakeCalls(
        known=known,
        intake=intake,
        catching_up=catching_up,
        fetching=fetching,
        transcribing=transcribing,
        keeping=keeping,
        presence=presence,
        names=names,
        crm=crm,
    )

    async with AsyncExitStack() as stack:
        for opened in (database, accounts, click_to_call):
            await stack.enter_async_context(opened)
        door = Door(database, configuration.admin_token, await database.write(_administrator))
        jobs = (
            presence.run,
            account_check.run,
            names.run,
            fetching.run,
            transcribing.run,
            catching_up.run,
            keeping.run,
            HearAgain(database, store).run,
            lambda: forget_old_news(database),
            lambda: close_old_misses(database),
            lambda: settle_calls(database),
            *crm.jobs,
        )
        await stack.enter_async_context(running(database, *jobs))
        await stack.enter_async_context(running_here(retaking.run))
        stack.callback(hub.close)
        yield Service(
            configuration=configuration,
            database=database,
            hub=hub,
            vault=vault,
            intake=intake,
            known=known,
            address=AddressCheck(configuration),
            account_check=account_check,
            retaking=retaking,
            accounts=accounts,
            click_to_call=click_to_call,
            crm=crm,
            door=door,
            keeping=keeping,
            store=store,
            integration_changed=lambda: database.nudge(Nudge.INTEGRATION, 0),
            hurry=fetching.hurry,
            converting=asyncio.Lock(),
        )


def _administrator(tx: Tx) -> SignedInAs:
    """Who the administration token stands for; and the first workspace, when the database is new."""
    now = utc_now()
    workspace = ensure_workspace(tx, now)
    return SignedInAs(workspace.id, ensure_person(tx, workspace.id, "API", Role.ADMIN, None, now))
