"""A demo leaves nothing behind, unless it is told to."""

import tempfile
from pathlib import Path

import pytest

from app.demo.folder import demo_folder, remove_leftovers


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def test_a_temporary_folder_goes_with_its_demo(temporary: Path) -> None:
    with demo_folder() as folder:
        (folder / "deep").mkdir()
        (folder / "deep" / "file").write_text("x")
    assert list(temporary.iterdir()) == []


def fail_inside() -> None:
    with demo_folder():
        raise ValueError("a failure")


def test_it_goes_after_a_failure_too(temporary: Path) -> None:
    with pytest.raises(ValueError, match="a failure"):
        fail_inside()
    assert list(temporary.iterdir()) == []


def test_a_folder_to_keep_is_kept(temporary: Path) -> None:
    with demo_folder(temporary / "keep" / "here") as folder:
        (folder / "file").write_text("x")
    assert (temporary / "keep" / "here" / "file").exists()


def test_the_folder_of_a_killed_demo_is_removed_by_the_next_one(temporary: Path) -> None:
    """Nobody listens on that port; a demo that still runs keeps its folder."""
    (temporary / "slukhavka-demo-65530-old").mkdir()
    (temporary / "slukhavka-demo-strange-name").mkdir()
    with demo_folder() as folder:
        remove_leftovers()
        assert sorted(temporary.iterdir()) == sorted([folder, temporary / "slukhavka-demo-strange-name"])
