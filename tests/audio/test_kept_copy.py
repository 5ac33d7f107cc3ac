"""What is kept in a folder is whole or is not there: whatever its name, the disk and the listener's patience."""

import errno
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import numpy as np
import pytest

from app.audio.decode import SoundFile
from app.audio.forms import Form
from app.audio.kept_copy import GivenUp, KeptCopies
from tests.audio.sounds import encoded, tone
from tests.small_disk import grow, small_disk

SECONDS = 30


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    """Half a minute in two lanes: 480 kB."""
    path = tmp_path / "talk.wav"
    path.write_bytes(encoded(np.array([tone(400, SECONDS, 8000), tone(700, SECONDS, 8000)]), 8000, "wav"))
    return path


def name_of(form: Form) -> str:
    return "розмова.wav" if form in {Form.WAV, Form.ORIGINAL} else "розмова.mp3"


def nothing(_share: float) -> None:
    """Nobody looks."""


@pytest.mark.parametrize("form", Form)
def test_it_tells_how_far_it_is_and_stands_whole_under_its_name(form: Form, talk: Path, tmp_path: Path) -> None:
    told: list[float] = []
    kept = KeptCopies().keep(talk, tmp_path / "new" / "folder", name_of(form), form, told.append)
    assert [path.name for path in kept.parent.iterdir()] == [name_of(form)]
    with SoundFile(kept) as sound:
        assert sum(map(len, sound.blocks())) / sound.rate == pytest.approx(SECONDS, abs=0.1)
    assert told == sorted(told)
    assert 0 < told[0] <= told[-1] <= 1


@pytest.mark.parametrize("form", [Form.ORIGINAL, Form.MP3])
def test_two_of_one_name_at_once_are_two_files(form: Form, talk: Path, tmp_path: Path) -> None:
    copies, both = KeptCopies(), Barrier(2)

    def keep(_number: int) -> Path:
        both.wait(10)
        return copies.keep(talk, tmp_path / "out", name_of(form), form, nothing)

    with ThreadPoolExecutor(2) as threads:
        kept = sorted(path.name for path in threads.map(keep, range(2)))
    stem, suffix = name_of(form).rsplit(".", 1)
    assert kept == [f"{stem} (2).{suffix}", f"{stem}.{suffix}"]
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == kept


@pytest.mark.parametrize("form", [Form.ORIGINAL, Form.MP3, Form.WAV])
def test_given_up_half_way_it_leaves_nothing(form: Form, talk: Path, tmp_path: Path) -> None:
    def stop(_share: float) -> None:
        raise GivenUp

    copies = KeptCopies()
    with pytest.raises(GivenUp):
        copies.keep(talk, tmp_path / "out", name_of(form), form, stop)
    assert list((tmp_path / "out").iterdir()) == []
    assert copies.keep(talk, tmp_path / "out", name_of(form), form, nothing).name == name_of(form)


@pytest.mark.parametrize(
    ("form", "kilobytes"),
    [(Form.ORIGINAL, 200), (Form.WAV, 200), (Form.MP3, 100), (Form.CLIENT, 100)],
    ids=str,
)
def test_a_full_disk_is_told_and_leaves_nothing(form: Form, kilobytes: int, talk: Path, tmp_path: Path) -> None:
    """On a file system that is really full; with room made it goes."""
    with small_disk(tmp_path / "disk", kilobytes) as disk:
        copies = KeptCopies()
        with pytest.raises(OSError, match="No space") as full:
            copies.keep(talk, disk, name_of(form), form, nothing)
        assert full.value.errno == errno.ENOSPC
        assert list(disk.iterdir()) == []
        grow(disk, 2_000)
        kept = copies.keep(talk, disk, name_of(form), form, nothing)
        with SoundFile(kept) as sound:
            assert sum(map(len, sound.blocks())) / sound.rate == pytest.approx(SECONDS, abs=0.1)
