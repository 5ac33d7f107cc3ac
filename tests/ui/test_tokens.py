"""Distances come from the tokens: no widget has a measure of its own between its parts."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from ui.theme_tokens import Height, Space

UI = Path(__file__).parents[2] / "ui"
DISTANCES = {"setSpacing", "setContentsMargins", "addSpacing", "setHorizontalSpacing", "setVerticalSpacing"}
A_LINE = {0, 1}
"""None, and the line around a thing, which its contents leave free."""


def own_distances(source: str) -> Iterator[str]:
    """Calls that set a distance by a number."""
    for call in ast.walk(ast.parse(source)):
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr in DISTANCES:
            told = [number for argument in call.args for number in _numbers(argument)]
            if not A_LINE.issuperset(told):
                yield f"{call.lineno}: {ast.unparse(call)}"


def _numbers(told: ast.expr) -> Iterator[object]:
    if isinstance(told, ast.BinOp) and isinstance(told.op, ast.Mult | ast.FloorDiv):
        return  # so many times a token
    for part in ast.iter_child_nodes(told):
        if isinstance(part, ast.expr):
            yield from _numbers(part)
    if isinstance(told, ast.Constant):
        yield told.value


@pytest.mark.parametrize("path", sorted(UI.rglob("*.py")), ids=lambda path: path.relative_to(UI).as_posix())
def test_distances_come_from_the_tokens(path: Path) -> None:
    assert list(own_distances(path.read_text("utf-8"))) == []


def test_a_number_is_found_wherever_it_hides() -> None:
    source = "a.setSpacing(6); b.setContentsMargins(0, Space.WORD + 2, 1, 0); c.addSpacing(2 * Space.PAGE)"
    assert list(own_distances(source)) == [
        "1: a.setSpacing(6)",
        "1: b.setContentsMargins(0, Space.WORD + 2, 1, 0)",
    ]


def test_the_tokens_lie_on_the_grid() -> None:
    """Of four pixels; one half step keeps two lines of one thing apart."""
    steps = {name: value for name, value in vars(Space).items() if isinstance(value, int) and not name.startswith("_")}
    assert {name for name, value in steps.items() if value % 4} == {"TIGHT"}
    assert all(value % 2 == 0 for name, value in vars(Height).items() if isinstance(value, int) and name[0] != "_")
