"""The cards of «Телефонія» in all their states, with everything from outside in Latin letters."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from PySide6.QtWidgets import QWidget

from app.contract.administration import Integration
from app.contract.answers import Named
from app.contract.problems import Problem
from app.contract.staff import MatchProposal, MatchReason, OperatorWarning
from app.contract.telephony import (
    MOMENTS,
    AccountTrouble,
    KeyMeaning,
    KeyTold,
    Meaning,
    MomentSeen,
    NamesPushed,
    PublicAddress,
    TelephonyNews,
    UnknownShape,
    WebhookSecret,
)
from app.failures import BackendSilent, Refused
from ui.settings.account_card import AccountCard
from ui.settings.meanings_card import MeaningsCard
from ui.settings.names_card import NamesCard
from ui.settings.secrets_card import SecretsCard
from ui.settings.shape_card import ShapeCard
from ui.settings.template_dialog import TemplateDialog
from ui.settings.unmatched import UnmatchedWarnings
from ui.settings.webhooks_card import WebhooksCard
from ui.theme import Theme

_WIDTH = 836
"""Of a card in a window of 1280 pixels."""

type Shown = Callable[[QWidget], None]

NOW = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)
URL = "https://slukhavka.example/hooks/ringostat/k7Qw3kD8sPq2Lr9xV0n9f"
_TROUBLES = (Problem.KEY_REFUSED, Problem.PROJECT_REFUSED, Problem.RINGOSTAT_SILENT, Problem.KEY_LOST, Problem.BUG)


def integration(*, set_up: bool = True, address: PublicAddress = PublicAddress.FINE) -> Integration:
    return Integration(
        type="ringostat" if set_up else None,
        project_id="11111" if set_up else None,
        auth_key_set=set_up,
        webhook_url=URL,
        webhook_urls={moment: f"{URL}?event={moment}" for moment in MOMENTS},
        template={"call_id": "call_id", "status": "status"},
        time_zone="Europe/Kyiv",
        key_tail="4f2a",
        address=address,
        state=TelephonyNews(checked_at=NOW, moments=tuple(MomentSeen(moment=moment) for moment in MOMENTS)),
    )


async def telephony(theme: Theme, shown: Shown) -> None:
    account = AccountCard(theme)
    for one in (integration(set_up=False), integration()):
        account.show_integration(one)
        shown(account)
    account.key.button.click()
    account.save.click()
    shown(account)
    for problem in _TROUBLES:
        for subject in ("", "502"):
            account.show_news(TelephonyNews(checked_at=NOW, trouble=AccountTrouble(code=problem, subject=subject)))
            account.show_failure(Refused(problem, subject))
            shown(account)
    account.show_failure(BackendSilent("no route"))
    account.show_busy(busy=True)
    shown(account)
    account.show_busy(busy=False)
    account.show_saved()
    shown(account)
    _webhooks(theme, shown)
    _names(theme, shown)


def _webhooks(theme: Theme, shown: Shown) -> None:
    card = WebhooksCard(theme)
    for address in PublicAddress:
        card.show_integration(integration(address=address), NOW)
        shown(card)
    seen = (MomentSeen(moment="before", first_at=NOW, last_at=NOW), MomentSeen(moment="after", misunderstood_at=NOW))
    card.show_news(TelephonyNews(moments=seen), NOW)
    shown(card)
    dialog = TemplateDialog(theme, integration())
    dialog._on_copy_url()
    shown(dialog)
    secrets = SecretsCard(theme)
    ends = (NOW + timedelta(hours=2), NOW + timedelta(days=6), None)
    old = [
        WebhookSecret(id=number, tail="k2Pa", created_at=NOW, current=False, valid_until=until, used_at=used)
        for number, until in enumerate(ends)
        for used in (None, NOW)
    ]
    secrets.show_secrets(tuple(old), NOW)
    shown(secrets)


def _names(theme: Theme, shown: Shown) -> None:
    card = NamesCard(theme)
    trouble = AccountTrouble(code=Problem.RINGOSTAT_REFUSED, subject="no")
    for names in (NamesPushed(on=True, pushed=2, waiting=1, pushed_at=NOW), NamesPushed(on=True, trouble=trouble)):
        card.show_names(names, NOW)
        shown(card)
    manager = Named(7, "Maksym")
    proposal = MatchProposal(operator_id=3, manager=manager, score=1.0, reason=MatchReason.NAME, sure=True)
    warnings = UnmatchedWarnings(theme)
    warnings.show_warnings(
        [
            OperatorWarning(operator=manager, login="shop_maksym", talks=14, last_at=NOW, proposal=one)
            for one in (proposal, None)
        ]
    )
    shown(warnings)


async def unknown_webhooks(theme: Theme, shown: Shown) -> None:
    keys = (KeyTold(key="kod", value=""), KeyTold(key="to", value="1", meaning="not_a_call"))
    for reason in ("empty", "not_readable", "no_call_id", "nothing_told"):
        for told in (keys, ()):
            shape = UnknownShape(
                shape="s",
                count=3,
                first_at=NOW,
                last_at=NOW,
                reason=reason,
                keys=told,
                content_type="",
                body="kod",
                body_bytes=3,
            )
            card = ShapeCard(theme, shape, NOW)
            card._on_toggle()
            card.resize(_WIDTH, card.heightForWidth(_WIDTH))
            shown(card)
    meanings = MeaningsCard(theme)
    meanings.show_meanings(tuple(KeyMeaning(id=1, key="kod", meaning=meaning, made_at=NOW) for meaning in Meaning))
    meanings.resize(_WIDTH, meanings.heightForWidth(_WIDTH))
    shown(meanings)
