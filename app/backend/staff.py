"""The company's employees: what a synchronisation changes, who is whom, and who talks without being anybody."""

from collections.abc import Sequence
from datetime import datetime, timedelta

import msgspec

from app.backend.domain import matching
from app.backend.domain.names import clean_name
from app.backend.news import Teller
from app.backend.providers.ringostat import Employee
from app.backend.refusals import found
from app.backend.storage import audit, managers, operators, staff_changes
from app.backend.storage.people import SignedInAs
from app.backend.storage.transaction import Tx
from app.backend.storage.unmatched_talks import unmatched_talks
from app.contract.answers import Named, Operator
from app.contract.people import Deed
from app.contract.staff import MatchProposal, OneMatch, OperatorWarning, StaffChangeKind

WARNED_OF = timedelta(days=7)
"""Talks of so many days count for a warning."""
_TOLD = ("name", "sip_logins", "extension", "email")


def synchronise(tx: Tx, who: SignedInAs, staff: Sequence[Employee], now: datetime) -> tuple[Operator, ...]:
    """Enter the employees as they are now: matches stay, those who left are marked, every difference is kept."""
    before = {operator.id: operator for operator in operators.all_operators(tx, who.workspace)}
    there, adopted = set(), 0
    for employee in staff:
        put = operators.put_employee(
            tx,
            who.workspace,
            staff_id=employee.staff_id,
            name=clean_name(employee.name),
            extension=employee.extension,
            email=employee.email,
            logins=employee.sip_logins,
            departments=employee.departments,
        )
        there.add(put.operator)
        adopted += put.adopted
    for operator in before.keys() - there:
        operators.mark_gone(tx, operator)
    after = operators.all_operators(tx, who.workspace)
    changed = [one for one in after if before.get(one.id) != one]
    teller = Teller(tx, who.workspace, now)
    for one in changed:
        _keep_change(tx, who.workspace, before.get(one.id), one, now)
        teller.operator(one)
    if adopted:
        teller.calls_found(adopted)
    audit.note(tx, who, Deed.SYNCHRONISED, now, details={"employees": str(len(there)), "changed": str(len(changed))})
    return after


def match(tx: Tx, who: SignedInAs, wanted: OneMatch, now: datetime) -> Operator:
    """Say which manager the operator is; all their calls, past ones too, are then that manager's.

    Raises:
        Refusal: there is no such operator or manager.
    """
    before = found(operators.get_operator(tx, who.workspace, wanted.operator_id))
    manager = None
    if wanted.manager_id is not None:
        manager = found(managers.get_manager(tx, who.workspace, wanted.manager_id))
    if before.manager == manager:
        return before
    operators.match_operator(tx, before.id, wanted.manager_id)
    after = found(operators.get_operator(tx, who.workspace, before.id))
    details = {"manager": "" if manager is None else manager.name}
    audit.note(tx, who, Deed.MATCHED, now, subject=before.name, details=details)
    Teller(tx, who.workspace, now).operator(after)
    return after


def proposals(tx: Tx, workspace: int) -> tuple[MatchProposal, ...]:
    """Who the operators without a manager probably are, the surest first."""
    everybody = operators.all_operators(tx, workspace)
    unmatched = [
        matching.Unmatched(id=one.id, name=one.name, email=one.email)
        for one in everybody
        if one.manager is None and not one.gone
    ]
    if not unmatched:
        return ()
    taken = frozenset(one.manager.id for one in everybody if one.manager is not None)
    return tuple(
        MatchProposal(operator_id=one.operator, manager=one.manager, score=one.score, reason=one.reason, sure=one.sure)
        for one in matching.proposals(unmatched, managers.all_managers(tx, workspace), taken)
    )


def warnings(tx: Tx, workspace: int, now: datetime) -> tuple[OperatorWarning, ...]:
    """Who talked with clients lately and is no manager, the busiest first, with the likeliest fix."""
    talks = unmatched_talks(tx, workspace, now - WARNED_OF)
    if not talks:
        return ()
    proposed = {one.operator_id: one for one in proposals(tx, workspace)}
    by_id = {one.id: one for one in operators.all_operators(tx, workspace)}
    told: list[OperatorWarning] = []
    for one in talks:
        operator = None if one.operator is None else by_id[one.operator]
        login = one.login if operator is None else next(iter(operator.sip_logins), operator.staff_id)
        told.append(
            OperatorWarning(
                operator=None if operator is None else Named(operator.id, operator.name),
                login=login,
                talks=one.talks,
                last_at=one.last_at,
                proposal=None if operator is None else proposed.get(operator.id),
            )
        )
    return tuple(told)


def _keep_change(tx: Tx, workspace: int, before: Operator | None, after: Operator, now: datetime) -> None:
    had, has = _words(before), _words(after)
    old = {name: had[name] for name in _TOLD if before is not None and had[name] != has[name]}
    new = {name: has[name] for name in old}
    if before is None:
        staff_changes.add_change(tx, workspace, after.id, StaffChangeKind.NEW, now)
    elif before.gone != after.gone:
        kind = StaffChangeKind.GONE if after.gone else StaffChangeKind.BACK
        staff_changes.add_change(tx, workspace, after.id, kind, now, before=old, after=new)
    elif old:
        staff_changes.add_change(tx, workspace, after.id, StaffChangeKind.CHANGED, now, before=old, after=new)


def _words(operator: Operator | None) -> dict[str, str]:
    if operator is None:
        return {}
    told = msgspec.structs.asdict(operator)
    return {name: ", ".join(told[name]) if name == "sip_logins" else str(told[name] or "") for name in _TOLD}
