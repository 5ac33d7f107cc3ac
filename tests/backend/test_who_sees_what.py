"""Every route and every kind of news, for each role and for nobody: what is new and has no decision here fails."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import IntEnum
from typing import Any

import msgspec
import pytest

from app.backend.domain.audience import Audience, Circle, hears
from app.backend.live_hub import LiveHub
from app.backend.storage import journal
from app.backend.storage.people import SignedInAs
from app.backend.storage.transaction import Tx
from app.contract.answers import Me, Named, Role
from app.contract.events import EventType
from tests.backend.conftest import Backend
from tests.backend.heard import with_recording
from tests.backend.recorded import call_id, ended, picked_up, ringing, unanswered

METHODS = ("get", "post", "put", "patch", "delete")


class For(IntEnum):
    """Who is answered. The higher, the fewer."""

    ANYBODY = 0
    SIGNED_IN = 1
    ITS_OWN = 2
    """Signed in; an operator is told only of what concerns them, of anything else that it is not there."""
    SUPERVISORS = 3
    ADMINS = 4


ROUTES: dict[str, For] = {
    "GET /healthz": For.ANYBODY,
    "POST /api/v1/pair": For.ANYBODY,
    "GET /api/v1/me": For.SIGNED_IN,
    "GET /api/v1/health": For.SIGNED_IN,
    "GET /api/v1/recordings.zip": For.SIGNED_IN,  # narrowed as the list of calls
    "POST /api/v1/recordings.zip": For.SIGNED_IN,  # each call as if it was asked for alone
    "GET /api/v1/calls": For.SIGNED_IN,  # narrowed to what the user may see
    "GET /api/v1/calls/total": For.SIGNED_IN,  # narrowed as the list
    "POST /api/v1/exports": For.SIGNED_IN,  # keeps who takes out what they see anyway
    "GET /api/v1/calls/{call_id}": For.ITS_OWN,
    "PATCH /api/v1/calls/{call_id}": For.ITS_OWN,
    "GET /api/v1/calls/{call_id}/comments": For.ITS_OWN,
    "POST /api/v1/calls/{call_id}/comments": For.ITS_OWN,
    "GET /api/v1/calls/{call_id}/listeners": For.ITS_OWN,
    "POST /api/v1/calls/{call_id}/listeners": For.ITS_OWN,
    "GET /api/v1/calls/{call_id}/peaks": For.ITS_OWN,
    "GET /api/v1/calls/{call_id}/recording": For.ITS_OWN,
    "GET /api/v1/calls/{call_id}/reviews": For.ITS_OWN,
    "GET /api/v1/calls/{call_id}/summary": For.ITS_OWN,
    "GET /api/v1/calls/{call_id}/transcript": For.ITS_OWN,
    "GET /api/v1/calls/words": For.SIGNED_IN,  # narrowed as the list
    "PUT /api/v1/calls/{call_id}/review": For.SUPERVISORS,
    "GET /api/v1/lines": For.SIGNED_IN,
    "GET /api/v1/working_hours": For.SIGNED_IN,
    "GET /api/v1/clients": For.SIGNED_IN,
    "POST /api/v1/clients": For.SIGNED_IN,
    "GET /api/v1/clients/{client_id}": For.SIGNED_IN,
    "PATCH /api/v1/clients/{client_id}": For.SIGNED_IN,
    "GET /api/v1/clients/{client_id}/file": For.SIGNED_IN,  # without the talks of other people's clients
    "POST /api/v1/clients/{client_id}/merge": For.SIGNED_IN,  # an operator: only clients whose talks are theirs to hear
    "GET /api/v1/clients/{client_id}/merges": For.SIGNED_IN,  # as above
    "POST /api/v1/clients/merges/{merge_id}/undo": For.SIGNED_IN,  # as above
    "GET /api/v1/orders": For.SIGNED_IN,
    "POST /api/v1/orders": For.SIGNED_IN,
    "GET /api/v1/orders/{order_id}": For.SIGNED_IN,
    "PATCH /api/v1/orders/{order_id}": For.SIGNED_IN,
    "GET /api/v1/orders/{order_id}/calls": For.SIGNED_IN,  # narrowed as the list of calls
    "GET /api/v1/missed": For.SIGNED_IN,
    "POST /api/v1/missed/{missed_id}/claim": For.SIGNED_IN,
    "POST /api/v1/missed/{missed_id}/done": For.SIGNED_IN,
    "DELETE /api/v1/missed/{missed_id}/done": For.SIGNED_IN,
    "POST /api/v1/missed/{missed_id}/release": For.SIGNED_IN,
    "POST /api/v1/callbacks": For.SIGNED_IN,  # from one's own phone
    "GET /api/v1/callbacks/{callback_id}": For.SIGNED_IN,
    "DELETE /api/v1/callbacks/{callback_id}": For.SIGNED_IN,
    "GET /api/v1/operators": For.SIGNED_IN,
    "GET /api/v1/managers": For.SIGNED_IN,
    "GET /api/v1/statistics": For.SUPERVISORS,
    "GET /api/v1/overview": For.SUPERVISORS,
    "POST /api/v1/imports": For.SUPERVISORS,
    "GET /api/v1/imports/{import_id}": For.SUPERVISORS,
    "PUT /api/v1/imports/{import_id}": For.SUPERVISORS,
    "DELETE /api/v1/imports/{import_id}": For.SUPERVISORS,
    "GET /api/v1/imports/{import_id}/bad": For.SUPERVISORS,
    "POST /api/v1/imports/{import_id}/run": For.SUPERVISORS,
    "GET /api/v1/operators/changes": For.SUPERVISORS,
    "GET /api/v1/operators/proposals": For.SUPERVISORS,
    "GET /api/v1/operators/warnings": For.SUPERVISORS,
    "GET /api/v1/audit": For.ADMINS,
    "GET /api/v1/desks": For.ADMINS,
    "DELETE /api/v1/desks/{desk_id}": For.ADMINS,
    "GET /api/v1/integration": For.ADMINS,
    "PUT /api/v1/integration": For.ADMINS,
    "GET /api/v1/invitations": For.ADMINS,
    "POST /api/v1/invitations": For.ADMINS,
    "DELETE /api/v1/invitations/{invitation_id}": For.ADMINS,
    "POST /api/v1/managers": For.ADMINS,
    "PATCH /api/v1/managers/{manager_id}": For.ADMINS,
    "DELETE /api/v1/managers/{manager_id}": For.ADMINS,
    "GET /api/v1/sitniks": For.ADMINS,
    "PUT /api/v1/sitniks": For.ADMINS,
    "DELETE /api/v1/sitniks": For.ADMINS,
    "POST /api/v1/sitniks/look": For.ADMINS,
    "POST /api/v1/integration/check": For.ADMINS,
    "POST /api/v1/integration/secret": For.ADMINS,
    "DELETE /api/v1/integration/secrets/{secret_id}": For.ADMINS,
    "PUT /api/v1/integration/names": For.ADMINS,
    "PUT /api/v1/lines": For.ADMINS,
    "PUT /api/v1/working_hours": For.ADMINS,
    "GET /api/v1/webhooks/meanings": For.ADMINS,
    "PUT /api/v1/webhooks/meanings": For.ADMINS,
    "DELETE /api/v1/webhooks/meanings/{meaning_id}": For.ADMINS,
    "GET /api/v1/webhooks/shapes": For.ADMINS,
    "DELETE /api/v1/webhooks/shapes/{shape}": For.ADMINS,
    "GET /api/v1/storage/preview": For.ADMINS,
    "GET /api/v1/storage": For.ADMINS,
    "PUT /api/v1/storage": For.ADMINS,
    "POST /api/v1/operators/sync": For.ADMINS,
    "PUT /api/v1/operators/{operator_id}": For.ADMINS,
    "PUT /api/v1/operators/matches": For.ADMINS,
    "POST /api/v1/operators/changes/seen": For.ADMINS,
    "GET /api/v1/people": For.ADMINS,
    "PATCH /api/v1/people/{person_id}": For.ADMINS,
    "DELETE /api/v1/people/{person_id}": For.ADMINS,
    "GET /api/v1/webhooks/misunderstood": For.ADMINS,
}
_RANKS = {None: For.ANYBODY, Role.OPERATOR: For.ITS_OWN, Role.SUPERVISOR: For.SUPERVISORS, Role.ADMIN: For.ADMINS}
_BODIES = {
    "PATCH /api/v1/calls/{call_id}": {"note": "чуже"},
    "POST /api/v1/calls/{call_id}/comments": {"text": "чуже"},
    "POST /api/v1/calls/{call_id}/listeners": {"downloaded": True},
}
_NOWHERE = 2**40
"""An id that nothing has: whoever may ask learns that there is no such thing, and nothing is changed."""


@dataclass(frozen=True)
class Shift:
    """Olena took one call, Ivan another with another client; each sits at a desk."""

    hers: int
    his: int
    untaken: int
    tokens: dict[Role | None, str]
    """Of Olena as the operator, of a supervisor, of an administrator, of nobody."""
    olena: int
    ivan: int


@pytest.fixture
async def shift(backend: Backend) -> Shift:
    await backend.hook(ended(call_id(timedelta(hours=3), 1), "+380670000001"), "after")
    his = {"employee_id": "2", "connected_with": "shopua_ivan", "employee": "Іван Бондар"}
    await backend.hook(ended(call_id(timedelta(hours=2), 2), "+380670000002", **his), "after")
    await backend.hook(unanswered(call_id(timedelta(hours=1), 3), "+380670000003"), "after")
    calls = {
        call["phone"]: call["id"]
        for call in (await backend.http.get("/api/v1/calls")).raise_for_status().json()["items"]
    }
    operators = (await backend.http.get("/api/v1/operators")).raise_for_status().json()["items"]
    by_staff = {operator["staff_id"]: operator["id"] for operator in operators}
    for call in calls.values():
        await with_recording(backend, call)
    tokens: dict[Role | None, str] = {None: "a token of nobody"}
    tokens[Role.OPERATOR] = await backend.paired("Олена", operator_id=by_staff["331851"])
    for role in (Role.SUPERVISOR, Role.ADMIN):
        tokens[role] = await backend.paired(f"{role}", role)
    return Shift(
        hers=calls["+380670000001"],
        his=calls["+380670000002"],
        untaken=calls["+380670000003"],
        tokens=tokens,
        olena=by_staff["331851"],
        ivan=by_staff["2"],
    )


async def asked(backend: Backend, route: str, token: str, **ids: int) -> tuple[int, str]:
    """The status and, when it is a problem, its code."""
    method, _, path = route.partition(" ")
    for name in ("call_id", "client_id", "order_id", "missed_id", "callback_id"):
        path = path.replace(f"{{{name}}}", str(ids.get(name, _NOWHERE)))
    while "{" in path:
        path = path[: path.index("{")] + str(_NOWHERE) + path[path.index("}") + 1 :]
    body = _BODIES.get(route, {}) if method in {"POST", "PUT", "PATCH"} else None
    answer = await backend.http.request(method, path, json=body, headers={"Authorization": f"Bearer {token}"})
    problem = answer.headers["content-type"] == "application/problem+json"
    return answer.status_code, answer.json()["code"] if problem else ""


async def test_every_route_has_a_decision(backend: Backend) -> None:
    paths = (await backend.http.get("/schema/openapi.json")).raise_for_status().json()["paths"]
    served = {f"{method.upper()} {path}" for path, ways in paths.items() for method in METHODS if method in ways}
    assert served == ROUTES.keys(), "decide here who is answered"


@pytest.mark.parametrize("role", _RANKS)
async def test_every_route_answers_those_it_is_for(backend: Backend, shift: Shift, role: Role | None) -> None:
    wrong: dict[str, Any] = {}
    for route, whom in ROUTES.items():
        status, code = await asked(backend, route, shift.tokens[role], call_id=shift.untaken)
        if whom is For.ANYBODY:
            right = status != 401
        elif role is None:
            right = (status, code) == (401, "not_signed_in")
        elif _RANKS[role] < whom:
            right = (status, code) == (403, "not_allowed")
        else:
            right = status not in {401, 403} and status < 500
        if not right:
            wrong[route] = status, code
    assert wrong == {}


@pytest.mark.parametrize("route", [route for route, whom in ROUTES.items() if whom is For.ITS_OWN])
async def test_a_colleagues_call_is_not_there_for_an_operator(backend: Backend, shift: Shift, route: str) -> None:
    olena = shift.tokens[Role.OPERATOR]
    assert await asked(backend, route, olena, call_id=shift.his) == (404, "not_found")
    for call in (shift.hers, shift.untaken):
        assert (await asked(backend, route, olena, call_id=call))[0] < 300
    for role in (Role.SUPERVISOR, Role.ADMIN):
        assert (await asked(backend, route, shift.tokens[role], call_id=shift.his))[0] < 300


async def test_lists_and_files_hold_only_what_their_reader_may_see(backend: Backend, shift: Shift) -> None:
    headers = {"Authorization": f"Bearer {shift.tokens[Role.OPERATOR]}"}
    his = (await backend.http.get(f"/api/v1/calls/{shift.his}")).json()
    manager = (await backend.http.post("/api/v1/managers", json={"name": "Іван"})).json()
    order = {"number": "7", "phone": his["phone"], "manager_id": manager["id"]}
    made = (await backend.http.post("/api/v1/orders", json=order)).raise_for_status().json()

    async def ids(path: str, **params: Any) -> list[int]:
        answer = await backend.http.get(f"/api/v1{path}", headers=headers, params=params)
        return [call["id"] for call in answer.raise_for_status().json()["items"]]

    assert await ids("/calls") == [shift.untaken, shift.hers]
    for filters in (
        {"operator": shift.ivan},
        {"client": his["client"]["id"]},
        {"phone": his["phone"]},
        {"order": made["id"]},
        {"q": "0002"},
    ):
        assert await ids("/calls", **filters) == [], filters
    assert await ids(f"/orders/{made['id']}/calls") == []
    file = (await backend.http.get(f"/api/v1/clients/{his['client']['id']}/file", headers=headers)).json()
    assert file["calls"] == []


async def test_whoever_serves_a_client_sees_the_whole_history_with_them(backend: Backend, shift: Shift) -> None:
    """Before saying «Алло» one has to know what a colleague promised yesterday."""
    olena, rings = shift.tokens[Role.OPERATOR], call_id(timedelta(seconds=9), 4)
    await backend.hook(ringing(rings, "+380670000002"), "before")
    assert (await asked(backend, "GET /api/v1/calls/{call_id}/recording", olena, call_id=shift.his))[0] == 200
    await backend.hook(ended(rings, "+380670000002", employee_id="2", connected_with="shopua_ivan"), "after")
    assert (await asked(backend, "GET /api/v1/calls/{call_id}/recording", olena, call_id=shift.his))[0] == 404
    headers = {"Authorization": f"Bearer {olena}"}
    await backend.http.post("/api/v1/orders", json={"number": "8", "phone": "+380670000002"})
    answer = await backend.http.get("/api/v1/calls", headers=headers, params={"phone": "+380670000002"})
    assert len(answer.json()["items"]) == 2, "an order without a manager is anybody's"


async def test_a_talk_of_somebody_unknown_is_for_supervisors(backend: Backend, shift: Shift) -> None:
    talk = call_id(timedelta(seconds=9), 5)
    unknown = {"employee_id": None, "connected_with": "shopua_nobody"}
    await backend.hook(picked_up(talk, "+380670000005", **unknown), "answered")
    answer = await backend.http.get("/api/v1/calls", params={"phone": "+380670000005"})
    (call,) = answer.json()["items"]
    assert call["operator"] is None
    for body, event in ((picked_up, "answered"), (ended, "after")):
        await backend.hook(body(talk, "+380670000005", **unknown), event)
        route = "GET /api/v1/calls/{call_id}"
        assert (await asked(backend, route, shift.tokens[Role.OPERATOR], call_id=call["id"]))[0] == 404
        assert (await asked(backend, route, shift.tokens[Role.SUPERVISOR], call_id=call["id"]))[0] == 200


def person(role: Role, operator: int | None) -> SignedInAs:
    named = None if operator is None else Named(operator, "")
    return SignedInAs(1, Me(user=Named(1, ""), role=role, operator=named), desk=operator or 99)


LISTENERS = {
    "the operator": person(Role.OPERATOR, 7),
    "another operator": person(Role.OPERATOR, 8),
    "somebody without a phone": person(Role.OPERATOR, None),
    "a supervisor": person(Role.SUPERVISOR, 9),
    "an administrator": person(Role.ADMIN, None),
}
ALL = frozenset(LISTENERS)
CHIEFS = frozenset({"a supervisor", "an administrator"})
CIRCLES: dict[Circle, frozenset[str]] = {
    Circle.EVERYONE: ALL,
    Circle.SUPERVISORS: CHIEFS,
    Circle.OPERATORS: CHIEFS | {"the operator"},
    Circle.EXCEPT: ALL - CHIEFS - {"the operator"},
    Circle.ADMINS: frozenset({"an administrator"}),
    Circle.SIGNED_OUT: frozenset(),
    Circle.CHANGED: frozenset(),
}
NEWS: dict[EventType, frozenset[Circle]] = {
    EventType.CALL: frozenset({Circle.EVERYONE, Circle.SUPERVISORS, Circle.OPERATORS, Circle.EXCEPT}),
    EventType.RECORDING: frozenset({Circle.EVERYONE, Circle.SUPERVISORS, Circle.OPERATORS}),
    EventType.COMMENT: frozenset({Circle.EVERYONE, Circle.SUPERVISORS, Circle.OPERATORS}),
    EventType.REVIEW: frozenset({Circle.EVERYONE, Circle.SUPERVISORS, Circle.OPERATORS}),
    EventType.TEXT: frozenset(
        {Circle.EVERYONE, Circle.SUPERVISORS, Circle.OPERATORS}
    ),  # that it changed, no word of it
    EventType.CALLBACK: frozenset({Circle.OPERATORS}),
    EventType.CLIENT: frozenset({Circle.EVERYONE, Circle.SUPERVISORS, Circle.OPERATORS}),
    EventType.OPERATOR: frozenset({Circle.EVERYONE}),
    EventType.MISSED: frozenset({Circle.EVERYONE}),
    EventType.PRESENCE: frozenset({Circle.EVERYONE}),
    EventType.CALLS_FOUND: frozenset({Circle.EVERYONE}),  # it holds no call, only that some are to be asked for
    EventType.ORDERS_FOUND: frozenset({Circle.EVERYONE}),
    EventType.INTEGRATION: frozenset({Circle.ADMINS}),
    EventType.WORKING_HOURS: frozenset({Circle.EVERYONE}),
    EventType.ACCESS: frozenset({Circle.SIGNED_OUT, Circle.CHANGED}),
}
"""To whom each kind of news may go; whoever tells it chooses among these by the call."""


def test_every_kind_of_news_has_a_decision() -> None:
    assert NEWS.keys() == set(EventType), "decide here who may hear it"
    assert CIRCLES.keys() == set(Circle)


@pytest.mark.parametrize("circle", Circle)
def test_every_circle_is_heard_by_those_it_is_for(circle: Circle) -> None:
    heard = {
        name
        for name, who in LISTENERS.items()
        if hears(circle, (7,), who.me.role, None if who.me.operator is None else who.me.operator.id)
    }
    assert heard == CIRCLES[circle]


async def test_news_goes_only_to_its_circle(backend: Backend, shift: Shift) -> None:
    """Whatever the backend told so far went to a circle that was decided on."""
    call = call_id(timedelta(seconds=9), 6)
    await backend.hook(ringing(call), "before")
    await backend.hook(picked_up(call), "answered")
    rows = await backend.service.database.read(lambda tx: journal.since(tx, 1, 0))
    told = {(msgspec.json.decode(row.message)["type"], row.audience) for row in rows}
    assert {kind for kind, _ in told} >= {EventType.CALL, EventType.OPERATOR, EventType.MISSED, EventType.CLIENT}
    for kind, circle in told:
        assert circle in NEWS[EventType(kind)], (kind, circle)


async def test_the_end_of_a_right_ends_the_live_line(backend: Backend) -> None:
    """It comes through the journal, so that it reaches the desks of every process."""
    hub = LiveHub()
    now = datetime.now(UTC)

    def tell(tx: Tx, circle: Circle) -> list[Any]:
        journal.append(tx, 1, EventType.ACCESS, Me(user=Named(1, ""), role=Role.ADMIN), Audience(circle, (7,)), now)
        return list(tx.told)

    with hub.listener(LISTENERS["the operator"]) as cut, hub.listener(LISTENERS["another operator"]) as other:
        hub.hear(await backend.service.database.write(lambda tx: tell(tx, Circle.CHANGED)))
        assert (cut.closing.is_set(), cut.signed_out.is_set()) == (True, False)
        hub.hear(await backend.service.database.write(lambda tx: tell(tx, Circle.SIGNED_OUT)))
        assert cut.signed_out.is_set()
        assert not other.closing.is_set()
        assert not other.signed_out.is_set()
