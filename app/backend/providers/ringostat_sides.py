"""Who is who in a Ringostat notice: the client, the company's own line, the employee."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from app import phone_numbers
from app.backend.providers.ringostat_keys import Said
from app.backend.providers.ringostat_values import name_of, unwrapped

_CLIENT_COMES_IN = (Said.NUMBER_E164, Said.USERFIELD, Said.CALLER, Said.DESTINATION)
_CLIENT_IS_CALLED = (Said.DESTINATION, Said.USERFIELD, Said.NUMBER_E164, Said.CALLER)
_LOGIN = re.compile(r"^(?=.*[^\W\d_])[\w.\-]{2,100}$")
_LONGEST_WRITTEN = 64


class Client(NamedTuple):
    """The client's side; `phone` None when it is hidden, absent or not a telephone's."""

    phone: str | None
    written: str | None
    hidden: bool


class Employee(NamedTuple):
    staff_id: str | None
    sip_login: str | None
    name: str | None
    extension: str | None


def client_of(said: Mapping[Said, str], direction: str) -> Client:
    """The first side, in the order of the direction, that is a whole telephone number."""
    hidden: str | None = None
    for side in _CLIENT_IS_CALLED if direction == "out" else _CLIENT_COMES_IN:
        text = said.get(side, "")
        if side is Said.DESTINATION and direction == "in" and (hidden or _caller_is_told_empty(said)):
            break  # the company's own number must not become a client
        address = address_of(text)
        if phone := phone_numbers.e164(address):
            return Client(phone, address[:_LONGEST_WRITTEN], hidden=False)
        if phone_numbers.is_hidden(address):
            hidden = hidden or address[:_LONGEST_WRITTEN]
    return Client(None, hidden, hidden=hidden is not None)


def line_of(said: Mapping[Said, str], direction: str, client: str | None) -> str | None:
    """The company's own number: E.164 where it can be read so, else as written."""
    for side in (Said.LINE, Said.CALLER if direction == "out" else Said.DESTINATION):
        address = address_of(said.get(side, ""))
        number = phone_numbers.e164(address)
        if number and number != client:
            return number
        if side is Said.LINE and address and number is None:
            return address[:_LONGEST_WRITTEN]
    return None


def employee_of(said: Mapping[Said, str], direction: str) -> Employee:
    login = extension = None
    sides = (Said.SIP_LOGIN, Said.CALLER, Said.DESTINATION) if direction != "in" else (Said.SIP_LOGIN, Said.DESTINATION)
    for side in sides:
        address = address_of(said.get(side, ""))
        if login is None and _LOGIN.match(address) and not phone_numbers.is_hidden(address):
            login = address
        elif extension is None and side is Said.SIP_LOGIN and address.isdecimal() and len(address) <= 6:
            extension = address
    name = name_of(unwrapped(said.get(Said.EMPLOYEE, ""))[0] or said.get(Said.EMPLOYEE, ""))
    staff_id = said.get(Said.STAFF_ID, "")[:64] or None
    if name is not None and name.isdecimal():  # some templates put the id where the name belongs
        name, staff_id = None, staff_id or name
    return Employee(staff_id, login, name, said.get(Said.EXTENSION, "")[:32] or extension)


def is_called_from_inside(said: Mapping[Said, str]) -> bool:
    """Whether one of our own employees is the caller (`project_name`), and no number of anybody outside is told."""
    caller = address_of(said.get(Said.CALLER, ""))
    outside = is_number(said, Said.NUMBER_E164) or is_number(said, Said.USERFIELD)
    return "_" in caller and bool(_LOGIN.match(caller)) and not outside


def is_number(said: Mapping[Said, str], side: Said) -> bool:
    return phone_numbers.e164(address_of(said.get(side, ""))) is not None


def address_of(text: str) -> str:
    """`380…` of `"Support" <sip:380…@host>`."""
    if not text:
        return ""
    address = unwrapped(text)[1]
    if "@" in address or ":" in address:
        address = address.partition("@")[0].rpartition(":")[2]
    return address.strip()


def _caller_is_told_empty(said: Mapping[Said, str]) -> bool:
    """The keys of the caller are there and hold nothing: hidden, whatever else is told."""
    callers = [said[side] for side in (Said.NUMBER_E164, Said.USERFIELD, Said.CALLER) if side in said]
    return bool(callers) and not any(callers)
