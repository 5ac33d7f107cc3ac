"""How many wrong tries are borne, from one address and from all together."""

import ipaddress
from collections import deque
from datetime import datetime, timedelta

WITHIN = timedelta(minutes=1)
ADDRESSES = 1_000
"""So many addresses are told apart at once; the longest quiet ones are forgotten first."""


class FailedTries:
    """Counts failures of the last minute; `wait` says for how long no further try is taken."""

    def __init__(self, of_one: int, of_all: int) -> None:
        self._of_one = of_one
        self._all: deque[datetime] = deque(maxlen=of_all)
        self._by_address: dict[str, deque[datetime]] = {}

    def wait(self, address: str, now: datetime) -> int:
        """Whole seconds until the next try from this address is taken; 0: it may try."""
        own = self._by_address.get(network_of(address))
        return max(_wait(self._all, now), 0 if own is None else _wait(own, now))

    def add(self, address: str, now: datetime) -> None:
        """A try failed."""
        self._all.append(now)
        network = network_of(address)
        own = self._by_address.pop(network, None) or deque(maxlen=self._of_one)
        own.append(now)
        self._by_address[network] = own
        if len(self._by_address) > ADDRESSES:
            del self._by_address[next(iter(self._by_address))]


def network_of(address: str) -> str:
    """Whoever has one address of the sixth version has a whole network of them."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return address[:100]
    if parsed.version == 4:
        return str(parsed)
    return str(ipaddress.ip_network((parsed, 64), strict=False).network_address)


def _wait(failed: deque[datetime], now: datetime) -> int:
    if len(failed) < (failed.maxlen or 0) or now - failed[0] >= WITHIN:
        return 0
    return (failed[0] + WITHIN - now).seconds + 1
