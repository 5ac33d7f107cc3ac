"""Sounds made for the tests: what is heard where is known exactly."""

import io
from fractions import Fraction
from typing import Any

import av
import numpy as np
from numpy.typing import NDArray

type Planes = NDArray[np.float64]
"""Shape (lanes, frames), -1 to 1."""

FORMATS: dict[str, tuple[str, str, str]] = {
    "wav": ("wav", "pcm_s16le", "s16"),
    "mp3": ("mp3", "libmp3lame", "s16p"),
    "opus": ("ogg", "libopus", "s16"),
    "vorbis": ("ogg", "vorbis", "fltp"),
    "alaw": ("wav", "pcm_alaw", "s16"),
}
_RARE = {"adpcm": ("wav", "adpcm_ms", "s16")}
"""Comes in whole blocks: a little longer than it was."""


def tone(hertz: float, seconds: float, rate: int, *, loud: float = 0.5) -> NDArray[np.float64]:
    moments = np.arange(round(seconds * rate)) / rate
    sine: NDArray[np.float64] = loud * np.sin(2 * np.pi * hertz * moments)
    return sine


def rising(seconds: float, rate: int, *, lowest: float = 300.0, slope: float = 100.0) -> NDArray[np.float64]:
    """A tone of `lowest + slope * t` hertz at second `t`: its pitch tells the place."""
    moments = np.arange(round(seconds * rate)) / rate
    sine: NDArray[np.float64] = 0.5 * np.sin(2 * np.pi * (lowest * moments + slope * moments**2 / 2))
    return sine


def encoded(planes: Planes, rate: int, kind: str, **options: str) -> bytes:
    """The sound as a file of the kind, one of `FORMATS` or `adpcm`."""
    container_format, codec, sample_format = (FORMATS | _RARE)[kind]
    into = io.BytesIO()
    layout = "mono" if len(planes) == 1 else "stereo"
    with av.open(into, "w", format=container_format) as container:
        stream: Any = container.add_stream(codec, rate=rate, options={"strict": "experimental", **options})
        stream.layout = layout
        stream.format = sample_format
        for frame in _frames(planes, rate, layout, sample_format, stream.codec_context.frame_size or 1024):
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return into.getvalue()


def _frames(planes: Planes, rate: int, layout: str, sample_format: str, size: int) -> list[av.AudioFrame]:
    whole = np.clip(np.rint(planes * 32767), -32768, 32767).astype(np.int16)
    resampler = av.AudioResampler(sample_format, layout, rate, frame_size=size)
    frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(whole), format="s16p", layout=layout)
    frame.sample_rate = rate
    frame.pts = 0
    frame.time_base = Fraction(1, rate)
    return [*resampler.resample(frame), *resampler.resample(None)]


def pitch(samples: NDArray[Any], rate: int) -> float:
    """The strongest frequency, in hertz, between the bins of the spectrum too."""
    lane = np.asarray(samples, dtype=np.float64)
    spectrum = np.abs(np.fft.rfft(lane * np.hanning(len(lane)), n=len(lane) * 8))
    return float(np.argmax(spectrum) * rate / (len(lane) * 8))


def second_of_rising(samples: NDArray[Any], rate: int, *, lowest: float = 300.0, slope: float = 100.0) -> float:
    """Which second of `rising` stands in the middle of the samples, by the mean distance of its waves."""
    lane = np.asarray(samples, dtype=np.float64)
    before = np.flatnonzero((lane[:-1] < 0) & (lane[1:] >= 0))
    moments = before + lane[before] / (lane[before] - lane[before + 1])
    hertz = (len(moments) - 1) * rate / (moments[-1] - moments[0])
    return float((hertz - lowest) / slope)
