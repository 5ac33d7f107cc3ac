"""The telephony's state as an administrator sees it, put together from what the storage knows."""

from datetime import datetime

from app.backend.news import Teller
from app.backend.providers.ringostat_errors import (
    KeyRefused,
    ProjectRefused,
    RingostatRefused,
    RingostatSilent,
    RingostatTrouble,
)
from app.backend.storage import misunderstood, pushed_names, webhook_moments, workspaces
from app.backend.storage.transaction import Tx
from app.contract.problems import Problem
from app.contract.telephony import AccountTrouble, NamesPushed, TelephonyNews


def state_of(tx: Tx, workspace: int) -> TelephonyNews:
    """Everything of it that changes by itself."""
    kept = workspaces.get_workspace(tx, workspace)
    return TelephonyNews(
        checked_at=kept.checked_at,
        trouble=kept.check_trouble,
        moments=webhook_moments.seen(tx, workspace),
        misunderstood=misunderstood.count(tx, workspace),
        names=NamesPushed(
            on=kept.pushes_names,
            pushed=pushed_names.count_pushed(tx, workspace),
            waiting=kept.names_waiting,
            pushed_at=kept.names_pushed_at,
            trouble=kept.names_trouble,
        ),
    )


def tell_state(tx: Tx, workspace: int, now: datetime) -> None:
    """Let the administrators' desks know how it stands."""
    Teller(tx, workspace, now).telephony(state_of(tx, workspace))


def as_trouble(trouble: RingostatTrouble) -> AccountTrouble:
    """Ringostat's trouble as our problem; `subject` of a silence is the HTTP status, when there was an answer."""
    match trouble:
        case KeyRefused():
            return AccountTrouble(code=Problem.KEY_REFUSED)
        case ProjectRefused():
            return AccountTrouble(code=Problem.PROJECT_REFUSED)
        case RingostatRefused(message=message):
            return AccountTrouble(code=Problem.RINGOSTAT_REFUSED, subject=message)
        case RingostatSilent():
            status = str(trouble)
            return AccountTrouble(code=Problem.RINGOSTAT_SILENT, subject=status if status.isdecimal() else "")
        case _:
            return AccountTrouble(code=Problem.RINGOSTAT_SILENT)
