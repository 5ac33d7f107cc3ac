"""Linux desktops: real files, and the desktop's own tool reading them."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from app.system import desktop_entry
from app.system.linux_links import LinuxLinks
from app.system.linux_login import LinuxLogin
from app.system.wishes import SystemRefused

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="another system's desktops")

COMMAND = ("/opt/Слухавка 1/slukhavka", "--light", 'a"b$c`d\\e', "100%")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.delenv("XDG_CURRENT_DESKTOP", raising=False)
    monkeypatch.delenv("DESKTOP_SESSION", raising=False)
    return tmp_path


def test_start_at_login_is_turned_on_and_off(home: Path) -> None:
    login = LinuxLogin(COMMAND)
    assert not login.is_on()
    login.turn(on=True)
    assert login.is_on()
    assert (home / "config" / "autostart" / "slukhavka.desktop").exists()
    login.turn(on=False)
    login.turn(on=False)
    assert not login.is_on()


@pytest.mark.parametrize("line", ["Hidden=true", "X-GNOME-Autostart-enabled=false"])
def test_a_desktop_may_have_switched_it_off_by_itself(home: Path, line: str) -> None:
    login = LinuxLogin(COMMAND)
    login.turn(on=True)
    file = home / "config" / "autostart" / "slukhavka.desktop"
    file.write_text(f"{file.read_text('utf-8')}{line}\n", "utf-8")
    assert not login.is_on()


def test_an_entry_of_a_program_that_lay_elsewhere_counts_as_off(home: Path) -> None:
    """Its system would start nothing, and nobody would be told."""
    LinuxLogin(("/old/place/slukhavka",)).turn(on=True)
    assert not LinuxLogin(COMMAND).is_on()
    LinuxLinks(("/old/place/slukhavka",)).turn(on=True)
    assert not LinuxLinks(COMMAND).is_on()


def test_the_command_reads_back_as_it_was(home: Path) -> None:
    """The value is unescaped once by the reader of the file and once more like a shell word."""
    text = desktop_entry.entry(COMMAND)
    [line] = [line for line in text.splitlines() if line.startswith("Exec=")]
    value = line.removeprefix("Exec=").replace("\\\\", "\\").replace("%%", "%")
    told = subprocess.run(["sh", "-c", f"printf '%s\\n' {value}"], capture_output=True, text=True, check=True).stdout
    assert tuple(told.splitlines()) == COMMAND


@pytest.mark.skipif(shutil.which("desktop-file-validate") is None, reason="the validator is not here")
def test_the_entry_keeps_to_the_specification(home: Path) -> None:
    LinuxLinks(COMMAND).turn(on=True)
    file = home / "data" / "applications" / "slukhavka.desktop"
    done = subprocess.run(["desktop-file-validate", str(file)], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "")


def test_links_are_ours_for_the_desktop_too(home: Path) -> None:
    links = LinuxLinks(COMMAND)
    assert not links.is_on()
    links.turn(on=True)
    assert links.is_on()
    for scheme in ("tel", "callto", "slukhavka"):
        query = ["xdg-mime", "query", "default", f"x-scheme-handler/{scheme}"]
        assert subprocess.run(query, capture_output=True, text=True, check=True).stdout.strip() == "slukhavka.desktop"
    links.turn(on=False)
    assert not links.is_on()


def test_a_folder_that_cannot_be_written_is_told(home: Path) -> None:
    (home / "config").write_text("a file where a folder should be")
    with pytest.raises(SystemRefused, match=r"slukhavka\.desktop"):
        LinuxLogin(COMMAND).turn(on=True)


def test_a_desktop_without_its_tool_is_told(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(home))
    with pytest.raises(SystemRefused, match="xdg-utils"):
        LinuxLinks(COMMAND).turn(on=True)
