"""Any way of writing a number is the same number; what is not a number is none."""

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.phone_numbers import e164, is_hidden, masked, place_and_carrier, printed

SAME = [
    "0671234567",
    "+38 (067) 123-45-67",
    "380671234567",
    "80671234567",
    "+380671234567",
    "671234567",
    "+380 (067) 123 45 67",
    "00380671234567",
    "(+38) 067 123.45.67",
    "8 (067) 123-45-67",
    "\u202d+380 67 123 45 67\u202c",
    "\u200e067\u00a0123\u201345\u201167\ufeff",
    "０６７１２３４５６７",
    "٠٦٧١٢٣٤٥٦٧",
    "tel:+380671234567",
    "callto:0671234567",
    "sip:380671234567@pbx.example",
    "067 123 45 67 дод. 5",
    "067 123 45 67 доб.105",
    "+380671234567 ext. 12",
    "+380671234567;ext=12",
    "0671234567 x7",
    "0671234567,,3#",
    " 0671234567\n",
]
NOT_NUMBERS = [
    None,
    "",
    "   ",
    "101",
    "12345678",
    "067123456",
    "shopua_olena",
    "shop1234567890",
    "0671234567 Олена",
    "*100#",
    "0000000000",
    "380000000000",
    "anonymous",
    "Unknown",
    "Private number",
    "266696687",
    "+266696687",
    "06712345678901",
    "067123456706712345670671234567",
    "9" * 100_000,
]


@pytest.mark.parametrize("text", SAME)
def test_any_format_is_the_same_number(text: str) -> None:
    assert e164(text) == "+380671234567"


@pytest.mark.parametrize("text", NOT_NUMBERS)
def test_what_is_not_a_number_is_none(text: str | None) -> None:
    assert e164(text) is None


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0201234567", "+380201234567"),
        ("0800123456", "+380800123456"),
        ("+4915123456789", "+4915123456789"),
        ("4915123456789", "+4915123456789"),
        ("0049 151 23456789", "+4915123456789"),
        ("48 22 123 45 67", "+48221234567"),
        ("+1 (202) 555-01-23", "+12025550123"),
    ],
)
def test_unallocated_and_foreign_numbers_are_clients_too(text: str, number: str) -> None:
    assert e164(text) == number


def test_a_number_abroad_is_read_by_its_own_region() -> None:
    assert e164("22 123 45 67", "PL") == "+48221234567"


@pytest.mark.parametrize("text", ["anonymous", "Private number", "UNKNOWN", "приховано", "266696687", "0000"])
def test_a_hidden_caller_is_told_from_a_wrong_number(text: str) -> None:
    assert is_hidden(text)


@pytest.mark.parametrize("text", [None, "", "0671234567", "shopua_olena", "0"])
def test_a_number_and_a_login_hide_nothing(text: str | None) -> None:
    assert not is_hidden(text)


def test_a_number_is_printed_in_groups() -> None:
    assert printed("+380671234567") == "+380 67 123 45 67"
    assert printed("+48221234567") == "+48 22 123 45 67"
    assert printed("101") == "101"


def test_a_masked_number_cannot_be_called() -> None:
    assert masked("+380671234567") == "+38067***67"
    assert masked("101") == "***"
    assert masked(None) == "(none)"


@pytest.mark.parametrize(
    ("number", "language", "place", "carrier"),
    [
        ("+380441232323", "uk", "Київ", None),
        ("+380441232323", "en", "Kyiv", None),
        ("+380671234567", "uk", None, "Київстар"),
        ("+380671234567", "en", None, "Kyivstar"),
        ("+380562123456", "uk", "Дніпро", None),
        ("+380332123456", "uk", "Луцьк", None),
        ("+48221234567", "uk", "Польща", None),
        ("+380201234567", "uk", None, None),
        ("101", "uk", None, None),
    ],
)
def test_a_number_lives_somewhere(number: str, language: str, place: str | None, carrier: str | None) -> None:
    assert place_and_carrier(number, language) == (place, carrier)


def test_a_ukrainian_number_needs_no_library() -> None:
    """The library's import costs more than the first window."""
    script = (
        "import sys; from app.phone_numbers import e164, place_and_carrier, printed\n"
        "n = e164('+38 (067) 123-45-67'); printed(n); place_and_carrier(n)\n"
        "sys.exit('phonenumbers' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0


@settings(deadline=None)  # the machine may be busy
@given(st.text())
def test_any_text_is_read_without_surprise(text: str) -> None:
    number = e164(text)
    assert number is None or (number.startswith("+") and number[1:].isascii() and number[1:].isdigit())
    assert number is None or e164(number) == number
    assert isinstance(is_hidden(text), bool)
    assert isinstance(printed(text), str)
    place_and_carrier(text)


@settings(deadline=None)  # the machine may be busy
@given(st.from_regex(r"[+0-9 ()\-]{7,25}", fullmatch=True))
def test_reading_a_read_number_changes_nothing(text: str) -> None:
    number = e164(text)
    assert number is None or (e164(number) == number and 10 <= len(number) <= 16)
