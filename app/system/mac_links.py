"""Links on macOS: the bundle's `Info.plist` names the schemes, Launch Services is told who opens them.

https://developer.apple.com/documentation/coreservices/1447760-lssetdefaulthandlerforurlscheme
"""

import ctypes
import ctypes.util
from typing import Any, Final, Protocol

from app.links import OWN_SCHEME, SCHEMES
from app.system.mac_login import LABEL
from app.system.wishes import SystemRefused

_UTF8: Final = 0x08000100
_LONGEST: Final = 256
_FACETIME: Final = "com.apple.FaceTime"


class Handlers(Protocol):
    """Who opens links of a scheme, by bundle identifier."""

    def handler_of(self, scheme: str) -> str: ...
    def set_handler(self, scheme: str, bundle: str) -> int:
        """Apple's error code; 0: done."""


class MacLinks:
    """Turned off, each scheme goes back to whoever had it when it was turned on, or to FaceTime; our own stays ours."""

    def __init__(self, handlers: Handlers) -> None:
        self._handlers = handlers
        self._before: dict[str, str] = {}

    def is_on(self) -> bool:
        return self._handlers.handler_of(SCHEMES[0]).lower() == LABEL

    def turn(self, *, on: bool) -> None:
        for scheme in SCHEMES:
            if not on and scheme == OWN_SCHEME:
                continue
            had = self._handlers.handler_of(scheme)
            if on and had.lower() != LABEL:
                self._before[scheme] = had
            wanted = LABEL if on else self._before.get(scheme) or _FACETIME
            if code := self._handlers.set_handler(scheme, wanted):
                raise SystemRefused(f"Launch Services: {code} for {scheme}")


class LaunchServices:
    """`Handlers` by CoreServices itself."""

    def __init__(self, services: Any, foundation: Any) -> None:  # noqa: ANN401 - libraries as ctypes loads them
        self._services = services
        self._foundation = foundation
        foundation.CFStringCreateWithCString.restype = ctypes.c_void_p
        foundation.CFStringCreateWithCString.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_uint32]
        foundation.CFStringGetCString.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_long, ctypes.c_uint32]
        foundation.CFRelease.argtypes = [ctypes.c_void_p]
        services.LSCopyDefaultHandlerForURLScheme.restype = ctypes.c_void_p
        services.LSCopyDefaultHandlerForURLScheme.argtypes = [ctypes.c_void_p]
        services.LSSetDefaultHandlerForURLScheme.restype = ctypes.c_int32
        services.LSSetDefaultHandlerForURLScheme.argtypes = [ctypes.c_void_p, ctypes.c_void_p]

    def handler_of(self, scheme: str) -> str:
        asked = self._text(scheme)
        told = self._services.LSCopyDefaultHandlerForURLScheme(asked)
        self._foundation.CFRelease(asked)
        if not told:
            return ""
        room = ctypes.create_string_buffer(_LONGEST)
        self._foundation.CFStringGetCString(told, room, _LONGEST, _UTF8)
        self._foundation.CFRelease(told)
        return room.value.decode("utf-8")

    def set_handler(self, scheme: str, bundle: str) -> int:
        texts = self._text(scheme), self._text(bundle)
        code = int(self._services.LSSetDefaultHandlerForURLScheme(*texts))
        for text in texts:
            self._foundation.CFRelease(text)
        return code

    def _text(self, text: str) -> int:
        made = self._foundation.CFStringCreateWithCString(None, text.encode("utf-8"), _UTF8)
        return int(made)


def launch_services() -> LaunchServices | None:
    """Launch Services; None where the libraries are not there."""
    services, foundation = (ctypes.util.find_library(name) for name in ("CoreServices", "CoreFoundation"))
    if services is None or foundation is None:
        return None
    return LaunchServices(ctypes.CDLL(services), ctypes.CDLL(foundation))
