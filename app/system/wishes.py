"""What a person may want of the system, and the one who does it here; each system has a small file of its own.

Everything below reads and writes files or registries: call it from a thread, never from the screen's.
"""

import sys
from typing import Protocol

from app.system.own_command import own_command


class SystemRefused(Exception):  # noqa: N818 - named by what is the matter, as every trouble here
    """The system did not take it; the sentence is the system's own, for the log."""


class Wish(Protocol):
    """Something the system does for this program until it is told not to."""

    def is_on(self) -> bool: ...

    def turn(self, *, on: bool) -> None:
        """Make it so.

        Raises:
            SystemRefused: it could not be written.
        """


def start_at_login() -> Wish | None:
    """The program starts when this user signs in; None: this system has no way we know."""
    command = own_command()
    if sys.platform == "win32":
        import winreg

        from app.system.windows_login import WindowsLogin

        return WindowsLogin(command, winreg)
    if sys.platform == "darwin":
        from app.system.mac_login import MacLogin

        return MacLogin(command)
    from app.system.linux_login import LinuxLogin

    return LinuxLogin(command)


def links_wait_for_a_choice() -> bool:
    """Whether this system only offers us for `tel:` and `callto:`, until the person has chosen us in its settings."""
    return sys.platform == "win32"


def open_links() -> Wish | None:
    """`tel:`, `callto:` and `slukhavka:` links open here; None: this system has no way we know."""
    command = own_command()
    if sys.platform == "win32":
        import winreg

        from app.system.windows_links import WindowsLinks

        return WindowsLinks(command, winreg)
    if sys.platform == "darwin":
        from app.system.mac_links import MacLinks, launch_services

        services = launch_services()
        return None if services is None else MacLinks(services)
    from app.system.linux_links import LinuxLinks

    return LinuxLinks(command)
