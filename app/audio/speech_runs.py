"""Stretches of time in which something holds."""

import numpy as np
from numpy.typing import NDArray

type Flags = NDArray[np.bool_]
type Span = tuple[float, float]
"""From one second of a recording to another."""


def runs_of(flags: Flags) -> NDArray[np.int64]:
    """Shape (runs, 2): where each run of set flags begins, and where it has ended."""
    edges = np.flatnonzero(np.diff(np.concatenate([[False], flags, [False]]).astype(np.int8)))
    return edges.reshape(-1, 2)
