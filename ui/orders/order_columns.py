"""How wide each column of «Замовлення» is: everything it must say first, then as much as the window gives."""

from collections.abc import Mapping
from typing import Final

from ui.orders.order_table import Place

_CALL: Final = 54
_WHEN: Final = 90
_MENU: Final = 44
_NUMBER: Final = (92, 124)
_SUM: Final = (92, 150)
_STATUS: Final = (104, 240)
_CLIENT: Final = (150, 320)
"""Less is no name any more: columns further right give way. What is more is shared with the status."""
LEAST: Final = _NUMBER[1] + _CLIENT[0] + _CALL + _MENU
"""Pixels of a table that says whose order it is, with the whole number of their phone."""
_NAME: Final = 100
"""The least of a name that still tells who it is."""


def column_widths(total: int, *, number: int, money: int, status: int) -> Mapping[Place, int]:
    """Pixels of each column; 0 hides it.

    `number`, `money` and `status` are what the longest of them need, padding included. In a narrow window the day goes
    first, then the sum, last of all the status: name, call button and menu always stay.
    """
    widths = {
        Place.NUMBER: _within(number, _NUMBER),
        Place.CALL: _CALL,
        Place.SUM: _within(money, _SUM),
        Place.WHEN: _WHEN,
        Place.MENU: _MENU,
    }
    for dispensable in (Place.WHEN, Place.SUM):
        if total - sum(widths.values()) < _CLIENT[0] + _STATUS[0]:
            widths[dispensable] = 0
    rest = max(0, total - sum(widths.values()))
    if rest < _NAME + _STATUS[0]:
        return widths | {Place.STATUS: 0, Place.CLIENT: rest}
    wanted = min(_within(status, _STATUS), max(_STATUS[0], rest - _CLIENT[0]))
    wanted += max(0, rest - wanted - _CLIENT[1]) // 2
    widths[Place.STATUS] = min(rest, wanted)
    widths[Place.CLIENT] = rest - widths[Place.STATUS]
    return widths


def _within(wanted: int, limits: tuple[int, int]) -> int:
    least, most = limits
    return max(least, min(wanted, most))
