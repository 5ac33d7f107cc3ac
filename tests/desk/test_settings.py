"""Settings survive restarts and broken files, and never hold what is not allowed."""

from pathlib import Path

import pytest

from app import settings
from app.paths import paths_in, user_paths
from app.settings import CARD_CORNER, LANGUAGE, PLAYER_SPEED, RECORDINGS_KEPT_MB, Settings


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return paths_in(tmp_path).settings_file


def test_what_was_put_is_there_after_a_restart(file: Path) -> None:
    told: list[str] = []
    first = Settings(file)
    first.on_changed = told.append
    first.put(LANGUAGE, "en")
    first.put(PLAYER_SPEED, 2.0)
    first.put(PLAYER_SPEED, 2.0)
    again = Settings(file)
    assert (again.get(LANGUAGE), again.get(PLAYER_SPEED), again.get(RECORDINGS_KEPT_MB)) == ("en", 2.0, 1024)
    assert told == ["language", "player.speed"]
    assert [path.name for path in file.parent.iterdir()] == ["settings.json"]


def test_a_demo_changes_the_real_settings_not(file: Path) -> None:
    Settings(file).put(LANGUAGE, "en")
    demo = Settings(file, writes=False)
    demo.put(PLAYER_SPEED, 2.0)
    assert (demo.get(LANGUAGE), demo.get(PLAYER_SPEED)) == ("en", 2.0)
    assert Settings(file).get(PLAYER_SPEED) == 1.0


def test_what_is_not_allowed_is_refused(file: Path) -> None:
    with pytest.raises(ValueError, match=r"card\.corner"):
        Settings(file).put(CARD_CORNER, "middle")
    assert not file.exists()


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b"\xff\xfe", b"[" * 100_000, b"null", b'{"a":' + b"9" * 5000 + b"}", b" " * 2_000_000],
)
def test_a_broken_file_is_kept_aside_and_defaults_hold(
    file: Path, content: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    file.parent.mkdir(parents=True)
    file.write_bytes(content)
    kept = Settings(file)
    assert kept.get(LANGUAGE) == "uk"
    assert file.with_name("settings.json.broken").read_bytes() == content
    kept.put(LANGUAGE, "en")
    assert Settings(file).get(LANGUAGE) == "en"


@pytest.mark.parametrize(
    "value", ["null", "5", "true", '"xx"', "[]", "{}", "1e999", "NaN", "1" + "0" * 400, '"' + "u" * 5000 + '"']
)
def test_a_value_that_makes_no_sense_falls_back_alone(file: Path, value: str) -> None:
    file.parent.mkdir(parents=True)
    file.write_text(
        f'{{"language": {value}, "player.speed": {value}, "download.folder": {value}, "recordings.kept_mb": 256}}'
    )
    kept = Settings(file)
    assert (kept.get(LANGUAGE), kept.get(PLAYER_SPEED), kept.get(RECORDINGS_KEPT_MB)) == ("uk", 1.0, 256)
    assert len(kept.get(settings.DOWNLOAD_FOLDER)) <= 2


def test_a_key_of_a_newer_program_stays(file: Path) -> None:
    file.parent.mkdir(parents=True)
    file.write_text('{"later": [1]}')
    Settings(file).put(LANGUAGE, "en")
    assert '"later"' in file.read_text()


def test_every_setting_is_declared_once_and_allows_its_default() -> None:
    declared = [value for value in vars(settings).values() if isinstance(value, settings.Setting)]
    assert sorted(setting.key for setting in declared) == sorted(setting.key for setting in settings.ALL)
    assert len({setting.key for setting in declared}) == len(declared)
    assert all(setting.allows(setting.default) and setting.caption for setting in declared)


def test_each_backend_has_its_own_places(tmp_path: Path) -> None:
    paths = paths_in(tmp_path)
    assert paths.recordings("http://a") == paths.recordings("http://a/")
    assert paths.recordings("http://a") != paths.recordings("http://b")
    assert paths.unsent_file("http://a").is_relative_to(tmp_path)
    assert user_paths().settings_file.name == "settings.json"
