"""The cards of «Телефонія»: what is wrong stands beside its field, and nothing typed is lost."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from msgspec import UNSET
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from app.contract.administration import Integration
from app.contract.answers import Named
from app.contract.problems import Problem
from app.contract.requests import IntegrationChange
from app.contract.staff import MatchProposal, MatchReason, OperatorWarning
from app.contract.telephony import (
    MOMENTS,
    AccountTrouble,
    KeyTold,
    Meaning,
    MomentSeen,
    NamesPushed,
    OldSecretLasts,
    PublicAddress,
    TelephonyNews,
    UnknownShape,
    WebhookSecret,
)
from app.failures import BackendSilent, Failure, Refused
from ui.settings.account_card import AccountCard
from ui.settings.names_card import NamesCard
from ui.settings.secrets_card import SecretsCard
from ui.settings.shape_card import ShapeCard
from ui.settings.template_dialog import TemplateDialog
from ui.settings.unmatched import UnmatchedWarnings
from ui.settings.webhooks_card import WebhooksCard
from ui.settings.zone_choice import zones
from ui.theme import Theme
from ui.widgets.buttons import LinkButton
from ui.widgets.paragraph import Paragraph

NOW = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)
URL = "https://slukhavka.example/hooks/ringostat/k7Qw3kD8sPq2Lr9xV0n9f"


def integration(**other: Any) -> Integration:
    made = Integration(
        type="ringostat",
        project_id="11111",
        auth_key_set=True,
        webhook_url=URL,
        webhook_urls={moment: f"{URL}?event={moment}" for moment in MOMENTS},
        template={"call_id": "call_id", "employee_extension": "employee_estension", "status": "status"},
        ai_template={"call_id": "call_id", "summary": "summary"},
        time_zone="Europe/Kyiv",
        key_tail="4f2a",
        state=TelephonyNews(checked_at=NOW, moments=tuple(MomentSeen(moment=moment) for moment in MOMENTS)),
    )
    return replace(made, **other)


def fresh() -> Integration:
    return integration(project_id=None, auth_key_set=False, key_tail="")


@pytest.fixture
def account(qtbot: QtBot, theme: Theme) -> AccountCard:
    card = AccountCard(theme)
    qtbot.addWidget(card)
    return card


def saved(account: AccountCard) -> list[IntegrationChange]:
    asked: list[IntegrationChange] = []
    account.save_wanted.connect(asked.append)
    return asked


def type_into(field: QLineEdit, text: str) -> None:
    field.clear()
    field.insert(text)
    field.textEdited.emit(text)


def test_a_fresh_company_types_everything_in(account: AccountCard) -> None:
    account.show_integration(fresh())
    asked = saved(account)
    account.save.click()
    assert asked == []
    assert account.project_field.trouble
    assert account.key_field.trouble
    type_into(account.project, " 11111 ")
    type_into(account.key, "secret key ")
    account.save.click()
    assert asked == [IntegrationChange(project_id="11111", auth_key="secret key", time_zone="Europe/Kyiv")]


def test_a_stored_key_shows_its_end_and_is_replaced_on_purpose(account: AccountCard) -> None:
    account.show_integration(integration())
    asked = saved(account)
    assert account.key.text() == f"{'•' * 16}4f2a"
    assert account.key.isReadOnly()
    account.save.click()
    assert asked[0].auth_key is UNSET
    account.key.button.click()
    assert account.key.text() == ""
    type_into(account.key, "another")
    account.show_integration(integration())  # news must not wipe what is being typed
    account.save.click()
    assert asked[1].auth_key == "another"
    account.key.button.click()
    assert account.key.text().endswith("4f2a")


@pytest.mark.parametrize(
    ("failure", "field", "told"),
    [
        (Refused(Problem.KEY_REFUSED), "key_field", "не приймає цей ключ"),
        (Refused(Problem.PROJECT_REFUSED), "project_field", "іншому проєкту"),
        (Refused(Problem.RINGOSTAT_SILENT), None, "не дістався до Ringostat"),
        (Refused(Problem.RINGOSTAT_SILENT, "502"), None, "помилка 502"),
        (BackendSilent("no route"), None, "Сервер Слухавки не відповідає"),
    ],
)
def test_each_trouble_stands_where_it_is_mended(
    account: AccountCard, failure: Failure, field: str | None, told: str
) -> None:
    account.show_integration(fresh())
    type_into(account.project, "22222")
    type_into(account.key, "wrong")
    account.show_busy(busy=True)
    account.show_busy(busy=False)
    account.show_failure(failure)
    troubles = {name: getattr(account, name).trouble for name in ("project_field", "key_field", "zone_field")}
    said = account.told.text() if field is None else troubles.pop(field)
    assert told in said
    assert not any(troubles.values())
    assert (account.project.text(), account.key.text()) == ("22222", "wrong")


def test_a_zone_is_chosen_from_those_that_are(account: AccountCard) -> None:
    account.show_integration(integration())
    asked = saved(account)
    account.zone.setCurrentText("Europe/Kiyv")
    account.save.click()
    assert (asked, account.zone_field.trouble) == ([], "Оберіть пояс зі списку.")
    account.zone.setCurrentText("europe/warsaw")
    account.save.click()
    assert asked[0].time_zone == "Europe/Warsaw"
    assert zones()[0] == "Europe/Kyiv"


def test_the_accounts_trouble_is_shown_until_it_is_over(account: AccountCard) -> None:
    news = TelephonyNews(checked_at=NOW, trouble=AccountTrouble(code="key_refused"))
    account.show_integration(integration(state=news))
    row = account.warning("account")
    assert row is not None
    assert "не приймає цей ключ" in row.sentence
    account.show_news(TelephonyNews(checked_at=NOW))
    assert row.isHidden()


def test_a_moment_is_ticked_off_by_the_news(qtbot: QtBot, theme: Theme) -> None:
    card = WebhooksCard(theme)
    qtbot.addWidget(card)
    card.show_integration(integration(), NOW)
    assert [row.when for row in card.rows.values()] == [*["ще не приходив"] * 4, "не обов’язково"]
    came = MomentSeen(moment="before", first_at=NOW, last_at=NOW)
    strange = MomentSeen(moment="after", misunderstood_at=NOW)
    card.show_news(TelephonyNews(moments=(came, strange)), NOW)
    assert [moment for moment, row in card.rows.items() if row.is_ticked] == ["before"]
    assert card.rows["after"].when == "приходить, але незрозумілий"
    copied: list[str] = []
    card.copy_wanted.connect(copied.append)
    card.rows["answered"].copy.click()
    assert copied == [f"{URL}?event=answered"]


def test_an_address_that_ringostat_cannot_reach_is_warned_of(qtbot: QtBot, theme: Theme) -> None:
    card = WebhooksCard(theme)
    qtbot.addWidget(card)
    card.show_integration(integration(address=PublicAddress.NOT_HTTPS), NOW)
    row = card.warning("address")
    assert row is not None
    with qtbot.waitSignal(card.check_wanted):
        row.fix_wanted.emit()
    card.show_integration(integration(), NOW)
    assert row.isHidden()


def test_tab_leads_out_of_the_template(qtbot: QtBot, theme: Theme) -> None:
    dialog = TemplateDialog(theme, integration())
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.show()
    dialog.table.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(dialog.table, Qt.Key.Key_Tab)
    assert not dialog.table.hasFocus()


def test_the_template_is_copied_in_either_format(qtbot: QtBot, theme: Theme) -> None:
    dialog = TemplateDialog(theme, integration())
    qtbot.addWidget(dialog)
    assert dialog.parameters == {"call_id": "call_id"}
    dialog.moments["after"].click()
    assert dialog.table.rowCount() == 3
    assert '"employee_extension": "employee_estension"' in dialog.whole
    dialog.as_form.click()
    dialog._on_copy_all()
    assert QGuiApplication.clipboard().text().splitlines()[0] == "call_id=call_id"
    dialog.moments["ai"].click()
    assert dialog.parameters == {"call_id": "call_id", "summary": "summary"}
    assert dialog._url.text == f"{URL}?event=ai"


def test_an_old_secret_tells_how_long_it_lasts_and_whether_it_is_used(qtbot: QtBot, theme: Theme) -> None:
    card = SecretsCard(theme)
    qtbot.addWidget(card)
    new = WebhookSecret(id=2, tail="6w9f", created_at=NOW, current=True)
    old = WebhookSecret(id=1, tail="k2Pa", created_at=NOW, current=False, valid_until=NOW + timedelta(hours=23))
    card.show_secrets((new, old), NOW)
    told = [label.text().replace("\N{NO-BREAK SPACE}", " ") for label in card._old.findChildren(Paragraph)]
    assert told == ["…k2Pa · діє ще 23 год · нею ніхто не користувався"]
    with qtbot.waitSignal(card.end_wanted, check_params_cb=lambda secret: secret == 1):
        card._old.findChildren(LinkButton)[0].click()
    with qtbot.waitSignal(card.renew_wanted, check_params_cb=lambda lasts: lasts is OldSecretLasts.DAY):
        card.renew.click()


def test_the_phones_names_are_told_as_they_go(qtbot: QtBot, theme: Theme) -> None:
    card = NamesCard(theme)
    qtbot.addWidget(card)
    card.show_names(NamesPushed(on=True, pushed=2, waiting=1), NOW)
    assert card.row.switch.isChecked()
    trouble = AccountTrouble(code="ringostat_refused", subject="no such method")
    card.show_names(NamesPushed(on=True, trouble=trouble), NOW)
    row = card.warning("names")
    assert row is not None
    assert row.sentence == "Ringostat відмовив: no such method"
    with qtbot.waitSignal(card.switched, check_params_cb=lambda on: on is False):
        card.row.switch.click()


def test_only_what_was_chosen_is_sent(qtbot: QtBot, theme: Theme) -> None:
    keys = (KeyTold(key="kod", value="a.1"), KeyTold(key="project_id", value="1", meaning="project_id"))
    shape = UnknownShape(
        shape="s",
        count=3,
        first_at=NOW,
        last_at=NOW,
        reason="no_call_id",
        keys=keys,
        content_type="",
        body="<b>kod</b>",
        body_bytes=10,
    )
    card = ShapeCard(theme, shape, NOW)
    qtbot.addWidget(card)
    assert not card.apply.isEnabled()
    card.choices["kod"].choose(Meaning.CALL_ID)
    card.choices["kod"].activated.emit(card.choices["kod"].currentIndex())
    wanted: list[Any] = []
    card.meanings_wanted.connect(wanted.append)
    card.apply.click()
    assert [(one.key, one.meaning) for one in wanted[0].meanings] == [("kod", Meaning.CALL_ID)]
    assert card.body.toPlainText() == "<b>kod</b>"


def test_an_account_of_nobody_is_matched_by_its_button(qtbot: QtBot, theme: Theme) -> None:
    manager = Named(7, "Максим Сірко")
    proposal = MatchProposal(operator_id=3, manager=manager, score=1.0, reason=MatchReason.NAME, sure=True)
    warnings = UnmatchedWarnings(theme)
    qtbot.addWidget(warnings)
    warning = OperatorWarning(operator=manager, login="shopua_maksym", talks=14, last_at=NOW, proposal=proposal)
    warnings.show_warnings([warning, replace(warning, proposal=None)])
    known, unknown = warnings.cards
    assert known.row.sentence == "SIP-акаунт shopua_maksym приймає дзвінки, але не закріплений за менеджером"
    with qtbot.waitSignal(warnings.match_wanted, check_params_cb=lambda wanted: wanted == proposal):
        known.row.fix_wanted.emit()
    with qtbot.waitSignal(warnings.operators_wanted):
        unknown.row.fix_wanted.emit()
    warnings.show_warnings([])
    assert warnings.isHidden()
