"""Speaks the dialogues into stereo Ogg Opus files under resources/demo_recordings.

Run as `uv run python -m app.virtual_ringostat.make_speech`; needs `espeak-ng` and `ffmpeg` with libopus on the machine.
Only the maker needs them: the files and their `index.json` are shipped. As in a real account, the client is on the
left channel and the employee on the right one, in a telephone's narrow band.
"""

import io
import random
import subprocess
import sys
import wave
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray

from app.virtual_ringostat.dialogues import Dialogue, dialogues
from app.virtual_ringostat.speech import Speech

type Samples = NDArray[np.int16]

_RATE = 22_050
"""What espeak-ng speaks with, samples a second."""
_BITS = "24k"
"""Less makes Opus join the two lanes, and each would be heard in the other."""
_LOUDNESS = 11_000
_VOICES = {"woman": ("uk+f2", "62", "172"), "man": ("uk+m3", "38", "165")}
_CLIENTS = (("uk+f4", "48", "158"), ("uk+m7", "52", "150"), ("uk+f5", "70", "168"), ("uk+m1", "30", "156"))


def main() -> int:
    """Speak all dialogues, write the index, print the size."""
    folder = Path(__file__).parents[2] / "resources" / "demo_recordings"
    folder.mkdir(parents=True, exist_ok=True)
    index = []
    for number, dialogue in enumerate(dialogues()):
        lanes, lines = _spoken(dialogue, _CLIENTS[number % len(_CLIENTS)], random.Random(number))  # noqa: S311 - pauses
        file = folder / f"{dialogue.name}.ogg"
        _encode(lanes, file)
        seconds = round(len(lanes) / _RATE, 2)
        index.append(Speech(file.name, seconds, dialogue.woman, dialogue.voicemail, lines))
    (folder / "index.json").write_bytes(msgspec.json.format(msgspec.json.encode(index), indent=1) + b"\n")
    size = sum(file.stat().st_size for file in folder.glob("*.ogg"))
    print(f"{len(index)} recordings, {sum(speech.seconds for speech in index):.0f} s, {size:,} bytes")  # noqa: T201 - a command's answer
    return 0


def _spoken(
    dialogue: Dialogue, client: tuple[str, str, str], pauses: random.Random
) -> tuple[Samples, tuple[tuple[float, float], ...]]:
    """One column a lane, client first, and when each line is said; nobody speaks while the other does."""
    voices = {"К": client, "О": _VOICES["woman" if dialogue.woman else "man"]}
    parts = [_silence(pauses.uniform(0.4, 0.9))]
    lines = []
    for line in dialogue.lines:
        who, words = line.split(": ", 1)
        said = _said(words, *voices[who])
        start = sum(map(len, parts)) / _RATE
        lines.append((round(start, 2), round(start + len(said) / _RATE, 2)))
        parts.append(np.stack([said, np.zeros_like(said)] if who == "К" else [np.zeros_like(said), said], axis=1))
        parts.append(_silence(pauses.uniform(0.3, 0.95)))
    return np.concatenate(parts), tuple(lines)


def _silence(seconds: float) -> Samples:
    return np.zeros((int(seconds * _RATE), 2), dtype=np.int16)


def _said(words: str, voice: str, pitch: str, speed: str) -> Samples:
    command = ["espeak-ng", "-v", voice, "-p", pitch, "-s", speed, "--stdout", words]
    done = subprocess.run(command, check=True, capture_output=True)  # noqa: S603 - our own words
    with wave.open(io.BytesIO(done.stdout)) as file:
        samples = np.frombuffer(file.readframes(file.getnframes()), dtype=np.int16)
    audible = np.flatnonzero(np.abs(samples) > 60)
    samples = samples[audible[0] : audible[-1] + 1].astype(np.float64)
    even: Samples = (samples * (_LOUDNESS / np.percentile(np.abs(samples), 99))).clip(-32_000, 32_000).astype(np.int16)
    return even


def _encode(lanes: Samples, file: Path) -> None:
    raw = ["-f", "s16le", "-ar", str(_RATE), "-ac", "2", "-i", "pipe:0"]
    opus = ["-c:a", "libopus", "-b:a", _BITS, "-ar", "8000", "-application", "voip", "-map_metadata", "-1"]
    exact = ["-fflags", "+bitexact", "-flags:a", "+bitexact"]  # the same words give the same bytes
    command = ["ffmpeg", "-hide_banner", "-loglevel", "error", "-y", *raw, *opus, *exact, str(file)]
    subprocess.run(command, input=lanes.tobytes(), check=True)  # noqa: S603 - our own file name


if __name__ == "__main__":
    sys.exit(main())
