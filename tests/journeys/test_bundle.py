"""The bundle is whole: one folder, made by the spec, tells the same story as the sources do."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.journeys.programs import ROOT, Home

BUILT_WITHIN_S = 900
TOLD_WITHIN_S = 180
STEPS = 14

pytestmark = pytest.mark.slow


def test_the_bundle_drives_the_demo_to_its_end(tmp_path: Path) -> None:
    """Neither Python nor a library of the sources is on its path; it starts its two companions from itself."""
    places = ["--distpath", str(tmp_path / "dist"), "--workpath", str(tmp_path / "work")]
    command = [sys.executable, "-m", "PyInstaller", "build.spec", "--noconfirm", "--log-level", "WARN", *places]
    built = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=BUILT_WITHIN_S, check=False)
    assert built.returncode == 0, built.stderr[-4000:]
    home = Home(tmp_path / "machine")
    program = tmp_path / "dist" / "slukhavka" / "slukhavka"
    pictures = tmp_path / "pictures"
    with home.running("bundle", str(program), "--demo", "--headless", "--pictures", str(pictures)) as story:
        code = story.wait(TOLD_WITHIN_S)
    assert code == 0, story.told + story.complained
    assert len(list(pictures.glob("*.png"))) == STEPS
    assert home.processes() == set()
    assert home.demo_folders() == []
