"""The player's figures: first sound, seeks, an hour's peaks beside FFmpeg's own, three hours' memory.

Run as a program: `play PATH SPEED SECONDS` plays from the middle and prints its processor seconds and resident KiB.
"""

import asyncio
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
import wave
from collections.abc import Callable
from pathlib import Path
from statistics import median

import numpy as np

from app.audio.decode import SoundFile
from app.audio.peaks import peaks_of
from app.audio.playing import RATE, Playing
from app.audio.whole import hear_whole
from app.backend_link.listening_questions import ListeningQuestions
from app.backend_link.questions import Questions
from app.desk.arriving import Arriving
from app.virtual_ringostat.listening import listening_socket
from tests.backend_link.test_recording_stream import SlowSound
from tests.bench.bare_window import resident_kib
from tests.bench.first_window import program
from tests.serving import served

RUNS = 5
_RATE = 8_000
_FIRST = 2_048
_TALK = Path(__file__).parents[2] / "resources/demo_recordings/furnishing_a_flat.ogg"

type Row = Callable[[str, list[float], str], None]


def talk_of(hours: float, folder: Path) -> Path:
    """Two lanes of speech, as long as wanted, as a telephone exchange keeps them."""
    path = folder / f"{hours}.wav"
    with SoundFile(_TALK, rate=_RATE, lanes=2) as sound:
        once = np.concatenate(list(sound.blocks()))
    with wave.open(str(path), "wb") as file:
        file.setnchannels(2)
        file.setsampwidth(2)
        file.setframerate(_RATE)
        left = round(hours * 3600 * _RATE)
        while left > 0:
            file.writeframes(once[:left].tobytes())
            left -= len(once)
    return path


def measure(row: Row) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        hour, three = talk_of(1, folder), talk_of(3, folder)
        row("kept on the desk: opened → first samples (3 h)", [_opened_ms(three) for _ in range(RUNS)], "ms")
        row("from a server: asked → first samples (3 h)", asyncio.run(_streamed_ms(three, folder)), "ms")
        row("seek anywhere in 3 h → samples", _seeks_ms(three), "ms")
        _measure_hour(row, hour)
        for speed in ("1.0", "2.0"):
            spent, kib = program("listening", "play", str(three), speed, "8").split()
            row(f"processor while 3 h play at {speed}×", [float(spent) / 8 * 100], "%")
            row(f"resident while 3 h play at {speed}×", [int(kib) / 1024], "MiB")


def _opened_ms(path: Path) -> float:
    began = time.perf_counter()
    with Playing(path) as playing:
        _wait(playing)
        return (time.perf_counter() - began) * 1000


def _wait(playing: Playing) -> None:
    while not playing.has_ready(_FIRST):
        time.sleep(0.0005)


async def _streamed_ms(path: Path, folder: Path) -> list[float]:
    slow = SlowSound(await asyncio.to_thread(path.read_bytes))
    slow.let_all_through()
    times = []
    async with served(slow, listening_socket(), log_level="critical") as url, Questions(url, "a-token") as questions:
        for number in range(RUNS):
            began = time.perf_counter()
            arriving = Arriving(folder / f"{number}.arriving")
            coming = asyncio.create_task(ListeningQuestions(questions).stream_recording(1, arriving))
            playing = Playing(arriving)
            await asyncio.to_thread(_wait, playing)
            times.append((time.perf_counter() - began) * 1000)
            coming.cancel()
            await asyncio.gather(coming, return_exceptions=True)
            arriving.close()
            await asyncio.to_thread(playing.close)
            slow.let_all_through()
    return times


def _seeks_ms(path: Path) -> list[float]:
    times = []
    with Playing(path) as playing:
        _wait(playing)
        for share in (0.9, 0.1, 0.5, 0.99, 0.3, 0.7):
            began = time.perf_counter()
            playing.seek(share * 3 * 3600)
            _wait(playing)
            times.append((time.perf_counter() - began) * 1000)
    return times


def _measure_hour(row: Row, hour: Path) -> None:
    ours, theirs, heard = [], [], []
    for _ in range(3):
        ours.append(_seconds(lambda: peaks_of(hour)))
        heard.append(_seconds(lambda: hear_whole(hour)))
        theirs.append(_seconds(lambda: _showwavespic(hour)))
    row("an hour of two lanes, processor: peaks", ours, "s")
    row("the same: peaks and who speaks when", heard, "s")
    row("the same: ffmpeg showwavespic", theirs, "s")
    row("ratio of the peaks to it", [median(ours) / median(theirs)], "×")


def _seconds(do: Callable[[], object]) -> float:
    """Of the processor, in this process and in those that it waited for."""
    began = _worked()
    do()
    return _worked() - began


def _worked() -> float:
    spent = os.times()
    return spent.user + spent.system + spent.children_user + spent.children_system


def _showwavespic(path: Path) -> None:
    ffmpeg = shutil.which("ffmpeg")
    assert ffmpeg, "apt install ffmpeg: its own picture of the wave is the peer"
    picture = "showwavespic=s=4000x200:split_channels=1"
    command = [ffmpeg, "-v", "error", "-y", "-i", str(path), "-filter_complex", picture, "-frames:v", "1"]
    subprocess.run([*command, str(path.with_suffix(".png"))], check=True)


def play(path: Path, speed: float, seconds: float) -> None:
    """Read as a sound device does; what that cost."""
    with Playing(path, start=3600.0) as playing:
        playing.set_speed(speed)
        _wait(playing)
        usage = resource.getrusage(resource.RUSAGE_SELF)
        began, read = time.perf_counter(), 0
        while (passed := time.perf_counter() - began) < seconds:
            read += len(playing.read(max(0, round(passed * RATE) - read)))
            time.sleep(0.016)
        after = resource.getrusage(resource.RUSAGE_SELF)
    print(after.ru_utime + after.ru_stime - usage.ru_utime - usage.ru_stime, resident_kib())


if __name__ == "__main__":
    play(Path(sys.argv[2]), float(sys.argv[3]), float(sys.argv[4]))
