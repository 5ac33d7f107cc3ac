"""The drawn loudness says where somebody speaks, and how loudly."""

import numpy as np
import pytest

from app.audio.peaks import SHAPE_COLUMNS, peaks_of
from tests.audio.sounds import encoded, tone


def test_each_lane_stands_where_it_is_heard() -> None:
    """The client in the first half, the operator in the second; silence is flat."""
    half = tone(300, 5, 8000)
    nothing = np.zeros_like(half)
    peaks = peaks_of(encoded(np.array([np.r_[half, nothing], np.r_[nothing, half]]), 8000, "wav"))
    assert peaks.seconds == pytest.approx(10.0)
    client, operator = (np.frombuffer(lane, np.uint8) for lane in peaks.lanes)
    assert len(client) == len(operator) == 200
    assert client[:99].min() > 240
    assert client[101:].max() == 0
    assert operator[:99].max() == 0
    assert operator[101:].min() > 240
    assert len(peaks.shape) == SHAPE_COLUMNS


@pytest.mark.parametrize(("seconds", "columns"), [(0.02, 64), (1.0, 64), (60.0, 1200), (300.0, 6000), (600.0, 10_000)])
def test_columns_follow_the_length_within_limits(seconds: float, columns: int) -> None:
    peaks = peaks_of(encoded(tone(300, seconds, 8000)[None], 8000, "wav"))
    assert [len(lane) for lane in peaks.lanes] == [columns]
    assert min(peaks.lanes[0]) > 200


def test_soft_speech_is_still_seen_and_line_noise_is_not_blown_up() -> None:
    soft = np.r_[tone(300, 2, 8000, loud=0.5), tone(300, 2, 8000, loud=0.05)]
    heights = np.frombuffer(peaks_of(encoded(soft[None], 8000, "wav")).lanes[0], np.uint8)
    assert 40 < heights[60] < 70
    noise = 0.002 * np.random.default_rng(3).standard_normal((1, 16000))
    assert max(peaks_of(encoded(noise, 8000, "wav")).lanes[0]) < 150


def test_the_loudest_negative_sample_counts() -> None:
    """-32768 has no positive twin in 16 bits."""
    lane = np.zeros((1, 8000))
    lane[0, 4000:4040] = -1.1
    assert max(peaks_of(encoded(lane, 8000, "wav")).lanes[0]) == 255
