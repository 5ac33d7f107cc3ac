"""Links from outside show something or prepare a call; nonsense leads nowhere."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.links import CallLink, ClientLink, Link, NumberLink, OrderLink, link_to_call, read_link

NUMBER = "+380671234567"


@pytest.mark.parametrize(
    "text",
    [
        "tel:+380671234567",
        "tel:0671234567",
        "tel:%2B380671234567",
        "TEL:+38-067-123-45-67;ext=12;isub=1",
        "callto:+38 (067) 123-45-67",
        "callto://0671234567/",
        "tel://+380671234567",
        "slukhavka://dial/0671234567",
        "slukhavka:dial/%2B380671234567",
    ],
)
def test_a_number_is_read_however_a_page_writes_it(text: str) -> None:
    link = read_link(text)
    assert isinstance(link, NumberLink)
    assert link.phone == NUMBER


def test_what_is_no_number_is_told_as_it_was_written() -> None:
    assert read_link("tel:*100%23") == NumberLink(None, "*100#")
    assert read_link("callto:olena.koval") == NumberLink(None, "olena.koval")


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("slukhavka://call/12", CallLink(12)),
        ("slukhavka://call/12?t=45", CallLink(12, 45.0)),
        ("slukhavka://call/12/?t=45.5", CallLink(12, 45.5)),
        ("slukhavka://call/12?t=soon", CallLink(12)),
        ("slukhavka://call/12?t=1e99", CallLink(12)),
        ("slukhavka://client/7", ClientLink(7)),
        ("slukhavka:order/9", OrderLink(9)),
    ],
)
def test_our_own_links_lead_to_what_they_name(text: str, meant: Link) -> None:
    assert read_link(text) == meant


@pytest.mark.parametrize(
    "text",
    [
        "",
        "tel:",
        "0671234567",
        "https://example.com/",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "slukhavka://call/-1",
        "slukhavka://call/0",
        "slukhavka://call/99999999999999999999",
        "slukhavka://call/١٢",
        "slukhavka://quit",
        "slukhavka://[::1",
        "tel:" + "1" * 3000,
    ],
)
def test_anything_else_leads_nowhere(text: str) -> None:
    assert read_link(text) is None


@given(st.text(max_size=300), st.sampled_from(["", "tel:", "callto://", "slukhavka://call/", "slukhavka://"]))
def test_no_text_makes_it_stumble(text: str, scheme: str) -> None:
    link = read_link(scheme + text)
    if isinstance(link, NumberLink):
        assert link.written.isprintable()
        assert len(link.written) <= 80


@given(st.integers(1, 2**63 - 1), st.none() | st.floats(0, 86_400))
def test_a_link_that_was_made_is_read_again(call_id: int, at_s: float | None) -> None:
    told = read_link(link_to_call(call_id, at_s))
    assert isinstance(told, CallLink)
    assert told.call_id == call_id
    assert (told.at_s is None) == (at_s is None)
    assert at_s is None or told.at_s == pytest.approx(at_s, abs=0.051)
