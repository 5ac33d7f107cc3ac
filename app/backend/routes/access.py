"""Who asks, and what their role allows."""

from collections.abc import Callable
from typing import Any

from litestar import Request
from litestar.connection import ASGIConnection
from litestar.di import NamedDependency
from litestar.handlers.base import BaseRouteHandler

from app.backend.refusals import Refusal
from app.backend.service import Service
from app.backend.storage.people import SignedInAs
from app.contract.answers import Role
from app.contract.problems import Problem

TheService = NamedDependency[Service]
"""The opened service, as a route asks for it."""
Who = NamedDependency[SignedInAs]
"""Whoever is signed in, as a route asks for them."""

_RANK = {Role.OPERATOR: 0, Role.SUPERVISOR: 1, Role.ADMIN: 2}


async def signed_in(connection: ASGIConnection[Any, Any, Any, Any], _: BaseRouteHandler) -> None:
    """Guard: the request carries a valid token; whose it is stands in `request.user` from here on."""
    connection.scope["user"] = await connection.app.state.recognise(connection.headers.get("authorization", ""))


def at_least(role: Role) -> Callable[[ASGIConnection[Any, Any, Any, Any], BaseRouteHandler], None]:
    """Guard: only this role and those above it."""

    def guard(connection: ASGIConnection[Any, Any, Any, Any], _: BaseRouteHandler) -> None:
        if _RANK[connection.user.me.role] < _RANK[role]:
            raise Refusal(Problem.NOT_ALLOWED)

    return guard


def who_asks(request: Request[Any, Any, Any]) -> SignedInAs:
    """Dependency: who is signed in."""
    who: SignedInAs = request.user
    return who
