"""The backend as its own program runs it, its clock replaced before anything takes it: see `other_time`.

Its waits are of our time, so those between two readings of the call log are shortened.
"""

import sys
from datetime import timedelta

from app.backend.storage import moments
from tests.journeys.other_time import OtherTime

_EVERY, _LONGEST = timedelta(seconds=0.4), timedelta(seconds=2)


def main() -> int:
    moments.utc_now = OtherTime.inherited().now
    from app.backend.__main__ import main as backend
    from app.backend.jobs import catch_up

    catch_up.EVERY = _EVERY
    catch_up._FIRST_WAIT, catch_up._LONGEST_WAIT = _EVERY, _LONGEST
    return backend()


if __name__ == "__main__":
    sys.exit(main())
