"""Who hears of a call: those it concerns, and nobody else gets its number or its client."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.contract.answers import Direction, Phase, Role


class Circle(StrEnum):
    """Kinds of audiences; supervisors and administrators are of every one but `except`."""

    EVERYONE = "everyone"
    SUPERVISORS = "supervisors"
    OPERATORS = "operators"
    """The named operators."""
    EXCEPT = "except"
    """Every operator but the named: what is told here is what may be known to anybody."""


@dataclass(frozen=True, slots=True)
class Audience:
    circle: Circle
    operators: tuple[int, ...] = ()


EVERYONE = Audience(Circle.EVERYONE)


def hears(circle: str, operators: Sequence[int], role: Role, operator: int | None) -> bool:
    """Whether a user of this role (and this operator's, when they are one) belongs to the audience."""
    match circle:
        case Circle.EVERYONE:
            return True
        case Circle.SUPERVISORS:
            return role is not Role.OPERATOR
        case Circle.OPERATORS:
            return role is not Role.OPERATOR or operator in operators
        case _:
            return role is Role.OPERATOR and operator not in operators


def of_call(direction: Direction, phase: Phase, operator: int | None, free: Sequence[int]) -> Audience:
    """Who hears everything of the call. `free` are the matched operators who are not talking.

    While nobody has picked up: the one it rings, if known, else whoever is free. From then on the one who took it.
    """
    if operator is not None:
        return Audience(Circle.OPERATORS, (operator,))
    if phase is Phase.RINGING and direction is Direction.IN:
        return Audience(Circle.OPERATORS, tuple(sorted(free)))
    if phase is Phase.ENDED and direction is Direction.IN:
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


def may_see(role: Role, mine: int | None, operator: int | None) -> bool:
    """Whether a user sees this call in lists: operators their own and those that nobody took."""
    return role is not Role.OPERATOR or operator is None or operator == mine
