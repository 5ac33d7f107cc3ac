"""What the backend is told from outside."""

import stat
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from app.backend.environment import ConfigurationNotValid, read_environment
from app.backend.secrecy import SecretKeyChanged, Vault
from app.backend.storage.place import place_of


def test_secrets_are_never_printed(tmp_path: Path) -> None:
    told = read_environment(
        {
            "SLUKHAVKA_DATA": str(tmp_path),
            "SLUKHAVKA_ADMIN_TOKEN": "very secret",
            "SLUKHAVKA_DATABASE": "postgresql://slukhavka:hunter2@db.example/slukhavka",
        }
    )
    assert "very secret" not in repr(told)
    assert "hunter2" not in repr(told)
    assert "hunter2" not in str(place_of(told.database))
    assert told.secret_key not in repr(told)


def test_a_key_is_made_once_and_kept_for_its_owner_only(tmp_path: Path) -> None:
    first = read_environment({"SLUKHAVKA_DATA": str(tmp_path)})
    assert read_environment({"SLUKHAVKA_DATA": str(tmp_path)}).secret_key == first.secret_key
    if sys.platform != "win32":
        assert stat.S_IMODE((tmp_path / "secret.key").stat().st_mode) == 0o600


def test_several_that_begin_at_once_have_one_key_and_leave_nothing_else(tmp_path: Path) -> None:
    gate = threading.Barrier(8)

    def begin(_: int) -> str:
        gate.wait()
        return read_environment({"SLUKHAVKA_DATA": str(tmp_path)}).secret_key

    with ThreadPoolExecutor(8) as pool:
        assert len(set(pool.map(begin, range(8)))) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["secret.key"]


@pytest.mark.parametrize(
    "wrong", [{"SLUKHAVKA_SECRET_KEY": "short"}, {"SLUKHAVKA_DATABASE": "postgresql://[here/slukhavka"}]
)
def test_what_cannot_be_used_is_said_in_a_sentence(tmp_path: Path, wrong: dict[str, str]) -> None:
    with pytest.raises(ConfigurationNotValid, match="SLUKHAVKA_"):
        read_environment({"SLUKHAVKA_DATA": str(tmp_path), **wrong})


def test_another_key_opens_nothing(tmp_path: Path) -> None:
    mine, other = (Vault(read_environment({"SLUKHAVKA_DATA": str(tmp_path / name)}).secret_key) for name in "ab")
    assert mine.unlock(mine.lock("Auth-key")) == "Auth-key"
    with pytest.raises(SecretKeyChanged):
        other.unlock(mine.lock("Auth-key"))
