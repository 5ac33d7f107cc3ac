"""Who hears of a call: those it concerns, and nobody else gets its number or its client."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.contract.answers import Call, Direction, Phase, Role


class Circle(StrEnum):
    """Kinds of audiences; supervisors and administrators are of the first three.

    A line of the journal for the last two is heard by nobody: by it every process learns whose live lines to end.
    """

    EVERYONE = "everyone"
    SUPERVISORS = "supervisors"
    OPERATORS = "operators"
    """The named operators."""
    EXCEPT = "except"
    """Every operator but the named: what is told here is what may be known to anybody."""
    ADMINS = "admins"
    """Administrators alone."""
    SIGNED_OUT = "signed_out"
    """Nobody; the live lines of the named desks end, for they may come in no longer."""
    CHANGED = "changed"
    """Nobody; the live lines of the named desks begin anew, for their people may see other things now."""


@dataclass(frozen=True, slots=True)
class Audience:
    circle: Circle
    operators: tuple[int, ...] = ()


EVERYONE = Audience(Circle.EVERYONE)
ADMINS = Audience(Circle.ADMINS)


def hears(circle: str, operators: Sequence[int], role: Role, operator: int | None) -> bool:
    """Whether a user of this role (and this operator's, when they are one) belongs to the audience."""
    match circle:
        case Circle.EVERYONE:
            return True
        case Circle.SUPERVISORS:
            return role is not Role.OPERATOR
        case Circle.OPERATORS:
            return role is not Role.OPERATOR or operator in operators
        case Circle.ADMINS:
            return role is Role.ADMIN
        case Circle.EXCEPT:
            return role is Role.OPERATOR and operator not in operators
        case _:
            return False


def of_call(
    direction: Direction,
    phase: Phase,
    operator: int | None,
    free: Sequence[int],
    *,
    group: Sequence[int] = (),
    answered: bool = False,
) -> Audience:
    """Who hears everything of the call.

    While nobody has picked up: the one it rings, if known, and their `group`; else `free`, the matched operators who
    are not talking. From then on the one who took it; when the company does not know them, supervisors alone.
    """
    rings = phase is Phase.RINGING and direction is Direction.IN
    if operator is not None:
        return Audience(Circle.OPERATORS, tuple(sorted({operator, *group})) if rings else (operator,))
    if rings:
        return Audience(Circle.OPERATORS, tuple(sorted(free)))
    if phase is Phase.ENDED and is_untaken(direction, operator, answered=answered):
        return EVERYONE
    return Audience(Circle.SUPERVISORS)


def of_the_others(direction: Direction, phase: Phase, operator: int | None) -> Audience | None:
    """Who only learns that the call was taken, and by whom; None when nobody has taken it.

    Somebody the company does not know takes calls too: then it concerns every operator that it rings no longer.
    """
    if phase is Phase.RINGING or direction is not Direction.IN:
        return None
    if operator is not None:
        return Audience(Circle.EXCEPT, (operator,))
    return Audience(Circle.EXCEPT) if phase is Phase.TALKING else None


def is_untaken(direction: Direction, operator: int | None, *, answered: bool) -> bool:
    """Whether somebody called and nobody took it (yet): such a call is everybody's."""
    return direction is Direction.IN and operator is None and not answered


def may_see(role: Role, mine: int | None, call: Call) -> bool:
    """Whether a user sees this call in lists: operators their own and those that nobody took."""
    if role is not Role.OPERATOR:
        return True
    operator = None if call.operator is None else call.operator.id
    if operator is not None:
        return operator == mine
    return is_untaken(call.direction, operator, answered=call.answered_at is not None)
