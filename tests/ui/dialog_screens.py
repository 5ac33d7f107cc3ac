"""What opens above the screens, the employees, and every section of the settings while nobody answers."""

import asyncio
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

import msgspec
from PySide6.QtWidgets import QLineEdit, QWidget

from app.audio.forms import Form
from app.contract.administration import Invitation
from app.contract.answers import Client, Named, Operator, Role
from app.contract.crm import BadRow, Import, ImportColumn, ImportKind, ImportState, Meaning, Wrong
from app.contract.people import Person
from app.contract.staff import (
    MatchProposal,
    MatchReason,
    OneMatch,
    OperatorWarning,
    StaffChange,
    StaffChangeKind,
    Synchronised,
)
from app.desk.staff_book import StaffBook
from app.failures import BackendSilent
from app.operator_desk import Access, operator_desk
from app.paths import paths_in
from app.settings import Settings
from tests.ui.call_screens import answered
from tests.ui.latin_shop import IRYNA, NOW, OKSANA, OLENA, PHONE, order
from ui.desk_signals import DeskSignals
from ui.dialer.dialog import DialDialog
from ui.imports.wizard import ImportWizard
from ui.new_manager import NewManagerDialog
from ui.operators.page import OperatorsPage
from ui.orders.order_dialog import OrderDialog
from ui.palette.cheat_sheet import CheatSheet
from ui.palette.entry import Entry, Group, group_title
from ui.palette.palette import Palette
from ui.recordings.archive_dialog import ArchiveDialog
from ui.recordings.keys import key_sheet
from ui.recordings.popups import KeySheet
from ui.settings.invite_dialog import InviteDialog
from ui.settings.person_dialog import PersonDialog
from ui.settings.section import Surroundings
from ui.settings.sections import all_sections
from ui.settings_keeper import SettingsKeeper
from ui.theme import Theme

type Shown = Callable[[QWidget], None]

_NOWHERE: Final = "http://127.0.0.1:9"
_SIZE: Final = (1068, 800)


class _Staff:
    """Employees of every kind, and everything there is to say of them."""

    def __init__(self) -> None:
        self.silent = False

    async def operators(self) -> tuple[Operator, ...]:
        if self.silent:
            raise BackendSilent
        talks = Operator(id=2, staff_id="2", name="Olena Koval", sip_logins=("shop_olena",), presence="online")
        matched = Operator(id=3, staff_id="3", name=IRYNA.name, manager=IRYNA, presence="speaking", extension="102")
        return (talks, matched, Operator(id=4, staff_id="4", name="Yana", gone=True, presence="offline"))

    async def managers(self) -> tuple[Named, ...]:
        return (OLENA, IRYNA)

    async def add_manager(self, name: str) -> Named:
        return Named(20, name)

    async def synchronise(self) -> Synchronised:
        return Synchronised(items=await self.operators(), changes=await self.changes())

    async def changes(self) -> tuple[StaffChange, ...]:
        was, became = {"name": "Olena K.", "extension": ""}, {"name": "Olena Koval", "extension": "101"}
        return tuple(
            StaffChange(id=number, at=NOW, kind=kind, operator=OLENA, before=was, after=became)
            for number, kind in enumerate(StaffChangeKind)
        )

    async def see_changes(self, _newest: int) -> tuple[StaffChange, ...]:
        return ()

    async def proposals(self) -> tuple[MatchProposal, ...]:
        return (MatchProposal(operator_id=2, manager=OLENA, score=0.9, reason=self.reason, sure=False),)

    async def warnings(self) -> tuple[OperatorWarning, ...]:
        stranger = OperatorWarning(operator=None, login="shop_night", talks=1, last_at=NOW)
        return (stranger, OperatorWarning(operator=OLENA, login="shop_olena", talks=5, last_at=NOW))

    async def match(self, _matches: Sequence[OneMatch]) -> tuple[Operator, ...]:
        return ()

    reason = MatchReason.NAME


async def operators(theme: Theme, shown: Shown) -> None:
    staff = _Staff()
    book = StaffBook(staff)
    page = OperatorsPage(theme, book)
    book.on_changed = page.show_book
    page.resize(*_SIZE)
    page.show_for("admin")
    page.show()
    shown(page)
    for staff.reason in MatchReason:
        page.load()
        await answered()
        shown(page)
    page.show_for("supervisor")
    shown(page)
    await page.close_tasks()
    staff.silent = True
    alone = OperatorsPage(theme, StaffBook(staff))
    alone.resize(*_SIZE)
    alone.load()
    await answered()
    shown(alone)
    await alone.close_tasks()


async def of_orders(theme: Theme, shown: Shown) -> None:
    parent = QWidget()
    dialog = OrderDialog(parent, theme, (OLENA,))
    shown(dialog)
    for field, wrong in ((dialog.number, ""), (dialog.phone, "1"), (dialog.sum, "x")):
        dialog.number.setText("7")
        field.setText(wrong)
        dialog.save.click()
        shown(dialog)
    shown(OrderDialog(parent, theme, (OLENA,), order()))
    shown(NewManagerDialog(parent, theme))


