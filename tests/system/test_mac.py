"""macOS: the launch agent's real file, and Launch Services stood in for by a dictionary."""

import plistlib
from pathlib import Path

import pytest

from app.system.mac_links import MacLinks
from app.system.mac_login import LABEL, MacLogin
from app.system.wishes import SystemRefused

COMMAND = ("/Applications/Slukhavka.app/Contents/MacOS/slukhavka",)


class Handlers(dict[str, str]):
    refuses = 0

    def handler_of(self, scheme: str) -> str:
        return self.get(scheme, "")

    def set_handler(self, scheme: str, bundle: str) -> int:
        if not self.refuses:
            self[scheme] = bundle
        return self.refuses


def test_start_at_login_is_an_agent_of_the_user(tmp_path: Path) -> None:
    login = MacLogin(COMMAND, tmp_path / "LaunchAgents")
    assert not login.is_on()
    login.turn(on=True)
    assert login.is_on()
    agent = plistlib.loads((tmp_path / "LaunchAgents" / f"{LABEL}.plist").read_bytes())
    assert agent["ProgramArguments"] == list(COMMAND)
    assert agent["RunAtLoad"] is True
    assert not MacLogin(("/elsewhere",), tmp_path / "LaunchAgents").is_on()
    login.turn(on=False)
    assert not login.is_on()


@pytest.mark.parametrize("broken", [b"", b"<plist>", b"not a list of properties"])
def test_a_broken_agent_counts_as_off(tmp_path: Path, broken: bytes) -> None:
    (tmp_path / f"{LABEL}.plist").write_bytes(broken)
    assert not MacLogin(COMMAND, tmp_path).is_on()


def test_links_go_back_to_whoever_had_them() -> None:
    handlers = Handlers(tel="com.apple.FaceTime", callto="com.skype.skype")
    links = MacLinks(handlers)
    links.turn(on=True)
    assert links.is_on()
    assert set(handlers.values()) == {LABEL}
    links.turn(on=False)
    assert not links.is_on()
    assert handlers == {"tel": "com.apple.FaceTime", "callto": "com.skype.skype", "slukhavka": LABEL}


def test_apples_refusal_is_told() -> None:
    handlers = Handlers()
    handlers.refuses = -50
    with pytest.raises(SystemRefused, match="-50"):
        MacLinks(handlers).turn(on=True)
