"""Each link of the chain is judged by itself, and its fix is offered to whoever can use it."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from app.contract.administration import Health
from app.contract.answers import Me, Named, Operator, Role
from app.desk.self_check import Facts, Finding, Fix, Link, State, What, findings, is_whole

NOW = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)
OLENA = Named(3, "Олена Коваль")
HEALTH = Health(ok=True, version="1", database="ok", last_webhook_at=NOW - timedelta(minutes=2), ringostat="answers")
OPERATOR = Operator(id=3, staff_id="331851", name=OLENA.name, manager=Named(7, "Олена"), presence="online")


def me(role: Role = Role.OPERATOR, operator: Named | None = OLENA) -> Me:
    return Me(user=Named(1, "Олена"), role=role, operator=operator)


def facts(**changes: Any) -> Facts:
    whole: dict[str, Any] = {
        "line_up": True,
        "health": HEALTH,
        "answered_ms": 12,
        "me": me(),
        "operator": OPERATOR,
        "sound": "Навушники",
        "has_tray": True,
        "is_hushed": False,
        "longest_stall_ms": 31,
    }
    return Facts(**whole | changes)


def found(link: Link, **changes: Any) -> Finding:
    return next(one for one in findings(facts(**changes), NOW) if one.link is link)


def test_when_everything_works_nothing_is_to_be_mended() -> None:
    told = findings(facts(), NOW)
    assert {one.state for one in told} == {State.GOOD}
    assert is_whole(told)
    assert Link.TEMPLATE not in [one.link for one in told]


@pytest.mark.parametrize(
    ("link", "changes", "state", "what"),
    [
        (Link.BACKEND, {"health": None}, State.BAD, What.NO_ANSWER),
        (Link.BACKEND, {"line_up": False}, State.BAD, What.NO_ANSWER),
        (Link.BACKEND, {"answered_ms": 2500}, State.WARNING, What.SLOW),
        (Link.WEBHOOKS, {"health": None}, State.UNKNOWN, What.NOT_ASKED),
        (Link.WEBHOOKS, {"health": replace(HEALTH, last_webhook_at=None)}, State.BAD, What.NEVER_CAME),
        (
            Link.WEBHOOKS,
            {"health": replace(HEALTH, last_webhook_at=NOW - timedelta(days=2))},
            State.WARNING,
            What.LONG_AGO,
        ),
        (Link.RINGOSTAT, {"health": replace(HEALTH, ringostat="not_set_up")}, State.BAD, What.NOT_SET_UP),
        (Link.RINGOSTAT, {"health": replace(HEALTH, ringostat="silent")}, State.BAD, What.SILENT),
        (Link.RINGOSTAT, {"health": replace(HEALTH, ringostat="unknown")}, State.UNKNOWN, What.NOT_ASKED),
        (Link.TEMPLATE, {"health": replace(HEALTH, misunderstood=4)}, State.WARNING, What.MISUNDERSTOOD),
        (Link.MATCH, {"me": me(operator=None)}, State.BAD, What.NO_OPERATOR),
        (Link.MATCH, {"me": me(Role.ADMIN, None)}, State.UNKNOWN, What.NO_OPERATOR),
        (Link.MATCH, {"operator": replace(OPERATOR, manager=None)}, State.WARNING, What.NOT_MATCHED),
        (Link.PHONE, {"operator": replace(OPERATOR, presence="offline")}, State.BAD, What.OFFLINE),
        (Link.PHONE, {"operator": replace(OPERATOR, presence="speaking")}, State.GOOD, What.SPEAKING),
        (Link.PHONE, {"operator": None}, State.UNKNOWN, What.NOT_ASKED),
        (Link.SCREEN, {"is_hushed": True}, State.WARNING, What.HUSHED),
        (Link.SCREEN, {"longest_stall_ms": 900}, State.WARNING, What.STALLED),
        (Link.NOTIFICATIONS, {"has_tray": False}, State.UNKNOWN, What.NO_TRAY),
        (Link.SOUND, {"sound": ""}, State.WARNING, What.NO_DEVICE),
    ],
)
def test_each_trouble_is_named(link: Link, changes: dict[str, Any], state: State, what: What) -> None:
    told = found(link, **changes)
    assert (told.state, told.what) == (state, what)


def test_a_fix_in_the_settings_is_offered_to_those_who_may_open_them() -> None:
    health = replace(HEALTH, ringostat="not_set_up")
    assert found(Link.RINGOSTAT, health=health).fix is None
    assert found(Link.RINGOSTAT, health=health, me=me(Role.ADMIN)).fix is Fix.TELEPHONY
    assert found(Link.MATCH, me=me(Role.ADMIN, None)).fix is Fix.OPERATORS


def test_a_chain_with_a_warning_is_not_whole() -> None:
    assert not is_whole(findings(facts(sound=""), NOW))
    assert is_whole(findings(facts(has_tray=False), NOW)), "a desktop without a tray still shows cards"
