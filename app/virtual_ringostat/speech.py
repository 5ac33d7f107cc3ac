"""The shipped speech recordings: which there are, and their bytes as Ogg or WAV."""

import io
import wave
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable

import msgspec


@dataclass(frozen=True, slots=True)
class Speech:
    """One recording; `woman` tells the employee's voice, `seconds` its length, `lines` when each was said."""

    file: str
    seconds: float
    woman: bool
    voicemail: bool
    lines: tuple[tuple[float, float], ...] = ()


def shipped() -> tuple[Speech, ...]:
    """All recordings that stand in the index beside them."""
    return msgspec.json.decode((_folder() / "index.json").read_bytes(), type=tuple[Speech, ...])


def nearest(speeches: Sequence[Speech], talk_s: float, *, woman: bool, voicemail: bool = False) -> Speech:
    """The recording that fits a talk best: as long, and with the right voice unless that costs a minute."""
    fitting = [speech for speech in speeches if speech.voicemail is voicemail]
    return min(fitting, key=lambda speech: abs(speech.seconds - talk_s) + _VOICE_S * (speech.woman is not woman))


def ogg(speech: Speech) -> bytes:
    """Ogg Opus, two lanes: the client left, the employee right."""
    return (_folder() / speech.file).read_bytes()


def wav(speech: Speech) -> bytes:
    """The same as 16-bit PCM."""
    import av

    out = io.BytesIO()
    with av.open(io.BytesIO(ogg(speech)), "r") as source, wave.open(out, "wb") as target:
        target.setnchannels(2)
        target.setsampwidth(2)
        target.setframerate(_WAV_RATE)
        resampler = av.AudioResampler(format="s16", layout="stereo", rate=_WAV_RATE)
        for frame in (*source.decode(audio=0), None):
            for part in resampler.resample(frame):
                target.writeframesraw(part.to_ndarray().tobytes())
    return out.getvalue()


_WAV_RATE = 8_000
_VOICE_S = 60.0


def _folder() -> Traversable:
    return files("resources") / "demo_recordings"
