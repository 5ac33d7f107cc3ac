"""Builds the whole service in one `async with` and closes it in reverse; problems become HTTP answers here."""

import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

import msgspec
from litestar import Litestar, Request, Response, Router
from litestar.datastructures import State
from litestar.di import Provide
from litestar.exceptions import HTTPException
from litestar.openapi.config import OpenAPIConfig
from litestar.openapi.plugins import JsonRenderPlugin

from app.backend.environment import Configuration
from app.backend.refusals import Refusal
from app.backend.routes import (
    access,
    archives,
    audit,
    callbacks,
    calls,
    clients,
    comments,
    desks,
    exports,
    health,
    imports,
    integration,
    invitations,
    live,
    managers,
    merging,
    missed,
    misunderstood,
    operators,
    orders,
    overview,
    people,
    personnel,
    recordings,
    reviews,
    sitniks,
    staff,
    statistics,
    storage,
    talk_text,
    unknown_webhooks,
    webhooks,
    working_hours,
)
from app.backend.routes.wanted_calls import wanted_calls
from app.backend.service import Service, open_service
from app.backend.storage.transaction import StorageUnavailable
from app.contract.problems import Problem

log = logging.getLogger(__name__)

_SIGNED_IN = (
    people.me,
    invitations.list_invitations,
    invitations.create_invitation,
    invitations.cancel_invitation,
    personnel.list_people,
    personnel.change_person,
    personnel.remove_person,
    desks.list_desks,
    desks.revoke_desk,
    calls.list_calls,
    calls.count_calls,
    calls.calls_of_order,
    calls.get_call,
    calls.change_call,
    comments.list_comments,
    comments.create_comment,
    talk_text.get_summary,
    talk_text.get_transcript,
    talk_text.find_words,
    reviews.list_reviews,
    reviews.change_review,
    archives.get_archive,
    archives.create_archive,
    recordings.get_recording,
    recordings.head_recording,
    recordings.get_peaks,
    orders.list_orders,
    orders.get_order,
    orders.create_order,
    orders.change_order,
    clients.list_clients,
    clients.create_client,
    clients.get_client,
    clients.get_client_file,
    clients.change_client,
    missed.list_missed,
    missed.claim_missed,
    missed.release_missed,
    missed.close_missed,
    missed.reopen_missed,
    working_hours.get_hours,
    working_hours.change_hours,
    working_hours.list_lines,
    working_hours.name_lines,
    integration.get_integration,
    integration.change_integration,
    integration.check_integration,
    integration.renew_secret,
    integration.end_secret,
    integration.switch_names,
    operators.list_operators,
    operators.sync_operators,
    operators.match_operator,
    staff.list_staff_changes,
    staff.see_staff_changes,
    staff.list_proposals,
    staff.list_operator_warnings,
    staff.match_operators,
    operators.list_managers,
    operators.create_manager,
    managers.change_manager,
    managers.delete_manager,
    imports.create_import,
    imports.get_import,
    imports.change_import,
    imports.run_import,
    imports.cancel_import,
    imports.list_bad_rows,
    sitniks.get_sitniks,
    sitniks.change_sitniks,
    sitniks.disconnect_sitniks,
    sitniks.look_at_sitniks,
    callbacks.create_callback,
    callbacks.get_callback,
    callbacks.give_up_callback,
    statistics.get_statistics,
    storage.get_storage,
    storage.preview_storage,
    storage.change_storage,
    overview.get_overview,
    exports.note_export,
    merging.merge_clients,
    merging.list_merges,
    merging.undo_merge,
    misunderstood.list_misunderstood,
    unknown_webhooks.list_shapes,
    unknown_webhooks.dismiss_shape,
    unknown_webhooks.list_meanings,
    unknown_webhooks.put_meanings,
    unknown_webhooks.drop_meaning,
    audit.list_audit,
    audit.list_listeners,
    audit.add_listener,
    health.health,
)
"""What only those who are signed in may ask."""


@asynccontextmanager
async def build_service(configuration: Configuration) -> AsyncIterator[Litestar]:
    """The application, its database brought up to date and its long runs running; all of it ends with the block.

    Raises:
        NewerDatabase: the database was written by a newer program.
    """
    async with open_service(configuration) as service:
        yield application(service)


def application(service: Service) -> Litestar:
    """The routes around an opened service."""
    signed_in = Router(
        "/",
        guards=[access.signed_in],
        dependencies={
            "who": Provide(access.who_asks, sync_to_thread=False),
            "wanted": Provide(wanted_calls, sync_to_thread=False),
        },
        route_handlers=_SIGNED_IN,
    )
    return Litestar(
        [
            webhooks.webhook_route(service),
            health.healthz,
            Router("/api/v1", route_handlers=[people.pair, live.live, signed_in]),
        ],
        dependencies={"service": Provide(lambda: service, sync_to_thread=False)},
        exception_handlers=_problem_handlers(),
        openapi_config=OpenAPIConfig(
            title="Слухавка", version="1", path="/schema", render_plugins=[JsonRenderPlugin(path="/openapi.json")]
        ),
        state=State({"recognise": service.door.recognise, "end_live_lines": service.hub.close}),
        logging_config=None,
        debug=False,
    )


def _problem_handlers() -> dict[int | type[Exception], Callable[[Request[Any, Any, Any], Any], Response[bytes]]]:
    return {
        Refusal: _refused,
        StorageUnavailable: _storage_unavailable,
        HTTPException: _not_of_this_interface,
        OverflowError: _no_such_number,
        Exception: _bug,
    }


def _problem(refusal: Refusal) -> Response[bytes]:
    return Response(
        msgspec.json.encode(refusal.details()),
        status_code=refusal.status,
        media_type="application/problem+json",
        headers=refusal.headers,
    )


def _refused(_: Request[Any, Any, Any], refusal: Refusal) -> Response[bytes]:
    return _problem(refusal)


def _storage_unavailable(_: Request[Any, Any, Any], trouble: StorageUnavailable) -> Response[bytes]:
    log.warning("storage: %s", trouble)
    return _problem(Refusal(Problem.STORAGE_UNAVAILABLE, headers={"Retry-After": "30"}))


def _not_of_this_interface(_: Request[Any, Any, Any], error: HTTPException) -> Response[bytes]:
    """What Litestar itself refuses: no such route, no such method, a body that is not of the contract."""
    problem = {404: Problem.NOT_FOUND, 413: Problem.TOO_LARGE}.get(error.status_code, Problem.BAD_REQUEST)
    if error.status_code >= 500:
        problem = Problem.BUG
    details = msgspec.structs.replace(Refusal(problem).details(), status=error.status_code, detail=error.detail)
    return Response(
        msgspec.json.encode(details),
        status_code=error.status_code,
        media_type="application/problem+json",
        headers=error.headers,
    )


def _no_such_number(_: Request[Any, Any, Any], __: OverflowError) -> Response[bytes]:
    """A key beyond 64 bits: no row can have it."""
    return _problem(Refusal(Problem.BAD_REQUEST, detail="a number is beyond 64 bits"))


def _bug(request: Request[Any, Any, Any], error: Exception) -> Response[bytes]:
    log.error("%s %s", request.scope["method"], request.scope["route_handler"], exc_info=error)
    return _problem(Refusal(Problem.BUG))