async def import_steps(theme: Theme, shown: Shown) -> None:
    parent = QWidget()
    meanings = (None, *Meaning)
    for kind in ImportKind:
        wizard = ImportWizard(parent, theme, kind)
        shown(wizard)
        wizard.show_reading("shop.csv")
        shown(wizard)
        columns = tuple(ImportColumn(title=f"column {n}", meaning=one) for n, one in enumerate(meanings))
        read = Import(
            id=1,
            kind=kind,
            file_name="shop.csv",
            state=ImportState.PREVIEW,
            encoding="cp1251",
            delimiter=";",
            has_head=True,
            columns=columns[:3],
            rows=(("1", "Oleh", "x"),),
            total=2,
        )
        wizard.show_import(read, Meaning.NUMBER if kind is ImportKind.ORDERS else Meaning.PHONE)
        shown(wizard)
        for state in set(ImportState) - {ImportState.PREVIEW}:
            wizard.show_import(msgspec.structs.replace(read, state=state, done=1, added=1, renewed=5, bad=2), None)
            bad = tuple(BadRow(id=n, line=n, title="Sum", value="x", why=why) for n, why in enumerate(Wrong, 2))
            wizard.result_step.show_bad(bad)
            shown(wizard)


async def of_people(theme: Theme, shown: Shown) -> None:
    parent = QWidget()
    free = (Operator(id=2, staff_id="2", name="Olena Koval"),)
    person = Person(id=1, name=OLENA.name, role=Role.SUPERVISOR, operator=OLENA, created_at=NOW)
    shown(PersonDialog(theme, person, free, parent))
    invite = InviteDialog(theme, free, lambda: NOW, parent)
    shown(invite)
    invite.make_code.click()
    shown(invite)
    invite.show_trouble("Latin trouble")
    shown(invite)
    invite.show_code(Invitation(code="ABCD1234", expires_at=NOW, id=1))
    shown(invite)
    invite.show_used()
    shown(invite)
    further = InviteDialog(theme, free, lambda: NOW, parent, person=person)
    shown(further)
    further.show_trouble("Latin trouble")
    shown(further)


async def dialing(theme: Theme, shown: Shown) -> None:
    parent = QWidget()

    async def find(_phone: str) -> Client | None:
        return Client(id=1, name=OKSANA.name, phones=(PHONE,), created_by="call", created_at=NOW)

    async def nobody(_phone: str) -> Client | None:
        return None

    for asked, written in ((find, ""), (find, "12"), (find, "+12125550100"), (nobody, "+12125550100")):
        dialog = DialDialog(theme, asked, parent, written=written)
        await answered()
        shown(dialog)
        await dialog.close_tasks()


async def archive(theme: Theme, shown: Shown) -> None:
    parent, gate = QWidget(), asyncio.Event()

    async def save(_template: str, _form: Form, _into: Path, progress: Callable[[int, int | None], None]) -> int:
        progress(500_000, 1_000_000)
        await gate.wait()
        raise BackendSilent

    dialog = ArchiveDialog(theme, save, Path(), parent)
    template = dialog.findChild(QLineEdit)
    assert template is not None
    usual = "{date} {client}"  # the word of a direction stands in file names as the company speaks
    template.setText(usual)
    shown(dialog)
    template.setText("{nothing}")
    shown(dialog)
    template.setText(usual)
    dialog.save_into(Path("calls.zip"))
    await asyncio.sleep(0)
    shown(dialog)
    gate.set()
    await answered()
    shown(dialog)
    await dialog.close_tasks()


async def palette_and_keys(theme: Theme, shown: Shown) -> None:
    window = QWidget()
    window.resize(*_SIZE)
    entries = [Entry(group, f"Latin {number}", window.update) for number, group in enumerate(Group)]

    async def ask(_text: str) -> Sequence[Entry]:
        return ()

    assert all(group_title(group) for group in Group)
    palette = Palette(theme, lambda: entries, ask, window)
    palette.open()
    shown(window)
    palette.field.setText("xyzzy")
    shown(window)
    palette.close_again()
    await palette.close_tasks()
    shown(CheatSheet(theme, key_sheet(), window))
    shown(KeySheet(theme, window))


class _Trials:
    """Nothing is tried here."""

    def try_sound(self) -> None: ...
    def try_card(self) -> None: ...
    def try_notice(self) -> None: ...
    def end_quiet(self) -> None: ...
    def is_hushed(self) -> bool:
        return True

    def longest_stall_ms(self) -> int:
        return 31


async def sections(theme: Theme, shown: Shown) -> None:
    """Before anything came, and when the backend could not be reached."""
    with tempfile.TemporaryDirectory(prefix="slukhavka-sections-") as kept:
        paths = paths_in(Path(kept))
        keeper = SettingsKeeper(Settings(paths.settings_file))
        parts = operator_desk(Access(_NOWHERE, "token"), paths, kept_bytes=1024)
        async with parts.questions:
            around = Surroundings(
                theme=theme,
                keeper=keeper,
                parts=parts,
                signals=DeskSignals(parts.desk),
                paths=paths,
                base_url=_NOWHERE,
                say=lambda _sentence, _kind: None,
                go=lambda _place: None,
                trials=_Trials(),
            )
            for section in all_sections():
                page = section.build(around, None)  # type: ignore[arg-type]  # a window of its own here
                page.resize(*_SIZE)
                shown(page)
                page.opened()
                await answered()
                shown(page)
                await page.close_tasks()
        await keeper.close_tasks()
        await parts.close()


DIALOGS: Final = (
    operators,
    of_orders,
    import_steps,
    of_people,
    dialing,
    archive,
    palette_and_keys,
    sections,
)
