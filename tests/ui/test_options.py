"""What the command line refuses, in a sentence."""

from pathlib import Path

import pytest

from ui.start import options_from


def test_a_kept_demo_is_not_set_up_a_second_time(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["--demo", "--keep", str(tmp_path)]
    assert options_from(arguments).keep == tmp_path
    (tmp_path / "backend").mkdir()
    with pytest.raises(SystemExit):
        options_from(arguments)
    assert "holds the data of an earlier demo" in capsys.readouterr().err


def test_the_icon_of_the_links_entry_starts_without_one() -> None:
    assert options_from(["--"]).link == ""
    assert options_from(["--", "slukhavka://call/7"]).link == "slukhavka://call/7"
