"""JSON-RPC as Ringostat speaks it: refusals come with HTTP 200."""

from typing import Any

import msgspec
from msgspec import Struct

type Reply = dict[str, Any]


class RpcCall(Struct, frozen=True):
    method: str
    params: dict[str, Any] = {}
    id: int | str | None = None


def read_call(body: bytes) -> RpcCall | None:
    """The call in a body; None when it is none."""
    try:
        return msgspec.json.decode(body, type=RpcCall)
    except msgspec.DecodeError:
        return None


def success(call: RpcCall, *, result: object) -> Reply:
    return {"jsonrpc": "2.0", "id": call.id, "result": result}


def failure(call: RpcCall | None, code: int, message: str) -> Reply:
    return {"jsonrpc": "2.0", "id": call.id if call else None, "error": {"code": code, "message": message}}
